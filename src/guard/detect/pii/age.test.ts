import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../compile-detector.ts";
import { ageRecognizers } from "./age.ts";

const detector = compileDetector(ageRecognizers);
const score = (text: string) => Math.max(0, ...detector.scan(text).map((finding) => finding.score));

test("age: years alone lead to nothing, of a person they do", () => {
  assert.ok(score("los 53 años") < 0.5);
  assert.ok(score("a 12 year old whisky") < 0.5);
  for (const text of ["mujer de 53 años", "patient aged 34", "Edad: 81", "Frau, 67 Jahre alt"]) {
    assert.ok(score(text) >= 0.6, text);
  }
});

test("age: durations and ages of things are none", () => {
  for (const text of [
    "desde hace 10 años",
    "con 5 años de experiencia en 3 años",
    "cookie_age: 30",
  ]) {
    assert.ok(score(text) < 0.5, text);
  }
});
