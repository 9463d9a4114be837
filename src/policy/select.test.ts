import assert from "node:assert/strict";
import { test } from "node:test";
import { testCaller } from "../../test/fixtures/caller.ts";
import type { Finding } from "../core/finding.ts";
import { ProfileRuleConfig } from "./config.ts";
import { PROFILES } from "./profile.ts";
import { compileSelection } from "./select.ts";
import type { RequestContext } from "./select.ts";

const { balanced, strict } = PROFILES;

function context(changes: Partial<RequestContext> = {}): RequestContext {
  return {
    caller: testCaller("k1", { name: "support-bot", roles: ["support"] }),
    model: "gpt-4o",
    route: "chat",
    sensitivity: [],
    findings: [],
    ...changes,
  };
}

function finding(severity: Finding["severity"], score = 0.9): Finding {
  return { rule: "pii/x", category: "pii", severity, score, span: { start: 0, end: 1 } };
}

/** The profile when `strict` is for requests that meet `when`. */
function selected(when: object, changes: Partial<RequestContext> = {}): string {
  const rule = ProfileRuleConfig.parse({ when, profile: "strict" });
  return compileSelection([{ ...rule, profile: strict }], balanced)(context(changes)).name;
}

test("select: each kind of condition holds for what it names and for nothing else", () => {
  const cases: readonly (readonly [when: object, name: string])[] = [
    [{}, "strict"],
    [{ roles: ["sup*"] }, "strict"],
    [{ roles: ["default"] }, "balanced"],
    [{ callers: ["support-bot"] }, "strict"],
    [{ callers: ["k1"] }, "balanced"],
    [{ models: ["claude-*", "gpt-4?"] }, "strict"],
    [{ models: ["gpt-4"] }, "balanced"],
    [{ routes: ["messages"] }, "balanced"],
    [{ routes: ["messages", "chat"] }, "strict"],
    [{ sensitivity: ["*"] }, "balanced"],
    [{ contains: {} }, "balanced"],
  ];
  for (const [when, name] of cases) assert.equal(selected(when), name, JSON.stringify(when));
});

test("select: all that a rule says must hold", () => {
  assert.equal(selected({ roles: ["support"], models: ["gpt-*"] }), "strict");
  assert.equal(selected({ roles: ["support"], models: ["claude-*"] }), "balanced");
});

test("select: a caller without roles has the role default", () => {
  const caller = testCaller("k2", { name: "app" });
  assert.equal(selected({ roles: ["default"] }, { caller }), "strict");
});

test("select: the label comes from the caller's key or from its roles", () => {
  const caller = testCaller("k2", { name: "app", sensitivity: "confidential" });
  assert.equal(selected({ sensitivity: ["confidential"] }, { caller }), "strict");
  const labelled = { sensitivity: ["public", "confidential"] };
  assert.equal(selected({ sensitivity: ["confidential"] }, labelled), "strict");
  assert.equal(selected({ sensitivity: ["secret"] }, labelled), "balanced");
});

test("select: findings count from their severity and score on", () => {
  const contains = { categories: ["pii"], severityMin: "high" };
  const by = (found: Finding) => selected({ contains }, { findings: [found] });
  assert.equal(by(finding("high")), "strict");
  assert.equal(by(finding("medium")), "balanced");
  assert.equal(by(finding("critical", 0.49)), "balanced");
  assert.equal(
    selected({ contains: { categories: ["secret"] } }, { findings: [finding("high")] }),
    "balanced",
  );
});

test("select: the first rule that holds wins", () => {
  const select = compileSelection(
    [
      { when: { models: ["none"] }, profile: PROFILES.monitor },
      { when: {}, profile: strict },
      { when: {}, profile: PROFILES.monitor },
    ],
    balanced,
  );
  assert.equal(select(context()).name, "strict");
});

test("select: roles that the policy counts stand above those of the credential", () => {
  assert.equal(selected({ roles: ["bound"] }, { roles: ["bound"] }), "strict");
  assert.equal(selected({ roles: ["support"] }, { roles: ["bound"] }), "balanced");
});
