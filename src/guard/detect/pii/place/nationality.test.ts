import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../../compile-detector.ts";
import { nationality } from "./nationality.ts";

test("nationality: only a word that asks for it makes it one", () => {
  const detector = compileDetector([nationality]);
  assert.equal(detector.scan("nacionalidad: marroquí").length, 1);
  assert.equal(detector.scan("Ethnicity: Korean").length, 1);
  assert.equal(detector.scan("the Spanish team met a Korean chef").length, 0);
});
