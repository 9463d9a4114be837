import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import type { z } from "zod";
import { PolicyCases } from "../../src/policy/cases/config.ts";
import type { WrittenPolicy } from "../../src/policy/cases/config.ts";
import { runCase } from "../../src/policy/cases/run-case.ts";
import { compilePolicy } from "../../src/policy/decide.ts";
import { policyProblems } from "../../src/policy/language/check.ts";
import { PolicyConfig } from "../../src/policy/language/config.ts";
import { LegacyPolicy } from "../../src/policy/legacy/config.ts";
import { importLegacy } from "../../src/policy/legacy/import-legacy.ts";
import { interpret } from "../property/policy-interpreter.ts";

/** So many there are at least: a file that is not read must not go unnoticed. */
const CASES_MIN = 150;

const folder = new URL("policy/", import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".yaml"))
  .map((name): [string, PolicyCases] => {
    const written: unknown = parse(readFileSync(new URL(name, folder), "utf8"));
    return [name.replace(".yaml", ""), PolicyCases.parse(written)];
  });

/** The policy, and the paths of what is wrong with it. */
function load(written: WrittenPolicy): {
  readonly policy: PolicyConfig | null;
  readonly wrong: string[];
} {
  const { policy, legacy, zone, issuer } = written;
  const options = { ...(zone !== undefined && { zone }), ...(issuer !== undefined && { issuer }) };
  const { data, error } =
    legacy === undefined ? PolicyConfig.safeParse(policy) : LegacyPolicy.safeParse(legacy);
  if (error) return { policy: null, wrong: error.issues.flatMap(pathsOf) };
  const imported =
    "kind" in data ? importLegacy(data, options) : { policy: data, problems: policyProblems(data) };
  return { policy: imported.policy, wrong: imported.problems.map(({ path }) => path.join(".")) };
}

function pathsOf(issue: z.core.$ZodIssue): readonly string[] {
  const keys = issue.code === "unrecognized_keys" ? issue.keys : [];
  const path = issue.path.map(String).join(".");
  return [path, ...keys.map((key) => (path === "" ? key : `${path}.${key}`))];
}

for (const [name, file] of files) {
  const { cases } = file;
  if (cases.length > 0) {
    const { policy, wrong } = load(file);
    assert.ok(policy && wrong.length === 0, `${name}: ${wrong.join()}`);
    const decide = compilePolicy(policy, "conformance");
    for (const one of cases) {
      test(`policy ${name}: ${one.name}`, () => {
        const { differences, request, decision } = runCase(one, file.callers, decide);
        assert.deepEqual(differences, []);
        assert.ok(request && decision);
        const reading = interpret(policy, request);
        assert.deepEqual([reading.effect, reading.policyId], [decision.effect, decision.policyId]);
      });
    }
  }
  for (const one of file.refused) {
    test(`policy ${name}: ${one.name} is refused`, () => {
      const { wrong } = load(one);
      assert.ok(wrong.includes(one.path), `${one.path} is among ${wrong.join(", ")}`);
    });
  }
}

test("policy: there are as many cases as there should be, and no two of one name", () => {
  const names = files.flatMap(([file, { cases, refused }]) =>
    [...cases, ...refused].map(({ name }) => `${file} ${name}`),
  );
  assert.ok(names.length >= CASES_MIN, `${names.length} cases`);
  assert.equal(new Set(names).size, names.length);
});
