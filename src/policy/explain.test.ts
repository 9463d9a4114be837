import assert from "node:assert/strict";
import { test } from "node:test";
import { testCaller } from "../../test/fixtures/caller.ts";
import type { Caller } from "./caller.ts";
import { compile } from "./compile.ts";
import { explain } from "./explain.ts";
import { PolicyConfig } from "./language/config.ts";

const read = (...resources: string[]) =>
  resources.map((resource) => ({ resource, actions: ["read"] }));

const policy = compile(
  PolicyConfig.parse({
    apiVersion: "garita/v1",
    roles: {
      night: {
        permissions: read("vectors/*"),
        conditions: { hours: { from: "22:00", to: "06:00" } },
      },
      wide: { permissions: read("vectors/*") },
      narrow: { permissions: read("vectors/loose/*"), excludeCollections: ["plans"] },
      careful: { permissions: read("vectors/*"), deny: read("vectors/notes/secret") },
      "end-user": { permissions: read("vectors/notes/*") },
    },
    collections: [
      { name: "notes", sensitivity: "internal" },
      { name: "plans", sensitivity: "internal", accessibleBy: ["narrow"] },
    ],
    rules: [
      { name: "bulk", when: { vectorsOver: 5 }, effect: "deny" },
      { name: "plans-only", appliesTo: { collections: ["plans"] }, effect: "deny" },
    ],
  }),
  "hash",
);

function explained(resource: string, roles: readonly string[], more: Partial<Caller> = {}) {
  const subject = testCaller("k", { roles: [...roles], ...more });
  const context = { nowMs: Date.UTC(2026, 0, 1, 12), address: null, country: null, vectors: 1 };
  return explain(policy, { subject, action: "read", resource, context });
}

test("explain: a role whose condition fails is named with the condition", () => {
  const { decision, application } = explained("vectors/notes/1", ["night"]);
  assert.equal(decision.effect, "deny");
  assert.deepEqual(application, [
    {
      name: "night",
      failed: ["hours"],
      deny: null,
      permit: "roles.night.permissions[0]",
      hindered: null,
    },
  ]);
});

test("explain: what keeps a permission from its resource is named", () => {
  const hindered = (resource: string, role: string) => {
    const { decision, application } = explained(resource, [role]);
    return [decision.effect, application[0]?.hindered];
  };
  assert.deepEqual(hindered("vectors/notes/1", "wide"), ["permit", null]);
  assert.deepEqual(hindered("vectors/loose/1", "wide"), ["deny", "wildcard"]);
  assert.deepEqual(hindered("vectors/loose/1", "narrow"), ["permit", null]);
  assert.deepEqual(hindered("vectors/plans/1", "wide"), ["deny", "ceiling"]);
});

test("explain: the collection and its class are named, and that there is none", () => {
  const of = (resource: string) => explained(resource, ["wide"]).collection;
  assert.deepEqual(of("vectors/notes/1"), { name: "notes", sensitivity: "internal" });
  assert.deepEqual(of("vectors/loose/1"), { name: null, sensitivity: "restricted" });
  assert.equal(of("models/gpt-4o"), null);
  assert.equal(of("vectors//1"), null);
});

test("explain: both sides and the line that denies are shown", () => {
  const endUser = testCaller("u", { kind: "user" });
  const { application, endUser: theirs } = explained("vectors/notes/secret", ["careful"], {
    endUser,
  });
  assert.equal(application[0]?.deny, "roles.careful.deny[0]");
  assert.deepEqual(
    theirs?.map(({ name, permit }) => [name, permit]),
    [["end-user", "roles.end-user.permissions[0]"]],
  );
});

test("explain: rules that are about the request say whether they count", () => {
  assert.deepEqual(explained("vectors/plans/1", ["narrow"]).rules, [
    { policyId: "rules.bulk", effect: "deny", counts: false },
    { policyId: "rules.plans-only", effect: "deny", counts: true },
  ]);
});

test("explain: names of roles that the policy does not define are shown", () => {
  assert.deepEqual(explained("vectors/notes/1", ["ghost", "wide"]).unknown, ["ghost"]);
  assert.deepEqual(explained("vectors/notes/1", []).unknown, ["default"]);
});

test("explain: which scope of the credential covers it, or that none does", () => {
  const scopes = (...list: string[]) =>
    explained("vectors/notes/1", ["wide"], { scopes: list }).scopes;
  assert.deepEqual(scopes("list:vectors/*", "*:vectors/notes/*"), { covering: "scopes[1]" });
  assert.deepEqual(scopes("list:vectors/*"), { covering: null });
  assert.equal(explained("vectors/notes/1", ["wide"]).scopes, null);
});
