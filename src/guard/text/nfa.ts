import { complement, WORD } from "./char-set.ts";
import type { CharSet } from "./char-set.ts";
import { PatternError } from "./pattern.ts";
import type { Boundary, Pattern, PatternNode } from "./pattern.ts";

/** Nodes of all patterns together. */
export const NFA_NODES_MAX = 400_000;

/** SYMBOL consumes one; BEFORE and AFTER look at a neighbour; SPLIT goes both ways. */
export const NODE = { symbol: 0, split: 1, before: 2, after: 3, accept: 4 } as const;
const KINDS = Object.keys(NODE).length;

/** Thompson automaton of all patterns. Columns, one entry per node. */
export interface Nfa {
  readonly kinds: readonly number[];
  /** Index into `boundaries` for symbol, before and after; the other way out for split. */
  readonly args: readonly number[];
  readonly nexts: readonly number[];
  /** Pattern that a node belongs to. */
  readonly owners: readonly number[];
  /** First node of each pattern. */
  readonly roots: readonly number[];
  readonly boundaries: readonly Boundary[];
}

interface Draft {
  readonly kinds: number[];
  readonly args: number[];
  readonly nexts: number[];
  readonly owners: number[];
  readonly boundaries: Boundary[];
  readonly indexes: Map<string, number>;
  /** Of sets without the edge and with it: patterns share most, and comparing a set takes long. */
  readonly symbols: Map<CharSet, number>;
  readonly edges: Map<CharSet, number>;
  owner: number;
  /** Nodes of the owner so far, by all that they are. */
  known: Map<number, number>;
}

const NON_WORD: CharSet = complement(WORD);

/** Throws {@link PatternError} when the patterns together are too large. */
export function buildNfa(patterns: readonly Pattern[]): Nfa {
  const draft: Draft = {
    kinds: [],
    args: [],
    nexts: [],
    owners: [],
    boundaries: [],
    indexes: new Map(),
    symbols: new Map(),
    edges: new Map(),
    owner: 0,
    known: new Map(),
  };
  const roots = patterns.map((pattern, index) => {
    draft.owner = index;
    draft.known = new Map();
    const first = draft.kinds.length;
    const root = emit(draft, pattern.root, addNode(draft, { kind: NODE.accept, arg: 0, next: -1 }));
    checkBoundaryOrder(draft, first);
    return root;
  });
  return { ...draft, roots };
}

interface Node {
  readonly kind: number;
  readonly arg: number;
  readonly next: number;
}

/**
 * The node of the pattern that matches this, new or known: alternatives that go on alike share what
 * they have in common, so that texts meet fewer states.
 */
function shareNode(draft: Draft, node: Node): number {
  const key = (node.next * NFA_NODES_MAX + node.arg) * KINDS + node.kind;
  const known = draft.known.get(key);
  if (known !== undefined) return known;
  const added = addNode(draft, node);
  draft.known.set(key, added);
  return added;
}

function addNode(draft: Draft, { kind, arg, next }: Node): number {
  if (draft.kinds.length >= NFA_NODES_MAX) {
    throw new PatternError(`patterns need more than ${NFA_NODES_MAX} states together`, 0);
  }
  draft.kinds.push(kind);
  draft.args.push(arg);
  draft.nexts.push(next);
  draft.owners.push(draft.owner);
  return draft.kinds.length - 1;
}

function boundaryIndex(draft: Draft, boundary: Boundary): number {
  const bySet = boundary.edge ? draft.edges : draft.symbols;
  const known = bySet.get(boundary.set);
  if (known !== undefined) return known;
  const key = `${boundary.edge ? "^" : ""}${boundary.set.join(",")}`;
  const index = draft.indexes.get(key) ?? draft.boundaries.push(boundary) - 1;
  draft.indexes.set(key, index);
  bySet.set(boundary.set, index);
  return index;
}

function symbolIndex(draft: Draft, set: CharSet): number {
  return draft.symbols.get(set) ?? boundaryIndex(draft, { set, edge: false });
}

/** Builds from the end: returns the node that matches `node` and then goes on at `next`. */
function emit(draft: Draft, node: PatternNode, next: number): number {
  switch (node.kind) {
    case "set":
      return shareNode(draft, { kind: NODE.symbol, arg: symbolIndex(draft, node.set), next });
    case "before":
    case "after":
      return emitBoundary(draft, { side: node.kind, boundary: node.boundary }, next);
    case "word-boundary":
      return emitWordBoundary(draft, next);
    case "sequence":
      return node.items.reduceRight((following, item) => emit(draft, item, following), next);
    case "choice":
      return shareBeginnings(node.options)
        .map((option) => emit(draft, option, next))
        .reduceRight((other, option) =>
          shareNode(draft, { kind: NODE.split, arg: other, next: option }),
        );
    case "repeat":
      return emitRepeat(draft, node, next);
  }
}

/**
 * Alternatives of which no two begin with the same class: `a(?:b|c)` for `ab|ac`. A state then has
 * one node for all words of a list that a text may still become.
 */
function shareBeginnings(options: readonly PatternNode[]): readonly PatternNode[] {
  const shared: PatternNode[] = [];
  const byFirst = new Map<CharSet, PatternNode[]>();
  for (const option of options) {
    const parted = firstOf(option);
    if (parted === null) {
      shared.push(option);
      continue;
    }
    const rests = byFirst.get(parted.set);
    if (rests === undefined) byFirst.set(parted.set, [parted.rest]);
    else rests.push(parted.rest);
  }
  for (const [set, rests] of byFirst) {
    const [rest] = rests;
    const last: PatternNode =
      rests.length === 1 && rest !== undefined ? rest : { kind: "choice", options: rests };
    shared.push({ kind: "sequence", items: [{ kind: "set", set }, last] });
  }
  return shared;
}

interface Parted {
  readonly set: CharSet;
  readonly rest: PatternNode;
}

const EMPTY: PatternNode = { kind: "sequence", items: [] };

/** The class that a node has to begin with, and what comes behind; null if there is no such. */
function firstOf(node: PatternNode): Parted | null {
  if (node.kind === "set") return { set: node.set, rest: EMPTY };
  if (node.kind === "repeat") {
    const { item, min, max } = node;
    if (min === 0 || item.kind !== "set") return null;
    const rest: PatternNode = max === 1 ? EMPTY : { ...node, min: min - 1, max: max - 1 };
    return { set: item.set, rest };
  }
  if (node.kind !== "sequence") return null;
  const [item, ...items] = node.items.slice(node.items.findIndex((one) => !isEmpty(one)));
  const parted = item === undefined ? null : firstOf(item);
  return parted && { set: parted.set, rest: { kind: "sequence", items: [parted.rest, ...items] } };
}

function isEmpty(node: PatternNode): boolean {
  if (node.kind === "repeat") return node.max === 0;
  return node.kind === "sequence" && node.items.every(isEmpty);
}

function emitBoundary(
  draft: Draft,
  look: { readonly side: "before" | "after"; readonly boundary: Boundary },
  next: number,
): number {
  return shareNode(draft, {
    kind: NODE[look.side],
    arg: boundaryIndex(draft, look.boundary),
    next,
  });
}

function emitWordBoundary(draft: Draft, next: number): number {
  const word: Boundary = { set: WORD, edge: false };
  const other: Boundary = { set: NON_WORD, edge: true };
  const between = (before: Boundary, after: Boundary): number => {
    const last = emitBoundary(draft, { side: "after", boundary: after }, next);
    return emitBoundary(draft, { side: "before", boundary: before }, last);
  };
  return shareNode(draft, {
    kind: NODE.split,
    arg: between(word, other),
    next: between(other, word),
  });
}

function emitRepeat(
  draft: Draft,
  node: Extract<PatternNode, { kind: "repeat" }>,
  next: number,
): number {
  let first = next;
  if (node.max === Infinity) {
    const loop = addNode(draft, { kind: NODE.split, arg: next, next: -1 });
    draft.nexts[loop] = emit(draft, node.item, loop);
    first = loop;
  } else {
    for (let optional = node.max - node.min; optional > 0; optional--) {
      first = shareNode(draft, {
        kind: NODE.split,
        arg: next,
        next: emit(draft, node.item, first),
      });
    }
  }
  for (let required = node.min; required > 0; required--) first = emit(draft, node.item, first);
  return first;
}

/**
 * INVARIANT: no look-behind is reached from a look-ahead without a symbol between, because a state
 * that waits for its next symbol no longer knows the one before.
 */
function checkBoundaryOrder(draft: Draft, first: number): void {
  for (let node = first; node < draft.kinds.length; node++) {
    if (draft.kinds[node] !== NODE.after) continue;
    const seen = new Set<number>();
    const open = [draft.nexts[node] ?? -1];
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const kind = draft.kinds[at];
      if (seen.has(at)) continue;
      seen.add(at);
      if (kind === NODE.before) {
        throw new PatternError("two boundaries with nothing between: the pattern can be empty", 0);
      }
      if (kind === NODE.split) open.push(draft.args[at] ?? -1, draft.nexts[at] ?? -1);
      if (kind === NODE.after) open.push(draft.nexts[at] ?? -1);
    }
  }
}
