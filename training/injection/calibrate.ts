import type { Channel } from "../../src/core/channel.ts";
import { logitOf } from "../../src/guard/detect/injection/calibration.ts";
import type { Evidence } from "../../src/guard/detect/injection/calibration.ts";
import type { Calibration } from "../../src/guard/detect/injection/model/model.ts";

/** Evidence of a text by a model that has not seen its source. */
export interface Example {
  readonly evidence: Evidence;
  readonly attack: boolean;
  /** Written to learn from: benign texts of these sources are harder than what is met. */
  readonly written: boolean;
  readonly importance: number;
}

/**
 * Scores that stand for shares of benign texts: so many of them exceed it. The default threshold,
 * 0.5, is exceeded by one in two hundred.
 */
const SHARES: readonly (readonly [share: number, score: number])[] = [
  [0.5, 0.02],
  [0.2, 0.05],
  [0.1, 0.1],
  [0.05, 0.2],
  [0.02, 0.3],
  [0.01, 0.4],
  [0.005, 0.5],
  [0.002, 0.65],
  [0.001, 0.75],
  [0.0003, 0.9],
];
/** Of the benign texts that scores stand for shares of, written ones are so many. */
const WRITTEN_SHARE = 0.25;
/** Logits that separate two anchors at least. */
const STEP_MIN = 0.05;
/** From the last anchor to the score 1. */
const LAST_STEP = 4;

/**
 * What the evidence is worth, per channel. Chosen by hand: a fit to models that have not seen whole
 * authors trusts the convolution too little and the rules too much (EXPERIMENTS.md, 18).
 */
export const WORTH: Readonly<Record<Channel, Omit<Calibration, "anchors">>> = {
  user: { bias: 0, ngrams: 1, words: 0.8, wording: 0.5, gibberish: 6, length: 0 },
  document: { bias: 0, ngrams: 1, words: 0.5, wording: 0.25, gibberish: 3, length: -0.2 },
};

/** The worth of evidence, and the scores that logits stand for among these texts. */
export function calibrate(channel: Channel, examples: readonly Example[]): Calibration {
  const linear: Calibration = { ...WORTH[channel], anchors: [] };
  return { ...linear, anchors: anchorsOf(examples, linear) };
}

function anchorsOf(examples: readonly Example[], linear: Calibration): [number, number][] {
  const benign = balanced(examples.filter(({ attack }) => !attack))
    .map(({ evidence, importance }) => ({ logit: logitOf(evidence, linear), importance }))
    .toSorted((a, b) => b.logit - a.logit);
  const total = benign.reduce((sum, { importance }) => sum + importance, 0);
  const logitExceededBy = (share: number): number => {
    let passed = 0;
    for (const { logit, importance } of benign) {
      passed += importance;
      if (passed > share * total) return logit;
    }
    return benign.at(-1)?.logit ?? 0;
  };
  const anchors: [number, number][] = [];
  for (const [share, score] of SHARES) {
    const least = (anchors.at(-1)?.[0] ?? -Infinity) + STEP_MIN;
    anchors.push([rounded(Math.max(least, logitExceededBy(share))), score]);
  }
  const [first, last] = [anchors[0]?.[0] ?? 0, anchors.at(-1)?.[0] ?? 0];
  return [[rounded(first - LAST_STEP), 0], ...anchors, [rounded(last + LAST_STEP), 1]];
}

/** A quarter written, if there are both. */
function balanced(examples: readonly Example[]): Example[] {
  const sumOf = (wanted: boolean) =>
    examples.reduce((sum, one) => sum + (one.written === wanted ? one.importance : 0), 0);
  const [written, met] = [sumOf(true), sumOf(false)];
  return examples.map((one) => {
    const share = one.written ? WRITTEN_SHARE / written : (1 - WRITTEN_SHARE) / met;
    return { ...one, importance: one.importance * share };
  });
}

/** Six decimals: enough, and the same text on every machine. */
function rounded(value: number): number {
  return Math.round(value * 1e6) / 1e6;
}
