import assert from "node:assert/strict";
import { test } from "node:test";
import { testCaller } from "../../test/fixtures/caller.ts";
import type { Caller } from "./caller.ts";
import { compile } from "./compile.ts";
import { PolicyConfig } from "./language/config.ts";
import { compileRoster } from "./roster.ts";

const written = (names: readonly string[]) => ({
  apiVersion: "garita/v1",
  roles: Object.fromEntries(names.map((name) => [name, {}])),
  bindings: [{ role: "bound", subjects: [{ kind: "group", name: "g" }] }],
});

const rosterOf = compileRoster(
  compile(PolicyConfig.parse(written(["bound", "default", "given", "end-user"])), "hash"),
);

function roles(caller: Partial<Caller>) {
  const { application, endUser } = rosterOf(testCaller("k", caller));
  return [application.map(({ name }) => name), endUser?.map(({ name }) => name)];
}

test("roster: roles of the credential and of bindings join, in the order of the policy", () => {
  assert.deepEqual(roles({ roles: ["given"], groups: ["g"] }), [["bound", "given"], undefined]);
  assert.deepEqual(roles({ roles: ["bound"], groups: ["g"] }), [["bound"], undefined]);
});

test("roster: without any role there is `default`, and a name nobody defined gives nothing", () => {
  assert.deepEqual(roles({}), [["default"], undefined]);
  assert.deepEqual(roles({ roles: ["ghost"] }), [[], undefined]);
  assert.deepEqual(roles({ roles: ["__proto__"] }), [[], undefined]);
});

test("roster: an end user has roles of its own, or `end-user`, never those of the application", () => {
  const endUser = testCaller("u", { kind: "user" });
  assert.deepEqual(roles({ roles: ["given"], endUser }), [["given"], ["end-user"]]);
  const member = { ...endUser, groups: ["g"] };
  assert.deepEqual(roles({ endUser: member }), [["default"], ["bound"]]);
});

test("roster: without a role `end-user` in the policy an end user may do nothing", () => {
  const bare = compileRoster(compile(PolicyConfig.parse(written(["bound", "default"])), "hash"));
  const endUser = testCaller("u", { kind: "user" });
  assert.deepEqual(bare(testCaller("k", { endUser })).endUser, []);
});

test("roster: claims are those of the end user, and no application is a user", () => {
  const claims = (caller: Partial<Caller>) => rosterOf(testCaller("k", caller)).claims;
  const user = { kind: "user", subject: "ann", tenant: "north" } as const;
  assert.deepEqual(claims(user), { userId: "ann", tenant: "north" });
  assert.deepEqual(claims({ kind: "service-account", tenant: "north" }), {
    userId: null,
    tenant: "north",
  });
  const endUser = testCaller("u", { kind: "user", subject: "bob" });
  assert.deepEqual(claims({ ...user, endUser }), { userId: "bob", tenant: null });
  assert.deepEqual(claims({ ...user, subject: "a/b" }).userId, null);
});
