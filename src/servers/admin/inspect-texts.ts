import type { Finding } from "../../core/finding.ts";
import type { Guard } from "../../guard/inspect.ts";
import type { Placed } from "../../guard/detect/match-stream.ts";
import { hidingDetector } from "../../guard/names.ts";
import { neutralize } from "../../guard/neutralize.ts";
import { OPERATORS } from "../../guard/redact/operators.ts";
import { redactText } from "../../guard/redact/redaction-stream.ts";
import type { Treat } from "../../guard/redact/redaction.ts";
import type { TokenVault } from "../../guard/redact/token-vault.ts";
import { withModels } from "../../guard/review.ts";
import type { Models } from "../../guard/review.ts";
import { sourceOf } from "../../guard/segment.ts";
import type { Segment } from "../../guard/segment.ts";
import { injectionRule, judge } from "../../policy/judge.ts";
import type { JudgedText, Verdict } from "../../policy/judge.ts";
import { inputRule } from "../../policy/profile.ts";
import type { CategoryRule, Profile } from "../../policy/profile.ts";

export interface InspectedTexts {
  readonly verdict: Verdict;
  /** One for each segment, in order. */
  readonly texts: readonly JudgedText[];
  /** What a model would get in the place of each segment; null when the request is blocked. */
  readonly redacted: readonly string[] | null;
}

export interface InspectBy {
  readonly guard: Guard;
  readonly models: Models;
  readonly profile: Profile;
  readonly vault: TokenVault;
}

interface ReviewedText extends JudgedText {
  readonly placed?: Placed;
}

/** Does to texts what the gateway does to a request before it is forwarded. */
export async function inspectTexts(
  segments: readonly Segment[],
  by: InspectBy,
): Promise<InspectedTexts> {
  const texts = await judgedTexts(segments, by);
  const verdict = judge(by.profile, "input", texts);
  if (verdict.error !== null) return { verdict, texts, redacted: null };
  const treat = treatment(by.profile, by.vault);
  const redacted = segments.map((segment, index) => {
    const judged = texts[index];
    if (judged === undefined) return segment.text;
    const text = withoutOrders(segment, judged, by);
    const { syntax } = segment;
    const detector = hidingDetector(by.guard.received, judged.placed, { text, syntax });
    return judged.findings.some((finding) => hidingRule(by.profile, finding) !== null)
      ? redactText({ detector, treat, syntax }, text).text
      : text;
  });
  return { verdict, texts, redacted };
}

async function judgedTexts(
  segments: readonly Segment[],
  { guard, models }: InspectBy,
): Promise<readonly ReviewedText[]> {
  const inspected = segments.map((segment) => ({ segment, inspection: guard.inspect(segment) }));
  const reviewed = await withModels(inspected, models, guard);
  return reviewed.map(({ segment, inspection }) => {
    return { ...inspection, source: sourceOf(segment.trust) };
  });
}

function withoutOrders(
  segment: Segment,
  judged: JudgedText,
  { guard, profile }: { readonly guard: Guard; readonly profile: Profile },
): string {
  const rule = profile.enforce ? injectionRule(profile, judged) : null;
  if (rule?.action !== "neutralize") return segment.text;
  return neutralize(segment, judged, { ...rule, inspect: (text) => guard.inspect(text) });
}

function hidingRule(profile: Profile, finding: Finding): CategoryRule | null {
  const rule = inputRule(profile, finding);
  if (rule === null || !profile.enforce || rule.action !== "redact") return null;
  return finding.score >= rule.scoreMin ? rule : null;
}

function treatment(profile: Profile, vault: TokenVault): Treat {
  return (finding, match) => {
    const rule = hidingRule(profile, finding);
    if (rule === null) return { kind: "keep" };
    return { kind: "replace", replacement: OPERATORS[rule.operator](match, finding, vault) };
  };
}
