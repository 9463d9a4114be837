/** Ordered from harmless to worst; compare with {@link severityRank}. */
export const SEVERITIES = ["info", "low", "medium", "high", "critical"] as const;
export type Severity = (typeof SEVERITIES)[number];

/** 0 for `info` up to 4 for `critical`. */
export function severityRank(severity: Severity): number {
  return SEVERITIES.indexOf(severity);
}

/** What findings together amount to, from nothing to worst. */
export const RISKS = ["none", "low", "medium", "high", "critical"] as const;
export type Risk = (typeof RISKS)[number];

/** What kind of thing was found; a profile decides per category what follows. */
export const CATEGORIES = ["injection", "pii", "secret", "content", "code"] as const;
export type Category = (typeof CATEGORIES)[number];

/** Half-open [start, end) in UTF-16 code units of the text as received. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** What a rule says about a place in a text. Never carries the matched text itself. */
export interface Finding {
  /** Stable rule id, for example `pii/email`. */
  readonly rule: string;
  /** Upper-case entity name for categories that have one, for example `EMAIL`. */
  readonly entity?: string;
  readonly category: Category;
  readonly severity: Severity;
  /** 0..1, monotone in confidence. */
  readonly score: number;
  readonly span: Span;
  /** Encodings that the text was read through, outermost first: `["base64", "hex"]`. */
  readonly via?: readonly string[];
}

/** Rules of this group say that a text could not be inspected; all enforcing profiles block it. */
export const UNINSPECTED = "guard/";

/** What the rule catalogue, SARIF and the docs know about a rule. */
export interface RuleCard {
  readonly id: string;
  readonly title: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly entity?: string;
  /** Standards and catalogues: `OWASP LLM01:2025`, `MITRE ATLAS AML.T0051.000`, `CWE-200`, ISO… */
  readonly references: readonly string[];
}
