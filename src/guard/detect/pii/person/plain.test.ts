import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { plainOf } from "./plain.ts";

test("plain: case and accents go, letters without a plain form get one", () => {
  assert.equal(plainOf("Muñoz"), "munoz");
  assert.equal(plainOf("ŁUKASZ"), "lukasz");
  assert.equal(plainOf("Bjørn"), "bjorn");
  assert.equal(plainOf("Þór"), "thor");
});

test("plain: letter by letter it is what decomposing the whole text makes", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary" }), (text) => {
      const whole = text.toLowerCase().normalize("NFD").replaceAll(/\p{M}/gu, "");
      // The few letters without a decomposition are spelled by the table alone.
      fc.pre(!/[łøđðþßæœı]/.test(whole));
      assert.equal(plainOf(text), whole);
    }),
    { numRuns: 2000 },
  );
});
