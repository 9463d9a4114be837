import assert from "node:assert/strict";
import { test } from "node:test";
import { countryOf, enabledRules, GuardConfig } from "./config.ts";

const pattern = (more: object) =>
  GuardConfig.safeParse({
    customPatterns: [{ id: "acme/code", title: "Code", pattern: "x", ...more }],
  });

test("guard config: an empty section enables everything", () => {
  const config = GuardConfig.parse({});
  assert.deepEqual(config.detectors, ["injection", "pii", "secret", "content"]);
  assert.deepEqual(config.allow, []);
});

test("guard config: a pattern outside the linear subset is refused with the reason", () => {
  const refused = pattern({ pattern: String.raw`(a)\1` });
  assert.match(refused.error?.issues[0]?.message ?? "", /back-references are not linear/);
  assert.deepEqual(refused.error?.issues[0]?.path, ["customPatterns", 0, "pattern"]);
  assert.match(pattern({ pattern: "(a" }).error?.issues[0]?.message ?? "", /regular expression/);
  assert.ok(pattern({ pattern: String.raw`\bPRJ-\d{4}\b` }).success);
});

test("guard config: ids, flags, entities and unknown keys are checked", () => {
  assert.ok(!pattern({ id: "Acme" }).success);
  assert.ok(!pattern({ flags: "g" }).success);
  assert.ok(!pattern({ flags: "ii" }).success);
  assert.ok(!pattern({ entity: "code" }).success);
  assert.ok(!pattern({ surprise: 1 }).success);
  assert.ok(pattern({ flags: "iu", entity: "CODE_1" }).success);
  const twice = { id: "acme/code", title: "Code", pattern: "x" };
  assert.ok(!GuardConfig.safeParse({ customPatterns: [twice, twice] }).success);
});

test("guard config: every field has a default and a description", () => {
  for (const [name, field] of Object.entries(GuardConfig.shape)) {
    assert.ok(field.description !== undefined && field.description.length > 10, name);
    assert.notEqual(field.safeParse(undefined).data, undefined, name);
  }
});

function card(id: string, entity: string) {
  const category = id.startsWith("pii/") ? "pii" : "secret";
  return { id, entity, category, title: id, severity: "high", references: [] } as const;
}

const DNI = card("pii/es-dni", "ES_DNI");
const NHS = card("pii/uk-nhs", "UK_NHS");
const EMAIL = card("pii/email", "EMAIL");

function enabled(config: object) {
  const isEnabled = enabledRules(GuardConfig.parse(config));
  return [DNI, NHS, EMAIL].filter(isEnabled).map(({ entity }) => entity);
}

test("guard config: rules are switched off by id, by entity and by glob", () => {
  assert.deepEqual(enabled({}), ["ES_DNI", "UK_NHS", "EMAIL"]);
  assert.deepEqual(enabled({ disabledRules: ["pii/es-dni", "EMAIL"] }), ["UK_NHS"]);
  assert.deepEqual(enabled({ disabledRules: ["*_NHS", "E*"] }), []);
  assert.deepEqual(enabled({ detectors: ["secret"] }), []);
  assert.ok(!GuardConfig.safeParse({ disabledRules: ["email"] }).success);
});

test("guard config: countries narrow what belongs to one and nothing else", () => {
  assert.deepEqual(enabled({ countries: ["ES"] }), ["ES_DNI", "EMAIL"]);
  assert.deepEqual(enabled({ countries: ["GB", "FR"] }), ["UK_NHS", "EMAIL"]);
  assert.deepEqual(enabled({ countries: ["UK"] }), ["UK_NHS", "EMAIL"]);
  assert.equal(countryOf({ id: "pii/ipv4" }), null);
  assert.ok(!GuardConfig.safeParse({ countries: ["es"] }).success);
});
