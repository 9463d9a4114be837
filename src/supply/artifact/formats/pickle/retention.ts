/**
 * What a reading keeps in memory. A loader keeps everything; the machine keeps the values of small
 * pickles whole, and of big ones what the policy needs: what stands on the top of the stack, and
 * outlines of the rest. Memory is bounded, whatever the pickle; the events tell everything anyway.
 */
import type { Degradation } from "./trace.ts";
import { isObeyed } from "./obeyed-names.ts";
import { ITEMS_KEPT, textOf } from "./value.ts";
import type {
  Call,
  Constant,
  Dictionary,
  Dropped,
  Global,
  NumericArray,
  Persistent,
} from "./value.ts";
import type { Sequence, Unknown, Value } from "./value.ts";

/** Bytes of values that are kept whole, by estimate. */
const WHOLE_BYTES_MAX = 4 * 2 ** 20;
/** Bytes of values that the memo keeps whole after that. */
const SMALL_BYTES_MAX = 6 * 2 ** 20;
/** Items of a collection, and twice as many in a tuple of arguments, after that. */
const LEAN_ITEMS = 32;
export const LEAN_WEIGHT = 256;
const SMALL_WEIGHT = 256;
/** Bytes for the first calls of each callee that come when nothing of that is left. */
const RESERVE_BYTES_MAX = 3 * 2 ** 20;
const RESERVED_CALLS = 256;
const RESERVED_WEIGHT = 32;
/** Texts and bytes count once for so many bytes, and are kept up to that in any case. */
const BYTES_PER_WEIGHT = 128;
/** An entry of the memo. */
const ENTRY_BYTES = 8;
/** Longer texts are no names. */
const NAME_BYTES_MAX = 255;
const NODE_BYTES = 96;
/** Items on the top of the stack that are kept whole. */
const STACK_WHOLE = 16_384;
const LEAN_STACK_WHOLE = 256;
/** Items that may come before the stack is looked at again: picklers write 1,000 in one batch. */
const BATCHES_WHOLE = 4096;
/** Collections below that, still to be filled: a state stands below its attributes. */
const SPARED_MAX = 1024;
const SPARED_WEIGHT = 128;

export const DATA: Unknown = { kind: "unknown", why: "data" };
export const ELIDED: Unknown = { kind: "unknown", why: "elided" };

export interface Store {
  /** Much was read: from now on, memory is for the newest. */
  isLean: boolean;
  readonly degraded: Set<Degradation>;
  /** Length of the stack at which to look at it again. */
  stackCheckAt: number;
  /** Items that a new collection keeps now. */
  itemsMax: number;
  /** Counts a value that was made; `bytes` is its own content. */
  charge(bytes: number): void;
  /** Counts an entry of the memo. */
  chargeEntry(): void;
  /** What may be kept of a value for as long as the pickle is read. */
  lasting(value: Value): Value;
  /** What may be kept of a value inside of one that is being made and weighs so much already. */
  inside(value: Value, weight: number): Value;
  outlineStack(stack: Value[]): void;
  /** Much left the stack: what comes next in its place is not outlined yet. */
  lowerStack(length: number): void;
}

interface Books {
  whole: number;
  small: number;
  reserve: number;
  readonly reserved: Map<Global, number>;
  /** Below it, the stack holds outlines. */
  outlined: number;
  /** Of what stands below it, collections that are being filled. */
  spared: number[];
  /** What stands for many, by what they are made of. */
  readonly outlines: Map<Value | string | number, Value>;
}

export function createStore(): Store {
  const books: Books = {
    whole: 0,
    small: 0,
    reserve: 0,
    reserved: new Map(),
    outlined: 0,
    spared: [],
    outlines: new Map(),
  };
  const store: Store = {
    isLean: false,
    degraded: new Set(),
    stackCheckAt: 2 * STACK_WHOLE,
    itemsMax: ITEMS_KEPT,
    charge: (bytes) => {
      books.whole += NODE_BYTES + bytes;
      if (books.whole > WHOLE_BYTES_MAX && !store.isLean) beLean(store);
    },
    chargeEntry: () => {
      books.whole += ENTRY_BYTES;
      if (books.whole > WHOLE_BYTES_MAX && !store.isLean) beLean(store);
    },
    lasting: (value) => {
      if (!store.isLean) return value;
      return isName(value) || isSmall(value, books) ? value : outline(value, books);
    },
    inside: (value, weight) => {
      if (!store.isLean || weight + weightOf(value) <= LEAN_WEIGHT) return value;
      return isShort(value) ? value : outline(value, books);
    },
    outlineStack: (stack) => {
      const kept = store.isLean ? LEAN_STACK_WHOLE : STACK_WHOLE;
      const end = stack.length - kept;
      books.spared = books.spared.filter((index) => isOpen(stack[index]));
      for (let index = Math.min(books.outlined, end); index < end; index += 1) {
        const value = stack[index];
        if (value === undefined) continue;
        if (isOpen(value) && books.spared.length < SPARED_MAX) books.spared.push(index);
        else stack[index] = outline(value, books);
      }
      books.outlined = end;
      store.stackCheckAt = stack.length + kept;
      store.degraded.add("stack");
    },
    lowerStack: (length) => {
      if (books.outlined <= length) return;
      books.outlined = length;
      store.stackCheckAt = length + BATCHES_WHOLE;
    },
  };
  return store;
}

function beLean(store: Store): void {
  store.isLean = true;
  store.itemsMax = LEAN_ITEMS;
  store.stackCheckAt = Math.min(store.stackCheckAt, 2 * LEAN_STACK_WHOLE);
  store.degraded.add("nodes");
}

/** What stands above goes into it, once it is there; it has little of its own. */
function isOpen(value: Value | undefined): boolean {
  const isFillable = value?.kind === "list" || value?.kind === "dict" || value?.kind === "set";
  return isFillable && value.count >= 0 && value.weight <= SPARED_WEIGHT;
}

/** A value of not too many parts, while there is room for such. */
function isSmall(value: Value, books: Books): boolean {
  // What is filled later would grow.
  if (value.kind === "list" || value.kind === "dict" || value.kind === "set") return false;
  const weight = weightOf(value);
  if (weight === 0) return true;
  if (weight > SMALL_WEIGHT) return false;
  if (books.small > SMALL_BYTES_MAX) return isReserved(value, weight, books);
  books.small += weight * NODE_BYTES + contentOf(value);
  return true;
}

/** Types of arrays and the like are made once and taken from the memo ever after. */
function isReserved(value: Value, weight: number, books: Books): boolean {
  if (value.kind !== "call" || value.callee.kind !== "global") return false;
  const count = books.reserved.get(value.callee) ?? 0;
  const isFull = books.reserve > RESERVE_BYTES_MAX || count >= RESERVED_CALLS;
  if (isFull || weight > RESERVED_WEIGHT) return false;
  books.reserved.set(value.callee, count + 1);
  books.reserve += weight * NODE_BYTES;
  return true;
}

function contentOf(value: Value): number {
  return value.kind === "text" || value.kind === "bytes" ? (value.value?.length ?? 0) : 0;
}

/** A text that could name something: the memo keeps the place of it. */
function isName(value: Value): boolean {
  return value.kind === "text" && value.length <= NAME_BYTES_MAX && value.value !== undefined;
}

function isShort(value: Value): boolean {
  return value.kind === "text" && contentOf(value) <= BYTES_PER_WEIGHT;
}

/** 0 for what was made while everything was kept: its memory is paid for. */
export function weightOf(value: Value): number {
  switch (value.kind) {
    case "constant":
    case "global":
    case "persistent":
    case "extension":
    case "array":
    case "unknown":
      return 1;
    case "text":
    case "bytes":
      return 1 + Math.floor(contentOf(value) / BYTES_PER_WEIGHT);
    case "call":
    case "tuple":
    case "list":
    case "set":
    case "frozenset":
    case "dict":
      return value.weight;
  }
}

/** A value that stands for many of its kind and keeps nothing alive but globals. */
function outline(value: Value, { outlines }: Books): Value {
  if ("items" in value) return outlineOfCollection(value);
  switch (value.kind) {
    case "global":
    case "unknown":
      return value;
    case "constant":
      return isShared(value) ? value : DATA;
    case "text":
      return isObeyed(value.value ?? "") ? sharedOf(outlines, value.value ?? "", value) : DATA;
    case "bytes":
      return DATA;
    case "call":
      return outlineOfCall(value, outlines);
    case "persistent":
      return outlineOfPersistent(value, outlines);
    case "extension":
      return sharedOf(outlines, value.code, value);
    case "array":
      return ARRAY;
  }
}

function outlineOfCollection({ kind, plain }: Sequence | Dictionary): Value {
  const isFrozen = kind === "tuple" || kind === "frozenset";
  // What is put into the others later is not seen: it may hold anything.
  return outlineOf(kind, isFrozen && plain);
}

type Outlines = Map<Value | string | number, Value>;

const OUTLINES_MAX = 8192;
const ARRAY: NumericArray = { kind: "array", subclass: undefined };

/** The first one of many alike. */
function sharedOf(outlines: Outlines, key: Value | string | number, value: Value): Value {
  const known = outlines.get(key);
  if (known !== undefined) return known;
  if (outlines.size >= OUTLINES_MAX) return ELIDED;
  outlines.set(key, value);
  return value;
}

/** None, the bools and small integers are there once for all. */
function isShared({ value }: Constant): boolean {
  return typeof value !== "number" || SHARED_INTEGERS[value]?.value === value;
}

export const SHARED_INTEGERS: readonly Constant[] = Array.from({ length: 256 }, (_, value) => ({
  kind: "constant",
  value,
}));

/** Keeps the class, which some makers are given as their first argument. */
function outlineOfCall({ callee, args, via }: Call, outlines: Outlines): Value {
  if (callee.kind !== "global") return ELIDED;
  const first = args.kind === "tuple" ? args.items[0] : undefined;
  const kind = first?.kind === "global" ? first : undefined;
  const key = kind === undefined ? callee : `${keyOf(callee)}\n${keyOf(kind)}`;
  const known = outlines.get(key);
  if (known !== undefined) return known;
  const items = kind === undefined ? [] : [kind];
  const made: Call = {
    kind: "call",
    callee,
    args: { ...outlineOf("tuple", false), items },
    kwargs: undefined,
    via,
    offset: -1,
    state: undefined,
    result: undefined,
    weight: 1,
  };
  return sharedOf(outlines, key, made);
}

function keyOf({ module, name }: Global): string {
  return `${module}\n${name}`;
}

const PERSISTENT: Persistent = { kind: "persistent", id: ELIDED };

/** Old torch files write classes as `("module", class, …)`. */
function outlineOfPersistent({ id }: Persistent, outlines: Outlines): Value {
  const [kind, saved] = id.kind === "tuple" ? id.items : [];
  if (textOf(kind) !== "module" || kind === undefined || saved?.kind !== "global") {
    return PERSISTENT;
  }
  const items = [kind, saved];
  const known = outlines.get(`module\n${keyOf(saved)}`);
  const made: Persistent = { kind: "persistent", id: { ...outlineOf("tuple", false), items } };
  return known ?? sharedOf(outlines, `module\n${keyOf(saved)}`, made);
}

/** One for all of a kind: with a count below zero, so that nothing is written to it. */
export function outlineOf(kind: Sequence["kind"] | "dict", isPlain: boolean) {
  return isPlain ? PLAIN_OUTLINES[kind] : OUTLINES[kind];
}

const OUTLINES = outlinesOf(false);
const PLAIN_OUTLINES = outlinesOf(true);

function outlinesOf(plain: boolean) {
  const items: Value[] = [];
  const dropped: Dropped = plain ? "plain" : "notable";
  const outlined = { items, count: -1, dropped, plain, weight: 1, memoAt: -1 } as const;
  return {
    tuple: { kind: "tuple", ...outlined },
    list: { kind: "list", ...outlined },
    set: { kind: "set", ...outlined },
    frozenset: { kind: "frozenset", ...outlined },
    dict: { kind: "dict", ...outlined },
  } as const;
}
