import type { Severity } from "../../core/finding.ts";
import type { Wording } from "../../core/language.ts";
import type { PolicyProblem } from "../language/check.ts";

/** Keys and positions from the top of the policy down to one value. */
export type PolicyPath = PolicyProblem["path"];

/** Rules of the check with what they weigh; stable names. */
export const POLICY_RULES = {
  /** It cannot be read, or a name in it leads nowhere. */
  "policy/invalid": "critical",
  /** Reading of the other format that somebody could mean differently. */
  "policy/ambiguous": "low",
  "policy/reading": "info",
  "policy/expired": "medium",
  "policy/expiring": "info",
  /** Conditions that never hold. */
  "policy/never-active": "medium",
  /** Subjects of a binding that can never fulfil what the role asks for. */
  "policy/impossible-binding": "medium",
  "policy/shadowed-permission": "low",
  "policy/denied-permission": "medium",
  "policy/unreachable-permission": "medium",
  "policy/unclassified-collection": "low",
  "policy/wildcard-reach": "info",
  "policy/rule-never-fires": "medium",
  "policy/shadowed-rule": "medium",
  "policy/limit-unreachable": "low",
  "policy/unbound-role": "info",
  "policy/empty-role": "low",
  "policy/unreachable-collection": "low",
} as const satisfies Record<string, Severity>;

export type PolicyRule = keyof typeof POLICY_RULES;

/** What the check says about a place of a policy. */
export interface PolicyFinding {
  readonly rule: PolicyRule;
  readonly severity: Severity;
  readonly path: PolicyPath;
  readonly text: Wording;
}

export function policyFinding(rule: PolicyRule, path: PolicyPath, text: Wording): PolicyFinding {
  return { rule, severity: POLICY_RULES[rule], path, text };
}
