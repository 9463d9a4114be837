import { complement, WORD } from "./char-set.ts";
import type { CharSet } from "./char-set.ts";
import { PatternError } from "./pattern.ts";
import type { Boundary, Pattern, PatternNode } from "./pattern.ts";

/** Nodes of all patterns together. */
export const NFA_NODES_MAX = 400_000;

/** SYMBOL consumes one; BEFORE and AFTER look at a neighbour; SPLIT goes both ways. */
export const NODE = { symbol: 0, split: 1, before: 2, after: 3, accept: 4 } as const;

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
  /** Of sets without the edge: patterns share most of theirs, and comparing a set takes long. */
  readonly symbols: Map<CharSet, number>;
  owner: number;
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
    owner: 0,
  };
  const roots = patterns.map((pattern, index) => {
    draft.owner = index;
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
  const key = `${boundary.edge ? "^" : ""}${boundary.set.join(",")}`;
  const known = draft.indexes.get(key);
  if (known !== undefined) return known;
  draft.boundaries.push(boundary);
  draft.indexes.set(key, draft.boundaries.length - 1);
  return draft.boundaries.length - 1;
}

function symbolIndex(draft: Draft, set: CharSet): number {
  const known = draft.symbols.get(set);
  if (known !== undefined) return known;
  const index = boundaryIndex(draft, { set, edge: false });
  draft.symbols.set(set, index);
  return index;
}

/** Builds from the end: returns the node that matches `node` and then goes on at `next`. */
function emit(draft: Draft, node: PatternNode, next: number): number {
  switch (node.kind) {
    case "set":
      return addNode(draft, { kind: NODE.symbol, arg: symbolIndex(draft, node.set), next });
    case "before":
    case "after":
      return emitBoundary(draft, { side: node.kind, boundary: node.boundary }, next);
    case "word-boundary":
      return emitWordBoundary(draft, next);
    case "sequence":
      return node.items.reduceRight((following, item) => emit(draft, item, following), next);
    case "choice":
      return node.options
        .map((option) => emit(draft, option, next))
        .reduceRight((other, option) =>
          addNode(draft, { kind: NODE.split, arg: other, next: option }),
        );
    case "repeat":
      return emitRepeat(draft, node, next);
  }
}

function emitBoundary(
  draft: Draft,
  look: { readonly side: "before" | "after"; readonly boundary: Boundary },
  next: number,
): number {
  return addNode(draft, {
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
  return addNode(draft, {
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
      first = addNode(draft, { kind: NODE.split, arg: next, next: emit(draft, node.item, first) });
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
