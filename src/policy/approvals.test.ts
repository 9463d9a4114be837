import assert from "node:assert/strict";
import { test } from "node:test";
import { joinApprovals } from "./approvals.ts";

const approval = (from: readonly string[], count: number, expiresMinutes: number) => ({
  approval: { from, count, expiresMinutes },
});

test("approvals: one alone is as it is written", () => {
  const one = approval(["a", "b"], 2, 60);
  assert.deepEqual(joinApprovals([one]), one.approval);
});

test("approvals: several take who may approve all of them, the most and the shortest", () => {
  const joined = joinApprovals([approval(["a", "b"], 1, 60), approval(["b", "c"], 3, 5)]);
  assert.deepEqual(joined, { from: ["b"], count: 3, expiresMinutes: 5 });
});

test("approvals: nobody can approve for those who have nobody in common", () => {
  assert.deepEqual(joinApprovals([approval(["a"], 1, 9), approval(["b"], 1, 9)]).from, []);
});
