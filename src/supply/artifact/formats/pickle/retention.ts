/**
 * What a reading keeps in memory. A loader keeps everything; the machine keeps the values of small
 * pickles whole, and of big ones what the policy needs: what stands on the top of the stack, and
 * outlines of the rest. Memory is bounded, whatever the pickle; the events tell everything anyway.
 */
import type { Degradation } from "./trace.ts";
import { ITEMS_KEPT } from "./value.ts";
import type { Call, Constant, Unknown, Value } from "./value.ts";

/** Bytes of values that are kept whole, by estimate. */
const WHOLE_BYTES_MAX = 4 * 2 ** 20;
/** Bytes of values that the memo keeps whole after that. */
const SMALL_BYTES_MAX = 6 * 2 ** 20;
/** Texts and byte strings of which the content is kept, up to this length, after that. */
const LEAN_INLINE_MAX = 256;
const LEAN_ITEMS = 16;
export const LEAN_WEIGHT = 256;
const SMALL_WEIGHT = 256;
const NODE_BYTES = 96;
/** Items on the top of the stack that are kept whole. */
const STACK_WHOLE = 16_384;
const LEAN_STACK_WHOLE = 512;

export const DATA: Unknown = { kind: "unknown", why: "data" };
export const ELIDED: Unknown = { kind: "unknown", why: "elided" };

export interface Store {
  /** Much was read: from now on, memory is for the newest. */
  isLean: boolean;
  readonly degraded: Set<Degradation>;
  /** Length of the stack at which to look at it again. */
  stackCheckAt: number;
  /** Longest text that is kept with its content now. */
  inlineMax: number;
  /** Items that a new collection keeps now. */
  itemsMax: number;
  /** Counts a value that was made; `bytes` is its own content. */
  charge(bytes: number): void;
  /** What may be kept of a value for as long as the pickle is read. */
  lasting(value: Value): Value;
  /** What may be kept of a value inside of one that is being made and weighs so much already. */
  inside(value: Value, weight: number): Value;
  outlineStack(stack: Value[]): void;
}

interface Books {
  whole: number;
  small: number;
  /** Below it, the stack holds outlines. */
  outlined: number;
  readonly calls: Map<Value, Call>;
}

export function createStore(): Store {
  const books: Books = { whole: 0, small: 0, outlined: 0, calls: new Map() };
  const store: Store = {
    isLean: false,
    degraded: new Set(),
    stackCheckAt: 2 * STACK_WHOLE,
    inlineMax: Infinity,
    itemsMax: ITEMS_KEPT,
    charge: (bytes) => {
      books.whole += NODE_BYTES + bytes;
      if (books.whole > WHOLE_BYTES_MAX && !store.isLean) beLean(store);
    },
    lasting: (value) => {
      if (!store.isLean) return value;
      return isSmall(value, books) ? value : outline(value, books.calls);
    },
    inside: (value, weight) =>
      store.isLean && weight + weightOf(value) > LEAN_WEIGHT ? outline(value, books.calls) : value,
    outlineStack: (stack) => {
      const kept = store.isLean ? LEAN_STACK_WHOLE : STACK_WHOLE;
      const end = stack.length - kept;
      for (let index = Math.min(books.outlined, end); index < end; index += 1) {
        const value = stack[index];
        if (value !== undefined) stack[index] = outline(value, books.calls);
      }
      books.outlined = end;
      store.stackCheckAt = stack.length + kept;
      store.degraded.add("stack");
    },
  };
  return store;
}

function beLean(store: Store): void {
  store.isLean = true;
  store.inlineMax = LEAN_INLINE_MAX;
  store.itemsMax = LEAN_ITEMS;
  store.stackCheckAt = Math.min(store.stackCheckAt, 2 * LEAN_STACK_WHOLE);
  store.degraded.add("nodes");
}

/** A value of not too many parts, while there is room for such. */
function isSmall(value: Value, books: Books): boolean {
  // What is filled later would grow.
  if (value.kind === "list" || value.kind === "dict" || value.kind === "set") return false;
  const weight = weightOf(value);
  if (weight === 0) return true;
  if (weight > SMALL_WEIGHT || books.small > SMALL_BYTES_MAX) return false;
  books.small += weight * NODE_BYTES + contentOf(value);
  return true;
}

function contentOf(value: Value): number {
  return value.kind === "text" || value.kind === "bytes" ? (value.value?.length ?? 0) : 0;
}

/** 0 for what was made while everything was kept: its memory is paid for. */
export function weightOf(value: Value): number {
  return "weight" in value ? value.weight : 1;
}

/** A value that stands for many of its kind and keeps nothing alive but a global. */
function outline(value: Value, calls: Map<Value, Call>): Value {
  // What is put into a collection later is not seen: it may hold anything.
  if ("items" in value) return OUTLINES[value.kind];
  switch (value.kind) {
    case "global":
    case "unknown":
      return value;
    case "constant":
      return isShared(value) ? value : DATA;
    case "text":
    case "bytes":
      return DATA;
    case "call":
      return value.callee.kind === "global" ? outlineOfCall(value, calls) : ELIDED;
    case "persistent":
    case "extension":
    case "array":
      return ELIDED;
  }
}

/** None, the bools and small integers are there once for all. */
function isShared({ value }: Constant): boolean {
  return typeof value !== "number" || SHARED_INTEGERS[value]?.value === value;
}

export const SHARED_INTEGERS: readonly Constant[] = Array.from({ length: 256 }, (_, value) => ({
  kind: "constant",
  value,
}));

function outlineOfCall({ callee, via }: Call, calls: Map<Value, Call>): Value {
  const known = calls.get(callee);
  if (known !== undefined) return known;
  if (calls.size >= 4096) return ELIDED;
  const made: Call = {
    kind: "call",
    callee,
    args: ELIDED,
    kwargs: undefined,
    via,
    offset: -1,
    state: undefined,
    result: undefined,
    weight: 1,
  };
  calls.set(callee, made);
  return made;
}

/** One for all of a kind: with a count below zero, so that nothing is written to it. */
const OUTLINES = {
  tuple: { kind: "tuple", ...outlined() },
  list: { kind: "list", ...outlined() },
  set: { kind: "set", ...outlined() },
  frozenset: { kind: "frozenset", ...outlined() },
  dict: { kind: "dict", ...outlined() },
} as const;

function outlined() {
  const items: Value[] = [];
  return { items, count: -1, dropped: "notable", plain: false, weight: 1 } as const;
}
