import assert from "node:assert/strict";
import { test } from "node:test";
import { testCaller } from "../../test/fixtures/caller.ts";
import { DEFAULT_POLICY, PolicyConfig } from "./language/config.ts";
import { compilePolicy } from "./decide.ts";
import type { Caller } from "./caller.ts";

function caller(...roles: string[]): Caller {
  return testCaller("k1", { roles });
}

const context = { nowMs: 0, address: null, country: null };

const policy = compilePolicy(
  PolicyConfig.parse({
    apiVersion: "garita/v1",
    roles: {
      default: {},
      analyst: { permissions: [{ resource: "models/gpt-*", actions: ["invoke_model"] }] },
      intern: { deny: [{ resource: "models/gpt-4o", actions: ["*"] }] },
    },
  }),
  "hash",
);

test("decide: a permission names itself as the reason", () => {
  const decision = policy({
    subject: caller("analyst"),
    action: "invoke_model",
    resource: "models/gpt-4o",
    context,
  });
  assert.equal(decision.effect, "permit");
  assert.equal(decision.policyId, "roles.analyst.permissions[0]");
});

test("decide: a deny of one role beats the permission of another", () => {
  const decision = policy({
    subject: caller("analyst", "intern"),
    action: "invoke_model",
    resource: "models/gpt-4o",
    context,
  });
  assert.equal(decision.effect, "deny");
  assert.equal(decision.policyId, "roles.intern.deny[0]");
});

test("decide: nothing permitted is denied, also for roles the policy does not know", () => {
  for (const roles of [[], ["ghost"], ["__proto__"], ["constructor"]]) {
    const decision = policy({
      subject: caller(...roles),
      action: "invoke_model",
      resource: "models/gpt-4o",
      context,
    });
    assert.equal(decision.effect, "deny", roles.join());
  }
});

test("decide: another action on a permitted resource is denied", () => {
  const question = { subject: caller("analyst"), resource: "models/gpt-4o", context };
  assert.equal(policy({ ...question, action: "fine_tune_model" }).effect, "deny");
});

test("decide: a last star needs at least one character", () => {
  const decide = compilePolicy(DEFAULT_POLICY, "hash");
  const question = { subject: caller(), action: "invoke_model", context };
  assert.equal(decide({ ...question, resource: "models/x" }).effect, "permit");
  assert.equal(decide({ ...question, resource: "models/" }).effect, "deny");
});

const read = (resource: string) => [{ resource, actions: ["read"] }];

const office = compilePolicy(
  PolicyConfig.parse({
    apiVersion: "garita/v1",
    roles: {
      chief: { permissions: read("vectors/*"), obligations: ["audit"], sensitivity: "inner" },
      helper: {
        permissions: read("vectors/*"),
        obligations: ["filter-pii"],
        limits: { requestsPerMinute: 60, vectorsPerRequest: 100 },
      },
      "end-user": {
        permissions: read("vectors/notes/*"),
        limits: { vectorsPerRequest: 20, requestsPerMinute: 5 },
      },
    },
    collections: [
      { name: "notes", sensitivity: "public", audit: true },
      { name: "staff", sensitivity: "internal", accessibleBy: ["chief"] },
    ],
    rules: [
      {
        name: "many",
        when: { vectorsOver: 10 },
        effect: "require-approval",
        approval: { from: ["chief", "helper"], count: 2 },
      },
      {
        name: "more",
        when: { vectorsOver: 50 },
        effect: "require-approval",
        approval: { from: ["chief"], expiresMinutes: 5 },
      },
      { name: "too-many", when: { vectorsOver: 99 }, effect: "deny" },
    ],
  }),
  "hash",
);

function asked(resource: string, who: Partial<Caller>, more: object = {}) {
  const at = { ...context, ...more };
  return office({ subject: testCaller("k", who), action: "read", resource, context: at });
}

test("decide: the granting role brings obligations, limits and its name, the file the hash", () => {
  const { effect, role, limits, obligations, policyHash } = asked("vectors/notes/1", {
    roles: ["helper"],
  });
  assert.deepEqual([effect, role, policyHash], ["permit", "helper", "hash"]);
  assert.deepEqual(limits, { requestsPerMinute: 60 });
  assert.deepEqual(obligations, [
    { kind: "filter-pii" },
    { kind: "cap-vectors", max: 100 },
    { kind: "audit" },
  ]);
});

test("decide: of several roles that permit it the first of the file grants", () => {
  const { role, obligations, sensitivity } = asked("vectors/notes/1", {
    roles: ["helper", "chief"],
  });
  assert.equal(role, "chief");
  assert.deepEqual(obligations, [{ kind: "audit" }]);
  assert.deepEqual(sensitivity, ["inner", "public"]);
});

test("decide: for an end user both must be permitted, and the lesser cap counts", () => {
  const endUser = testCaller("u", { kind: "user" });
  const notes = asked("vectors/notes/1", { roles: ["helper"], endUser });
  assert.equal(notes.effect, "permit");
  assert.deepEqual(notes.obligations, [
    { kind: "filter-pii" },
    { kind: "cap-vectors", max: 20 },
    { kind: "audit" },
  ]);
  const limits = { requestsPerMinute: 5 };
  assert.deepEqual(notes.endUserRole, { name: "end-user", limits });
  const staff = { roles: ["chief"], endUser };
  assert.equal(asked("vectors/staff/1", staff).effect, "deny");
  assert.equal(asked("vectors/staff/1", staff).reason, "no role of the end user permits it");
  assert.equal(asked("vectors/staff/1", { roles: ["chief"] }).effect, "permit");
});

test("decide: what nobody may do needs no approval, and what is denied gets none", () => {
  assert.equal(asked("vectors/staff/1", { roles: ["helper"] }, { vectors: 60 }).effect, "deny");
  const much = asked("vectors/staff/1", { roles: ["chief"] }, { vectors: 100, approved: true });
  assert.deepEqual([much.effect, much.policyId], ["deny", "rules.too-many"]);
});

test("decide: an approval must do for all rules that ask for one", () => {
  const chief = { roles: ["chief"] };
  const some = asked("vectors/staff/1", chief, { vectors: 11 });
  assert.deepEqual([some.effect, some.policyId], ["require-approval", "rules.many"]);
  assert.deepEqual(some.approvers, ["chief", "helper"]);
  const many = asked("vectors/staff/1", chief, { vectors: 51 });
  assert.deepEqual(many.approval, { from: ["chief"], count: 2, expiresMinutes: 5 });
  const approved = asked("vectors/staff/1", chief, { vectors: 51, approved: true });
  assert.deepEqual([approved.effect, approved.approval], ["permit", null]);
});

test("decide: nothing that was asked is in a reason", () => {
  const texts = ["vectors/zzz/1", "zzz", "vectors//zzz"].map((resource) => {
    const { reason, policyId } = asked(resource, { roles: ["zzz"] });
    return reason + policyId;
  });
  assert.equal(texts.join().includes("zzz"), false);
});

test("decide: roles that count are named, bound and unknown ones too, for both sides", () => {
  const endUser = testCaller("u", { kind: "user" });
  const { roles } = asked("vectors/notes/1", { roles: ["ghost", "helper"], endUser });
  assert.deepEqual(roles, ["ghost", "helper", "end-user"]);
  assert.deepEqual(asked("models/x", { roles: ["helper"] }).roles, []);
  const night = { hours: { from: "22:00", to: "06:00" } };
  const decide = compilePolicy(
    PolicyConfig.parse({
      apiVersion: "garita/v1",
      roles: { day: { permissions: read("models/*") }, night: { conditions: night } },
    }),
    "hash",
  );
  const subject = testCaller("k", { roles: ["night", "day"] });
  const noon = { ...context, nowMs: Date.UTC(2026, 5, 1, 12) };
  const question = { subject, action: "read", resource: "models/x", context: noon };
  assert.deepEqual(decide(question).roles, ["day"]);
});
