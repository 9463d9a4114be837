import type { Category, Finding, RuleCard, Span } from "../../core/finding.ts";

/** A rule as far as it names what is found. */
export interface NamingRule {
  readonly recognizer: RuleCard;
  readonly priority: number;
}

export interface Match {
  readonly rule: NamingRule;
  readonly score: number;
  readonly start: number;
  readonly end: number;
}

/** Matches that overlap, all together one finding. */
export interface Stretch {
  readonly start: number;
  end: number;
  winner: Match;
  score: number;
}

/** Weaker matches are suspicions. */
const SURE_MIN = 0.5;

/**
 * Matches that overlap. What is only told, of severity `info` or a mere suspicion, neither widens
 * nor names what says more: an e-mail address in the address of a page is found alone, and the rest
 * of the address beside it. The rest of a suspicion is nothing.
 */
export interface Cluster {
  readonly start: number;
  end: number;
  text: string;
  readonly telling: Stretch[];
  told: Stretch | null;
}

export function toFinding(card: RuleCard, score: number, span: Span): Finding {
  const { id, entity, category, severity } = card;
  const name = entity === undefined ? {} : { entity };
  return { rule: id, ...name, category, severity, score, span };
}

export function isSuspicion(told: Stretch | null): boolean {
  return told !== null && told.winner.rule.recognizer.severity !== "info";
}

export function addTo(cluster: Cluster, match: Match, start: number): void {
  const { rule, score, end } = match;
  const told = rule.recognizer.severity === "info" || score < SURE_MIN;
  const last = told ? cluster.told : cluster.telling.at(-1);
  if (last !== null && last !== undefined && (told || start < last.end)) {
    last.end = Math.max(last.end, end);
    last.score = Math.max(last.score, score);
    if (outranks(match, last.winner)) last.winner = match;
    return;
  }
  const stretch = { start, end, winner: match, score };
  if (told) cluster.told = stretch;
  else cluster.telling.push(stretch);
}

/** A stronger category is never renamed to a weaker one, which profiles may merely flag. */
export const CATEGORY_RANKS = {
  secret: 2,
  pii: 1,
  content: 0,
  code: 0,
  injection: 0,
} as const satisfies Record<Category, number>;

function rankOf({ rule }: Match): number {
  return CATEGORY_RANKS[rule.recognizer.category];
}

function outranks(left: Match, right: Match): boolean {
  if (rankOf(left) !== rankOf(right)) return rankOf(left) > rankOf(right);
  if (left.rule.priority !== right.rule.priority) return left.rule.priority > right.rule.priority;
  if (left.score !== right.score) return left.score > right.score;
  return left.end - left.start > right.end - right.start;
}
