import assert from "node:assert/strict";
import { test } from "node:test";
import { MARK, readWord } from "./run-word.ts";

test("run-word: names of programs are of mixed shape", () => {
  for (const word of ["PaymentService", "GitHub", "iPhoneX"]) {
    assert.equal(readWord(word).shape === "capital", false, word);
  }
});

test("run-word: what a word is in names of places, bodies and work is marked", () => {
  for (const [word, mark] of [
    ["The", MARK.starter],
    ["Hospital", MARK.head],
    ["Technologies", MARK.sureTail],
    ["Group", MARK.tail],
    ["Madrid", MARK.place],
    ["Engineer", MARK.role],
  ] as const) {
    assert.ok((readWord(word).marks & mark) !== 0, word);
  }
});
