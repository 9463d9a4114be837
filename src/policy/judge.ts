import type { Action } from "../core/audit-event.ts";
import { ACTIONS } from "../core/audit-event.ts";
import type { Source } from "../core/channel.ts";
import type { ErrorCode } from "../core/errors.ts";
import { severityRank, UNINSPECTED } from "../core/finding.ts";
import type { Category, Finding, Severity } from "../core/finding.ts";
import type { InjectionRule, Profile } from "./profile.ts";

/** What the guards say about one text. */
export interface JudgedText {
  /** Null for what cannot inject: system prompts, and answers. */
  readonly source: Source | null;
  readonly findings: readonly Finding[];
  /** Injection score of the whole text, 0..1; above 0 only with an injection finding. */
  readonly injection: number;
}

export interface Verdict {
  /** What is done. Under a profile that does not enforce it is at most `flag`. */
  readonly action: Action;
  /** What the profile's rules ask for, enforced or not. */
  readonly asked: Action;
  /** Why, when blocked. */
  readonly error: ErrorCode | null;
  /** Highest severity among the findings that count, or `none`. */
  readonly risk: Severity | "none";
}

/** Worst first: the category named when several block. */
const BLOCK_CODES = new Map<Category, ErrorCode>([
  ["injection", "injection.detected"],
  ["secret", "secret.detected"],
  ["pii", "pii.detected"],
  ["content", "content.blocked"],
  ["code", "content.blocked"],
]);

/** The error that a block of this category is refused with. */
export function blockCode(category: Category): ErrorCode {
  return BLOCK_CODES.get(category) ?? "content.blocked";
}

/** The stronger of two actions. */
export function worse(a: Action, b: Action): Action {
  return ACTIONS.indexOf(a) >= ACTIONS.indexOf(b) ? a : b;
}

/** Findings about answers that have a rule of their own, whatever their category. */
const ANSWER_RULES: ReadonlyMap<string, (profile: Profile) => Action> = new Map([
  ["injection/tainted-tool-call", ({ taint }: Profile) => taint.toolCalls],
  ["injection/tainted-link", ({ taint }) => taint.links],
  ["injection/prompt-leak-canary", ({ promptLeak }) => promptLeak.canary],
  ["injection/prompt-leak", ({ promptLeak }) => promptLeak.overlap],
]);

/** What the profile asks for when an answer has this finding. */
export function answerAction(profile: Profile, { rule, category }: Finding): Action {
  const own = ANSWER_RULES.get(rule);
  return own === undefined ? profile.output[category].action : own(profile);
}

/**
 * The findings that reach the profile's thresholds. In a request injection counts by the text's
 * combined score, not per phrase: several weak hints together may block, one alone may not.
 */
export function countedFindings(
  profile: Profile,
  direction: "input" | "output",
  text: JudgedText,
): readonly Finding[] {
  const injected = injectionRule(profile, text) !== null;
  return text.findings.filter(({ rule, category, score }) => {
    if (rule.startsWith(UNINSPECTED)) return true;
    if (direction === "output") return score >= profile.output[category].scoreMin;
    return category === "injection" ? injected : score >= profile.input[category].scoreMin;
  });
}

/** The rule that a text of a request falls under as an injection; null when it is none. */
export function injectionRule(profile: Profile, text: JudgedText): InjectionRule | null {
  if (text.source === null) return null;
  const rule = profile.input.injection[text.source];
  return text.injection >= rule.scoreMin ? rule : null;
}

/** INVARIANT: what could not be inspected is blocked, whatever the profile says of its category. */
function actionOn(
  profile: Profile,
  direction: "input" | "output",
  found: { readonly finding: Finding; readonly text: JudgedText },
): Action {
  const { rule, category } = found.finding;
  if (rule.startsWith(UNINSPECTED)) return "block";
  if (direction === "output") return answerAction(profile, found.finding);
  if (category !== "injection") return profile.input[category].action;
  const action = injectionRule(profile, found.text)?.action ?? "allow";
  return action === "neutralize" ? "redact" : action;
}

/** Findings of one direction -> Verdict. */
export function judge(
  profile: Profile,
  direction: "input" | "output",
  texts: readonly JudgedText[],
): Verdict {
  let asked: Action = "allow";
  let risk: Severity | "none" = "none";
  const blocking = new Set<Category>();
  for (const text of texts) {
    for (const finding of countedFindings(profile, direction, text)) {
      const action = actionOn(profile, direction, { finding, text });
      if (action === "block") blocking.add(finding.category);
      asked = worse(asked, action);
      if (risk === "none" || severityRank(finding.severity) > severityRank(risk)) {
        risk = finding.severity;
      }
    }
  }
  if (!profile.enforce) {
    return { action: asked === "allow" ? "allow" : "flag", asked, error: null, risk };
  }
  const error = [...BLOCK_CODES].find(([category]) => blocking.has(category))?.[1] ?? null;
  return { action: asked, asked, error, risk };
}
