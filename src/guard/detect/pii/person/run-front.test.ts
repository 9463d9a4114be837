import assert from "node:assert/strict";
import { test } from "node:test";
import { askedOnce, introductionBefore } from "./run-front.ts";

test("front: a question is asked once for all ends of a run, and anew for another front", () => {
  let asked = 0;
  const question = askedOnce({
    worth: () => true,
    test: (plain) => {
      asked++;
      return plain === "dona ";
    },
  });
  assert.ok(question(() => "Doña ") && question(() => "Doña "));
  assert.equal(asked, 1);
  assert.ok(!question(() => "with "));
  assert.equal(asked, 2);
});

test("front: what stands there introduces the run", () => {
  assert.equal(
    introductionBefore(() => "Dr. "),
    "title",
  );
  assert.equal(
    introductionBefore(() => ""),
    "none",
  );
});
