import { assert } from "../../core/errors.ts";
import type { Finding } from "../../core/finding.ts";
import { foldText } from "../text/fold.ts";
import { HISTORY_LENGTH_MAX, Scanner } from "../text/scanner.ts";
import type { Candidate, ScanLimits } from "../text/scanner.ts";
import type { DetectorStream } from "./detector.ts";
import { addTo, isSuspicion, toFinding } from "./finding-cluster.ts";
import type { Cluster, Match, Stretch } from "./finding-cluster.ts";
import { MentionTrail, NOTHING_MENTIONED } from "./mention-trail.ts";
import type { Mentions } from "./mention-trail.ts";
import type { Recognizer } from "./recognizer.ts";
import { callShapes, distanceTo, hasBit, newBits, rulesAfter } from "./rule-set.ts";
import type { Rule, RuleSet } from "./rule-set.ts";
import { TableHeaders } from "./table-headers.ts";

/** Overlapping matches longer than this together become several findings, one after another. */
export const CLUSTER_LENGTH_MAX = 32_768;
/** Of the text before a match, what a validator is told. */
const BEFORE_LENGTH = HISTORY_LENGTH_MAX - 1;

/** Matches from elsewhere in a text that is known as a whole. */
export interface Placed {
  /** As the detector reads it. */
  readonly text: string;
  /** In order of their starts. */
  readonly matches: readonly Match[];
}

type Validate = NonNullable<Recognizer["validate"]>;

/** Finds what rules say of a text that arrives in pieces. */
export class MatchStream implements DetectorStream {
  readonly #rules: RuleSet;
  readonly #scanner: Scanner;
  readonly #tables = new TableHeaders();
  readonly #placed: Placed | null;
  /** How many of the matches from elsewhere have been taken in. */
  #placedCount = 0;
  #cluster: Cluster | null = null;
  /** End of the last finding: no later one begins before it. */
  #floor = 0;
  #decided: Finding[] = [];
  #texts = new Map<Finding, string>();
  #taken: ReadonlyMap<Finding, string> = new Map();
  /** Words in front of the start that was asked about last, and the shapes that they call for. */
  readonly #trail: MentionTrail;
  #mentions: Mentions = NOTHING_MENTIONED;
  #mentionsAt = -1;
  #mentionsReach = 0;
  readonly #called: Uint32Array;
  #isCallKnown = false;
  #reach = 0;
  /** Of the candidate: where it starts, how its text reads up to each of its ends. */
  #start = 0;
  readonly #written: string[] = [];
  #writtenCount = 0;
  #folded = "";
  #foldedAt = -1;
  /** Read once for all rules that ask at a place. */
  readonly #before = (): string => {
    if (this.#foldedAt !== this.#start) this.#folded = this.#textBefore(BEFORE_LENGTH);
    this.#foldedAt = this.#start;
    return this.#folded;
  };

  constructor(rules: RuleSet, limits: ScanLimits, placed: Placed | null = null) {
    this.#rules = rules;
    this.#placed = placed;
    const judge = (candidate: Candidate) => this.#judge(candidate);
    const wants = (shape: number, start: number) => this.#wants(shape, start);
    this.#trail = new MentionTrail(rules.words);
    this.#called = newBits(rules.shapes.length);
    this.#scanner = new Scanner(rules.automaton, judge, { ...limits, wants });
  }

  get safe(): number {
    const { undecided } = this.#scanner;
    return Math.max(this.#floor, Math.min(undecided, this.#cluster?.start ?? undecided));
  }

  /** None while something before it may still become a part of the same finding. */
  get opening(): Finding | null {
    const { growing } = this.#rules;
    if (growing.size === 0 || this.#cluster !== null) return null;
    for (const { rule: shape, start, ends } of this.#scanner.growing) {
      const rule = growing.get(shape);
      const [end] = ends;
      if (rule === undefined || end === undefined || start < this.#floor) continue;
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
    this.#place(this.#scanner.undecided);
    if (this.#cluster !== null && this.#cluster.end <= this.#scanner.undecided) this.#close();
  }

  /** Takes in the matches from elsewhere that start before an offset: all come in order. */
  #place(before: number): void {
    if (this.#placed === null) return;
    for (; ; this.#placedCount++) {
      const match = this.#placed.matches[this.#placedCount];
      if (match === undefined || match.start >= before) return;
      this.#add(match);
    }
  }

  #textOf(start: number, end: number): string {
    return this.#placed?.text.slice(start, end) ?? this.#scanner.text(start, end);
  }

  /** Whether some rule of a shape may look at a match: most ask for words that are not there. */
  #wants(number: number, start: number): boolean {
    const shape = this.#rules.shapes[number];
    if (shape === undefined || shape.free.length > 0) return true;
    this.#start = start;
    this.#reach = shape.reach;
    const mentions = this.#mentionsBefore();
    if (mentions === NOTHING_MENTIONED) return false;
    if (!this.#isCallKnown) callShapes(this.#called, this.#rules, mentions);
    this.#isCallKnown = true;
    return hasBit(this.#called, number);
  }

  #judge(candidate: Candidate): number {
    this.#place(candidate.start);
    const { shapes } = this.#rules;
    const shape = shapes[candidate.rule];
    assert(shape !== undefined, "the automaton has a shape that the detector has not");
    this.#start = candidate.start;
    this.#reach = shape.reach;
    this.#writtenCount = 0;
    const mentions = shape.byWord.size === 0 ? NOTHING_MENTIONED : this.#mentionsBefore();
    let last = -1;
    for (const rule of rulesAfter(shape, mentions)) {
      last = Math.max(last, this.#judgeBy(rule, candidate));
    }
    return last;
  }

  /** The end that a rule chooses, the longest that is valid, or -1. */
  #judgeBy(rule: Rule, candidate: Candidate): number {
    const { validate, worth } = rule.recognizer;
    const { start, ends, count, cut } = candidate;
    if (worth !== undefined && this.#ask(worth, candidate, 0) === false) return -1;
    for (let index = 0; index < count; index++) {
      const end = ends[index] ?? start;
      const verdict = validate === undefined || this.#ask(validate, candidate, index);
      const score = verdict === false ? 0 : this.#scoreOf(rule, verdict);
      if (score > 0) {
        this.#add({ rule, score, start, end });
        return end;
      }
      if (validate === undefined) return -1;
    }
    const longest = ends[0];
    if (!cut || longest === undefined || count === 0) return -1;
    // Ends were left unasked: fail closed.
    this.#add({ rule, score: 1, start, end: longest });
    return longest;
  }

  /** A validator that throws or answers nonsense must not lose the match: found for certain. */
  #ask(validate: Validate, candidate: Candidate, index: number): boolean | number {
    try {
      const verdict = validate(this.#writtenTo(candidate, index), this.#before);
      if (typeof verdict === "boolean") return verdict;
      return verdict >= 0 && verdict <= 1 ? verdict : 1;
    } catch {
      return 1;
    }
  }

  /** Folded text of a candidate up to one of its ends, asked in order: read once for all rules. */
  #writtenTo({ start, ends }: Candidate, index: number): string {
    const known = this.#written[index];
    if (index < this.#writtenCount && known !== undefined) return known;
    this.#writtenCount = index + 1;
    if (index === 0) return (this.#written[0] = this.#scanner.folded(start, ends[0] ?? start));
    const longest = this.#written[0] ?? "";
    const length = (ends[index] ?? start) - start;
    // Folding never adds: of the same length, each unit stands where it stood.
    const stands = longest.length === (ends[0] ?? start) - start;
    const written = stands ? longest.slice(0, length) : this.#scanner.folded(start, start + length);
    this.#written[index] = written;
    return written;
  }

  #scoreOf(rule: Rule, verdict: true | number): number {
    const { confidence, context } = rule.recognizer;
    const bare = verdict === true ? confidence : verdict;
    if (bare <= 0 && verdict !== true) return 0; // a verdict of 0 is final, context or not
    if (rule.against.reach > 0 && this.#isOther(rule)) return 0;
    if (context === undefined || context.score <= bare) return bare;
    return this.#isMeant(rule) ? context.score : bare;
  }

  #isMeant(rule: Rule): boolean {
    return distanceTo(rule.context, this.#mentionsBefore()) < Infinity;
  }

  /** Whether the nearest word says that the match is something else. */
  #isOther(rule: Rule): boolean {
    const mentions = this.#mentionsBefore();
    const distance = distanceTo(rule.against, mentions);
    return distance < Infinity && distance < distanceTo(rule.context, mentions);
  }

  /** Looked for once for all rules that match at a place. */
  #mentionsBefore(): Mentions {
    const start = this.#start;
    const reach = this.#reach;
    if (this.#mentionsAt === start && this.#mentionsReach >= reach) return this.#mentions;
    this.#mentionsAt = start;
    this.#mentionsReach = reach;
    this.#isCallKnown = false;
    this.#mentions = this.#readMentions();
    return this.#mentions;
  }

  #readMentions(): Mentions {
    const length = this.#reach + 1;
    if (this.#tables.cellAt(this.#start) === null) {
      const from = this.#scanner.plainFrom(length);
      if (from !== null) {
        const trail = this.#trail;
        const first = Math.max(from, 0);
        if (trail.end < first || trail.begin > first) trail.restart(first);
        if (trail.end < this.#start) trail.read(this.#scanner.text(trail.end, this.#start));
        return trail.mentions(from);
      }
    }
    const history = this.#textBefore(length);
    const trail = new MentionTrail(this.#rules.words);
    trail.read(history);
    // At the beginning of the text every word begins as a word.
    return trail.mentions(history.length < length ? -1 : 0);
  }

  /** Folded text in front of a match: in a table its header, not its neighbors. */
  #textBefore(length: number): string {
    const cell = this.#tables.cellAt(this.#start);
    if (cell === null) return this.#scanner.history(length);
    return foldText(`${cell.header}: ${cell.before}`).slice(-length);
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
      cluster.text += this.#textOf(cluster.end, match.end);
      cluster.end = match.end;
    }
    addTo(cluster, match, start);
  }

  #open(match: Match, start: number): void {
    const text = this.#textOf(start, match.end);
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
