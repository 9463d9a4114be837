import type { Finding, Span } from "../../src/core/finding.ts";
import type { Labelled } from "./cases.ts";

/** A finding names a labelled place when they share at least this much of what both cover. */
export const OVERLAP_MIN = 0.5;

/** Counts of one group of labels. */
export interface Tally {
  /** Labelled places. */
  gold: number;
  /** Of these: covered to the last unit, by findings of whatever entity. */
  hidden: number;
  /** Of these: named, by a finding of its own. */
  named: number;
  /** Findings of the group that name nothing. */
  wrong: number;
}

export function newTally(): Tally {
  return { gold: 0, hidden: 0, named: 0, wrong: 0 };
}

export function addTally(into: Tally, { gold, hidden, named, wrong }: Tally): void {
  into.gold += gold;
  into.hidden += hidden;
  into.named += named;
  into.wrong += wrong;
}

export function precision({ named, wrong }: Tally): number {
  return named / (named + wrong);
}

export function recall({ gold, named }: Tally): number {
  return named / gold;
}

/** Of precision and recall, the latter `beta` times as important. */
export function fScore(tally: Tally, beta: number): number {
  const { gold, named, wrong } = tally;
  const weight = beta * beta;
  return ((1 + weight) * named) / ((1 + weight) * named + weight * (gold - named) + wrong);
}

/** Length of what both cover over the length of what either covers. */
export function overlap(left: Span, right: Span): number {
  const both = Math.min(left.end, right.end) - Math.max(left.start, right.start);
  if (both <= 0) return 0;
  return both / (left.end - left.start + right.end - right.start - both);
}

/** True when disjoint findings, in order, leave no unit of the span uncovered. */
export function isHidden(span: Span, findings: readonly Finding[]): boolean {
  let at = span.start;
  for (const finding of findings) {
    if (finding.span.start <= at && finding.span.end > at) at = finding.span.end;
  }
  return at >= span.end;
}

/** Which group a label belongs to, and which one a finding; null = of no interest. */
export interface Grouping {
  readonly ofLabel: (label: string) => string | null;
  readonly ofFinding: (finding: Finding) => string | null;
  readonly accepts: (label: string, finding: Finding) => boolean;
}

/** Pairs places and findings, the largest overlap first, and counts by group. */
export function tallyCase(
  labelled: readonly Labelled[],
  findings: readonly Finding[],
  { ofLabel, ofFinding, accepts }: Grouping,
): ReadonlyMap<string, Tally> {
  const tallies = new Map<string, Tally>();
  const tallyOf = (group: string): Tally => {
    const tally = tallies.get(group) ?? newTally();
    tallies.set(group, tally);
    return tally;
  };
  const pairs = labelled
    .flatMap((place) => findings.map((finding) => ({ place, finding })))
    .map((pair) => ({ ...pair, shared: overlap(pair.place.span, pair.finding.span) }))
    .filter(({ place, finding, shared }) => shared >= OVERLAP_MIN && accepts(place.label, finding))
    .toSorted((a, b) => b.shared - a.shared);
  const paired = new Set<Labelled | Finding>();
  for (const { place, finding } of pairs) {
    if (paired.has(place) || paired.has(finding)) continue;
    paired.add(place).add(finding);
  }
  for (const place of labelled) {
    const group = ofLabel(place.label);
    if (group === null) continue;
    const tally = tallyOf(group);
    tally.gold += 1;
    if (paired.has(place)) tally.named += 1;
    if (isHidden(place.span, findings)) tally.hidden += 1;
  }
  for (const finding of findings) {
    const group = paired.has(finding) ? null : ofFinding(finding);
    if (group !== null) tallyOf(group).wrong += 1;
  }
  return tallies;
}
