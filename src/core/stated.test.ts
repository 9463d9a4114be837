import assert from "node:assert/strict";
import { test } from "node:test";
import { stated } from "./stated.ts";

test("stated: what is not set is left out, and nothing else", () => {
  const fields = stated({ a: 1, b: undefined, c: 0 });
  assert.deepEqual(Object.entries(fields), [
    ["a", 1],
    ["c", 0],
  ]);
  assert.deepEqual({ b: 2, ...fields }, { a: 1, b: 2, c: 0 });
});
