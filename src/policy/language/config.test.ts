import assert from "node:assert/strict";
import { test } from "node:test";
import { DEFAULT_POLICY, PolicyConfig } from "./config.ts";

const role = (more: object) => ({ apiVersion: "garita/v1", roles: { a: more } });
const accepts = (policy: object) => PolicyConfig.safeParse(policy).success;

test("policy language: files with roles alone mean what they meant", () => {
  const { roles, bindings, rules } = PolicyConfig.parse(
    role({ permissions: [{ resource: "models/gpt-*", actions: ["list"] }], sensitivity: "secret" }),
  );
  assert.deepEqual(roles["a"]?.deny, []);
  assert.deepEqual([bindings, rules], [[], []]);
  assert.deepEqual(Object.keys(DEFAULT_POLICY.roles), ["default", "end-user"]);
});

test("policy language: an unknown key or action is an error: a typo must not widen access", () => {
  assert.equal(accepts(role({ denny: [] })), false);
  assert.equal(accepts(role({ deny: [{ resource: "models/x", actions: ["invoke"] }] })), false);
  assert.equal(accepts(role({ conditions: { ip: [] } })), false);
  assert.equal(accepts(role({ limits: { rpm: 1 } })), false);
});

const CONDITIONS: readonly (readonly [object, boolean])[] = [
  [{ addresses: [] }, true],
  [{ addresses: ["10.0.0.0/8", "::1"] }, true],
  [{ addresses: ["10.0.0.1/8"] }, false],
  [{ hours: { from: "08:00", to: "24:00", days: ["mon"] } }, true],
  [{ hours: { from: "24:00", to: "08:00" } }, true],
  [{ hours: { from: "08:00", to: "08:00" } }, false],
  [{ hours: { from: "8:00" } }, false],
  [{ hours: { from: "24:01" } }, false],
  [{ hours: { days: ["monday"] } }, false],
  [{ hours: { zone: "Europe/Madrid" } }, true],
  [{ hours: { zone: "+01:00" } }, false],
  [{ hours: { zone: "CET" } }, false],
  [{ hours: { zone: "Europe/Madird" } }, false],
  [{ until: "2027-01-31T23:59:59Z" }, true],
  [{ until: "2027-01-31T23:59:59+01:00" }, true],
  [{ until: "2027-01-31T23:59:59" }, false],
  [{ until: "2027-02-31T23:59:59Z" }, false],
  [{ countries: ["ES", "EU"] }, true],
  [{ countries: ["es"] }, false],
  [{ methods: ["mtls", "oidc"] }, true],
  [{ methods: ["certificate"] }, false],
  [{ mfaMaxAgeMinutes: 0 }, false],
];

test("policy language: conditions are read in one form only", () => {
  for (const [conditions, expected] of CONDITIONS)
    assert.equal(accepts(role({ conditions })), expected, JSON.stringify(conditions));
});

test("policy language: an approval goes with the effect that asks for one", () => {
  const rule = (more: object) => ({ ...role({}), rules: [{ name: "r", ...more }] });
  assert.equal(accepts(rule({ effect: "deny" })), true);
  assert.equal(accepts(rule({ effect: "require-approval" })), false);
  assert.equal(accepts(rule({ effect: "require-approval", approval: { from: ["a"] } })), true);
  assert.equal(accepts(rule({ effect: "deny", approval: { from: ["a"] } })), false);
});

test("policy language: a service account is bound with its namespace, a key without an issuer", () => {
  const bound = (subject: object) => ({
    ...role({}),
    bindings: [{ role: "a", subjects: [subject] }],
  });
  assert.equal(accepts(bound({ kind: "service-account", name: "s" })), false);
  assert.equal(accepts(bound({ kind: "service-account", name: "s", namespace: "n" })), true);
  assert.equal(accepts(bound({ kind: "api-key", name: "k", issuer: "i" })), false);
  assert.equal(accepts(bound({ kind: "user", name: "u", issuer: "i" })), true);
});
