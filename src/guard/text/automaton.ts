import { rangesOf } from "./char-set.ts";
import type { CharSet } from "./char-set.ts";
import { foldCodePoint, SKIPPED } from "./fold.ts";
import { buildNfa, NODE } from "./nfa.ts";
import type { Nfa } from "./nfa.ts";
import type { Boundary, Pattern } from "./pattern.ts";

/** Cached states, and table cells, at most; reaching either empties the cache. */
export const STATES_MAX = 16_384;
export const CELLS_MAX = 2 * 2 ** 20;
/** Automaton nodes held by all cached states together. */
export const HELD_NODES_MAX = 4 * 2 ** 20;
const FIRST_STATES = 64;

/** Code points remembered that lie beyond the BMP. */
const REMEMBERED_MAX = 2 ** 16;

/**
 * A cell is what a transition leads to, in one number so that a walk over plain states costs one
 * load and one comparison per symbol: the place of the state's row in `transitions`, negated when
 * some pattern may end in it.
 */
export const DEAD = 0;
/** Cell not computed yet: ask `step` or `enter`. */
export const UNKNOWN = -(2 ** 31);
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

/** A pattern that ends in a state if the class of what follows is in `next`; `null`: any. */
export interface Acceptance {
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
  /** Counts how often the cache was emptied; states of another generation mean nothing. */
  generation = 0;

  readonly #symbols = new Map<number, number>();
  readonly #nfa: Nfa;
  readonly #members: readonly Uint8Array[];
  readonly #rowBefore: readonly number[];
  readonly #classOfFolded: Uint16Array;
  readonly #statesMax: number;
  readonly #stamps: Int32Array;
  readonly #afterStamps: Int32Array;
  #stamp = 0;
  #flags: Uint8Array;
  #ids = new Map<string, number>();
  #nodes: Int32Array[] = [];
  #acceptances: (readonly Acceptance[])[] = [];
  #starts: number[] = [];
  #heldNodes = 0;
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

  /** Cell behind the first symbol of a walk; `row` is a value of `leftRow`. */
  enter(row: number, symbol: number): number {
    const known = this.firsts[row + symbol] ?? DEAD;
    if (known !== UNKNOWN) return known;
    const cell = this.step(this.#start(row / this.edge), symbol);
    this.firsts[row + symbol] = cell;
    return cell;
  }

  #start(index: number): number {
    const known = this.#starts[index];
    if (known !== undefined && known >= 0) return known;
    this.#stamp++;
    const nodes: number[] = [];
    const before = this.#rowBefore[index] ?? this.edge;
    for (const root of this.#nfa.roots) this.#close(root, before, nodes);
    const state = Math.abs(this.#intern(nodes));
    this.#starts[index] = state;
    return state;
  }

  /**
   * Computes the cell behind a state (a row, not negated) and stores it. May empty the cache: then
   * only the result is valid.
   */
  step(state: number, symbol: number): number {
    this.#stamp++;
    const reached: number[] = [];
    for (const node of this.#nodes[state / this.edge] ?? []) {
      if (this.#nfa.kinds[node] === NODE.after) this.#passAfter(node, symbol, reached);
      else this.#passSymbol(node, symbol, reached);
    }
    const { generation } = this;
    const next = this.#intern(reached);
    if (generation === this.generation) this.transitions[state + symbol] = next;
    return next;
  }

  /** Patterns that may end in a state, in no order; one may be there twice. */
  acceptances(cell: number): readonly Acceptance[] {
    return this.#acceptances[Math.abs(cell) / this.edge] ?? [];
  }

  flagsOf(cell: number): number {
    return this.#flags[Math.abs(cell) / this.edge] ?? 0;
  }

  /** `swallow` rules still alive in a state. */
  swallowing(cell: number): number[] {
    const alive = new Set<number>();
    for (const node of this.#nodes[Math.abs(cell) / this.edge] ?? []) {
      const owner = this.#nfa.owners[node] ?? -1;
      if (this.#nfa.kinds[node] !== NODE.accept && this.rules[owner]?.swallow === true) {
        alive.add(owner);
      }
    }
    return [...alive];
  }

  #passSymbol(node: number, symbol: number, reached: number[]): void {
    const { kinds, args, nexts } = this.#nfa;
    if (kinds[node] !== NODE.symbol) return;
    if (this.#members[args[node] ?? -1]?.[symbol] !== 1) return;
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
      else if (kinds[node] === NODE.after && this.#members[args[node] ?? -1]?.[symbol] === 1) {
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
      else if (this.#members[args[node] ?? -1]?.[before] === 1) open.push(nexts[node] ?? -1);
    }
  }

  #intern(reached: number[]): number {
    if (reached.length === 0) return DEAD;
    const nodes = Int32Array.from(reached).toSorted();
    const key = nodes.join();
    const known = this.#ids.get(key);
    if (known !== undefined) return known;
    const full =
      this.#nodes.length >= this.#statesMax || this.#heldNodes + nodes.length > HELD_NODES_MAX;
    if (full) this.#empty();
    const state = this.#nodes.length;
    this.#grow(state);
    this.#nodes.push(nodes);
    this.#heldNodes += nodes.length;
    const acceptances = this.#acceptancesOf(nodes);
    this.#acceptances.push(acceptances);
    this.#flags[state] = this.#flagsOfNodes(nodes);
    const row = state * this.edge;
    this.transitions.fill(UNKNOWN, row, row + this.edge);
    const cell = acceptances.length > 0 ? -row : row;
    this.#ids.set(key, cell);
    return cell;
  }

  #flagsOfNodes(nodes: Int32Array): number {
    const { kinds, owners } = this.#nfa;
    const flags = nodes.every((node) => kinds[node] === NODE.accept) ? SETTLED : 0;
    const swallows = nodes.some(
      (node) => kinds[node] !== NODE.accept && this.rules[owners[node] ?? -1]?.swallow === true,
    );
    return swallows ? flags | SWALLOWS : flags;
  }

  #acceptancesOf(nodes: Int32Array): readonly Acceptance[] {
    const { kinds, owners } = this.#nfa;
    const found: Acceptance[] = [];
    for (const node of nodes) {
      if (kinds[node] === NODE.accept) found.push({ rule: owners[node] ?? -1, next: null });
      else if (kinds[node] === NODE.after) found.push(...this.#pendingOf(node));
    }
    return found;
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

  #grow(state: number): void {
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
    this.#ids = new Map();
    this.#nodes = [new Int32Array(0)];
    this.#acceptances = [[]];
    this.#starts = this.#rowBefore.map(() => -1);
    this.#heldNodes = 0;
    // What starts nothing is so for ever.
    for (const [index, cell] of this.firsts.entries()) {
      if (cell !== DEAD) this.firsts[index] = UNKNOWN;
    }
  }
}

interface Partition {
  readonly count: number;
  readonly classOf: Uint16Array;
  /** Per boundary: 1 for each class inside; the last entry is the edge of the text. */
  readonly members: readonly Uint8Array[];
}

/** The coarsest classes of units that no boundary tells apart. */
function partitionUnits(boundaries: readonly Boundary[]): Partition {
  const { firsts, slotsOf } = cutAt(boundaries);
  const sets = boundaries.map(({ set }) => slotsOf(set));
  const classes = new Uint16Array(firsts.length);
  const sizes = [firsts.length];
  for (const slots of sets) refine(classes, sizes, slots);
  const count = sizes.length;
  sortByUse(classes, firsts, count);
  const classOf = new Uint16Array(0x10000);
  for (const [index, first] of firsts.entries()) {
    classOf.fill(classes[index] ?? 0, first, firsts[index + 1] ?? 0x10000);
  }
  const members = sets.map((slots, boundary) => {
    const bits = new Uint8Array(count + 1);
    for (const slot of slots) bits[classes[slot] ?? 0] = 1;
    bits[count] = boundaries[boundary]?.edge === true ? 1 : 0;
    return bits;
  });
  return { count, classOf, members };
}

interface Cuts {
  /** First unit of each run of units that no range parts. */
  readonly firsts: readonly number[];
  /** The runs, by their place in `firsts`, that make up a set. */
  readonly slotsOf: (set: CharSet) => readonly number[];
}

function cutAt(boundaries: readonly Boundary[]): Cuts {
  const cut = new Uint8Array(0x10001);
  cut[0] = 1;
  for (const { set } of boundaries) {
    for (const [low, high] of rangesOf(set)) cut[low] = cut[high + 1] = 1;
  }
  const firsts: number[] = [];
  const slots = new Uint16Array(0x10001);
  for (let unit = 0; unit <= 0xffff; unit++) {
    if (cut[unit] === 1) firsts.push(unit);
    slots[unit + 1] = firsts.length;
  }
  const slotsOf = (set: CharSet): readonly number[] => {
    const inside: number[] = [];
    for (const [low, high] of rangesOf(set)) {
      for (let slot = (slots[low + 1] ?? 0) - 1; slot < (slots[high + 1] ?? 0); slot++) {
        inside.push(slot);
      }
    }
    return inside;
  };
  return { firsts, slotsOf };
}

/** Parts the classes that lie partly inside a set. Costs what the set is long. */
function refine(classes: Uint16Array, sizes: number[], slots: readonly number[]): void {
  const inside = new Map<number, number>();
  for (const slot of slots) {
    const old = classes[slot] ?? 0;
    inside.set(old, (inside.get(old) ?? 0) + 1);
  }
  const parted = new Map<number, number>();
  for (const [old, size] of inside) {
    const rest = (sizes[old] ?? 0) - size;
    if (rest === 0) continue;
    sizes[old] = rest;
    parted.set(old, sizes.push(size) - 1);
  }
  if (parted.size === 0) return;
  for (const slot of slots) {
    const old = classes[slot] ?? 0;
    classes[slot] = parted.get(old) ?? old;
  }
}

/** What texts are made of, the most frequent first. */
const FREQUENT =
  " etaoinsrlhdcumpfgybvwkxjqz.,\n-'0123456789ETAOINSRLHDCUMPFGYBVWKXJQZ:;/()\"áéíóúñ";

/**
 * Numbers the classes by how often texts have them: the cells that most steps ask for then lie side
 * by side in each row, and what the processor keeps at hand is these.
 */
function sortByUse(classes: Uint16Array, firsts: readonly number[], count: number): void {
  const order: number[] = [];
  const seen = new Set<number>();
  const add = (id: number): void => {
    if (seen.has(id)) return;
    seen.add(id);
    order.push(id);
  };
  for (const letter of FREQUENT) {
    const unit = letter.charCodeAt(0);
    add(classes[firsts.findLastIndex((first) => first <= unit)] ?? 0);
  }
  for (const id of classes) add(id);
  const numbers = new Uint16Array(count);
  for (const [number, id] of order.entries()) numbers[id] = number;
  for (const [index, id] of classes.entries()) classes[index] = numbers[id] ?? 0;
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
