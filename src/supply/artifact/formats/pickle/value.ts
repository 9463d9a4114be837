/**
 * What stands on the stack of the abstract pickle machine. Values form a graph that may hold
 * cycles (a list can be appended to itself): whoever walks one bounds its depth.
 * Only the machine writes to values; fields that it fills in later are not `readonly`.
 */

/** Items that one collection keeps; more are counted, and {@link Collection.dropped} says what. */
export const ITEMS_KEPT = 256;

/** Texts and byte strings up to this many bytes are kept with their content. */
export const INLINE_BYTES_MAX = 4096;

export type Value =
  | Constant
  | Text
  | Bytes
  | Global
  | Call
  | Sequence
  | Dictionary
  | Persistent
  | Extension
  | NumericArray
  | Unknown;

/** None, a bool, an int or a float. */
export interface Constant {
  readonly kind: "constant";
  readonly value: null | boolean | number | bigint;
}

/** How the bytes of a text stand in the source, for those who read a long one themselves. */
export type TextEncoding = "utf-8" | "latin-1" | "string-escape" | "raw-unicode-escape" | "none";

export interface Text {
  readonly kind: "text";
  /** `undefined` when it has more than {@link INLINE_BYTES_MAX} bytes. */
  readonly value: string | undefined;
  /** Where its bytes stand in the source; -1 for one that a call made. */
  readonly offset: number;
  /** Of its bytes as they stand in the source. */
  readonly length: number;
  readonly encoding: TextEncoding;
}

export interface Bytes {
  readonly kind: "bytes";
  /** `undefined` when there are more than {@link INLINE_BYTES_MAX}. */
  readonly value: Uint8Array | undefined;
  /** Where they stand in the source; -1 for those that a call made. */
  readonly offset: number;
  readonly length: number;
}

export interface QualifiedName {
  readonly module: string;
  readonly name: string;
}

/** A module's attribute as a loader finds it; `name` may be dotted. */
export interface Global extends QualifiedName {
  readonly kind: "global";
  /**
   * Every name that some loader imports: first the one that Python 3 does (`module`, `name`), then
   * the one in the file where `fix_imports` changes it (protocols below 3).
   */
  readonly spellings: readonly QualifiedName[];
}

/**
 * `reduce` calls `callee(*args)`, `newobj` and `newobj-ex` call `callee.__new__(callee, *args)`,
 * `obj` and `inst` call `callee(*args)` (or `__new__` where there are no arguments).
 */
export type CallVia = "reduce" | "newobj" | "newobj-ex" | "obj" | "inst";

/** What a call returns: mostly an instance. */
export interface Call {
  readonly kind: "call";
  readonly callee: Value;
  /** Mostly a tuple: the pure Python loader takes any iterable, so this can be any value. */
  readonly args: Value;
  readonly kwargs: Value | undefined;
  readonly via: CallVia;
  /** Of the opcode that calls; -1 in a value that stands for many alike. */
  readonly offset: number;
  /** What the last BUILD gave it. */
  state: Value | undefined;
  /** What a pure call with constant arguments returns, such as `_codecs.encode("os", "latin1")`. */
  readonly result: Text | Bytes | undefined;
  /** Values that it keeps alive beyond those of the start: for the machine's own limits. */
  weight: number;
}

/** Whether items were left out of a collection, and whether one of them was more than data. */
export type Dropped = "nothing" | "plain" | "notable";

export interface Collection {
  /** Items that the loader would put in (pairs in a dictionary); -1 where nothing of it is kept. */
  count: number;
  dropped: Dropped;
  /** Holds constants, texts, bytes and plain collections alone, dropped ones included. */
  plain: boolean;
  /** Values that it keeps alive beyond those of the start: for the machine's own limits. */
  weight: number;
  /** Entry of the memo that outlines it while it is filled; -1 for none. */
  memoAt: number;
}

export interface Sequence extends Collection {
  readonly kind: "tuple" | "list" | "set" | "frozenset";
  /** The first {@link ITEMS_KEPT}. */
  items: Value[];
}

export interface Dictionary extends Collection {
  readonly kind: "dict";
  /** Key, value, key, value: the first {@link ITEMS_KEPT} pairs. A later key wins. */
  items: Value[];
}

/** What `persistent_load(id)` returns. */
export interface Persistent {
  readonly kind: "persistent";
  readonly id: Value;
}

/** What the loading program registered under a number with `copyreg.add_extension`. */
export interface Extension {
  readonly kind: "extension";
  readonly code: number;
}

/** An array whose content stood in the stream, outside of the opcodes (joblib). */
export interface NumericArray {
  readonly kind: "array";
  /** The class that is made of it, usually the global `numpy.ndarray`. */
  readonly subclass: Value | undefined;
}

/**
 * `data`: a constant, text or bytes that are not kept or not understood. `elided`: something else
 * that is not kept (see `Ending.degraded`). `name`: what an import with unknown names returns.
 * `buffer`: handed over by the loading program.
 */
export type UnknownReason = "data" | "elided" | "name" | "buffer";

export interface Unknown {
  readonly kind: "unknown";
  readonly why: UnknownReason;
}

/** The text that a value is, also where a pure call makes it; bytes are not a text. */
export function textOf(value: Value | undefined): string | undefined {
  if (value?.kind === "text") return value.value;
  return value?.kind === "call" && value.result?.kind === "text" ? value.result.value : undefined;
}

/** The short bytes that a value is, also where a pure call makes them. */
export function bytesOf(value: Value | undefined): Uint8Array | undefined {
  if (value?.kind === "bytes") return value.value;
  return value?.kind === "call" && value.result?.kind === "bytes" ? value.result.value : undefined;
}

/** The value under a text key; `undefined` also where the entry was not kept. */
export function entryOf(value: Value | undefined, key: string): Value | undefined {
  if (value?.kind !== "dict") return undefined;
  for (let index = value.items.length - 2; index >= 0; index -= 2) {
    if (textOf(value.items[index]) === key) return value.items[index + 1];
  }
  return undefined;
}

/** No code is behind it: constants, texts, bytes, and collections of those. */
export function isPlain(value: Value): boolean {
  switch (value.kind) {
    case "constant":
    case "text":
    case "bytes":
      return true;
    case "tuple":
    case "list":
    case "set":
    case "frozenset":
    case "dict":
      return value.plain;
    case "global":
    case "call":
    case "persistent":
    case "extension":
    case "array":
      return false;
    case "unknown":
      return value.why === "data";
  }
}
