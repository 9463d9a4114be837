/** What a loader would do with a pickle, told in the order in which it would do it. */
import type { Call, Extension, Global, Persistent, Value } from "./value.ts";

export type PickleEvent =
  | ImportEvent
  | CallEvent
  | BuildEvent
  | FillEvent
  | PersistentEvent
  | ExtensionEvent
  | ProtocolEvent
  | AnomalyEvent;

interface Event {
  /** Of the opcode, in bytes from the start of the source. */
  readonly offset: number;
}

/** A module is imported and an attribute of it looked up: code of the module runs. */
export interface ImportEvent extends Event {
  readonly kind: "import";
  readonly via: "global" | "inst" | "stack-global";
  /** As Python 3 imports it; `undefined` where it is computed or is not a text. */
  readonly module: string | undefined;
  readonly name: string | undefined;
  /** Both names are known. Where not, what is imported is decided while loading. */
  readonly resolved: boolean;
  /** Absent when not resolved; holds the other spellings too. */
  readonly global: Global | undefined;
}

export interface CallEvent extends Event {
  readonly kind: "call";
  /** With callee, arguments and the way of calling. */
  readonly call: Call;
}

/**
 * `instance.__setstate__(state)` or, without that method, `instance.__dict__.update(state)` and,
 * for the second part of a pair, `setattr`. On a global this changes a class, function or module.
 */
export interface BuildEvent extends Event {
  readonly kind: "build";
  readonly instance: Value;
  readonly state: Value;
}

/**
 * Items put into something that is not a plain collection: methods of the instance run.
 * `append` calls `extend` or `append`, `add` calls `add` or `update`, `set` calls `__setitem__`
 * (its items are key, value, key, value).
 */
export interface FillEvent extends Event {
  readonly kind: "append" | "add" | "set";
  readonly instance: Value;
  /** The first ones. */
  readonly items: readonly Value[];
  readonly count: number;
}

/** The loading program's `persistent_load` is called. */
export interface PersistentEvent extends Event {
  readonly kind: "persistent";
  readonly value: Persistent;
}

/** The extension registry decides what is imported. */
export interface ExtensionEvent extends Event {
  readonly kind: "extension";
  readonly value: Extension;
}

export interface ProtocolEvent extends Event {
  readonly kind: "protocol";
  readonly version: number;
}

/** What no pickler writes and what loaders read in different ways. */
export type Anomaly =
  /** An argument crosses the end of its frame: loaders read different bytes. */
  | "frame-straddled"
  /** A frame begins before the one around it ends. */
  | "frame-nested"
  /** A frame longer than the rest of the source. */
  | "frame-too-long"
  /** A last line without its newline: the pure Python loader takes it all the same. */
  | "line-unended"
  /** PROTO with a version that no Python writes, or in the middle of a pickle. */
  | "protocol-odd"
  /** Bytes of an array that cannot be told from opcodes, for its type is not understood. */
  | "array-unread"
  /** An operand that a loader refuses, or that only some loaders refuse. */
  | "operand-odd";

export interface AnomalyEvent extends Event {
  readonly kind: "anomaly";
  readonly anomaly: Anomaly;
}

/** What was given up to stay within bounded memory; what it stood for became `unknown`. */
export type Degradation = "nodes" | "stack";

/** How the reading of one pickle ended. What ran before it was told in any case. */
export interface Ending {
  readonly at: "stop" | "truncated" | "malformed" | "limit";
  /** A word for programs: `stop`, `truncated`, `unknown-opcode`, `stack-underflow`, … */
  readonly reason: string;
  /** Behind STOP; otherwise of the opcode that could not be executed. */
  readonly offset: number;
  readonly start: number;
  /** Opcodes executed. */
  readonly ops: number;
  /** The highest PROTO seen; 0 without one. */
  readonly protocol: number;
  /** What the loader would return, where it came that far. */
  readonly result: Value | undefined;
  readonly degraded: readonly Degradation[];
}
