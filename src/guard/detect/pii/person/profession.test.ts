import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../../compile-detector.ts";
import { profession } from "./profession.ts";

const detector = compileDetector([profession]);

test("profession: it takes a word that asks for it, right in front", () => {
  assert.equal(detector.scan("Ocupación: camionero").length, 1);
  assert.equal(detector.scan("he worked as a welder for years").length, 1);
  assert.equal(detector.scan("retired; later that day she called a plumber").length, 0);
});
