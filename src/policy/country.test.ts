import assert from "node:assert/strict";
import { test } from "node:test";
import { COUNTRIES, REGIONS } from "./country.ts";

test("country: the codes are those that are assigned, and no reserved one", () => {
  assert.equal(COUNTRIES.size, 249);
  for (const code of ["EU", "UK", "XK", "AN", "us", ""]) assert.equal(COUNTRIES.has(code), false);
});

test("country: regions are made of assigned codes, each once", () => {
  for (const [name, codes] of REGIONS) {
    assert.equal(new Set(codes).size, codes.length, name);
    assert.deepEqual(
      codes.filter((code) => !COUNTRIES.has(code)),
      [],
      name,
    );
  }
  assert.equal(REGIONS.get("EU")?.length, 27);
  assert.equal(REGIONS.get("EEA")?.length, 30);
});
