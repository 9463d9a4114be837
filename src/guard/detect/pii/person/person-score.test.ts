import assert from "node:assert/strict";
import { test } from "node:test";
import { wordsOfRun } from "./capitalized-run.ts";
import type { Introduction } from "./introduction.ts";
import { scorePerson } from "./person-score.ts";

function scoreOf(run: string, introduction: Introduction = "none"): number {
  return scorePerson(wordsOfRun(run), () => introduction);
}

test("score: the more of a name is known, the surer it is", () => {
  const scores = ["Laura", "Laura Zelvini", "Laura Jiménez"].map((run) => scoreOf(run));
  assert.deepEqual(
    scores,
    scores.toSorted((left, right) => left - right),
  );
  assert.equal(scoreOf("Laura Jiménez"), 0.8);
});

test("score: an introduction makes a name of unknown words, and none of common ones", () => {
  assert.equal(scoreOf("Quorra Zelvini"), 0);
  assert.equal(scoreOf("Quorra Zelvini", "label"), 0.9);
  assert.equal(scoreOf("Hospital Central", "label"), 0);
});

test("score: what names a thing in front takes the name away", () => {
  assert.equal(scoreOf("Laura", "thing"), 0);
  assert.ok(scoreOf("Laura Jiménez", "thing") < 0.5);
});

test("score: surname, given name in that order needs both to be known", () => {
  assert.ok(scoreOf("Whitaker, Susan") >= 0.5);
  assert.equal(scoreOf("Quorra, Susan"), 0);
  assert.equal(scoreOf("Paul, Mary"), 0);
});
