import assert from "node:assert/strict";
import { test } from "node:test";
import { compilePermissions, findPermission } from "./permissions.ts";

const lines = [
  { resource: "vectors/notes/a", actions: ["read"] },
  { resource: "*", actions: ["list"] },
  { resource: "vectors/*", actions: ["read", "update"] },
  { resource: "vectors/notes/*", actions: ["update", "list"] },
  { resource: "vectors/{user_id}/*", actions: ["*"] },
];
const permissions = compilePermissions(lines, "p");

function found(resource: string, action: string, spelled = 0): string | null {
  const claims = { userId: "ann", tenant: null };
  const question = { path: resource.split("/"), action, claims };
  return findPermission(permissions, question, spelled)?.policyId ?? null;
}

test("permissions: the first line of the file that fits is the one that is named", () => {
  assert.equal(found("vectors/notes/a", "read"), "p[0]");
  assert.equal(found("vectors/notes/b", "read"), "p[2]");
  assert.equal(found("vectors/notes/b", "update"), "p[2]");
  assert.equal(found("vectors/notes/b", "list"), "p[1]");
  assert.equal(found("vectors/ann/b", "delete"), "p[4]");
  assert.equal(found("vectors/bob/b", "delete"), null);
  assert.equal(found("models/x", "list"), "p[1]");
});

test("permissions: where the path must be spelled out wildcards are passed by", () => {
  assert.equal(found("vectors/notes/b", "update", 1), "p[3]");
  assert.equal(found("vectors/notes/b", "update", 2), null);
  assert.equal(found("vectors/notes/a", "read", 2), "p[0]");
  assert.equal(found("vectors/ann/b", "read", 1), "p[4]");
  assert.equal(found("models/x", "list", 1), null);
});

test("permissions: no action but a star stands for every action", () => {
  assert.equal(found("vectors/ann/b", "whatever"), "p[4]");
  assert.equal(found("vectors/notes/a", "*"), null);
});
