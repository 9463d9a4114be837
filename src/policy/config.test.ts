import assert from "node:assert/strict";
import { test } from "node:test";
import { ProfileConfig, toProfile } from "./config.ts";
import { PROFILES } from "./profile.ts";

function profile(config: object) {
  return toProfile("own", ProfileConfig.parse(config));
}

test("profile config: what is not said is that of the profile it extends", () => {
  assert.deepEqual(profile({ extends: "strict" }), { ...PROFILES.strict, name: "own" });
});

test("profile config: injection rules hold for both channels unless a channel says otherwise", () => {
  const { injection } = profile({
    input: { injection: { scoreMin: 0.7, document: { action: "neutralize", operator: "cut" } } },
  }).input;
  assert.deepEqual(injection.user, { action: "block", operator: "mask", scoreMin: 0.7 });
  assert.deepEqual(injection.document, { action: "neutralize", operator: "cut", scoreMin: 0.7 });
});

test("profile config: definitions of tools fall under the rule of documents, or one of their own", () => {
  const document = { action: "flag", scoreMin: 0.6 };
  const alike = profile({ input: { injection: { document } } }).input.injection;
  assert.deepEqual(alike.definition, alike.document);
  const definition = { action: "neutralize" };
  const own = profile({ input: { injection: { document, definition } } }).input.injection;
  assert.deepEqual(own.definition, { action: "neutralize", operator: "mask", scoreMin: 0.6 });
  assert.equal(own.document.action, "flag");
});

test("profile config: each category of each side takes its own rule", () => {
  const { input, output } = profile({
    input: { pii: { action: "redact", operator: "hash" } },
    output: { injection: { action: "block" }, code: { scoreMin: 0.9 } },
  });
  assert.deepEqual(input.pii, { action: "redact", operator: "hash", scoreMin: 0.5 });
  assert.deepEqual(output.pii, PROFILES.balanced.output.pii);
  assert.equal(output.injection.action, "block");
  assert.equal(output.code.scoreMin, 0.9);
});

test("profile config: taint and spotlight are off until somebody asks for them", () => {
  const { spotlight, taint } = profile({});
  assert.equal(spotlight, "off");
  assert.deepEqual(taint, { toolCalls: "allow", links: "allow", tools: ["*"] });
  const asked = profile({
    spotlight: "datamark",
    taint: { toolCalls: "block", tools: ["send_*"] },
  });
  assert.equal(asked.spotlight, "datamark");
  assert.deepEqual(asked.taint, { toolCalls: "block", links: "allow", tools: ["send_*"] });
});

test("profile config: an action that does not fit its place is refused", () => {
  for (const bad of [
    { input: { injection: { action: "redact" } } },
    { input: { pii: { action: "neutralize" } } },
    { output: { injection: { document: { action: "flag" } } } },
    { taint: { toolCalls: "redact" } },
    { taint: { tools: [] } },
    { input: { injection: { document: { scoreMin: 1.1 } } } },
  ]) {
    assert.throws(() => profile(bad), JSON.stringify(bad));
  }
});
