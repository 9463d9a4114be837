import assert from "node:assert/strict";
import { test } from "node:test";
import { testCaller } from "../../test/fixtures/caller.ts";
import { auditedCaller, auditedDecision } from "./audited.ts";

test("audited: the caller by id and name, the end user by id alone", () => {
  const { method: _, ...person } = testCaller("u1", { name: "Ana" });
  const caller = testCaller("k1", { name: "app", endUser: { ...person, kind: "user" } });
  assert.deepEqual(auditedCaller(caller), { id: "k1", name: "app", endUser: { id: "u1" } });
  assert.deepEqual(auditedCaller(testCaller("k1")), { id: "k1", name: "k1" });
  assert.equal(auditedCaller(null), null);
});

test("audited: where the policy was not asked there is no decision", () => {
  assert.equal(auditedDecision(null), null);
});
