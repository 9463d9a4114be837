import { createHash } from "node:crypto";
import type { Detector } from "../../guard/detect/detector.ts";
import { CANARY_DIGITS, watchCanary } from "../../guard/leak/canary.ts";
import { watchOverlap } from "../../guard/leak/prompt-overlap.ts";
import type { OverlapLimits } from "../../guard/leak/prompt-overlap.ts";
import { printOf } from "../../guard/leak/prompt-print.ts";
import { watching } from "../../guard/leak/watch.ts";
import { redactText } from "../../guard/redact/redaction-stream.ts";
import type { Redacted } from "../../guard/redact/redaction-stream.ts";
import type { Treat } from "../../guard/redact/redaction.ts";
import type { TokenVault } from "../../guard/redact/token-vault.ts";
import type { Segment, Trust } from "../../guard/segment.ts";
import { answerAction } from "../../policy/judge.ts";
import type { Profile } from "../../policy/profile.ts";

/** How leaks of system prompts are looked for. */
export interface LeakWatch {
  readonly canary: boolean;
  /** Null where words are not compared. */
  readonly overlap: OverlapLimits | null;
}

/** Judges one answer by what it gives away of the request's system prompt. */
export interface LeakGuard {
  readonly detector: Detector;
  readonly treat: Treat;
}

export interface LeakGuardOptions {
  readonly profile: Profile;
  /** The texts of the request. */
  readonly segments: readonly Segment[];
  /** The marker in the prompt; null where there is none. */
  readonly canary: string | null;
  readonly overlap: OverlapLimits | null;
}

/** Null when there is nothing to leak, or the profile does not mind. */
export function openLeakGuard(options: LeakGuardOptions): LeakGuard | null {
  const { profile, segments, canary, overlap } = options;
  const isCompared = overlap !== null && profile.promptLeak.overlap !== "allow";
  const print = isCompared ? printOf(promptsOf(segments)) : null;
  if (canary === null && print === null) return null;
  const detector = watching(() => [
    ...(canary === null ? [] : [watchCanary(canary)]),
    ...(print === null || overlap === null ? [] : [watchOverlap(print, overlap)]),
  ]);
  const treat: Treat = (finding) => {
    const isBlocked = profile.enforce && answerAction(profile, finding) === "block";
    return { kind: isBlocked ? "block" : "keep" };
  };
  return { detector, treat };
}

/** A whole text of an answer; `mark` is the character that untrusted text was sent with. */
export interface AnswerText extends Pick<Segment, "text" | "syntax"> {
  readonly mark?: string | null;
}

/** What a whole text of an answer leaks. */
export function leaksOf(
  { detector, treat }: LeakGuard,
  { text, syntax, mark = null }: AnswerText,
): Redacted {
  return redactText({ detector, treat, syntax, mark }, text);
}

export interface CanaryOptions {
  readonly caller: string;
  readonly segments: readonly Segment[];
  readonly vault: TokenVault;
}

/**
 * The marker for a system prompt; null where there is none. It is the caller's own and stays the
 * same from turn to turn, so that the provider's cache of the prompt stays good.
 */
export function canaryFor({ caller, segments, vault }: CanaryOptions): string | null {
  const prompts = promptsOf(segments);
  if (prompts.length === 0) return null;
  const hash = createHash("sha256");
  for (const part of [caller, ...prompts]) hash.update(part).update("\0");
  const digest = hash.digest("base64");
  const parts = ["1", "2", "3"].map((part) => vault.hashOf(`CANARY_${part}`, digest));
  return parts.join("").slice(0, CANARY_DIGITS);
}

/** What a request says of its own; schemas of tools are no words of the operator's. */
const STANDING: ReadonlySet<Trust> = new Set(["system", "definition"]);

function promptsOf(segments: readonly Segment[]): readonly string[] {
  return segments
    .filter(({ trust, syntax }) => STANDING.has(trust) && syntax === "text")
    .map(({ text }) => text);
}
