import { assert } from "../../core/errors.ts";
import type { RuleCard } from "../../core/finding.ts";
import { Automaton } from "../text/automaton.ts";
import { PatternError, patternOf } from "../text/pattern.ts";
import type { Pattern } from "../text/pattern.ts";
import { HISTORY_LENGTH_MAX } from "../text/scanner.ts";
import { ContextWords } from "./context.ts";
import { CATEGORY_RANKS } from "./finding-cluster.ts";
import type { Mentions } from "./mention-trail.ts";
import type { Recognizer } from "./recognizer.ts";

/** Ends of one match offered to `validate`, the longest first. */
export const VALIDATED_ENDS_MAX = 128;
const CONTEXT_REACH = 64;
const AGAINST_REACH = 32;

/** Words by number, and how far before a match they may stand. */
export interface Words {
  readonly numbers: ReadonlySet<number>;
  readonly reach: number;
}

export interface Rule {
  readonly recognizer: Recognizer;
  /** Its place among all rules: the first wins where nothing else tells two apart. */
  readonly order: number;
  readonly priority: number;
  readonly context: Words;
  readonly against: Words;
}

/** Rules that share a pattern. */
export interface Shape {
  readonly pattern: Pattern;
  readonly swallow: boolean;
  readonly rules: Rule[];
  /** Those that look at a match whatever stands before it. */
  readonly free: Rule[];
  /** The others, by the numbers of the words that they ask for. */
  readonly byWord: Map<number, Rule[]>;
  /** The farthest that the context of any of them is looked for. */
  reach: number;
}

/** Recognizers as one automaton. */
export interface RuleSet {
  readonly automaton: Automaton;
  /** By number of the automaton's rule. */
  readonly shapes: readonly Shape[];
  readonly words: ContextWords;
  /** By number of a word: the shapes that have a rule which asks for it, as bits. */
  readonly calls: readonly Uint32Array[];
  /** Rules whose matches only grow, by the number of their shape. */
  readonly growing: ReadonlyMap<number, Rule>;
}

/** Throws `PatternError` naming the rule whose pattern is outside the subset. */
export function compileRules(recognizers: readonly Recognizer[]): RuleSet {
  const words = new ContextWords();
  const shapes = new Map<string, Shape>();
  for (const [order, recognizer] of recognizers.entries()) {
    const { pattern, swallow = false } = recognizer;
    const name = `${pattern.source}/${pattern.flags}/${swallow}`;
    const shape = shapes.get(name) ?? newShape(compilePattern(recognizer), swallow);
    shapes.set(name, shape);
    addRule(shape, toRule(recognizer, words, order));
  }
  const list = [...shapes.values()];
  const automaton = new Automaton(
    list.map(({ pattern, swallow, rules }) => {
      const asks = rules.some(({ recognizer }) => recognizer.validate !== undefined);
      return { pattern, swallow, endsMax: asks ? VALIDATED_ENDS_MAX : 1 };
    }),
  );
  return {
    automaton,
    shapes: list,
    words,
    calls: callsOf(list, words.size),
    growing: growingRules(list),
  };
}

function newShape(pattern: Pattern, swallow: boolean): Shape {
  return { pattern, swallow, rules: [], free: [], byWord: new Map(), reach: 0 };
}

/** Bits of a word of memory. */
const BITS = 32;

function callsOf(shapes: readonly Shape[], words: number): readonly Uint32Array[] {
  const calls = Array.from({ length: words }, () => newBits(shapes.length));
  for (const [shape, { byWord }] of shapes.entries()) {
    for (const word of byWord.keys()) setBit(calls[word], shape);
  }
  return calls;
}

export function newBits(count: number): Uint32Array {
  return new Uint32Array(Math.ceil(count / BITS));
}

function setBit(bits: Uint32Array | undefined, bit: number): void {
  if (bits !== undefined) bits[bit >> 5] = (bits[bit >> 5] ?? 0) | (1 << (bit & 31));
}

/** Notes the shapes that some of the mentions call for, as bits. */
export function callShapes(called: Uint32Array, { calls }: RuleSet, mentions: Mentions): void {
  called.fill(0);
  for (let mention = 0; mention < mentions.count; mention++) {
    const bits = calls[mentions.words[mention] ?? -1];
    if (bits === undefined) continue;
    for (let at = 0; at < called.length; at++) called[at] = (called[at] ?? 0) | (bits[at] ?? 0);
  }
}

export function hasBit(bits: Uint32Array, bit: number): boolean {
  return (((bits[bit >> 5] ?? 0) >> (bit & 31)) & 1) === 1;
}

function addRule(shape: Shape, rule: Rule): void {
  shape.rules.push(rule);
  shape.reach = Math.max(shape.reach, rule.context.reach, rule.against.reach);
  if (rule.recognizer.context?.required !== true) {
    shape.free.push(rule);
    return;
  }
  for (const number of rule.context.numbers) {
    const rules = shape.byWord.get(number);
    if (rules === undefined) shape.byWord.set(number, [rule]);
    else rules.push(rule);
  }
}

/** The rules of a shape that look at a match behind these words, in order. */
export function rulesAfter({ free, byWord }: Shape, mentions: Mentions): readonly Rule[] {
  if (byWord.size === 0) return free;
  let called: Rule[] = NOT_CALLED;
  for (let at = 0; at < mentions.count; at++) {
    const rules = byWord.get(mentions.words[at] ?? -1);
    if (rules === undefined) continue;
    for (const rule of rules) {
      if ((mentions.distances[at] ?? 0) > rule.context.reach || called.includes(rule)) continue;
      if (called === NOT_CALLED) called = [];
      called.push(rule);
    }
  }
  if (called === NOT_CALLED) return free;
  return [...free, ...called].toSorted((left, right) => left.order - right.order);
}

const NOT_CALLED: Rule[] = [];

/** The same without the rules that are not to be reported: they might as well not be there. */
export function chooseRules(rules: RuleSet, reports: (card: RuleCard) => boolean): RuleSet {
  const isChosen = ({ recognizer }: Rule): boolean => reports(recognizer);
  const shapes = rules.shapes.map((shape) => ({
    ...shape,
    rules: shape.rules.filter(isChosen),
    free: shape.free.filter(isChosen),
    byWord: new Map([...shape.byWord].map(([word, called]) => [word, called.filter(isChosen)])),
  }));
  const growing = new Map([...rules.growing].filter(([, rule]) => isChosen(rule)));
  return { ...rules, shapes, growing };
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

function toRule(recognizer: Recognizer, words: ContextWords, order: number): Rule {
  const { id, context, against, priority = 0 } = recognizer;
  const wordsOf = (part: Recognizer["against"], reach: number): Words => {
    assert(reach < HISTORY_LENGTH_MAX, `context reach of ${id} is longer than the history`);
    const numbers = new Set(part?.words.map((word) => words.add(word)));
    return { numbers, reach: part === undefined ? 0 : reach };
  };
  return {
    recognizer,
    order,
    priority,
    context: wordsOf(context, context?.reach ?? CONTEXT_REACH),
    against: wordsOf(against, against?.reach ?? AGAINST_REACH),
  };
}

/** Code units to the nearest of the words, or infinity. */
export function distanceTo({ numbers, reach }: Words, mentions: Mentions): number {
  const { words, distances, count } = mentions;
  let nearest = Infinity;
  for (let at = 0; at < count; at++) {
    const distance = distances[at] ?? Infinity;
    if (distance < nearest && distance <= reach && numbers.has(words[at] ?? -1)) nearest = distance;
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
