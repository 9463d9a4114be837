import type { Finding, RuleCard, Span } from "../core/finding.ts";
import { secondOpinion, secondOpinionMissing } from "./detect/second-opinion.ts";
import type { Inspection } from "./inspect.ts";
import { openSurface } from "./redact/surface.ts";
import { channelOf } from "./segment.ts";
import type { Segment } from "./segment.ts";

/** A text that the guard is not sure of, as another classifier is to read it. */
export interface Doubt {
  readonly text: string;
  /** Where the suspicion rests, strongest first; offsets into `text`. */
  readonly spans: readonly Span[];
}

/** A part of a text as the other classifier read it. */
export interface ReadWindow {
  readonly span: Span;
  /** Probability that it is an attack, 0..1. */
  readonly attack: number;
}

export interface Opinion {
  readonly windows: readonly ReadWindow[];
  /** Nothing of the text was left out. */
  readonly isWhole: boolean;
}

/** One answer for each doubt, in order; null where none came in time. */
export type AskOpinions = (doubts: readonly Doubt[]) => Promise<readonly (Opinion | null)[]>;

/** What came of asking about one text. */
export const OPINION_OUTCOMES = ["raised", "lowered", "unchanged", "unanswered"] as const;
export type OpinionOutcome = (typeof OPINION_OUTCOMES)[number];

export interface SecondOpinion {
  /** Scores of the guard that are asked about, both ends included. */
  readonly band: { readonly min: number; readonly max: number };
  /** Of the answer in the combined score, 0..1. */
  readonly weight: number;
  /** False: an answer can only make a text more suspicious. */
  readonly mayLower: boolean;
  /** What is done with a doubtful text that got no answer. */
  readonly onFailure: "block" | "keep";
  readonly ask: AskOpinions;
  readonly note: (outcome: OpinionOutcome) => void;
}

export interface InspectedSegment {
  readonly segment: Segment;
  readonly inspection: Inspection;
}

/** Probabilities at the very ends would outweigh everything. */
const CERTAINTY_MAX = 0.999;
/** Smaller differences are rounding. */
const CHANGE_MIN = 1e-6;
const SPANS_MAX = 16;

/** The same texts in the same order, each doubtful one reviewed. Never rejects. */
export async function withSecondOpinion<Text extends InspectedSegment>(
  texts: readonly Text[],
  second: SecondOpinion | null,
): Promise<readonly Text[]> {
  if (second === null) return texts;
  // Time may run out: the most suspicious are asked about first.
  const doubtful = texts
    .filter((text) => isDoubtful(text, second))
    .toSorted((a, b) => b.inspection.injection - a.inspection.injection);
  if (doubtful.length === 0) return texts;
  const readings = doubtful.map(readingOf);
  const answers = await answersTo(readings, second);
  const reviewed = new Map(
    readings.map((reading, index) => {
      return [reading.text, review(reading, answers[index] ?? null, second)] as const;
    }),
  );
  return texts.map((text) => ({ ...text, inspection: reviewed.get(text) ?? text.inspection }));
}

/** The mean of the two in logits: monotone in both, and 0.5 says nothing either way. */
export function combine(own: number, answer: number, weight: number): number {
  return probability((1 - weight) * logit(own) + weight * logit(answer));
}

function logit(probability: number): number {
  const inside = Math.min(CERTAINTY_MAX, Math.max(1 - CERTAINTY_MAX, probability));
  return Math.log(inside / (1 - inside));
}

function probability(logit: number): number {
  return 1 / (1 + Math.exp(-logit));
}

function isDoubtful({ segment, inspection }: InspectedSegment, { band }: SecondOpinion): boolean {
  if (segment.direction === "output" || channelOf(segment.trust) === null) return false;
  return inspection.injection >= band.min && inspection.injection <= band.max;
}

/** A text as it is asked about, and the way back to its offsets as received. */
interface Reading {
  readonly text: InspectedSegment;
  readonly doubt: Doubt;
  readonly sourceOf: (offset: number) => number;
}

function readingOf(text: InspectedSegment): Reading {
  const { segment, inspection } = text;
  const surface = openSurface(segment.syntax);
  const read = surface.push(segment.text) + surface.end();
  const sourceOf = (offset: number): number => surface.sourceOf(offset);
  const spans = inspection.findings
    .filter(({ category }) => category === "injection")
    .toSorted((a, b) => b.score - a.score)
    .slice(0, SPANS_MAX)
    .map(({ span }) => {
      const start = offsetOf(span.start, read.length, sourceOf);
      return { start, end: Math.max(start, offsetOf(span.end, read.length, sourceOf)) };
    });
  return { text, doubt: { text: read, spans }, sourceOf };
}

/** The first offset whose source is at or after `source`. */
function offsetOf(source: number, length: number, sourceOf: (offset: number) => number): number {
  let [low, high] = [0, length];
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sourceOf(middle) < source) low = middle + 1;
    else high = middle;
  }
  return low;
}

async function answersTo(
  readings: readonly Reading[],
  { ask }: SecondOpinion,
): Promise<readonly (Opinion | null)[]> {
  try {
    return await ask(readings.map(({ doubt }) => doubt));
  } catch {
    // A crash is no answer, and what follows is the operator's choice.
    return [];
  }
}

function review(reading: Reading, answer: Opinion | null, second: SecondOpinion): Inspection {
  const { inspection, segment } = reading.text;
  const own = inspection.injection;
  if (answer === null || answer.windows.length === 0) {
    second.note("unanswered");
    if (second.onFailure === "keep") return inspection;
    const whole = { start: 0, end: segment.text.length };
    return withFindings(inspection, own, [found(secondOpinionMissing, 1, whole)]);
  }
  const scored = answer.windows.map(({ span, attack }) => {
    const source = { start: reading.sourceOf(span.start), end: reading.sourceOf(span.end) };
    return { span: source, score: combine(own, attack, second.weight) };
  });
  const worst = Math.max(...scored.map(({ score }) => score));
  if (worst > own + CHANGE_MIN) {
    second.note("raised");
    const raising = scored.filter(({ score }) => score > own + CHANGE_MIN);
    const findings = raising.map(({ score, span }) => found(secondOpinion, score, span));
    return withFindings(inspection, worst, findings);
  }
  // What was not read cannot be spoken for.
  const lowers = second.mayLower && answer.isWhole && worst < own - CHANGE_MIN;
  second.note(lowers ? "lowered" : "unchanged");
  return lowers ? { ...inspection, injection: worst } : inspection;
}

function withFindings(
  inspection: Inspection,
  injection: number,
  findings: readonly Finding[],
): Inspection {
  const all = [...inspection.findings, ...findings].toSorted((a, b) => a.span.start - b.span.start);
  return { ...inspection, findings: all, injection };
}

function found({ id, category, severity }: RuleCard, score: number, span: Span): Finding {
  return { rule: id, category, severity, score, span };
}
