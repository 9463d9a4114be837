import assert from "node:assert/strict";
import { test } from "node:test";
import { testCaller } from "../../test/fixtures/caller.ts";
import { compileBindings } from "./bindings.ts";
import type { Identity } from "./caller.ts";
import type { SubjectConfig } from "./language/config.ts";

const HOME = "https://login.home.example";
const AWAY = "https://login.away.example";

function isBound(subject: SubjectConfig, identity: Partial<Identity>): boolean {
  const bound = compileBindings([{ role: "r", subjects: [subject] }]);
  return bound(testCaller("id-1", identity)).includes("r");
}

const ann = { kind: "user", name: "ann@home.example", subject: "sub-1", issuer: HOME } as const;

test("bindings: a user is bound by its verified name, or with the issuer by its subject", () => {
  assert.equal(isBound({ kind: "user", name: "ann@home.example" }, ann), true);
  assert.equal(isBound({ kind: "user", name: "ann@home.example", issuer: HOME }, ann), true);
  assert.equal(isBound({ kind: "user", name: "sub-1", issuer: HOME }, ann), true);
  assert.equal(isBound({ kind: "user", name: "sub-1" }, ann), false);
  assert.equal(isBound({ kind: "user", name: "sub-1", issuer: AWAY }, ann), false);
  assert.equal(isBound({ kind: "user", name: "Ann@home.example" }, ann), false);
});

test("bindings: a name of one kind never stands for another kind", () => {
  const name = "ann@home.example";
  assert.equal(isBound({ kind: "user", name }, { ...ann, kind: "api-key" }), false);
  assert.equal(isBound({ kind: "api-key", name }, ann), false);
  assert.equal(isBound({ kind: "group", name }, ann), false);
  assert.equal(isBound({ kind: "service-account", name, namespace: "n" }, ann), false);
});

test("bindings: a group is a claim of its issuer, whatever kind has it", () => {
  const member = { ...ann, groups: ["staff"] };
  assert.equal(isBound({ kind: "group", name: "staff" }, member), true);
  assert.equal(isBound({ kind: "group", name: "staff", issuer: HOME }, member), true);
  assert.equal(isBound({ kind: "group", name: "staff", issuer: AWAY }, member), false);
  assert.equal(isBound({ kind: "group", name: "staff" }, { ...ann, roles: ["staff"] }), false);
});

test("bindings: a service account needs its namespace", () => {
  const bot = { kind: "service-account", name: "bot", subject: "spiffe-bot" } as const;
  const bound = { kind: "service-account", name: "bot", namespace: "prod" } as const;
  assert.equal(isBound(bound, { ...bot, namespace: "prod" }), true);
  assert.equal(isBound({ ...bound, name: "spiffe-bot" }, { ...bot, namespace: "prod" }), true);
  assert.equal(isBound(bound, { ...bot, namespace: "test" }), false);
  assert.equal(isBound(bound, bot), false);
});

test("bindings: a key is bound by id or name", () => {
  const key = { kind: "api-key", name: "partner" } as const;
  assert.equal(isBound({ kind: "api-key", name: "partner" }, key), true);
  assert.equal(isBound({ kind: "api-key", name: "id-1" }, key), true);
  assert.equal(isBound({ kind: "api-key", name: "partner2" }, key), false);
});

test("bindings: no name can be made to look like two", () => {
  const split = { kind: "service-account", name: "b", namespace: "a" } as const;
  const joined = { kind: "service-account", name: "", namespace: "a1:b" } as const;
  assert.equal(isBound(split, { ...joined, subject: "" }), false);
  assert.equal(isBound({ kind: "user", name: `${HOME} x` }, { ...ann, name: "x" }), false);
});

test("bindings: several give all their roles", () => {
  const subjects: SubjectConfig[] = [{ kind: "group", name: "g" }];
  const bound = compileBindings([
    { role: "a", subjects },
    { role: "b", subjects: [...subjects, { kind: "api-key", name: "id-1" }] },
  ]);
  const both = new Set(bound(testCaller("id-1", { groups: ["g"] })));
  assert.deepEqual([...both].toSorted(), ["a", "b"]);
  assert.deepEqual([...bound(testCaller("id-2"))], []);
});
