/** Opcodes of collections, of the stack and of the memo. */
import { collect, emptyDictionary, emptySequence, fill, fillPairs } from "./collections.ts";
import { lineText, readLine } from "./input.ts";
import { read1, read4 } from "./load-data.ts";
import type { Load } from "./load-data.ts";
import { cut, fail, pop, popMark, push, pushMark, replaceTop, tell } from "./machine.ts";
import { tellAnomaly, top } from "./machine.ts";
import type { Machine } from "./machine.ts";
import { memoGet, memoPack, memoPut } from "./memo.ts";
import { outlineOf } from "./retention.ts";
import { parseIndex } from "./text-forms.ts";
import type { FillEvent } from "./trace.ts";
import type { Sequence } from "./value.ts";

/** Items that one method of an instance is given at once; picklers hand over 1,000. */
const ITEMS_TOLD = 65_536;

export const loadEmptyTuple: Load = (machine) => push(machine, emptySequence(machine, "tuple"));
export const loadEmptyList: Load = (machine) => push(machine, emptySequence(machine, "list"));
export const loadEmptySet: Load = (machine) => push(machine, emptySequence(machine, "set"));
export const loadEmptyDict: Load = (machine) => push(machine, emptyDictionary(machine));

function collectAboveMark(kind: Sequence["kind"]): Load {
  return (machine) => push(machine, collect(machine, kind, popMark(machine)));
}

export const loadTuple: Load = collectAboveMark("tuple");
export const loadList: Load = collectAboveMark("list");
export const loadFrozenset: Load = collectAboveMark("frozenset");

function collectTop(count: number): Load {
  return (machine) => {
    const start = machine.stack.length - count;
    if (start < machine.fence) throw fail(machine, "stack-underflow");
    push(machine, collect(machine, "tuple", start));
  };
}

export const loadTuple1: Load = collectTop(1);
export const loadTuple2: Load = collectTop(2);
export const loadTuple3: Load = collectTop(3);

export const loadDict: Load = (machine) => {
  const start = popMark(machine);
  if ((machine.stack.length - start) % 2 !== 0) tellAnomaly(machine, "operand-odd");
  const made = emptyDictionary(machine);
  fillPairs(machine, made, start);
  push(machine, made);
};

/** The item below `start`, which what stands from there on is put into. */
function receiver(machine: Machine, start: number) {
  const target = start > machine.fence ? machine.stack[start - 1] : undefined;
  if (target === undefined) throw fail(machine, "stack-underflow");
  return target;
}

/** What stands from `start` on goes into an instance, by a method of its own. */
function fillInstance(machine: Machine, kind: FillEvent["kind"], start: number): void {
  const { stack } = machine;
  const instance = receiver(machine, start);
  const items = stack.slice(start, start + ITEMS_TOLD);
  const count = stack.length - start;
  cut(machine, start);
  const { offset } = machine;
  // Loaders refuse most of these; a bytearray has `extend`.
  const isData = instance.kind === "constant" || instance.kind === "text" || "items" in instance;
  if (isData || instance.kind === "bytes") tellAnomaly(machine, "operand-odd");
  else tell(machine, { kind, instance, items, count, offset });
}

function append(machine: Machine, start: number): void {
  const target = receiver(machine, start);
  if (target.kind === "list") fill(machine, target, start);
  else fillInstance(machine, "append", start);
}

export const loadAppend: Load = (machine) => append(machine, machine.stack.length - 1);
export const loadAppends: Load = (machine) => append(machine, popMark(machine));

export const loadAddItems: Load = (machine) => {
  const start = popMark(machine);
  const target = receiver(machine, start);
  if (target.kind === "set") fill(machine, target, start);
  else fillInstance(machine, "add", start);
};

function setItems(machine: Machine, start: number): void {
  const target = receiver(machine, start);
  // Refused by C at once, and by Python at the last one.
  if ((machine.stack.length - start) % 2 !== 0) tellAnomaly(machine, "operand-odd");
  if (target.kind === "dict") fillPairs(machine, target, start);
  // Replaces an item: both are in there, for what the list may hold.
  else if (target.kind === "list") fill(machine, target, start);
  else fillInstance(machine, "set", start);
}

export const loadSetItem: Load = (machine) => setItems(machine, machine.stack.length - 2);
export const loadSetItems: Load = (machine) => setItems(machine, popMark(machine));

export const loadMark: Load = (machine) => pushMark(machine);

export const loadPop: Load = (machine) => {
  const { marks, stack } = machine;
  if (marks.length > 0 && marks[marks.length - 1] === stack.length) popMark(machine);
  else pop(machine);
};

export const loadPopMark: Load = (machine) => cut(machine, popMark(machine));

export const loadDup: Load = (machine) => push(machine, top(machine));

function get(machine: Machine, index: number): void {
  const { memo } = machine;
  const found = memoGet(memo, index);
  if (found !== undefined) return push(machine, found);
  throw fail(machine, "no-memo-entry");
}

function put(machine: Machine, index: number): void {
  const value = top(machine);
  const { memo, store } = machine;
  store.chargeEntry();
  if (!store.isLean) memoPut(memo, index, value);
  else if (value.kind === "list" || value.kind === "dict" || value.kind === "set") {
    // Whether it is filled with more than data shows later; one entry can follow that.
    const isPlain = value.plain && value.memoAt < 0;
    value.memoAt = index;
    memoPack(memo, index, outlineOf(value.kind, isPlain));
  } else memoPack(memo, index, store.lasting(value));
}

export const loadGet1: Load = (machine, input) => get(machine, read1(input));
export const loadGet4: Load = (machine, input) => get(machine, read4(input) >>> 0);
export const loadPut1: Load = (machine, input) => put(machine, read1(input));
export const loadPut4: Load = (machine, input) => put(machine, read4(input) >>> 0);
export const loadMemoize: Load = (machine) => put(machine, machine.memo.count);

function byLine(run: (machine: Machine, index: number) => void): Load {
  return (machine, input) => {
    readLine(input);
    const index = parseIndex(lineText(input, "latin1") ?? "");
    if (index === undefined) throw fail(machine, "bad-memo-index");
    run(machine, index);
  };
}

export const loadGet: Load = byLine(get);
export const loadPut: Load = byLine(put);

export const loadStop: Load = (machine) => {
  replaceResult(machine);
  machine.isStopped = true;
};

/** Leaves what the loader returns alone on the top. */
function replaceResult(machine: Machine): void {
  replaceTop(machine, top(machine));
}
