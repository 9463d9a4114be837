import { assert } from "../../core/errors.ts";
import type { Category, Finding } from "../../core/finding.ts";
import { Automaton } from "../text/automaton.ts";
import { foldText } from "../text/fold.ts";
import { PatternError, patternOf } from "../text/pattern.ts";
import type { Pattern } from "../text/pattern.ts";
import { HISTORY_LENGTH_MAX, Scanner, SPAN_LENGTH_MAX } from "../text/scanner.ts";
import type { Candidate, ScanLimits } from "../text/scanner.ts";
import { mentionsWord } from "./context.ts";
import type { Detector, DetectorStream } from "./detector.ts";
import type { Recognizer } from "./recognizer.ts";

/** Ends of one match offered to `validate`, the longest first. */
export const VALIDATED_ENDS_MAX = 128;
/** Overlapping matches longer than this together become several findings, one after another. */
export const CLUSTER_LENGTH_MAX = 32_768;
const CONTEXT_REACH = 64;

interface Rule {
  readonly recognizer: Recognizer;
  readonly priority: number;
  readonly words: readonly string[];
  readonly reach: number;
}

interface Match {
  readonly rule: Rule;
  readonly score: number;
  readonly start: number;
  readonly end: number;
}

/** Matches that overlap, all together one finding. */
interface Cluster {
  readonly start: number;
  end: number;
  text: string;
  winner: Match;
  score: number;
}

/**
 * Compiles rules into one automaton. Throws `PatternError` naming the rule whose pattern is outside
 * the subset. Cost per symbol does not grow with the number of rules.
 */
export function compileDetector(
  recognizers: readonly Recognizer[],
  { spanLengthMax = SPAN_LENGTH_MAX }: Partial<ScanLimits> = {},
): Detector {
  const rules = recognizers.map(toRule);
  const automaton = new Automaton(
    recognizers.map((recognizer) => ({
      pattern: compilePattern(recognizer),
      swallow: recognizer.swallow === true,
      endsMax: recognizer.validate === undefined ? 1 : VALIDATED_ENDS_MAX,
    })),
  );
  const open = () => new MatchStream(automaton, rules, { spanLengthMax });
  return {
    scan: (text) => {
      const stream = open();
      stream.push(text);
      stream.end();
      return stream.take();
    },
    open,
  };
}

function toRule(recognizer: Recognizer): Rule {
  const reach = recognizer.context?.reach ?? CONTEXT_REACH;
  assert(
    reach < HISTORY_LENGTH_MAX,
    `context reach of ${recognizer.id} is longer than the history`,
  );
  return {
    recognizer,
    priority: recognizer.priority ?? 0,
    words: (recognizer.context?.words ?? []).map((word) =>
      foldText(word.normalize("NFC")).toLowerCase(),
    ),
    reach,
  };
}

function compilePattern(recognizer: Recognizer): Pattern {
  try {
    return patternOf(recognizer.pattern);
  } catch (error) {
    if (!(error instanceof PatternError)) throw error;
    throw new PatternError(`${recognizer.id}: ${error.reason}`, error.offset);
  }
}

class MatchStream implements DetectorStream {
  readonly #rules: readonly Rule[];
  readonly #scanner: Scanner;
  #cluster: Cluster | null = null;
  /** End of the last finding: no later one begins before it. */
  #floor = 0;
  #decided: Finding[] = [];
  #texts = new Map<Finding, string>();
  #taken: ReadonlyMap<Finding, string> = new Map();

  constructor(automaton: Automaton, rules: readonly Rule[], limits: ScanLimits) {
    this.#rules = rules;
    this.#scanner = new Scanner(automaton, (candidate) => this.#judge(candidate), limits);
  }

  get safe(): number {
    const { undecided } = this.#scanner;
    return Math.max(this.#floor, Math.min(undecided, this.#cluster?.start ?? undecided));
  }

  push(chunk: string): void {
    this.#scanner.push(chunk);
    this.#settle();
  }

  end(): void {
    this.#scanner.end();
    this.#settle();
  }

  take(): readonly Finding[] {
    const findings = this.#decided;
    this.#decided = [];
    this.#taken = this.#texts;
    this.#texts = new Map();
    return findings;
  }

  textOf(finding: Finding): string {
    const text = this.#taken.get(finding);
    assert(text !== undefined, "textOf wants a finding of the last take");
    return text;
  }

  /** Closes the cluster that nothing undecided can reach any more. */
  #settle(): void {
    if (this.#cluster !== null && this.#cluster.end <= this.#scanner.undecided) this.#close();
  }

  #judge(candidate: Candidate): number {
    const rule = this.#rules[candidate.rule];
    assert(rule !== undefined, "the automaton has a rule that the detector has not");
    const { validate } = rule.recognizer;
    const foldedTo = validate === undefined ? () => "" : this.#folds(candidate);
    for (const end of candidate.ends) {
      const verdict = validate === undefined ? true : ask(validate, foldedTo(end));
      const score = verdict === false ? 0 : this.#scoreOf(rule, verdict);
      if (score <= 0) continue;
      this.#add({ rule, score, start: candidate.start, end });
      return end;
    }
    const longest = candidate.ends[0];
    if (!candidate.cut || longest === undefined) return -1;
    // Ends were left unasked: fail closed.
    this.#add({ rule, score: 1, start: candidate.start, end: longest });
    return longest;
  }

  /** Folded text of a candidate up to one of its ends. Hostile text has many: fold it once. */
  #folds({ start, ends }: Candidate): (end: number) => string {
    const length = (ends[0] ?? start) - start;
    const longest = foldText(this.#scanner.text(start, start + length));
    // Folding never adds: of the same length, each unit stands where it stood.
    if (longest.length === length) return (end) => longest.slice(0, end - start);
    return (end) => foldText(this.#scanner.text(start, end));
  }

  #scoreOf(rule: Rule, verdict: true | number): number {
    const { confidence, context } = rule.recognizer;
    const bare = verdict === true ? confidence : verdict;
    if (bare <= 0 && verdict !== true) return 0; // a verdict of 0 is final, context or not
    if (context === undefined || context.score <= bare) return bare;
    // A space in front: at the beginning of the text every word begins as a word.
    const history = this.#scanner.history(rule.reach + 1);
    const before = history.length > rule.reach ? history : ` ${history}`;
    return mentionsWord(before, rule.words) ? context.score : bare;
  }

  #add(match: Match): void {
    const start = Math.max(match.start, this.#floor);
    const cluster = this.#cluster;
    if (cluster === null || start >= cluster.end) {
      if (cluster !== null) this.#close();
      if (match.end <= start) return; // inside a cluster that grew too long
      this.#open(match, start);
      return;
    }
    if (match.end - cluster.start > CLUSTER_LENGTH_MAX) {
      this.#close();
      this.#add(match);
      return;
    }
    if (match.end > cluster.end) {
      cluster.text += this.#scanner.text(cluster.end, match.end);
      cluster.end = match.end;
    }
    cluster.score = Math.max(cluster.score, match.score);
    if (outranks(match, cluster.winner)) cluster.winner = match;
  }

  #open(match: Match, start: number): void {
    this.#cluster = {
      start,
      end: match.end,
      text: this.#scanner.text(start, match.end),
      winner: match,
      score: match.score,
    };
  }

  #close(): void {
    const cluster = this.#cluster;
    if (cluster === null) return;
    const { id, entity, category, severity } = cluster.winner.rule.recognizer;
    const finding: Finding = {
      rule: id,
      ...(entity === undefined ? {} : { entity }),
      category,
      severity,
      // The name is the winner's; doubt about the name is no doubt about the find.
      score: cluster.score,
      span: { start: cluster.start, end: cluster.end },
    };
    this.#decided.push(finding);
    this.#texts.set(finding, cluster.text);
    this.#floor = cluster.end;
    this.#cluster = null;
  }
}

/** A validator that throws or answers nonsense must not lose the match: found for certain. */
function ask(validate: (match: string) => boolean | number, match: string): boolean | number {
  try {
    const verdict = validate(match);
    if (typeof verdict === "boolean") return verdict;
    return verdict >= 0 && verdict <= 1 ? verdict : 1;
  } catch {
    return 1;
  }
}

/** A stronger category is never renamed to a weaker one, which profiles may merely flag. */
const CATEGORY_RANKS = {
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
