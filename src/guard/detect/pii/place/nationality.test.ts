import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../../compile-detector.ts";
import { nationality } from "./nationality.ts";

const detector = compileDetector([nationality]);

function scoreOf(text: string): number {
  return Math.max(0, ...detector.scan(text).map(({ score }) => score));
}

test("nationality: a word that asks for it, or somebody who says it, makes it one", () => {
  for (const text of ["nacionalidad: marroquí", "Ethnicity: Korean", "soy peruana", "I am Welsh"]) {
    assert.ok(scoreOf(text) >= 0.5, text);
  }
});

test("nationality: only spoken of, it is below what profiles act on", () => {
  assert.ok(scoreOf("the Spanish team met") > 0 && scoreOf("the Spanish team met") < 0.3);
  for (const text of ["she speaks Spanish", "la cocina peruana", "translated into German"]) {
    assert.equal(scoreOf(text), 0, text);
  }
});
