import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compilePolicy } from "../../src/policy/decide.ts";
import { interpret } from "./policy-interpreter.ts";
import { policies, requests } from "./policy-cases.ts";

/** Decisions, about. CI runs 100,000. */
const RUNS = Number(process.env["GARITA_PROPERTY_RUNS"] ?? 12_000);
/** A policy is asked several times, as the engine remembers things between requests. */
const ASKED = { minLength: 4, maxLength: 12 };
const POLICIES = Math.ceil((RUNS * 2) / (ASKED.minLength + ASKED.maxLength));
const SEED = Number(process.env["GARITA_PROPERTY_SEED"] ?? Date.now() % 2 ** 31);

test(`policy: decides as the plain reading of the file does (seed ${SEED})`, () => {
  const seen = new Map<string, number>();
  fc.assert(
    fc.property(policies, fc.array(requests, ASKED), (policy, asked) => {
      const decide = compilePolicy(policy, "hash");
      for (const request of asked) {
        const { effect, policyId, role } = decide(request);
        assert.deepEqual({ effect, policyId, role }, interpret(policy, request));
        for (const one of [effect, policyId]) seen.set(one, (seen.get(one) ?? 0) + 1);
      }
    }),
    { numRuns: POLICIES, seed: SEED },
  );
  // Otherwise it would say nothing.
  for (const one of ["permit", "deny", "require-approval", "scopes"])
    assert.ok((seen.get(one) ?? 0) > POLICIES / 100, `${one} is among the decisions`);
});
