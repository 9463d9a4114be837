import assert from "node:assert/strict";
import { test } from "node:test";
import { legacyPolicy } from "../../../test/fixtures/legacy-policy.ts";
import { GaritaError } from "../../core/errors.ts";
import { LegacyPolicy } from "./config.ts";
import { importLegacy } from "./import-legacy.ts";

const OPTIONS = { zone: "Europe/Madrid", issuer: "https://login.archive.example" };

const imported = importLegacy(legacyPolicy(), OPTIONS);
const { roles, bindings, collections, rules } = imported.policy;

/** What is said of a place, `!` in front where it is in doubt. */
function said(start: string, { warnings } = imported): readonly string[] {
  return warnings
    .filter(({ path }) => path.join(".").startsWith(start))
    .map(({ message, ambiguous }) => `${ambiguous ? "!" : ""}${message.en.slice(0, 32)}`);
}

test("legacy: conditions, obligations and limits of a role come apart", () => {
  assert.deepEqual(roles["reading-room"], {
    permissions: [
      { resource: "vectors/open-shelf/*", actions: ["read"] },
      { resource: "vectors/desk/{user_id}/*", actions: ["read", "create"] },
      { resource: "vectors/maps/*", actions: ["read"] },
    ],
    deny: [],
    conditions: { methods: ["mtls"] },
    obligations: ["audit", "filter-pii"],
    limits: { vectorsPerRequest: 50 },
    excludeCollections: ["letters", "sealed-boxes"],
  });
  assert.deepEqual(roles["archivist"]?.conditions, {
    addresses: ["192.168.0.0/16", "fd00::/8"],
    mfa: true,
  });
  assert.deepEqual(roles["cataloguer"]?.conditions, { hours: { from: "22:00", to: "06:00" } });
  assert.deepEqual(roles["sister-library"]?.conditions, {
    addresses: [],
    methods: ["api-key"],
    until: "2027-06-30T12:00:00+02:00",
  });
});

test("legacy: subjects keep their kind, people are pinned to the issuer", () => {
  const { issuer } = OPTIONS;
  assert.deepEqual(
    bindings.map(({ role, subjects }) => [role, subjects[0]]),
    [
      ["archivist", { kind: "user", name: "keeper@archive.example", issuer }],
      ["cataloguer", { kind: "group", name: "catalogue", issuer }],
      ["reading-room", { kind: "service-account", name: "desk-bot", namespace: "halls" }],
      ["sister-library", { kind: "api-key", name: "sister" }],
    ],
  );
});

test("legacy: classes are ceilings, and what is only excluded is declared restricted", () => {
  assert.deepEqual(collections, [
    { name: "maps", sensitivity: "public", accessibleBy: ["*"] },
    {
      name: "loans",
      sensitivity: "internal",
      accessibleBy: ["sister-library", "reading-room", "end-user"],
    },
    {
      name: "letters",
      sensitivity: "confidential",
      accessibleBy: ["archivist"],
      encryption: true,
      pii: true,
      audit: true,
    },
    { name: "sealed-boxes", sensitivity: "restricted" },
  ]);
});

test("legacy: what is allowed exempts from a refusal, what compares triggers it", () => {
  const [daylight, reading, listing, home] = rules;
  assert.deepEqual(daylight?.unless, {
    hours: { days: ["mon", "tue", "wed"], from: "08:00", to: "18:00" },
  });
  assert.equal(daylight?.when, undefined);
  assert.deepEqual([reading?.when, reading?.unless], [{ vectorsOver: 999 }, undefined]);
  assert.deepEqual([reading?.name, listing?.name], ["whole-shelves", "whole-shelves 2"]);
  assert.deepEqual(listing?.appliesTo, { actions: ["list"] });
  assert.deepEqual(listing?.approval, { from: ["archivist"], count: 1, expiresMinutes: 60 });
  assert.deepEqual(home?.unless, { countries: ["EU", "CH"] });
});

test("legacy: end users without a role may what applications may", () => {
  assert.deepEqual(
    roles["end-user"]?.permissions.map(({ resource }) => resource),
    ["vectors/open-shelf/*", "vectors/desk/{user_id}/*", "vectors/maps/*", "vectors/loans/*"],
  );
  const own = legacyPolicy({ roles: [{ name: "end-user", permissions: [] }], role_bindings: [] });
  const { policy } = importLegacy({ ...own, data_classification: { collections: [] } });
  assert.deepEqual(policy.roles["end-user"]?.permissions, []);
});

test("legacy: without an application no role is made up", () => {
  const { policy } = importLegacy(legacyPolicy({ role_bindings: [] }), OPTIONS);
  assert.equal(policy.roles["end-user"], undefined);
});

test("legacy: what contradicts itself is told with the roles it is about", () => {
  assert.deepEqual(said("data_classification.collections.1"), [
    "!permissions of `archivist`, `cat",
    "!`accessible_by` lists `reading-r",
  ]);
  assert.deepEqual(said("data_classification.collections.0"), [
    "the path of a collection is take",
    "`accessible_by` is a ceiling, no",
  ]);
});

test("legacy: names that nothing classifies are told where they stand first", () => {
  assert.deepEqual(said("roles.2.permissions.0.resource"), ["!`open-shelf` belongs to no class"]);
  assert.deepEqual(said("roles.2.data_filtering.exclude"), ["!`sealed-boxes` is excluded but n"]);
});

test("legacy: two polarities in one list are always in doubt, a comparison is not", () => {
  assert.deepEqual(said("dynamic_policies.0.conditions"), ["!the conditions say what is allow"]);
  assert.deepEqual(
    said("dynamic_policies.2.conditions").at(-1),
    "!the conditions say what is allow",
  );
  assert.deepEqual(said("dynamic_policies.1"), [
    "!several entries of `applies_to` ",
    "makes a ticket bound to principa",
    "counts in one request, and over ",
  ]);
});

test("legacy: without zone and issuer hours and people are in doubt", () => {
  const bare = importLegacy(legacyPolicy());
  assert.equal(bare.policy.timeZone, "UTC");
  const zone = said("roles.1.conditions.time_based_access", bare);
  assert.deepEqual(zone, ["hours are half-open, by the cloc", "!hours without a time zone are re"]);
  assert.equal(said("role_bindings.0.subjects", bare).at(-1), "!a user or group of whichever iss");
  assert.equal(said("role_bindings.0.subjects").length, 1);
});

test("legacy: what a policy does not hold is said section by section", () => {
  const sections = ["audit", "encryption", "pii_protection", "ai_gateway_integration"];
  assert.deepEqual(
    sections.map((section) => said(section).length),
    [3, 1, 1, 2],
  );
  assert.ok(imported.warnings.every(({ message }) => message.es !== message.en));
});

test("legacy: names that lead nowhere are problems of the file they stand in", () => {
  const twice = [...legacyPolicy().roles, ...legacyPolicy().roles.slice(0, 1)];
  const { problems } = importLegacy(
    legacyPolicy({
      roles: twice,
      role_bindings: [{ role_ref: "archivst", subjects: [{ kind: "ServiceAccount", name: "x" }] }],
      dynamic_policies: [
        { name: "a", applies_to: [{ collections: ["maps"] }], conditions: {}, action: "deny" },
        {
          name: "b",
          applies_to: [{ collections: ["mops"] }],
          conditions: { vectors_count: "> 1" },
          action: "require_approval",
        },
      ],
    }),
  );
  assert.deepEqual(
    problems.map(({ path, text }) => `${path.join(".")}: ${text.en}`),
    [
      "roles.4.name: `archivist` is there twice",
      "role_bindings.0.subjects.0: a service account needs its `namespace`",
      "dynamic_policies.0.conditions: says no condition; write one, or remove it",
      "dynamic_policies.1: `approval_required_from` goes with `require_approval`, and only with it",
      "role_bindings.0.role_ref: there is no role `archivst`; did you mean `archivist`?",
      "dynamic_policies.1: there is no collection `mops` under `collections`; did you mean `maps`?",
      "dynamic_policies.1: there is no role `b`",
    ],
  );
});

test("legacy: a zone that does not exist is refused", () => {
  const isRefused = (error: unknown) =>
    error instanceof GaritaError && error.code === "config.invalid";
  assert.throws(() => importLegacy(legacyPolicy(), { zone: "Mars/Base" }), isRefused);
});

test("legacy: the format is read strictly", () => {
  const accepts = (more: object) => LegacyPolicy.safeParse({ ...legacyPolicy(), ...more }).success;
  assert.equal(accepts({}), true);
  const role = { name: "r", permissions: [] };
  const condition = (conditions: object) => accepts({ roles: [{ ...role, conditions }] });
  assert.equal(condition({ mfa: true }), false);
  assert.equal(condition({ ip_whitelist: ["10.0.0.1/8"] }), false);
  assert.equal(condition({ time_based_access: { allowed_hours: "8-20" } }), false);
  assert.equal(condition({ time_based_access: { allowed_hours: "08:00-08:00" } }), false);
  assert.equal(condition({ authentication_method: "password" }), false);
  assert.equal(accepts({ surprise: 1 }), false);
  assert.equal(accepts({ apiVersion: "v1" }), false);
});
