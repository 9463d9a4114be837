import assert from "node:assert/strict";
import { test } from "node:test";
import { compileScopes, covers, parseScope, Scopes } from "./scope.ts";

test("scope: actions with commas in between, and a pattern as in a policy", () => {
  assert.deepEqual(parseScope("invoke_model:models/gpt-*"), {
    actions: ["invoke_model"],
    resource: "models/gpt-*",
  });
  assert.deepEqual(parseScope("read,list:vectors/{user_id}/*")?.actions, ["read", "list"]);
  assert.deepEqual(parseScope("*:*")?.resource, "*");
  assert.deepEqual(parseScope("read:models/a:b")?.resource, "models/a:b");
});

test("scope: what would never be asked for, or is no pattern, is none", () => {
  const none = [
    "",
    ":",
    "read",
    "models/*",
    ":models/*",
    "read:",
    "reed:models/*",
    "Read:models/*",
    "read, list:models/*",
    "read,:models/*",
    "read:model/*",
    "read:models/../x",
    "read:models//x",
    "read:models/{name}",
    "read:models/g*t/x",
    `read:models/${"a".repeat(501)}`,
  ];
  for (const text of none) assert.equal(parseScope(text), null, text);
});

test("scope: a list is bounded, and each of it is a scope", () => {
  const scope = "read:models/*";
  assert.equal(Scopes.safeParse(Array.from({ length: 64 }, () => scope)).success, true);
  assert.equal(Scopes.safeParse(Array.from({ length: 65 }, () => scope)).success, false);
  assert.equal(Scopes.safeParse([scope, "read:model/*"]).success, false);
  assert.equal(Scopes.safeParse([]).success, true);
});

const reads = (path: readonly string[]) => ({
  path,
  action: "read",
  claims: { userId: null, tenant: null },
});

test("scope: without a list there is no ceiling, and an empty one covers nothing", () => {
  assert.equal(compileScopes(undefined), null);
  assert.equal(covers(null, reads(["models", "a"])), true);
  assert.equal(covers(compileScopes([]), reads(["models", "a"])), false);
});

test("scope: text that is no scope covers nothing, and spoils nothing", () => {
  const ceiling = compileScopes(["reed:models/*", "*", "read:models/*"]);
  assert.equal(covers(ceiling, reads(["models", "a"])), true);
  assert.equal(covers(ceiling, reads(["vectors", "a"])), false);
  assert.equal(covers(compileScopes(["read:models"]), reads(["models", "a"])), false);
});

test("scope: a list is compiled once", () => {
  const list = ["read:models/*"];
  assert.equal(compileScopes(list), compileScopes(list));
});
