import assert from "node:assert/strict";
import { readFileSync, readdirSync } from "node:fs";
import { test } from "node:test";
import { parse } from "yaml";
import { z } from "zod";
import type { AccessRequest } from "../../src/policy/access.ts";
import type { Caller, Identity } from "../../src/policy/caller.ts";
import { WrittenCaller } from "../../src/policy/cases/config.ts";
import { toCaller } from "../../src/policy/cases/run-case.ts";
import { compilePolicy } from "../../src/policy/decide.ts";
import { policyProblems } from "../../src/policy/language/check.ts";
import { PolicyConfig } from "../../src/policy/language/config.ts";
import { LegacyPolicy } from "../../src/policy/legacy/config.ts";
import { importLegacy } from "../../src/policy/legacy/import-legacy.ts";
import { parseResource } from "../../src/policy/resource.ts";
import { interpret } from "../property/policy-interpreter.ts";

/** So many there are at least: a file that is not read must not go unnoticed. */
const CASES_MIN = 150;
const NOW = "2026-06-01T12:00:00Z";

const Instant = z.iso.datetime({ offset: true });

const Case = z.strictObject({
  name: z.string(),
  resource: z.string(),
  action: z.string().default("read"),
  caller: z.string().optional(),
  endUser: z.string().optional(),
  now: Instant.default(NOW),
  address: z.string().nullable().default(null),
  country: z.string().nullable().default(null),
  vectors: z.number().optional(),
  vectorsInWindow: z.number().optional(),
  approved: z.boolean().optional(),
  effect: z.enum(["permit", "deny", "require-approval"]).default("permit"),
  rule: z.string().optional(),
  role: z.string().optional(),
  obligations: z.array(z.unknown()).optional(),
  limits: z.record(z.string(), z.number()).optional(),
  approvers: z.array(z.string()).optional(),
  sensitivity: z.array(z.string()).optional(),
});
type Case = z.infer<typeof Case>;

const Written = {
  policy: z.unknown().optional(),
  legacy: z.unknown().optional(),
  zone: z.string().optional(),
  issuer: z.string().optional(),
};

const CaseFile = z.strictObject({
  about: z.string(),
  ...Written,
  callers: z.record(z.string(), WrittenCaller).default({}),
  cases: z.array(Case).default([]),
  refused: z.array(z.strictObject({ name: z.string(), path: z.string(), ...Written })).default([]),
});
type CaseFile = z.infer<typeof CaseFile>;
type Written = Pick<CaseFile, "policy" | "legacy" | "zone" | "issuer">;

const folder = new URL("policy/", import.meta.url);
const files = readdirSync(folder)
  .filter((name) => name.endsWith(".yaml"))
  .map((name): [string, CaseFile] => {
    const written: unknown = parse(readFileSync(new URL(name, folder), "utf8"));
    return [name.replace(".yaml", ""), CaseFile.parse(written)];
  });

function identityOf(name: string, file: CaseFile): Caller {
  const written = file.callers[name];
  assert.ok(written, `there is a caller ${name}`);
  return toCaller(name, written);
}

function subjectOf({ caller, endUser }: Case, file: CaseFile): Caller {
  const own = identityOf(caller ?? Object.keys(file.callers)[0] ?? "", file);
  if (endUser === undefined) return own;
  const person: Identity = identityOf(endUser, file);
  return { ...own, endUser: person };
}

function requestOf(one: Case, file: CaseFile): AccessRequest {
  const { action, now, address, country, vectors, vectorsInWindow, approved } = one;
  return {
    subject: subjectOf(one, file),
    action,
    resource: parseResource(one.resource)?.join("/") ?? "",
    context: {
      nowMs: Date.parse(now),
      address,
      country,
      ...(vectors !== undefined && { vectors }),
      ...(vectorsInWindow !== undefined && { vectorsInWindow }),
      ...(approved !== undefined && { approved }),
    },
  };
}

/** The policy, and the paths of what is wrong with it. */
function load(written: Written): {
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
        const request = requestOf(one, file);
        const decision = decide(request);
        const { effect, rule = decision.policyId, role = decision.role } = one;
        const expected = {
          effect,
          policyId: rule,
          role,
          obligations: one.obligations ?? decision.obligations,
          limits: one.limits ?? decision.limits,
          approvers: one.approvers ?? decision.approvers,
          sensitivity: one.sensitivity ?? decision.sensitivity,
        };
        const {
          reason: _reason,
          policyHash: _hash,
          approval: _approval,
          roles: _roles,
          ...got
        } = decision;
        assert.deepEqual(got, expected);
        const reading = interpret(policy, request);
        assert.deepEqual([reading.effect, reading.policyId], [effect, decision.policyId]);
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
