import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../compile-detector.ts";
import { coordinateRecognizers } from "./coordinates.ts";

const detector = compileDetector(coordinateRecognizers);
const scores = (text: string) => detector.scan(text).map(({ score }) => score);

test("coordinates: a pair alone leads to nothing, behind its label it does", () => {
  assert.deepEqual(scores("40.4168, -3.7038"), [0.45]);
  assert.deepEqual(scores("M 12.345 67.891"), [0.2]);
  assert.deepEqual(scores("ubicación: 40.4168, -3.7038"), [0.85]);
  assert.deepEqual(scores('{"lat": 40.4168, "lng": -3.7038}'), [0.7, 0.7]);
});

test("coordinates: minutes and seconds, with one half or both", () => {
  for (const text of ["40°26′46″N 79°58′56″W", "51°30'N", `3° 42' 13.5" O`]) {
    assert.deepEqual(scores(`at ${text}.`), [0.75], text);
  }
});
