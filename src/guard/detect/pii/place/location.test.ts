import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../../compile-detector.ts";
import { location } from "./location.ts";

const detector = compileDetector([location]);

function scoreOf(text: string): number {
  return Math.max(0, ...detector.scan(text).map(({ score }) => score));
}

test("location: a town that is only spoken of is below what profiles act on", () => {
  for (const text of ["Madrid es grande", "I love New York", "Trade with Japan grew"]) {
    assert.ok(scoreOf(text) > 0 && scoreOf(text) < 0.5, text);
  }
});

test("location: labels, codes, and words of living and birth raise it", () => {
  for (const text of [
    "País: Perú",
    "Localidad/ Provincia: Villarrubia del Monte",
    '"city": "Dunwick"',
    "28036 Madrid",
    "residente en Sierra Leona",
    "she lives in Toronto",
    "Getafe (Madrid)",
    "Toledo, España",
  ]) {
    assert.ok(scoreOf(text) >= 0.6, text);
  }
});

test("location: an unknown word is no place without a label for places", () => {
  for (const text of ["Dunwick", "Section: Dunwick", "she lives in Harmony"]) {
    assert.equal(scoreOf(text), 0, text);
  }
});
