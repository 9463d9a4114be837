import type { Action } from "../core/audit-event.ts";
import { ACTIONS } from "../core/audit-event.ts";
import type { Source } from "../core/channel.ts";
import type { ErrorCode } from "../core/errors.ts";
import { UNINSPECTED } from "../core/finding.ts";
import type { Category, Finding, Risk } from "../core/finding.ts";
import { inputRule, outputRule } from "./profile.ts";
import type { InjectionRule, Profile } from "./profile.ts";
import { riskOf } from "./risk.ts";

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
  /** Of the findings that anything follows from. */
  readonly risk: Risk;
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

/** Something that no guard reads: in both directions the profile has one word for it. */
const UNINSPECTABLE_RULE = "content/uninspectable";

/** Findings about answers that have a rule of their own, whatever their category. */
const ANSWER_RULES: ReadonlyMap<string, (profile: Profile) => Action> = new Map([
  ["injection/tainted-tool-call", ({ taint }: Profile) => taint.toolCalls],
  ["injection/tainted-link", ({ taint }) => taint.links],
  ["injection/prompt-leak-canary", ({ promptLeak }) => promptLeak.canary],
  ["injection/prompt-leak", ({ promptLeak }) => promptLeak.overlap],
  [UNINSPECTABLE_RULE, ({ uninspectable }) => uninspectable],
]);

/** What the profile asks for when an answer has this finding. */
export function answerAction(profile: Profile, finding: Finding): Action {
  const own = ANSWER_RULES.get(finding.rule);
  return own === undefined ? outputRule(profile, finding).action : own(profile);
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
  return text.findings.filter((finding) => {
    if (finding.rule.startsWith(UNINSPECTED)) return true;
    if (direction === "output") return finding.score >= outputRule(profile, finding).scoreMin;
    const rule = inputRule(profile, finding);
    return rule === null ? injected : finding.score >= rule.scoreMin;
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
  const { finding } = found;
  if (finding.rule.startsWith(UNINSPECTED)) return "block";
  if (direction === "output") return answerAction(profile, finding);
  if (finding.rule === UNINSPECTABLE_RULE) return profile.uninspectable;
  const rule = inputRule(profile, finding);
  if (rule !== null) return rule.action;
  const action = injectionRule(profile, found.text)?.action ?? "allow";
  return action === "neutralize" ? "redact" : action;
}

/** The counted findings that anything follows from, each with what that is. */
export function askedFindings(
  profile: Profile,
  direction: "input" | "output",
  text: JudgedText,
): readonly { readonly finding: Finding; readonly action: Action }[] {
  return countedFindings(profile, direction, text)
    .map((finding) => ({ finding, action: actionOn(profile, direction, { finding, text }) }))
    .filter(({ action }) => action !== "allow");
}

/** Findings of one direction -> Verdict. */
export function judge(
  profile: Profile,
  direction: "input" | "output",
  texts: readonly JudgedText[],
): Verdict {
  const found = texts.flatMap((text) => askedFindings(profile, direction, text));
  const asked = found.reduce<Action>((worst, { action }) => worse(worst, action), "allow");
  const risk = riskOf(found.map(({ finding }) => finding));
  if (!profile.enforce) {
    return { action: asked === "allow" ? "allow" : "flag", asked, error: null, risk };
  }
  const blocking = new Set(
    found.filter(({ action }) => action === "block").map(({ finding }) => finding.category),
  );
  const error = [...BLOCK_CODES].find(([category]) => blocking.has(category))?.[1] ?? null;
  return { action: asked, asked, error, risk };
}
