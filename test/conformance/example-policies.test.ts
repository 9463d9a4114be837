import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import { fileURLToPath } from "node:url";
import { runPolicyCases } from "../../src/cli/policy-cases.ts";
import { readPolicyFile } from "../../src/config/policy-file.ts";
import { checkPolicy } from "../../src/policy/check/check-policy.ts";
import { needs, opa } from "../machine.ts";

const FOLDER = fileURLToPath(new URL("../../policies/", import.meta.url));
const NOW = Date.UTC(2026, 10, 22);

const read = (name: string): string => readFileSync(join(FOLDER, name), "utf8");
const names = readdirSync(FOLDER).filter((name) => name.endsWith(".yaml"));
const policies = names.filter((name) => !name.endsWith(".test.yaml"));

for (const name of policies) {
  test(`example policy ${name}: nothing in it is odd`, () => {
    const found = checkPolicy(readPolicyFile(name, read(name)), NOW)
      .filter(({ severity }) => severity !== "info")
      .map(({ rule, path }) => `${rule} ${path.join(".")}`);
    assert.deepEqual(found, []);
  });

  test(`example policy ${name}: its own cases pass`, () => {
    const cases = name.replace(".yaml", ".test.yaml");
    assert.ok(names.includes(cases), `${cases} is there`);
    const { outcomes } = runPolicyCases(cases, read(cases), read);
    assert.ok(outcomes.length > 0);
    assert.deepEqual(
      outcomes.filter(({ problems }) => problems.length > 0),
      [],
    );
  });
}

test("example policy authz.rego: OPA reads it as its comments say", needs(opa), () => {
  const ask = (rule: string, input: object): unknown => {
    const args = [
      "eval",
      "-d",
      join(FOLDER, "opa"),
      "-I",
      "-f",
      "raw",
      `data.garita.authz.${rule}`,
    ];
    const answer = execFileSync(opa.path ?? "opa", args, { input: JSON.stringify(input) });
    const text = answer.toString().trim();
    return text.startsWith("{") ? JSON.parse(text) : text;
  };
  const key = { kind: "api-key" };
  assert.deepEqual(ask("decision", { resource: "models/a", subject: key }), { allow: true });
  const preview = { resource: "models/preview-1", subject: key };
  assert.match(JSON.stringify(ask("decision", preview)), /for people, not for keys/);
  const findings = Array.from({ length: 21 }, () => ({ category: "pii" }));
  assert.equal(ask("verdict", { direction: "input", findings }), "allow");
  assert.match(JSON.stringify(ask("verdict", { direction: "output", findings })), /"block"/);
});
