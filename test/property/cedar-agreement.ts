import fc from "fast-check";
import { compilePolicy } from "../../src/policy/decide.ts";
import { askCedar } from "./cedar.ts";
import { policies } from "./policy-cases.ts";
import { oddRequests } from "./policy-paths.ts";

/** Of each policy: parsing it is what takes long. */
const REQUESTS = 200;
const POLICIES = 20;

export interface Agreement {
  asked: number;
  policies: number;
  /** So many requests of each effect, by our engine. */
  readonly effects: Record<"permit" | "deny" | "require-approval", number>;
  /** Policy and request of each disagreement. */
  readonly apart: string[];
}

/** Random policies, random requests to each, until told to end; `seed` makes them again. */
export function agreementWithCedar(seed: number, isOver: (so: Agreement) => boolean): Agreement {
  const effects = { permit: 0, deny: 0, "require-approval": 0 };
  const agreement: Agreement = { asked: 0, policies: 0, effects, apart: [] };
  for (let round = 0; !isOver(agreement); round += 1) {
    for (const policy of fc.sample(policies, { numRuns: POLICIES, seed: seed + round })) {
      const decide = compilePolicy(policy, "fuzz");
      const ask = askCedar(policy);
      agreement.policies += 1;
      const sampling = { numRuns: REQUESTS, seed: seed + agreement.policies };
      for (const request of fc.sample(oddRequests, sampling)) {
        const { effect } = decide(request);
        agreement.asked += 1;
        effects[effect] += 1;
        if (ask(request) === (effect === "permit")) continue;
        agreement.apart.push(JSON.stringify({ effect, policy, request }));
      }
      if (isOver(agreement)) break;
    }
  }
  return agreement;
}
