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
