import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../../compile-detector.ts";
import { nzRecognizers } from "./nz.ts";

const detector = compileDetector(nzRecognizers);
const isFound = (text: string) => detector.scan(text).length > 0;

test("nz-nhi: the samples of the standard hold, in the old form and in the new one", () => {
  for (const value of ["ZZZ0016", "ZZZ0024", "ZZZ00AX", "ALU18KZ"]) {
    assert.ok(isFound(`NHI ${value}`), value);
  }
  for (const value of ["ZZZ0044", "ZZZ00AA", "ALU18KY"]) {
    assert.ok(!isFound(`NHI ${value}`), value);
  }
});

test("nz-ird: numbers outside the range that is given out are none", () => {
  const valid = (front: string) =>
    Array.from("0123456789").filter((digit) => isFound(`IRD ${front}${digit}`)).length;
  assert.equal(valid("4909185"), 1);
  assert.equal(valid("0909185"), 0);
  assert.equal(valid("19091850"), 0);
});
