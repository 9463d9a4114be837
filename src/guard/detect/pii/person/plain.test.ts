import assert from "node:assert/strict";
import { test } from "node:test";
import { plainOf } from "./plain.ts";

test("plain: case and accents go, letters without a plain form get one", () => {
  assert.equal(plainOf("Muñoz"), "munoz");
  assert.equal(plainOf("ŁUKASZ"), "lukasz");
  assert.equal(plainOf("Bjørn"), "bjorn");
  assert.equal(plainOf("Þór"), "thor");
});
