import type { Severity } from "../../core/finding.ts";
import type { Wording } from "../../core/language.ts";
import type { PolicyProblem } from "../language/check.ts";

/** Keys and positions from the top of the policy down to one value. */
export type PolicyPath = PolicyProblem["path"];

interface RuleCard {
  readonly severity: Severity;
  readonly title: string;
}

/** Rules of the check, the worst first; stable names. */
export const POLICY_RULES = {
  "policy/invalid": {
    severity: "critical",
    title: "The policy cannot be read, or a name in it leads nowhere.",
  },
  "policy/expired": {
    severity: "medium",
    title: "A role, or a rule, whose `until` is past.",
  },
  "policy/never-active": {
    severity: "medium",
    title: "Conditions of a role that can never hold.",
  },
  "policy/impossible-binding": {
    severity: "medium",
    title: "A subject that can never fulfil what its role asks for.",
  },
  "policy/denied-permission": {
    severity: "medium",
    title: "A permission that the same role denies as a whole.",
  },
  "policy/unreachable-permission": {
    severity: "medium",
    title: "A permission for collections that are closed to the role.",
  },
  "policy/rule-never-fires": {
    severity: "medium",
    title: "A rule that can never count.",
  },
  "policy/shadowed-rule": {
    severity: "medium",
    title: "A rule of which another denies everything before.",
  },
  "policy/shadowed-permission": {
    severity: "low",
    title: "A permission that another of the same role covers.",
  },
  "policy/unclassified-collection": {
    severity: "low",
    title: "A path that is spelled out and that no collection has.",
  },
  "policy/unreachable-collection": {
    severity: "low",
    title: "A collection that no role reaches.",
  },
  "policy/limit-unreachable": {
    severity: "low",
    title: "A limit that nothing comes up to.",
  },
  "policy/empty-role": {
    severity: "low",
    title: "A role that permits and denies nothing.",
  },
  "policy/ambiguous": {
    severity: "low",
    title:
      "A reading of the other format that somebody could mean differently; with `--strict` invalid.",
  },
  "policy/wildcard-reach": {
    severity: "info",
    title: "What a wildcard reaches, where only declared collections are reached by one.",
  },
  "policy/expiring": {
    severity: "info",
    title: "A role that ends within 30 days.",
  },
  "policy/unbound-role": {
    severity: "info",
    title: "A role that no binding gives.",
  },
  "policy/reading": {
    severity: "info",
    title: "A reading of the other format.",
  },
} as const satisfies Record<string, RuleCard>;

export type PolicyRule = keyof typeof POLICY_RULES;

/** What the check says about a place of a policy. */
export interface PolicyFinding {
  readonly rule: PolicyRule;
  readonly severity: Severity;
  readonly path: PolicyPath;
  readonly text: Wording;
}

export function policyFinding(rule: PolicyRule, path: PolicyPath, text: Wording): PolicyFinding {
  return { rule, severity: POLICY_RULES[rule].severity, path, text };
}
