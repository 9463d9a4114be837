import assert from "node:assert/strict";
import { test } from "node:test";
import { ProfileConfig, toProfile } from "./config.ts";
import { inputRule, outputRule, PROFILES } from "./profile.ts";

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

const pii = (entity: string) => ({ category: "pii", entity }) as const;

test("profile config: a rule for an entity comes before that of its category", () => {
  const own = profile({
    input: {
      pii: { operator: "hash" },
      entities: {
        "ES_*": { action: "flag" },
        EMAIL: { action: "block", scoreMin: 0.8 },
        ES_DNI: { operator: "mask" },
        ES_PASSPORT: { action: "block" },
      },
    },
    output: { entities: { PHONE: { action: "allow" } } },
  });
  assert.deepEqual(inputRule(own, pii("EMAIL")), {
    action: "block",
    operator: "hash",
    scoreMin: 0.8,
  });
  assert.equal(inputRule(own, pii("ES_NIE"))?.action, "flag");
  const dni = { action: "flag", operator: "mask", scoreMin: 0.5 };
  assert.deepEqual(inputRule(own, pii("ES_DNI")), dni, "a glob says what a name leaves out");
  assert.equal(inputRule(own, pii("ES_PASSPORT"))?.action, "block", "a name comes before a glob");
  assert.deepEqual(inputRule(own, pii("PHONE")), own.input.pii);
  assert.equal(outputRule(own, pii("PHONE")).action, "allow");
  assert.deepEqual(outputRule(own, pii("EMAIL")), own.output.pii);
  assert.equal(inputRule(own, { category: "injection" }), null);
  assert.deepEqual(outputRule(own, { category: "injection" }), own.output.injection);
});

test("profile config: nothing follows from dates and places unless somebody asks", () => {
  for (const built of Object.values(PROFILES)) {
    for (const entity of ["DATE_TIME", "AGE", "LOCATION", "ORGANIZATION", "URL", "UK_POSTCODE"]) {
      assert.equal(inputRule(built, pii(entity))?.action, "allow", `${built.name} ${entity}`);
      assert.equal(outputRule(built, pii(entity)).action, "allow", `${built.name} ${entity}`);
    }
    assert.notEqual(inputRule(built, pii("PERSON"))?.action, "allow");
  }
  const asking = profile({ input: { entities: { LOCATION: { action: "redact" } } } });
  assert.equal(inputRule(asking, pii("LOCATION"))?.action, "redact");
  assert.equal(outputRule(asking, pii("LOCATION")).action, "allow");
});

test("profile config: an entity has an entity's name and a rule that fits data", () => {
  for (const entities of [
    { email: { action: "block" } },
    { EMAIL: { action: "neutralize" } },
    { EMAIL: { operator: "cut" } },
    { [`E${"X".repeat(64)}`]: {} },
  ]) {
    assert.throws(() => profile({ input: { entities } }), JSON.stringify(entities));
  }
});
