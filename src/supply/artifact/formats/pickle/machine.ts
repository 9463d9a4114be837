/** The state of an unpickler, and what its opcodes share: the stack, marks, events and limits. */
import type { ByteSource } from "../../byte-source.ts";
import { Malformed } from "../malformed.ts";
import type { PickleInput } from "./input.ts";
import { PickleLimit } from "./limit.ts";
import { createMemo } from "./memo.ts";
import type { Memo } from "./memo.ts";
import { createStore } from "./retention.ts";
import type { Store } from "./retention.ts";
import type { Anomaly, PickleEvent } from "./trace.ts";
import type { Global, Value } from "./value.ts";

/** How many steps a reading takes at most; bytes are limited by the source. */
export interface PickleLimits {
  readonly opsMax: number;
  readonly stackMax: number;
  readonly eventsMax: number;
  /** Entries of the memo, of four bytes each; a loader's own has no limit. */
  readonly memoMax: number;
  /** Pickles inside of the stream, by `onBuild`. */
  readonly depthMax: number;
}

export const DEFAULT_PICKLE_LIMITS: PickleLimits = {
  opsMax: 500_000_000,
  stackMax: 2_000_000,
  eventsMax: 50_000_000,
  memoMax: 10_485_760,
  depthMax: 4,
};

/** Where the loading program stands in the file when it takes over after BUILD. */
export interface StreamPlace {
  readonly source: ByteSource;
  readonly offset: number;
}

/**
 * What the loading program reads from the file itself after a BUILD: so many bytes, or a pickle;
 * `unread` where that cannot be told. `value` is what then stands on the stack.
 */
export type StreamJump =
  | { readonly kind: "skip"; readonly length: number; readonly value: Value }
  | { readonly kind: "pickle"; readonly value: Value }
  | { readonly kind: "unread" };

export type BuildHook = (
  instance: Value,
  state: Value,
  place: StreamPlace,
) => StreamJump | undefined;

export interface Machine {
  readonly input: PickleInput;
  /** As it was made; another one for a pickle inside is made of the same. */
  readonly options: MachineOptions;
  readonly limits: PickleLimits;
  readonly stack: Value[];
  readonly marks: number[];
  /** Items below it belong to what stands before the last mark. */
  fence: number;
  memo: Memo;
  readonly store: Store;
  readonly globals: Map<string, Global>;
  /** Characters of their names. */
  globalsLength: number;
  readonly emit: (event: PickleEvent) => void;
  readonly onBuild: BuildHook | undefined;
  readonly tick: () => void;
  protocol: number;
  protocolMax: number;
  /** Of the opcode at work, in the source. */
  offset: number;
  readonly start: number;
  ops: number;
  events: number;
  depth: number;
  isStopped: boolean;
  /** Where bytes were first left to `onBuild`; -1 for never. */
  jumpedAt: number;
}

export interface MachineOptions {
  readonly input: PickleInput;
  readonly limits: PickleLimits;
  readonly emit: (event: PickleEvent) => void;
  readonly onBuild?: BuildHook | undefined;
  readonly tick?: (() => void) | undefined;
  /** Runs another unpickler where the input stands; returns where it stopped. */
  readonly readNested: (outer: Machine) => number;
}

export function createMachine(options: MachineOptions): Machine {
  const { input, limits, emit, onBuild, tick } = options;
  const start = input.base + input.pos;
  return {
    input,
    options,
    limits,
    stack: [],
    marks: [],
    fence: 0,
    memo: createMemo(input, limits.memoMax),
    store: createStore(),
    globals: new Map(),
    globalsLength: 0,
    emit,
    onBuild,
    tick: tick ?? (() => undefined),
    protocol: 0,
    protocolMax: 0,
    offset: start,
    start,
    ops: 0,
    events: 0,
    depth: 0,
    isStopped: false,
    jumpedAt: -1,
  };
}

export function fail(machine: Machine, reason: string): Malformed {
  return new Malformed(reason, machine.offset);
}

export function tell(machine: Machine, event: PickleEvent): void {
  machine.events += 1;
  if (machine.events > machine.limits.eventsMax) throw new PickleLimit("events");
  machine.emit(event);
}

export function tellAnomaly(machine: Machine, anomaly: Anomaly): void {
  tell(machine, { kind: "anomaly", anomaly, offset: machine.offset });
}

export function push(machine: Machine, value: Value): void {
  const { stack } = machine;
  stack.push(value);
  if (stack.length > machine.store.stackCheckAt) deepen(machine);
}

/** The stack grew far: what lies deep in it is kept in outlines. */
function deepen({ stack, store, limits }: Machine): void {
  if (stack.length > limits.stackMax) throw new PickleLimit("stack");
  store.outlineStack(stack);
}

export function pop(machine: Machine): Value {
  const { stack } = machine;
  const value = stack.length > machine.fence ? stack.pop() : undefined;
  if (value === undefined) throw fail(machine, "stack-underflow");
  return value;
}

export function top(machine: Machine): Value {
  const { stack } = machine;
  const value = stack.length > machine.fence ? stack[stack.length - 1] : undefined;
  if (value === undefined) throw fail(machine, "stack-underflow");
  return value;
}

/** Replaces the item on the top, which the caller has seen. */
export function replaceTop({ stack }: Machine, value: Value): void {
  stack[stack.length - 1] = value;
}

export function pushMark(machine: Machine): void {
  const { marks, stack, limits } = machine;
  if (marks.length >= limits.stackMax) throw new PickleLimit("stack");
  marks.push(stack.length);
  machine.fence = stack.length;
}

/** Index of the first item above the last mark, which is taken away. */
export function popMark(machine: Machine): number {
  const { marks } = machine;
  const mark = marks.pop();
  if (mark === undefined) throw fail(machine, "no-mark");
  machine.fence = marks[marks.length - 1] ?? 0;
  return mark;
}

/** Takes away the items from `start` on. */
export function cut({ stack, store }: Machine, start: number): void {
  if (stack.length - start > 8) {
    stack.length = start;
    store.lowerStack(start);
  } else while (stack.length > start) stack.pop();
}
