import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../../compile-detector.ts";
import { jobTitle } from "./job-title.ts";

const detector = compileDetector([jobTitle]);

function scoreOf(text: string): number {
  return Math.max(0, ...detector.scan(text).map(({ score }) => score));
}

test("job-title: behind a label, a name or a word of work it is one", () => {
  for (const text of [
    "Title: Risk Analyst",
    "Cargo: Gerente",
    "Nora Quist — Product Designer at work",
    "Nora Quist, Head Nurse",
    "he works as a Data Scientist",
  ]) {
    assert.ok(scoreOf(text) >= 0.5, text);
  }
});

test("job-title: programs that manage something are below what presets count", () => {
  for (const text of ["open the Task Manager", "a Package Manager for text"]) {
    assert.ok(scoreOf(text) < 0.3, text);
  }
});
