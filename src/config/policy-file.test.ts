import assert from "node:assert/strict";
import { test } from "node:test";
import { legacyText } from "../../test/fixtures/legacy-policy.ts";
import { readPolicyFile } from "./policy-file.ts";
import { ConfigError, renderProblem } from "./problem.ts";

function problems(text: string, language: "en" | "es" = "en"): readonly string[] {
  try {
    readPolicyFile("policy.yaml", text);
    return [];
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error.problems.map((problem) => renderProblem(problem, language));
  }
}

test("readPolicyFile: a typo in a denial is an error, with the nearest action", () => {
  const text = [
    "apiVersion: garita/v1",
    "roles:",
    "  a:",
    "    deny: [{ resource: models/x, actions: [invoke_modle] }]",
  ].join("\n");
  const [problem = ""] = problems(text);
  assert.match(problem, /^policy\.yaml:4:44 roles\.a\.deny\[0\]\.actions\[0\]: must be one of /);
  assert.match(problem, /did you mean `invoke_model`\?$/);
});

test("readPolicyFile: every problem of conditions is told in the language asked for", () => {
  const text = [
    "apiVersion: garita/v1",
    "roles:",
    "  a:",
    "    conditions:",
    "      addresses: [10.0.0.1/8]",
    "      hours: { from: 8:00, zone: Mars/Base }",
    "      countries: [spain]",
  ].join("\n");
  assert.deepEqual(problems(text, "es"), [
    "policy.yaml:5:19 roles.a.conditions.addresses[0]: no se admite; se espera: una red como `10.0.0.0/8`",
    "policy.yaml:6:34 roles.a.conditions.hours.zone: no se admite; se espera: una zona horaria como `Europe/Madrid`",
    "policy.yaml:6:22 roles.a.conditions.hours.from: no se admite; se espera: una hora como `08:30`, de `00:00` a `24:00`",
    "policy.yaml:7:19 roles.a.conditions.countries[0]: no se admite; se espera: un país o región como `ES`, `EU`",
  ]);
});

test("readPolicyFile: subjects of a kind are told what they lack", () => {
  const text = [
    "apiVersion: garita/v1",
    "roles: { a: {} }",
    "bindings:",
    "  - role: a",
    "    subjects: [{ kind: service-account, name: x, namspace: y }]",
  ].join("\n");
  assert.deepEqual(problems(text), [
    "policy.yaml:5:50 bindings[0].subjects[0].namspace: unknown key `namspace`; did you mean `namespace`?",
  ]);
});

test("readPolicyFile: a file of the other format is not served but imported", () => {
  assert.deepEqual(problems(legacyText()), [
    "policy.yaml:2:13 apiVersion: a policy of another format, which is imported once: `garita policy import`",
  ]);
});
