import assert from "node:assert/strict";
import { test } from "node:test";
import { PolicyConfig } from "../language/config.ts";
import { checkPolicy } from "./check-policy.ts";

const NOW = Date.UTC(2026, 5, 1);
const read = (...resources: string[]) =>
  resources.map((resource) => ({ resource, actions: ["read"] }));
const key = (name: string) => ({ kind: "api-key", name });

/** `rule path` of everything that is found. */
function found(policy: object): readonly string[] {
  const parsed = PolicyConfig.parse({ apiVersion: "garita/v1", roles: {}, ...policy });
  return checkPolicy(parsed, NOW).map(({ rule, path }) => `${rule} ${path.join(".")}`);
}

/** The same of a role that somebody has. */
function ofRole(role: object, more: object = {}): readonly string[] {
  return found({ roles: { default: role }, ...more });
}

test("check: nothing is said of a policy with nothing odd", () => {
  const permissions = [{ resource: "models/*", actions: ["invoke_model"] }];
  assert.deepEqual(ofRole({ permissions, limits: { tokensPerMinute: 5 } }), []);
});

test("check: a role that has ended, or ends soon, is named at its `until`", () => {
  const until = (instant: string) =>
    ofRole({ permissions: read("models/a"), conditions: { until: instant } });
  assert.deepEqual(until("2026-05-31T23:59:59Z"), [
    "policy/expired roles.default.conditions.until",
  ]);
  assert.deepEqual(until("2026-06-01T00:00:00Z"), [
    "policy/expiring roles.default.conditions.until",
  ]);
  assert.deepEqual(until("2026-09-01T00:00:00Z"), []);
});

test("check: conditions that never hold are named", () => {
  const never = (conditions: object) => ofRole({ permissions: read("models/a"), conditions });
  const at = (name: string) => [`policy/never-active roles.default.conditions.${name}`];
  assert.deepEqual(never({ addresses: [] }), at("addresses"));
  assert.deepEqual(never({ countries: [] }), at("countries"));
  assert.deepEqual(never({ methods: [] }), at("methods"));
  assert.deepEqual(never({ hours: { from: "24:00", to: "00:00" } }), at("hours"));
  assert.deepEqual(never({ mfa: true, methods: ["api-key"] }), at("methods"));
  assert.deepEqual(never({ mfa: true, methods: ["api-key", "oidc"] }), []);
});

test("check: a binding of somebody who can never fulfil the role is named", () => {
  const bound = (conditions: object) =>
    ofRole(
      { permissions: read("models/a"), conditions },
      { bindings: [{ role: "default", subjects: [key("a"), { kind: "user", name: "b" }] }] },
    );
  const at = (place: number) => [`policy/impossible-binding bindings.0.subjects.${place}`];
  assert.deepEqual(bound({ mfa: true }), at(0));
  assert.deepEqual(bound({ methods: ["mtls"] }), at(0));
  assert.deepEqual(bound({ methods: ["api-key"] }), at(1));
});

test("check: permissions that another line covers or denies are named, once", () => {
  const twice = { permissions: read("models/*", "models/a", "models/*") };
  assert.deepEqual(ofRole(twice), [
    "policy/shadowed-permission roles.default.permissions.1",
    "policy/shadowed-permission roles.default.permissions.2",
  ]);
  const denied = { permissions: read("models/a", "models/b"), deny: read("models/a*") };
  assert.deepEqual(ofRole(denied), []);
  const all = { permissions: read("models/ab"), deny: read("models/a*") };
  assert.deepEqual(ofRole(all), ["policy/denied-permission roles.default.permissions.0"]);
});

test("check: spelling a collection out is more than a wildcard over it", () => {
  const permissions = read("vectors/*", "vectors/hr/*");
  const collections = [{ name: "hr" }, { name: "news", sensitivity: "public" }];
  assert.deepEqual(ofRole({ permissions }, { collections }), [
    "policy/wildcard-reach roles.default.permissions.0.resource",
  ]);
});

test("check: permissions out of reach are named, and collections that nobody reaches", () => {
  const closed = [{ name: "hr", accessibleBy: ["chief"] }];
  const chief = { permissions: read("vectors/hr/*"), conditions: { methods: ["mtls"] } };
  const roles = (role: object) => ({ roles: { default: role, chief }, collections: closed });
  assert.deepEqual(found(roles({ permissions: read("vectors/hr/*") })), [
    "policy/unreachable-permission roles.default.permissions.0",
    "policy/unbound-role roles.chief",
  ]);
  assert.deepEqual(found(roles({ permissions: read("vectors/*") })), [
    "policy/unreachable-permission roles.default.permissions.0",
    "policy/unbound-role roles.chief",
  ]);
  const excluding = { permissions: read("vectors/hr/*"), excludeCollections: ["hr"] };
  assert.deepEqual(ofRole(excluding, { collections: [{ name: "hr" }] }), [
    "policy/unreachable-permission roles.default.permissions.0",
    "policy/unreachable-collection collections.0",
  ]);
});

test("check: a name that nothing classifies is told once, roles that say nothing are too", () => {
  assert.deepEqual(ofRole({ permissions: read("vectors/lost/*", "metadata/lost/*") }), [
    "policy/unclassified-collection roles.default.permissions.0.resource",
  ]);
  assert.deepEqual(ofRole({}), ["policy/empty-role roles.default"]);
});

test("check: rules that never count are named", () => {
  const rules = (...all: object[]) =>
    ofRole(
      {
        permissions: read("vectors/a/*"),
        limits: { requestsPerMinute: 2, vectorsPerRequest: 10 },
      },
      {
        rules: all.map((one, index) => ({ name: `r${index}`, effect: "deny", ...one })),
        collections: [{ name: "a" }],
        vectorWindowMinutes: 5,
      },
    );
  const never = ["policy/rule-never-fires rules.0"];
  assert.deepEqual(rules({ when: { countries: [] } }), never);
  assert.deepEqual(rules({ unless: { hours: {} } }), never);
  assert.deepEqual(rules({ appliesTo: { collections: ["a"], resources: ["vectors/b/*"] } }), never);
  assert.deepEqual(rules({ when: { vectorsOver: 100 } }), never);
  assert.deepEqual(rules({ when: { vectorsOver: 99 } }), []);
});

test("check: rules behind one that denies all of it are named", () => {
  const wide = { name: "wide", appliesTo: { actions: ["read", "list"] }, effect: "deny" };
  const narrow = {
    name: "narrow",
    appliesTo: { actions: ["read"], resources: ["models/a"] },
    effect: "require-approval",
    approval: { from: ["default"] },
  };
  const role = { permissions: read("models/*") };
  assert.deepEqual(ofRole(role, { rules: [narrow, wide] }), ["policy/shadowed-rule rules.0"]);
  assert.deepEqual(ofRole(role, { rules: [narrow, { ...wide, when: { countries: ["ES"] } }] }), []);
});

test("check: limits that nothing comes up to are named", () => {
  const limits = { tokensPerMinute: 5, vectorsPerRequest: 50 };
  assert.deepEqual(ofRole({ permissions: read("tools/*"), limits }), [
    "policy/limit-unreachable roles.default.limits.vectorsPerRequest",
    "policy/limit-unreachable roles.default.limits.tokensPerMinute",
  ]);
  const bulk = (vectorsOver: number) =>
    ofRole(
      { permissions: read("vectors/a/*"), limits: { vectorsPerRequest: 50 } },
      {
        rules: [{ name: "bulk", when: { vectorsOver }, effect: "deny" }],
        collections: [{ name: "a" }],
      },
    );
  assert.deepEqual(bulk(49), ["policy/limit-unreachable roles.default.limits.vectorsPerRequest"]);
  assert.deepEqual(bulk(50), []);
});
