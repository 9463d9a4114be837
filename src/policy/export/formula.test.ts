import assert from "node:assert/strict";
import { test } from "node:test";
import { all, any, FALSE, not, TRUE } from "./formula.ts";
import type { Formula } from "./formula.ts";

const acting: Formula = { kind: "acting" };
const approved: Formula = { kind: "approved" };

test("formula: what is certain is taken out", () => {
  assert.deepEqual(all(TRUE, acting, TRUE), acting);
  assert.deepEqual(all(acting, FALSE), FALSE);
  assert.deepEqual(any(FALSE, acting), acting);
  assert.deepEqual(any(acting, TRUE), TRUE);
  assert.deepEqual(all(), TRUE);
  assert.deepEqual(any(), FALSE);
});

test("formula: parts of the same kind are one, and negations cancel out", () => {
  assert.deepEqual(all(acting, all(approved, acting)), {
    kind: "all",
    of: [acting, approved, acting],
  });
  assert.deepEqual(any(all(acting, approved), any(acting, approved)), {
    kind: "any",
    of: [{ kind: "all", of: [acting, approved] }, acting, approved],
  });
  assert.deepEqual(not(not(acting)), acting);
  assert.deepEqual(not(TRUE), FALSE);
  assert.deepEqual(not(FALSE), TRUE);
});
