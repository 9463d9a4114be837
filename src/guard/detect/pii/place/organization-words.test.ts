import assert from "node:assert/strict";
import { test } from "node:test";
import { EMPLOYED_ENDS, isEmployment, TAILS } from "./organization-words.ts";

test("organization-words: what ends a name ends it in one way", () => {
  for (const word of TAILS.weak) assert.ok(!TAILS.sure.has(word) && !TAILS.likely.has(word), word);
  for (const word of TAILS.likely) assert.ok(!TAILS.sure.has(word), word);
});

test("organization-words: words of work end in those that are looked at first", () => {
  for (const text of ["works for ", "an engineer at ", "employed by the ", "trabaja en la "]) {
    assert.ok(isEmployment(text), text);
    assert.ok(EMPLOYED_ENDS.has(text.trim().split(" ").at(-1) ?? ""), text);
  }
});
