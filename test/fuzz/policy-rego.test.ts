import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { compilePolicy } from "../../src/policy/decide.ts";
import { toRego } from "../../src/policy/export/rego.ts";
import { needs, opa } from "../machine.ts";
import { policies } from "../property/policy-cases.ts";
import { inScope, isPlain } from "../property/policy-interpreter.ts";
import { oddRequests } from "../property/policy-paths.ts";

const SECONDS = Number(process.env["GARITA_FUZZ_SECONDS"] ?? 5);
const SEED = Number(process.env["GARITA_FUZZ_SEED"] ?? Date.now() % 2 ** 31);
const REQUESTS = 300;

/** One process of OPA answers all requests to a policy. */
const QUERY = "[e | some q in data.requests; e := data.garita.authz.effect with input as q]";

test(`policies: OPA decides their Rego as we do (seed ${SEED})`, needs(opa), (t) => {
  const folder = mkdtempSync(join(tmpdir(), "garita-rego-"));
  const [rego, data] = [join(folder, "policy.rego"), join(folder, "requests.json")];
  const endAt = performance.now() + SECONDS * 1000;
  let asked = 0;
  try {
    for (let round = 0; round === 0 || performance.now() < endAt; round += 1) {
      const [policy] = fc.sample(policies, { numRuns: 1, seed: SEED + round });
      assert.ok(policy);
      writeFileSync(rego, toRego(policy));
      // What is no path never gets as far as another decision point.
      const requests = fc
        .sample(oddRequests, { numRuns: REQUESTS, seed: SEED + round })
        .map((one) => (isPlain(one.resource) ? one : { ...one, resource: "" }));
      const told = requests.map((one) => {
        return { ...one, context: { ...one.context, inScope: inScope(policy, one) } };
      });
      writeFileSync(data, JSON.stringify({ requests: told }));
      const args = ["eval", "-d", rego, "-d", data, "-f", "raw", QUERY];
      const effects: unknown = JSON.parse(execFileSync(opa.path ?? "opa", args).toString());
      const decide = compilePolicy(policy, "fuzz");
      const ours = requests.map((request) => decide(request).effect);
      const at = ours.findIndex((effect, index) => (effects as string[])[index] !== effect);
      const apart = at < 0 ? null : { policy, request: requests[at], ours: ours[at] };
      assert.equal(apart, null);
      asked += requests.length;
    }
  } finally {
    rmSync(folder, { recursive: true });
  }
  t.diagnostic(`${asked} requests`);
});
