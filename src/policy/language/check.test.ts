import assert from "node:assert/strict";
import { test } from "node:test";
import { policyProblems } from "./check.ts";
import { PolicyConfig } from "./config.ts";

type Written = Readonly<Record<string, unknown>>;

function problems(written: Written): readonly string[] {
  const policy = PolicyConfig.parse({
    apiVersion: "garita/v1",
    roles: { reader: {}, editor: {} },
    collections: [{ name: "notes" }, { name: "plans", path: "team/plans" }],
    ...written,
  });
  return policyProblems(policy).map(({ path, text }) => `${path.join(".")}: ${text.en}`);
}

const rule = (more: object): Written => ({ rules: [{ name: "r", effect: "deny", ...more }] });

test("check: a policy whose names all lead somewhere has no problem", () => {
  const whole = {
    bindings: [{ role: "reader", subjects: [{ kind: "api-key", name: "k" }] }],
    regions: { NORDIC: ["SE", "NO"] },
    ...rule({
      appliesTo: { collections: ["plans"] },
      unless: { countries: ["NORDIC", "EU", "US"] },
    }),
  };
  assert.deepEqual(problems(whole), []);
});

test("check: roles that do not exist are named with the nearest one, wherever they stand", () => {
  const near = "there is no role `raeder`; did you mean `reader`?";
  const subjects = [{ kind: "group", name: "g" }];
  assert.deepEqual(problems({ bindings: [{ role: "raeder", subjects }] }), [
    `bindings.0.role: ${near}`,
  ]);
  assert.deepEqual(problems({ collections: [{ name: "notes", accessibleBy: ["*", "raeder"] }] }), [
    `collections.0.accessibleBy.1: ${near}`,
  ]);
  assert.deepEqual(problems(rule({ appliesTo: { roles: ["raeder"] } })), [
    `rules.0.appliesTo.roles.0: ${near}`,
  ]);
  const approval = { effect: "require-approval", approval: { from: ["boss"] } };
  assert.deepEqual(problems(rule(approval)), ["rules.0.approval.from.0: there is no role `boss`"]);
});

test("check: collections that do not exist are problems of roles and rules", () => {
  const near = "there is no collection `note` under `collections`; did you mean `notes`?";
  assert.deepEqual(problems({ roles: { reader: { excludeCollections: ["note"] } } }), [
    `roles.reader.excludeCollections.0: ${near}`,
  ]);
  assert.deepEqual(problems(rule({ appliesTo: { collections: ["note"] } })), [
    `rules.0.appliesTo.collections.0: ${near}`,
  ]);
});

test("check: a resource of a type that does not exist would match nothing, in a denial too", () => {
  const deny = [
    { resource: "modles/*", actions: ["*"] },
    { resource: "*", actions: ["*"] },
  ];
  assert.deepEqual(problems({ roles: { reader: { deny } } }), [
    "roles.reader.deny.0.resource: there are no resources `modles`; did you mean `models`?",
  ]);
});

test("check: nothing is there twice, and no collection lies in another", () => {
  const two = [
    { name: "a" },
    { name: "a", path: "b" },
    { name: "c", path: "b/c" },
    { name: "d", path: "b" },
  ];
  assert.deepEqual(problems({ collections: two }), [
    "collections.1.name: `a` is there twice",
    "collections.2.path: lies within the path of collection `a`, or around it",
    "collections.3.path: lies within the path of collection `a`, or around it",
  ]);
  const around = [{ name: "x", path: "p/q/r" }, { name: "p" }];
  assert.deepEqual(problems({ collections: around }), [
    "collections.1.name: lies within the path of collection `x`, or around it",
  ]);
  const rules = [1, 2].map(() => ({ name: "r", effect: "deny" }));
  assert.deepEqual(problems({ rules }), ["rules.1.name: `r` is there twice"]);
});

test("check: a collection whose name is no path says where it lies", () => {
  const text = "this name is no path; say the `path` of the collection";
  assert.deepEqual(problems({ collections: [{ name: "a/../b" }, { name: "50 %" }] }), [
    `collections.0.name: ${text}`,
    `collections.1.name: ${text}`,
  ]);
  assert.deepEqual(
    problems({ collections: [{ name: "50 %", path: "half" }, { name: "a/b" }] }),
    [],
  );
});

test("check: countries are those of ISO 3166 and regions those that are defined", () => {
  const conditions = { countries: ["ES", "UK", "NORDIC"] };
  assert.deepEqual(problems({ roles: { reader: { conditions } } }), [
    "roles.reader.conditions.countries.1: `UK` is no country (ISO 3166-1 alpha-2) and no region",
    "roles.reader.conditions.countries.2: `NORDIC` is no country (ISO 3166-1 alpha-2) and no region",
  ]);
  assert.deepEqual(problems({ regions: { EEA: ["ES"] } }), [
    "regions.EEA: the name of a built-in region cannot be taken",
  ]);
});

test("check: no role can be called like all of them", () => {
  assert.deepEqual(problems({ roles: { "*": {} } }), [
    "roles.*: `*` stands for every role and cannot be the name of one",
  ]);
});
