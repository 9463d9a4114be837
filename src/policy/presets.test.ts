import assert from "node:assert/strict";
import { test } from "node:test";
import { ProfileConfig, toProfile } from "./config.ts";
import { PRESET_NAMES, PRESETS, QUASI_IDENTIFIERS } from "./presets.ts";
import type { PresetName } from "./presets.ts";
import { inputRule, outputRule } from "./profile.ts";

/** What a profile with these presets does with entities of personal data on their way in. */
function actions(presets: readonly PresetName[], entities: readonly string[], more = {}) {
  const profile = toProfile("own", ProfileConfig.parse({ presets, ...more }));
  return entities.map((entity) => inputRule(profile, { category: "pii", entity })?.action);
}

const ASKED = ["PERSON", "PAYMENT_CARD", "AGE", "LOCATION", "DATE_TIME", "ORGANIZATION", "COUNTRY"];

test("presets: each counts what its law or standard is about", () => {
  const [hide, keep] = ["redact", "allow"];
  assert.deepEqual(actions(["gdpr"], ASKED), [hide, hide, hide, hide, keep, keep, keep]);
  assert.deepEqual(actions(["hipaa"], ASKED), [hide, hide, hide, hide, hide, hide, keep]);
  assert.deepEqual(actions(["pci"], ASKED), [keep, hide, keep, keep, keep, keep, keep]);
  assert.deepEqual(actions(["secrets-only"], ASKED), Array(ASKED.length).fill(keep));
});

test("presets: several together count what any of them does", () => {
  assert.deepEqual(actions(["secrets-only", "pci"], ["PAYMENT_CARD", "EMAIL"]), [
    "redact",
    "allow",
  ]);
  assert.deepEqual(actions(["pci", "hipaa"], ["DATE_TIME", "EMAIL", "SEX"]), [
    "redact",
    "redact",
    "allow",
  ]);
});

test("presets: what counts gets the profile's own rule, and a rule of its own comes first", () => {
  const input = { pii: { action: "block" }, entities: { AGE: { action: "flag" } } };
  assert.deepEqual(actions(["hipaa"], ["PERSON", "DATE_TIME", "AGE"], { input }), [
    "block",
    "block",
    "flag",
  ]);
});

test("presets: secrets count whatever the preset", () => {
  for (const name of PRESET_NAMES) {
    const profile = toProfile("own", ProfileConfig.parse({ presets: [name] }));
    const secret = { category: "secret", entity: "API_KEY" } as const;
    assert.equal(inputRule(profile, secret)?.action, "redact");
    assert.equal(outputRule(profile, secret).action, "redact");
  }
});

test("presets: names are all there, and what only presets ask for is listed as such", () => {
  assert.deepEqual([...PRESET_NAMES], Object.keys(PRESETS));
  const quasi = new Set<string>(QUASI_IDENTIFIERS);
  for (const { identifiers, entities } of Object.values(PRESETS)) {
    if (identifiers) assert.ok(entities.every((entity) => quasi.has(entity)));
  }
});
