import { assert } from "../../core/errors.ts";
import type { Category, Finding, RuleCard, Span } from "../../core/finding.ts";
import { Automaton } from "../text/automaton.ts";
import { foldText } from "../text/fold.ts";
import { PatternError, patternOf } from "../text/pattern.ts";
import type { Pattern } from "../text/pattern.ts";
import { HISTORY_LENGTH_MAX, Scanner, SPAN_LENGTH_MAX } from "../text/scanner.ts";
import type { Candidate, ScanLimits } from "../text/scanner.ts";
import { ContextWords } from "./context.ts";
import type { Mentions } from "./context.ts";
import type { Detector, DetectorStream } from "./detector.ts";
import type { Recognizer } from "./recognizer.ts";
import { TableHeaders } from "./table-headers.ts";

/** Ends of one match offered to `validate`, the longest first. */
export const VALIDATED_ENDS_MAX = 128;
/** Overlapping matches longer than this together become several findings, one after another. */
export const CLUSTER_LENGTH_MAX = 32_768;
const CONTEXT_REACH = 64;
const AGAINST_REACH = 32;

/** Words by number, and how far before a match they may stand. */
interface Words {
  readonly numbers: ReadonlySet<number>;
  readonly reach: number;
}

interface Rule {
  readonly recognizer: Recognizer;
  readonly priority: number;
  readonly context: Words;
  readonly against: Words;
}

/** Rules that share a pattern. */
interface Shape {
  readonly pattern: Pattern;
  readonly swallow: boolean;
  readonly rules: Rule[];
  /** The farthest that the context of any of them is looked for. */
  reach: number;
}

interface Compiled {
  readonly automaton: Automaton;
  /** By number of the automaton's rule. */
  readonly shapes: readonly Shape[];
  readonly words: ContextWords;
  /** Rules whose matches only grow, by the number of their shape. */
  readonly growing: ReadonlyMap<number, Rule>;
}

interface Chosen extends Compiled {
  readonly muted: ReadonlySet<Rule>;
}

interface Match {
  readonly rule: Rule;
  readonly score: number;
  readonly start: number;
  readonly end: number;
}

/** Matches that overlap, all together one finding. */
interface Stretch {
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
interface Cluster {
  readonly start: number;
  end: number;
  text: string;
  readonly telling: Stretch[];
  told: Stretch | null;
}

/** Chooses the rules that a detector reports; the others might as well not be there. */
export type DetectorOf = (reports: (card: RuleCard) => boolean) => Detector;

/**
 * Compiles rules into one automaton. Throws `PatternError` naming the rule whose pattern is outside
 * the subset. Cost per symbol does not grow with the number of rules.
 */
export function compileDetector(
  recognizers: readonly Recognizer[],
  limits: Partial<ScanLimits> = {},
): Detector {
  return compileDetectors(recognizers, limits)(() => true);
}

/** The same for detectors of different rules that share the automaton. */
export function compileDetectors(
  recognizers: readonly Recognizer[],
  { spanLengthMax = SPAN_LENGTH_MAX }: Partial<ScanLimits> = {},
): DetectorOf {
  const compiled = compile(recognizers);
  return (reports) => {
    const muted = new Set(
      compiled.shapes
        .flatMap(({ rules }) => rules)
        .filter(({ recognizer }) => !reports(recognizer)),
    );
    const open = () => new MatchStream({ ...compiled, muted }, { spanLengthMax });
    return {
      scan: (text) => {
        const stream = open();
        stream.push(text);
        stream.end();
        return stream.take();
      },
      open,
    };
  };
}

function compile(recognizers: readonly Recognizer[]): Compiled {
  const words = new ContextWords();
  const shapes = new Map<string, Shape>();
  for (const recognizer of recognizers) {
    const { pattern, swallow = false } = recognizer;
    const name = `${pattern.source}/${pattern.flags}/${swallow}`;
    const known = shapes.get(name);
    const shape = known ?? { pattern: compilePattern(recognizer), swallow, rules: [], reach: 0 };
    shapes.set(name, shape);
    const rule = toRule(recognizer, words);
    shape.rules.push(rule);
    shape.reach = Math.max(shape.reach, rule.context.reach, rule.against.reach);
  }
  const list = [...shapes.values()];
  const automaton = new Automaton(
    list.map(({ pattern, swallow, rules }) => {
      const asks = rules.some(({ recognizer }) => recognizer.validate !== undefined);
      return { pattern, swallow, endsMax: asks ? VALIDATED_ENDS_MAX : 1 };
    }),
  );
  return { automaton, shapes: list, words, growing: growingRules(list) };
}

/** Those of certain score that no other rule can rename. */
function growingRules(shapes: readonly Shape[]): ReadonlyMap<number, Rule> {
  const rules = shapes.flatMap((shape) => shape.rules);
  const growing = new Map<number, Rule>();
  for (const [index, shape] of shapes.entries()) {
    const [rule] = shape.rules;
    if (rule?.recognizer.grows !== true) continue;
    const { id, validate, context, against, confidence } = rule.recognizer;
    const isPlain = shape.swallow && !validate && !context && !against && confidence === 1;
    assert(isPlain && shape.rules.length === 1, `${id} cannot be certain before its end`);
    const isFirst = rules.every((other) => other === rule || isNamedBefore(rule, other));
    if (isFirst) growing.set(index, rule);
  }
  return growing;
}

/** Two of those that grow are told apart by how they begin. */
function isNamedBefore(rule: Rule, other: Rule): boolean {
  const own = CATEGORY_RANKS[rule.recognizer.category];
  const its = CATEGORY_RANKS[other.recognizer.category];
  if (own !== its) return own > its;
  return other.recognizer.grows === true || rule.priority > other.priority;
}

function toRule(recognizer: Recognizer, words: ContextWords): Rule {
  const { id, context, against, priority = 0 } = recognizer;
  const wordsOf = (part: Recognizer["against"], reach: number): Words => {
    assert(reach < HISTORY_LENGTH_MAX, `context reach of ${id} is longer than the history`);
    const numbers = new Set(part?.words.map((word) => words.add(word)));
    return { numbers, reach: part === undefined ? 0 : reach };
  };
  return {
    recognizer,
    priority,
    context: wordsOf(context, context?.reach ?? CONTEXT_REACH),
    against: wordsOf(against, against?.reach ?? AGAINST_REACH),
  };
}

/** Code units to the nearest of the words, or infinity. */
function distanceTo({ numbers, reach }: Words, mentions: Mentions): number {
  let nearest = Infinity;
  for (const [number, distance] of mentions) {
    if (distance < nearest && distance <= reach && numbers.has(number)) nearest = distance;
  }
  return nearest;
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
  readonly #compiled: Chosen;
  readonly #scanner: Scanner;
  readonly #tables = new TableHeaders();
  #cluster: Cluster | null = null;
  /** End of the last finding: no later one begins before it. */
  #floor = 0;
  #decided: Finding[] = [];
  #texts = new Map<Finding, string>();
  #taken: ReadonlyMap<Finding, string> = new Map();
  /** Of the start that was asked about last. */
  #mentions: Mentions = new Map();
  #mentionsAt = -1;
  #mentionsReach = 0;
  /** How far before a match its shape's rules look. */
  #reach = 0;
  #folded = "";
  #foldedAt = -1;

  constructor(compiled: Chosen, limits: ScanLimits) {
    this.#compiled = compiled;
    const judge = (candidate: Candidate) => this.#judge(candidate);
    this.#scanner = new Scanner(compiled.automaton, judge, limits);
  }

  get safe(): number {
    const { undecided } = this.#scanner;
    return Math.max(this.#floor, Math.min(undecided, this.#cluster?.start ?? undecided));
  }

  /** None while something before it may still become a part of the same finding. */
  get opening(): Finding | null {
    const { growing, muted } = this.#compiled;
    if (growing.size === 0 || this.#cluster !== null) return null;
    for (const { rule: shape, start, ends } of this.#scanner.growing) {
      const rule = growing.get(shape);
      const [end] = ends;
      if (rule === undefined || muted.has(rule)) continue;
      if (end === undefined || start < this.#floor) continue;
      return toFinding(rule.recognizer, rule.recognizer.confidence, { start, end });
    }
    return null;
  }

  push(chunk: string): void {
    this.#tables.push(chunk);
    this.#scanner.push(chunk);
    this.#settle();
    this.#tables.forget(this.safe);
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
    const { shapes, muted } = this.#compiled;
    const shape = shapes[candidate.rule];
    assert(shape !== undefined, "the automaton has a shape that the detector has not");
    let folds: ((end: number) => string) | undefined;
    const foldedTo = (end: number) => (folds ??= this.#folds(candidate))(end);
    this.#reach = shape.reach;
    let last = -1;
    for (const rule of shape.rules) {
      if (muted.has(rule)) continue;
      last = Math.max(last, this.#judgeBy(rule, candidate, foldedTo));
    }
    return last;
  }

  /** The end that a rule chooses, the longest that is valid, or -1. */
  #judgeBy(rule: Rule, candidate: Candidate, foldedTo: (end: number) => string): number {
    const { context, validate } = rule.recognizer;
    const { start, ends, cut } = candidate;
    if (context?.required === true && !this.#isMeant(rule, start)) return -1;
    const before = () => this.#foldedBefore(start);
    for (const end of ends) {
      const verdict = validate === undefined || ask(() => validate(foldedTo(end), before));
      const score = verdict === false ? 0 : this.#scoreOf(rule, verdict, start);
      if (score > 0) {
        this.#add({ rule, score, start, end });
        return end;
      }
      if (validate === undefined) return -1;
    }
    const longest = ends[0];
    if (!cut || longest === undefined) return -1;
    // Ends were left unasked: fail closed.
    this.#add({ rule, score: 1, start, end: longest });
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

  #scoreOf(rule: Rule, verdict: true | number, start: number): number {
    const { confidence, context } = rule.recognizer;
    const bare = verdict === true ? confidence : verdict;
    if (bare <= 0 && verdict !== true) return 0; // a verdict of 0 is final, context or not
    if (rule.against.reach > 0 && this.#isOther(rule, start)) return 0;
    if (context === undefined || context.score <= bare) return bare;
    return this.#isMeant(rule, start) ? context.score : bare;
  }

  #isMeant(rule: Rule, start: number): boolean {
    return distanceTo(rule.context, this.#mentionsBefore(start)) < Infinity;
  }

  /** Whether the nearest word says that the match is something else. */
  #isOther(rule: Rule, start: number): boolean {
    const mentions = this.#mentionsBefore(start);
    const distance = distanceTo(rule.against, mentions);
    return distance < Infinity && distance < distanceTo(rule.context, mentions);
  }

  /** Looked for once for all rules that match at a place. */
  #mentionsBefore(start: number): Mentions {
    const reach = this.#reach;
    if (this.#mentionsAt === start && this.#mentionsReach >= reach) return this.#mentions;
    const { words } = this.#compiled;
    const history = this.#before(start, reach + 1);
    // A space in front: at the beginning of the text every word begins as a word.
    this.#mentions = words.mentionedIn(history.length > reach ? history : ` ${history}`);
    this.#mentionsAt = start;
    this.#mentionsReach = reach;
    return this.#mentions;
  }

  /** Folded once for all rules that ask at a place. */
  #foldedBefore(start: number): string {
    if (this.#foldedAt !== start)
      this.#folded = foldText(this.#before(start, HISTORY_LENGTH_MAX - 1));
    this.#foldedAt = start;
    return this.#folded;
  }

  /** What is said in front of a place: in a table its header, not its neighbors. */
  #before(start: number, length: number): string {
    const cell = this.#tables.cellAt(start);
    if (cell === null) return this.#scanner.history(length);
    return `${cell.header}: ${cell.before}`.slice(-length);
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
    addTo(cluster, match, start);
  }

  #open(match: Match, start: number): void {
    const text = this.#scanner.text(start, match.end);
    this.#cluster = { start, end: match.end, text, telling: [], told: null };
    addTo(this.#cluster, match, start);
  }

  #close(): void {
    const cluster = this.#cluster;
    if (cluster === null) return;
    const { telling, end } = cluster;
    const told = telling.length > 0 && isSuspicion(cluster.told) ? null : cluster.told;
    let at = cluster.start;
    for (const stretch of telling) {
      if (told !== null && at < stretch.start) this.#decide(cluster, told, [at, stretch.start]);
      this.#decide(cluster, stretch, [stretch.start, stretch.end]);
      at = stretch.end;
    }
    if (told !== null && at < end) this.#decide(cluster, told, [at, end]);
    this.#floor = end;
    this.#cluster = null;
  }

  #decide(cluster: Cluster, { winner, score }: Stretch, span: readonly [number, number]): void {
    const [start, end] = span;
    // The name is the winner's; doubt about the name is no doubt about the find.
    const finding = toFinding(winner.rule.recognizer, score, { start, end });
    this.#decided.push(finding);
    this.#texts.set(finding, cluster.text.slice(start - cluster.start, end - cluster.start));
  }
}

function toFinding(recognizer: Recognizer, score: number, span: Span): Finding {
  const { id, entity, category, severity } = recognizer;
  const name = entity === undefined ? {} : { entity };
  return { rule: id, ...name, category, severity, score, span };
}

function isSuspicion(told: Stretch | null): boolean {
  return told !== null && told.winner.rule.recognizer.severity !== "info";
}

function addTo(cluster: Cluster, match: Match, start: number): void {
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

/** A validator that throws or answers nonsense must not lose the match: found for certain. */
function ask(validate: () => boolean | number): boolean | number {
  try {
    const verdict = validate();
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
