import assert from "node:assert/strict";
import { test } from "node:test";
import { RECOGNIZERS } from "../guard/detect/registry.ts";
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

test("presets: without one a name counts where it is said to be somebody's, and not in answers", () => {
  const named = { category: "pii", entity: "PERSON" } as const;
  const profile = toProfile("own", ProfileConfig.parse({}));
  assert.equal(inputRule(profile, named)?.scoreMin, 0.85);
  assert.equal(inputRule(profile, named)?.action, "redact");
  assert.equal(outputRule(profile, named).action, "allow");
  const asked = toProfile("own", ProfileConfig.parse({ presets: ["gdpr"] }));
  assert.equal(inputRule(asked, named)?.scoreMin, 0.5);
  assert.equal(outputRule(asked, named).action, "redact");
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

/** 45 CFR 164.514(b)(2)(i), (A) to (R), but for faces, prints and what no text holds. */
const SAFE_HARBOR = {
  A: ["PERSON"],
  B: ["LOCATION", "STREET_ADDRESS", "ES_POSTAL_CODE", "UK_POSTCODE"],
  C: ["DATE_TIME", "DATE_OF_BIRTH", "AGE"],
  D: ["PHONE"],
  F: ["EMAIL"],
  G: ["US_SSN", "ES_NSS"],
  H: ["MEDICAL_RECORD_NUMBER", "HEALTH_EPISODE_NUMBER"],
  I: ["HEALTH_INSURANCE_ID", "INSURANCE_POLICY_NUMBER", "US_MBI"],
  J: ["IBAN", "US_BANK_NUMBER"],
  K: ["MEDICAL_LICENSE", "US_DRIVER_LICENSE"],
  L: ["VIN", "ES_LICENSE_PLATE"],
  M: ["DEVICE_SERIAL_NUMBER", "IMEI"],
  N: ["URL"],
  O: ["IP_ADDRESS"],
  R: ["ES_DNI", "PASSPORT", "MAC_ADDRESS"],
} as const;

test("presets: hipaa hides every identifier of the Safe Harbor list, each with a rule", () => {
  const found = new Set(RECOGNIZERS.map(({ entity }) => entity));
  for (const [letter, entities] of Object.entries(SAFE_HARBOR)) {
    assert.ok(
      actions(["hipaa"], entities).every((action) => action === "redact"),
      letter,
    );
    assert.ok(
      entities.some((entity) => found.has(entity)),
      `${letter} has no rule`,
    );
  }
});
