import assert from "node:assert/strict";
import { test } from "node:test";
import type { Category, Finding } from "../core/finding.ts";
import { judge } from "./judge.ts";
import type { JudgedText } from "./judge.ts";
import { PROFILES } from "./profile.ts";
import type { Profile } from "./profile.ts";
import { ProfileConfig, toProfile } from "./config.ts";

function finding(category: Category, score: number): Finding {
  return {
    rule: `${category}/x`,
    category,
    severity: category === "secret" ? "critical" : "high",
    score,
    span: { start: 0, end: 1 },
  };
}

function text(
  findings: readonly Finding[],
  injection = 0,
  source: JudgedText["source"] = "user",
): JudgedText {
  return { source, findings, injection };
}

test("judge: nothing found is allowed without risk", () => {
  const verdict = judge(PROFILES.balanced, "input", [text([])]);
  assert.deepEqual(verdict, { action: "allow", asked: "allow", error: null, risk: "none" });
});

test("judge: a score at the threshold counts and one just below does not", () => {
  const at = judge(PROFILES.balanced, "input", [text([finding("pii", 0.5)])]);
  const below = judge(PROFILES.balanced, "input", [text([finding("pii", 0.49)])]);
  assert.equal(at.action, "redact");
  assert.equal(below.action, "allow");
});

test("judge: injection counts by the combined score of the text, not by its phrases", () => {
  const weak = finding("injection", 0.3);
  assert.equal(judge(PROFILES.balanced, "input", [text([weak, weak], 0.51)]).action, "block");
  assert.equal(
    judge(PROFILES.balanced, "input", [text([finding("injection", 0.9)], 0.4)]).action,
    "allow",
  );
});

test("judge: a system prompt cannot inject but its secrets still count", () => {
  const verdict = judge(PROFILES.balanced, "input", [
    text([finding("injection", 0.9), finding("secret", 1)], 0.9, null),
  ]);
  assert.equal(verdict.action, "redact");
  assert.equal(verdict.risk, "critical");
});

test("judge: the worst category names the refusal", () => {
  const verdict = judge(PROFILES.strict, "input", [
    text([finding("pii", 1)]),
    text([finding("injection", 1)], 1),
  ]);
  assert.equal(verdict.error, "injection.detected");
});

test("judge: monitor never changes traffic and says what it would have done", () => {
  const verdict = judge(PROFILES.monitor, "input", [text([finding("injection", 1)], 1)]);
  assert.equal(verdict.action, "flag");
  assert.equal(verdict.asked, "block");
  assert.equal(verdict.error, null);
});

test("judge: a configured profile differs from the one it extends only where it says so", () => {
  const own = toProfile("own", {
    extends: "strict",
    input: { pii: { action: "flag", scoreMin: 0.9 } },
  });
  assert.equal(judge(own, "input", [text([finding("pii", 0.95)])]).action, "flag");
  assert.equal(judge(own, "input", [text([finding("pii", 0.8)])]).action, "allow");
  assert.equal(judge(own, "input", [text([finding("secret", 0.8)])]).error, "secret.detected");
});

test("judge: a text that could not be inspected is blocked though its category is only flagged", () => {
  const failure = { ...finding("content", 1), rule: "guard/failure" };
  assert.equal(judge(PROFILES.balanced, "input", [text([failure])]).error, "content.blocked");
  assert.equal(judge(PROFILES.monitor, "input", [text([failure])]).action, "flag");
});

test("judge: documents and users have thresholds and actions of their own", () => {
  const own = toProfile("own", {
    extends: "balanced",
    input: { injection: { user: { scoreMin: 0.9 }, document: { action: "neutralize" } } },
  });
  const found = [finding("injection", 1)];
  assert.equal(judge(own, "input", [text(found, 0.8)]).action, "allow");
  const planted = judge(own, "input", [text(found, 0.8, "document")]);
  assert.deepEqual([planted.action, planted.error], ["redact", null]);
  assert.equal(judge(own, "input", [text(found, 0.95)]).error, "injection.detected");
});

test("judge: in an answer each finding counts by its own score", () => {
  const answer = (score: number) =>
    judge(PROFILES.balanced, "output", [text([finding("injection", score)], 0, null)]).action;
  assert.equal(answer(0.5), "flag");
  assert.equal(answer(0.49), "allow");
});

test("judge: what an answer makes of documents is judged by the rules for taint", () => {
  const own = toProfile("own", {
    extends: "balanced",
    taint: { toolCalls: "block", links: "flag" },
  });
  const tainted = (name: string) => {
    const found = { ...finding("injection", 1), rule: `injection/${name}` };
    return judge(own, "output", [text([found], 0, null)]);
  };
  assert.equal(tainted("tainted-tool-call").error, "injection.detected");
  assert.equal(tainted("tainted-link").action, "flag");
});

test("judge: a leaked marker blocks, leaked words are flagged, and a profile may say otherwise", () => {
  const leaked = (profile: Profile, name: string) => {
    const found = { ...finding("injection", 0.9), rule: `injection/${name}` };
    return judge(profile, "output", [text([found], 0, null)]);
  };
  const own = toProfile("own", { extends: "strict", promptLeak: { overlap: "block" } });
  assert.equal(leaked(PROFILES.balanced, "prompt-leak-canary").error, "injection.detected");
  assert.equal(leaked(PROFILES.balanced, "prompt-leak").action, "flag");
  assert.equal(leaked(PROFILES.monitor, "prompt-leak-canary").action, "flag");
  assert.equal(leaked(own, "prompt-leak").error, "injection.detected");
  assert.equal(leaked(own, "prompt-leak-canary").error, "injection.detected");
});

test("judge: what the profile lets pass by name is no risk, whatever its category would ask", () => {
  const date = { ...finding("pii", 0.9), entity: "DATE_TIME" };
  const email = { ...finding("pii", 0.9), entity: "EMAIL" };
  const only = judge(PROFILES.strict, "input", [text([date])]);
  assert.deepEqual(only, { action: "allow", asked: "allow", error: null, risk: "none" });
  assert.equal(judge(PROFILES.strict, "input", [text([date, email])]).error, "pii.detected");
  assert.equal(judge(PROFILES.strict, "output", [text([date])]).action, "allow");
});

test("judge: entities have thresholds and actions of their own", () => {
  const entities = { EMAIL: { action: "block", scoreMin: 0.95 }, PHONE: { scoreMin: 0.2 } };
  const own = toProfile("own", ProfileConfig.parse({ input: { entities } }));
  const asked = (entity: string, score: number) =>
    judge(own, "input", [text([{ ...finding("pii", score), entity }])]).action;
  assert.deepEqual([asked("EMAIL", 0.94), asked("EMAIL", 0.95)], ["allow", "block"]);
  assert.deepEqual([asked("PHONE", 0.19), asked("PHONE", 0.2)], ["allow", "redact"]);
});
