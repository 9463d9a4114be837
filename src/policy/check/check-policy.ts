import { severityRank } from "../../core/finding.ts";
import type { PolicyConfig } from "../language/config.ts";
import { checkBindings, checkConditions } from "./check-conditions.ts";
import { checkPermissions, checkReach } from "./check-permissions.ts";
import { checkLimits, checkRules } from "./check-rules.ts";
import type { PolicyFinding } from "./finding.ts";

/** What is odd about a policy that loads, the worst first; `nowMs` tells what has expired. */
export function checkPolicy(policy: PolicyConfig, nowMs: number): readonly PolicyFinding[] {
  const found = [
    ...checkConditions(policy, nowMs),
    ...checkBindings(policy),
    ...checkPermissions(policy),
    ...checkReach(policy),
    ...checkRules(policy, nowMs),
    ...checkLimits(policy),
  ];
  return found.toSorted((a, b) => severityRank(b.severity) - severityRank(a.severity));
}
