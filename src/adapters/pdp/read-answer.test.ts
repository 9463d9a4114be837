import assert from "node:assert/strict";
import { test } from "node:test";
import { readAuthorization, readVerdict } from "./read-answer.ts";

test("read-answer: every way to permit and deny is read", () => {
  for (const value of [true, "permit", { allow: true }, { effect: "permit" }, { decision: true }])
    assert.equal(readAuthorization(value)?.allowed, true, JSON.stringify(value));
  for (const value of [false, "deny", "require-approval", { allow: false }, { effect: "deny" }])
    assert.equal(readAuthorization(value)?.allowed, false, JSON.stringify(value));
});

test("read-answer: whatever else comes is no answer", () => {
  const strange = [undefined, null, 1, "yes", "true", [], [true], {}, { allow: "true" }];
  for (const value of [...strange, { allowed: true }, { effect: true, x: 1, allow: 1 }]) {
    assert.equal(readAuthorization(value), null, JSON.stringify(value));
  }
  for (const value of [undefined, null, "redact", {}, { action: "deny" }, ["allow"]])
    assert.equal(readVerdict(value), null, JSON.stringify(value));
});

test("read-answer: verdicts are actions, true and false", () => {
  assert.equal(readVerdict(true)?.action, "allow");
  assert.equal(readVerdict(false)?.action, "block");
  assert.equal(readVerdict("flag")?.action, "flag");
  assert.equal(readVerdict({ action: "block", reason: "x" })?.reason, "x");
});

test("read-answer: a reason is shortened and cannot leave its line", () => {
  const reason = `a\nb\u202E${"c".repeat(500)}`;
  const read = readAuthorization({ allow: false, reason })?.reason ?? "";
  assert.match(read, /^a b c+$/);
  assert.equal(read.length, 200);
});
