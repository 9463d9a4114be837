import { foldCodePoint, SKIPPED } from "./fold.ts";
import { buildNfa, NODE } from "./nfa.ts";
import type { Nfa } from "./nfa.ts";
import type { Pattern } from "./pattern.ts";
import { NO_RULES, RuleLists } from "./rule-lists.ts";
import type { RuleList } from "./rule-lists.ts";
import { partitionUnits } from "./unit-classes.ts";
import type { Partition } from "./unit-classes.ts";

/**
 * Cached states, and table cells of four bytes, at most; reaching either empties the cache. A mix
 * of prose, keys and notes has about 40,000: a quarter of that was computed again and again.
 */
export const STATES_MAX = 65_536;
export const CELLS_MAX = 8 * 2 ** 20;
/** Automaton nodes held by all cached states together. */
export const HELD_NODES_MAX = 4 * 2 ** 20;
const FIRST_STATES = 64;
const FIRST_HELD = 1024;

/** Code points remembered that lie beyond the BMP; and places where patterns end. */
const REMEMBERED_MAX = 2 ** 16;

/**
 * A cell is what a symbol leads to, in one number so that a walk costs one load and one comparison
 * per symbol: the place of the next state's row in `transitions`, negated when some pattern ends in
 * front of the symbol.
 */
export const DEAD = 0;
/** Cell not computed yet: ask `step` or `enter`. */
export const UNKNOWN = -(2 ** 31);
/** Some pattern ends in front of the symbol, and nothing goes on. */
const LAST = UNKNOWN + 1;
/** Entries of `classOf` that are no class: not part of the text; ask `symbolOf`. */
export const NO_CLASS = 0xffff;
export const ASK = 0xfffe;

/** Bits of `flagsOf`: nothing but ends of patterns is left; a `swallow` is alive. */
export const SETTLED = 1;
export const SWALLOWS = 2;

export interface AutomatonRule {
  readonly pattern: Pattern;
  /** May be longer than others, and nothing is looked for inside its match. */
  readonly swallow: boolean;
  /** How many ends of a match are wanted from one start, the longest first. */
  readonly endsMax: number;
}

/** The state that a cell leads to; not of `UNKNOWN`. */
export function stateOf(cell: number): number {
  return cell === LAST ? DEAD : Math.abs(cell);
}

/** A pattern that ends in a state if the class of what follows is in `next`; `null`: any. */
interface Acceptance {
  readonly rule: number;
  readonly next: Uint8Array | null;
}

/**
 * All patterns as one automaton over classes of folded units, made deterministic while it runs.
 * Shared by all texts; the cache is bounded and forgotten when full (`generation` tells), so time
 * per symbol has a bound that does not depend on the text.
 */
export class Automaton {
  readonly rules: readonly AutomatonRule[];
  /** Class of each code unit after folding, `NO_CLASS` or `ASK`; filled as units are met. */
  readonly classOf: Uint16Array;
  /** Number of classes: the class of the text's beginning and end. */
  readonly edge: number;
  /** Per class (and edge) standing before a start: its row of start states, times `edge`. */
  readonly leftRow: Int32Array;
  /** Per row + class: cell behind the first symbol of a walk. */
  readonly firsts: Int32Array;
  /** Cell per row of a state + class. Replaced when it grows: read it again after `step`. */
  transitions: Int32Array;
  /** Of the rules that end somewhere. */
  readonly ruleLists = new RuleLists();
  /** Counts how often the cache was emptied; states of another generation mean nothing. */
  generation = 0;

  readonly #symbols = new Map<number, number>();
  readonly #nfa: Nfa;
  readonly #members: readonly Uint8Array[];
  /** The same as bits, `#bitWords` words for each boundary. */
  readonly #memberBits: Int32Array;
  readonly #bitWords: number;
  readonly #rowBefore: readonly number[];
  readonly #classOfFolded: Uint16Array;
  readonly #statesMax: number;
  readonly #stamps: Int32Array;
  readonly #afterStamps: Int32Array;
  #stamp = 0;
  /** Boundaries that the step under way has asked about, and the classes they do not tell apart. */
  readonly #askedStamps: Int32Array;
  readonly #alike: Int32Array;
  #flags: Uint8Array;
  /** States by the hash of their nodes; those of one hash in a row. */
  #byHash = new Map<number, number>();
  #sameHash: number[] = [];
  /** Nodes of all states, one after another, and where those of each state begin. */
  #held = new Int32Array(FIRST_HELD);
  #heldFrom: number[] = [];
  #acceptances: (readonly Acceptance[])[] = [];
  /** By state and what follows. */
  #endings = new Map<number, RuleList>();
  #starts: number[] = [];
  readonly #pending = new Map<number, readonly Acceptance[]>();

  constructor(rules: readonly AutomatonRule[], options: { readonly statesMax?: number } = {}) {
    this.rules = rules;
    this.#nfa = buildNfa(rules.map((rule) => rule.pattern));
    const partition = partitionUnits(this.#nfa.boundaries);
    this.edge = partition.count;
    this.#members = partition.members;
    this.#classOfFolded = partition.classOf;
    this.classOf = new Uint16Array(0x10000).fill(ASK);
    for (let unit = 0; unit < 0x80; unit++) this.symbolOf(unit);
    const rows = groupLefts(this.#nfa, partition);
    this.leftRow = rows.leftRow;
    this.#rowBefore = rows.before;
    this.firsts = new Int32Array(rows.before.length * this.edge).fill(UNKNOWN);
    const statesByCells = Math.max(FIRST_STATES, Math.floor(CELLS_MAX / this.edge));
    this.#statesMax = Math.min(options.statesMax ?? STATES_MAX, statesByCells);
    this.#stamps = new Int32Array(this.#nfa.kinds.length);
    this.#afterStamps = new Int32Array(this.#nfa.kinds.length);
    this.#askedStamps = new Int32Array(partition.members.length);
    this.#bitWords = (this.edge >> 5) + 1;
    this.#memberBits = bitsOf(partition.members, this.#bitWords);
    this.#alike = new Int32Array(this.#bitWords);
    const states = Math.min(FIRST_STATES, this.#statesMax);
    this.transitions = new Int32Array(states * this.edge);
    this.#flags = new Uint8Array(states);
    this.#empty();
  }

  /** Class that a code point, or half of a pair, reads as; `NO_CLASS` for none. */
  symbolOf(codePoint: number): number {
    const known = this.#symbols.get(codePoint);
    if (known !== undefined) return known;
    const folded = foldCodePoint(codePoint);
    const symbol = folded === SKIPPED ? NO_CLASS : (this.#classOfFolded[folded] ?? NO_CLASS);
    const isHalf = codePoint >= 0xd800 && codePoint <= 0xdfff;
    if (codePoint <= 0xffff && !isHalf) this.classOf[codePoint] = symbol;
    else if (this.#symbols.size < REMEMBERED_MAX) this.#symbols.set(codePoint, symbol);
    return symbol;
  }

  /** State behind the first symbol of a walk; `row` is a value of `leftRow`. */
  enter(row: number, symbol: number): number {
    const known = this.firsts[row + symbol] ?? DEAD;
    if (known !== UNKNOWN) return known;
    const start = this.#start(row / this.edge);
    const cell = this.transitions[start + symbol] ?? UNKNOWN;
    // A pattern that ends where it begins has found nothing.
    const state = stateOf(cell === UNKNOWN ? this.step(start, symbol) : cell);
    this.firsts[row + symbol] = state;
    return state;
  }

  #start(index: number): number {
    const known = this.#starts[index];
    if (known !== undefined && known >= 0) return known;
    this.#stamp++;
    const nodes: number[] = [];
    const before = this.#rowBefore[index] ?? this.edge;
    for (const root of this.#nfa.roots) this.#close(root, before, nodes);
    const state = this.#intern(nodes);
    this.#starts[index] = state;
    return state;
  }

  /**
   * Computes the cell behind a state and stores it, also for all symbols that nothing in the state
   * tells from this one. May empty the cache: then only the result is valid.
   */
  step(state: number, symbol: number): number {
    this.#stamp++;
    this.#alike.fill(-1);
    const reached: number[] = [];
    const index = this.#indexOf(state);
    const end = this.#heldFrom[index + 1] ?? 0;
    for (let at = this.#heldFrom[index] ?? 0; at < end; at++) {
      const node = this.#held[at] ?? 0;
      if (this.#nfa.kinds[node] === NODE.after) this.#passAfter(node, symbol, reached);
      else this.#passSymbol(node, symbol, reached);
    }
    const acceptances = this.#acceptances[index] ?? NO_ACCEPTANCES;
    const ends = acceptances.some(({ next }) => next === null || next[symbol] === 1);
    const { generation } = this;
    const next = this.#intern(reached);
    const cell = ends ? (next === DEAD ? LAST : -next) : next;
    if (generation === this.generation) this.#store(state, cell);
    return cell;
  }

  #store(state: number, cell: number): void {
    for (let symbol = 0; symbol < this.edge; symbol++) {
      if (((this.#alike[symbol >> 5] ?? 0) >> (symbol & 31)) & 1) {
        this.transitions[state + symbol] = cell;
      }
    }
  }

  /** Whether a symbol is inside a boundary: from here on, others are like it only if they are. */
  #isInside(boundary: number, symbol: number): boolean {
    const inside = this.#members[boundary]?.[symbol] === 1;
    if (this.#askedStamps[boundary] === this.#stamp) return inside;
    this.#askedStamps[boundary] = this.#stamp;
    const first = boundary * this.#bitWords;
    for (let word = 0; word < this.#bitWords; word++) {
      const bits = this.#memberBits[first + word] ?? 0;
      this.#alike[word] = (this.#alike[word] ?? 0) & (inside ? bits : ~bits);
    }
    return inside;
  }

  #indexOf(state: number): number {
    return Math.trunc(state / this.edge);
  }

  /** Patterns that end in a state if this class, or the edge, follows: each once, in order. */
  endsBefore(state: number, symbol: number): RuleList {
    const index = this.#indexOf(state);
    const acceptances = this.#acceptances[index] ?? NO_ACCEPTANCES;
    if (acceptances.length === 0) return NO_RULES;
    const key = state + index + symbol;
    const known = this.#endings.get(key);
    if (known !== undefined) return known;
    const rules = new Set<number>();
    for (const { rule, next } of acceptances) {
      if (next === null || next[symbol] === 1) rules.add(rule);
    }
    const list = this.ruleLists.of(rules);
    if (this.#endings.size >= REMEMBERED_MAX) this.#endings.clear();
    this.#endings.set(key, list);
    return list;
  }

  flagsOf(state: number): number {
    return this.#flags[this.#indexOf(state)] ?? 0;
  }

  /** `swallow` rules still alive in a state. */
  swallowing(state: number): RuleList {
    const alive = new Set<number>();
    const index = this.#indexOf(state);
    for (const node of this.#held.subarray(this.#heldFrom[index], this.#heldFrom[index + 1])) {
      const owner = this.#nfa.owners[node] ?? -1;
      if (this.#nfa.kinds[node] !== NODE.accept && this.rules[owner]?.swallow === true) {
        alive.add(owner);
      }
    }
    return this.ruleLists.of(alive);
  }

  #passSymbol(node: number, symbol: number, reached: number[]): void {
    const { kinds, args, nexts } = this.#nfa;
    if (kinds[node] !== NODE.symbol) return;
    if (!this.#isInside(args[node] ?? -1, symbol)) return;
    this.#close(nexts[node] ?? -1, symbol, reached);
  }

  /** Look-aheads are decided by the very symbol that is then consumed. */
  #passAfter(first: number, symbol: number, reached: number[]): void {
    const { kinds, args, nexts } = this.#nfa;
    const open = [first];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (this.#afterStamps[node] === this.#stamp) continue;
      this.#afterStamps[node] = this.#stamp;
      if (kinds[node] === NODE.split) open.push(args[node] ?? -1, nexts[node] ?? -1);
      else if (kinds[node] === NODE.symbol) this.#passSymbol(node, symbol, reached);
      else if (kinds[node] === NODE.after && this.#isInside(args[node] ?? -1, symbol)) {
        open.push(nexts[node] ?? -1);
      }
    }
  }

  /** Adds what is reached from `first` without a symbol, `before` standing in front. */
  #close(first: number, before: number, reached: number[]): void {
    const { kinds, args, nexts } = this.#nfa;
    const open = [first];
    for (let node = open.pop(); node !== undefined; node = open.pop()) {
      if (this.#stamps[node] === this.#stamp) continue;
      this.#stamps[node] = this.#stamp;
      const kind = kinds[node];
      if (kind === NODE.split) open.push(args[node] ?? -1, nexts[node] ?? -1);
      else if (kind !== NODE.before) reached.push(node);
      else if (this.#isInside(args[node] ?? -1, before)) open.push(nexts[node] ?? -1);
    }
  }

  /** State of the nodes that the step under way has reached, each of them once. */
  #intern(reached: readonly number[]): number {
    if (reached.length === 0) return DEAD;
    const hash = hashOf(reached);
    const same = this.#byHash.get(hash) ?? 0;
    for (let state = same; state !== 0; state = this.#sameHash[state] ?? 0) {
      if (this.#isOf(state, reached.length)) return state * this.edge;
    }
    return this.#add(reached, hash);
  }

  /** Whether a state has as many nodes, all of them reached. */
  #isOf(state: number, count: number): boolean {
    const first = this.#heldFrom[state] ?? 0;
    const end = this.#heldFrom[state + 1] ?? 0;
    if (end - first !== count) return false;
    for (let at = first; at < end; at++) {
      if (this.#stamps[this.#held[at] ?? 0] !== this.#stamp) return false;
    }
    return true;
  }

  #add(nodes: readonly number[], hash: number): number {
    const isFull =
      this.#acceptances.length >= this.#statesMax ||
      (this.#heldFrom.at(-1) ?? 0) + nodes.length > HELD_NODES_MAX;
    if (isFull) this.#empty();
    const state = this.#acceptances.length;
    this.#grow(state, nodes.length);
    const first = this.#heldFrom.at(-1) ?? 0;
    this.#held.set(nodes, first);
    this.#heldFrom.push(first + nodes.length);
    this.#acceptances.push(this.#acceptancesOf(nodes));
    this.#flags[state] = this.#flagsOfNodes(nodes);
    this.#sameHash[state] = this.#byHash.get(hash) ?? 0;
    this.#byHash.set(hash, state);
    const row = state * this.edge;
    this.transitions.fill(UNKNOWN, row, row + this.edge);
    return row;
  }

  #flagsOfNodes(nodes: readonly number[]): number {
    const { kinds, owners } = this.#nfa;
    const flags = nodes.every((node) => kinds[node] === NODE.accept) ? SETTLED : 0;
    const swallows = nodes.some(
      (node) => kinds[node] !== NODE.accept && this.rules[owners[node] ?? -1]?.swallow === true,
    );
    return swallows ? flags | SWALLOWS : flags;
  }

  #acceptancesOf(nodes: readonly number[]): readonly Acceptance[] {
    const { kinds, owners } = this.#nfa;
    const found: Acceptance[] = [];
    for (const node of nodes) {
      if (kinds[node] === NODE.accept) found.push({ rule: owners[node] ?? -1, next: null });
      else if (kinds[node] === NODE.after) found.push(...this.#pendingOf(node));
    }
    return found.length === 0 ? NO_ACCEPTANCES : found;
  }

  /** Acceptances behind a look-ahead (or several), each with the classes that let it through. */
  #pendingOf(first: number): readonly Acceptance[] {
    const known = this.#pending.get(first);
    if (known !== undefined) return known;
    const { kinds, args, nexts, owners } = this.#nfa;
    const found: Acceptance[] = [];
    const everything = new Uint8Array(this.edge + 1).fill(1);
    const open: [node: number, next: Uint8Array][] = [[first, everything]];
    for (let item = open.pop(); item !== undefined; item = open.pop()) {
      const [node, next] = item;
      if (kinds[node] === NODE.accept) found.push({ rule: owners[node] ?? -1, next });
      if (kinds[node] === NODE.split) {
        open.push([args[node] ?? -1, next], [nexts[node] ?? -1, next]);
      }
      if (kinds[node] === NODE.after) {
        const members = this.#members[args[node] ?? -1];
        open.push([nexts[node] ?? -1, next.map((bit, index) => bit & (members?.[index] ?? 0))]);
      }
    }
    this.#pending.set(first, found);
    return found;
  }

  #grow(state: number, nodes: number): void {
    const held = (this.#heldFrom.at(-1) ?? 0) + nodes;
    if (held > this.#held.length) {
      const larger = new Int32Array(Math.max(held, this.#held.length * 2));
      larger.set(this.#held);
      this.#held = larger;
    }
    if (state < this.#flags.length) return;
    const states = Math.min(this.#flags.length * 2, this.#statesMax);
    const transitions = new Int32Array(states * this.edge);
    transitions.set(this.transitions);
    this.transitions = transitions;
    const flags = new Uint8Array(states);
    flags.set(this.#flags);
    this.#flags = flags;
  }

  #empty(): void {
    this.generation++;
    this.#byHash = new Map();
    this.#sameHash = [0];
    this.#heldFrom = [0, 0];
    this.#acceptances = [NO_ACCEPTANCES];
    this.#endings = new Map();
    this.#starts = this.#rowBefore.map(() => -1);
    // What starts nothing is so for ever.
    for (const [index, cell] of this.firsts.entries()) {
      if (cell !== DEAD) this.firsts[index] = UNKNOWN;
    }
  }
}

const NO_ACCEPTANCES: readonly Acceptance[] = [];

/** Of a set: the order does not count. */
function hashOf(nodes: readonly number[]): number {
  let hash = nodes.length;
  for (const node of nodes) {
    const mixed = Math.imul(node ^ (node >>> 15), 0x2c1b3c6d);
    hash = (hash + Math.imul(mixed ^ (mixed >>> 12), 0x297a2d39)) | 0;
  }
  return hash;
}

function bitsOf(members: readonly Uint8Array[], words: number): Int32Array {
  const bits = new Int32Array(members.length * words);
  for (const [boundary, inside] of members.entries()) {
    for (const [symbol, bit] of inside.entries()) {
      const word = boundary * words + (symbol >> 5);
      bits[word] = (bits[word] ?? 0) | (bit << (symbol & 31));
    }
  }
  return bits;
}

interface Lefts {
  readonly leftRow: Int32Array;
  /** One class standing for all that share a row. */
  readonly before: readonly number[];
}

/** Classes that no look-behind tells apart share their start state. */
function groupLefts(nfa: Nfa, partition: Partition): Lefts {
  const looked = new Set<number>();
  for (const [node, kind] of nfa.kinds.entries()) {
    if (kind === NODE.before) looked.add(nfa.args[node] ?? -1);
  }
  const rows = new Map<string, number>();
  const before: number[] = [];
  const leftRow = new Int32Array(partition.count + 1);
  for (let symbol = 0; symbol <= partition.count; symbol++) {
    let signature = "";
    for (const boundary of looked) signature += partition.members[boundary]?.[symbol] ?? 0;
    const row = rows.get(signature) ?? before.push(symbol) - 1;
    rows.set(signature, row);
    leftRow[symbol] = row * partition.count;
  }
  return { leftRow, before };
}
