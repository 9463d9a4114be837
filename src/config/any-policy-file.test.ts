import assert from "node:assert/strict";
import { test } from "node:test";
import { legacyText } from "../../test/fixtures/legacy-policy.ts";
import { readAnyPolicyFile } from "./any-policy-file.ts";
import { ConfigError } from "./problem.ts";

const OWN = "apiVersion: garita/v1\nroles:\n  default:\n    permissions: []\n";

test("any policy file: our own format says where its lines are", () => {
  const { isLegacy, notes, whereOf } = readAnyPolicyFile("p.yaml", OWN);
  assert.equal(isLegacy, false);
  assert.deepEqual(notes, []);
  assert.equal(whereOf(["roles", "default", "permissions"]), "p.yaml:4:18");
});

test("any policy file: the other format is known by its version, lines lead back to it", () => {
  const { isLegacy, notes, policy, whereOf } = readAnyPolicyFile("old.yaml", legacyText());
  assert.equal(isLegacy, true);
  assert.ok(notes.some(({ ambiguous }) => ambiguous));
  const [role = ""] = Object.keys(policy.roles);
  const lines = legacyText().split("\n");
  const lineOf = (where: string) => lines[Number(where.split(":")[1]) - 1] ?? "";
  assert.match(lineOf(whereOf(["roles", role])), /name: archivist/);
  assert.match(lineOf(whereOf(["roles", role, "permissions", 1])), /collections\/\*/);
  assert.match(lineOf(whereOf(["roles", role, "conditions", "mfa"])), /ip_whitelist/);
});

test("any policy file: a file said to be of the other format is read as nothing else", () => {
  assert.throws(() => readAnyPolicyFile("p.yaml", OWN, { legacy: true }), ConfigError);
  assert.throws(() => readAnyPolicyFile("old.yaml", legacyText(), { strict: true }), ConfigError);
});
