import assert from "node:assert/strict";
import { test } from "node:test";
import { compilePolicy } from "../decide.ts";
import { PolicyConfig } from "../language/config.ts";
import { PolicyCases } from "./config.ts";
import { runCase } from "./run-case.ts";

const decide = compilePolicy(
  PolicyConfig.parse({
    apiVersion: "garita/v1",
    roles: {
      app: {
        permissions: [{ resource: "vectors/own/{user_id}", actions: ["read"] }],
        obligations: ["audit"],
        limits: { vectorsPerRequest: 3, requestsPerMinute: 7 },
      },
      "end-user": { permissions: [{ resource: "vectors/*", actions: ["read"] }] },
    },
    defaultSensitivity: "internal",
  }),
  "test",
);

function differences(one: object): readonly string[] {
  const file = PolicyCases.parse({
    policy: "p.yaml",
    callers: { app: { roles: ["app"] }, ann: { kind: "user" } },
    cases: [{ name: "a case", resource: "vectors/own/ann", endUser: "ann", ...one }],
  });
  const [parsed] = file.cases;
  assert.ok(parsed);
  return runCase(parsed, file.callers, decide).differences.map(({ field }) => field);
}

test("run-case: a case passes when all that it says is so", () => {
  assert.deepEqual(differences({}), []);
  assert.deepEqual(
    differences({
      rule: "roles.app.permissions[0]",
      role: "app",
      obligations: [{ kind: "audit" }, { max: 3, kind: "cap-vectors" }],
      limits: { requestsPerMinute: 7 },
      endUserLimits: {},
      approvers: [],
      sensitivity: ["internal"],
    }),
    [],
  );
});

test("run-case: every field that differs is named", () => {
  const wrong = { effect: "deny", rule: "default-deny", limits: {}, obligations: [] };
  assert.deepEqual(differences(wrong), ["effect", "rule", "obligations", "limits"]);
});

test("run-case: the resource is read as a URL is, and what is no path is denied", () => {
  assert.deepEqual(differences({ resource: "vectors/own/%61nn" }), []);
  const dots = { resource: "vectors/own/../own/ann", effect: "deny", rule: "malformed-resource" };
  assert.deepEqual(differences(dots), []);
});

test("run-case: a caller that is not among the callers fails the case", () => {
  assert.deepEqual(differences({ caller: "bob" }), ["caller"]);
  assert.deepEqual(differences({ endUser: "constructor" }), ["endUser"]);
});

test("run-case: cases say which policy they are about, in one way", () => {
  const cases = [{ name: "a", resource: "models/a" }];
  assert.equal(PolicyCases.safeParse({ cases }).success, false);
  assert.equal(PolicyCases.safeParse({ cases, policy: "a", legacy: "b" }).success, false);
  assert.equal(PolicyCases.safeParse({}).success, true);
});
