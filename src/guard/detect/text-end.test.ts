import assert from "node:assert/strict";
import { test } from "node:test";
import { endReader, endsIn, oneOf } from "./text-end.ts";

test("a text ends as a pattern says, whichever of its ways", () => {
  const isIntroduced = endsIn(/(?:^|\s)name:|called /i);
  for (const text of ["Name:", "his name:", "is called "]) assert.ok(isIntroduced(text), text);
  for (const text of ["rename:", "name: ", "called", ""]) assert.ok(!isIntroduced(text), text);
});

test("each answer is about its own text", () => {
  const isBlank = endsIn(/\s/);
  assert.deepEqual(["a ", "a", "longer ", ""].map(isBlank), [true, false, true, false]);
});

test("groups hold as much as they can", () => {
  const read = endReader(/((?:\p{L}+ ){0,2}\p{L}+): */u);
  assert.equal(read("one two three four: ")?.[1], "two three four");
  assert.equal(read("four"), null);
});

test("units of a class are told in ASCII, beyond it, and behind the end", () => {
  const isLetter = oneOf(/\p{L}/u);
  assert.deepEqual(
    [0, 1, 2, 3, 4].map((at) => isLetter("a1ñ·", at)),
    [true, false, true, false, false],
  );
});
