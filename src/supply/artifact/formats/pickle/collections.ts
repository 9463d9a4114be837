/** How items get into collections, and how many of them are kept. */
import { cut } from "./machine.ts";
import type { Machine } from "./machine.ts";
import { memoGet, memoPack } from "./memo.ts";
import { isObeyed } from "./obeyed-names.ts";
import { outlineOf, weightOf } from "./retention.ts";
import { isPlain, ITEMS_KEPT, textOf } from "./value.ts";
import type { Collection, Dictionary, Sequence, Value } from "./value.ts";

/** A collection of all items from `start` on, which leave the stack. */
export function collect(machine: Machine, kind: Sequence["kind"], start: number): Sequence {
  const made = emptySequence(machine, kind);
  fill(machine, made, start);
  return made;
}

/**
 * Of every empty collection.
 * INVARIANT: nothing is put into it; {@link takeFirst} gives a collection an array of its own.
 */
const NO_ITEMS: Value[] = [];

export function emptySequence({ store }: Machine, kind: Sequence["kind"]): Sequence {
  store.charge(0);
  const weight = store.isLean ? 1 : 0;
  return { kind, items: NO_ITEMS, count: 0, dropped: "nothing", plain: true, weight, memoAt: -1 };
}

export function emptyDictionary({ store }: Machine): Dictionary {
  store.charge(0);
  const weight = store.isLean ? 1 : 0;
  return {
    kind: "dict",
    items: NO_ITEMS,
    count: 0,
    dropped: "nothing",
    plain: true,
    weight,
    memoAt: -1,
  };
}

/** More than data goes in: whoever takes it from the memo must know. */
function beNotable({ memo }: Machine, target: Sequence | Dictionary): void {
  target.plain = false;
  if (target.memoAt < 0) return;
  const isThere = memoGet(memo, target.memoAt) === outlineOf(target.kind, true);
  if (isThere) memoPack(memo, target.memoAt, outlineOf(target.kind, false));
}

/** Puts all items from `start` on into a collection; they leave the stack. */
export function fill(machine: Machine, target: Sequence, start: number): void {
  const count = machine.stack.length - start;
  if (target.count >= 0 && count > 0) {
    const taken = target.count === 0 ? takeFirst(machine, target, { start, kept: ITEMS_KEPT }) : 0;
    for (let index = start + taken; index < start + count; index += 1) {
      const item = machine.stack[index];
      if (item !== undefined) addItem(machine, target, item);
    }
    target.count += count;
  }
  cut(machine, start);
}

/** Puts all pairs from `start` on into a dictionary; a last key without a value is left out. */
export function fillPairs(machine: Machine, target: Dictionary, start: number): void {
  const { stack } = machine;
  const pairs = (stack.length - start) >> 1;
  if (target.count >= 0 && pairs > 0) {
    const first = { start, kept: 2 * ITEMS_KEPT, length: 2 * pairs };
    const taken = target.count === 0 ? takeFirst(machine, target, first) : 0;
    for (let index = start + taken; index < start + 2 * pairs; index += 2) {
      const key = stack[index];
      const value = stack[index + 1];
      if (key !== undefined && value !== undefined) addPair(machine, target, key, value);
    }
    target.count += pairs;
  }
  cut(machine, start);
}

interface First {
  readonly start: number;
  readonly kept: number;
  readonly length?: number;
}

/**
 * Items of a collection that is empty, as many as it keeps, in one piece: an array that grows by
 * one item takes room for many. Returns how many.
 */
function takeFirst(
  machine: Machine,
  target: Sequence | Dictionary,
  { start, kept, length = machine.stack.length - start }: First,
): number {
  const { stack, store } = machine;
  const count = Math.min(length, kept, 2 * store.itemsMax);
  const items = stack.slice(start, start + count);
  store.charge(8 * count);
  for (let index = 0; index < items.length; index += 1) {
    const item = items[index];
    if (item === undefined) continue;
    if (target.plain && !isPlain(item)) beNotable(machine, target);
    if (store.isLean) {
      const inside = store.inside(item, target.weight);
      items[index] = inside;
      target.weight += weightOf(inside);
    }
  }
  target.items = items;
  if (target.kind === "dict" && target.memoAt >= 0) watchKeys(machine, target);
  return count;
}

/** A dictionary with names in it that Python obeys is no plain one for who takes it as a state. */
function watchKeys(machine: Machine, target: Dictionary): void {
  for (let index = 0; index < target.items.length; index += 2) {
    const name = textOf(target.items[index]);
    if (name !== undefined && isObeyed(name)) return beNotable(machine, target);
  }
}

function hasRoom({ store }: Machine, { items }: Sequence | Dictionary, width: number): boolean {
  return items.length < width * Math.min(ITEMS_KEPT, store.itemsMax);
}

function addItem(machine: Machine, target: Sequence, item: Value): void {
  const isData = isPlain(item);
  if (!isData && target.plain) beNotable(machine, target);
  if (hasRoom(machine, target, 1)) keep(machine, target, item);
  else drop(target, isData);
}

// oxlint-disable-next-line max-params -- one pair of a loop that runs for every opcode of a dict
function addPair(machine: Machine, target: Dictionary, key: Value, value: Value): void {
  const isData = isPlain(key) && isPlain(value);
  if (!isData && target.plain) beNotable(machine, target);
  const isNamed = key.kind === "text" && key.value !== undefined && isObeyed(key.value);
  if (isNamed && target.memoAt >= 0 && target.plain) beNotable(machine, target);
  // Of names that are obeyed, there are few; what is put under them twice counts as the last.
  const isKept = isNamed && target.items.length < 2 * ITEMS_KEPT + OBEYED_MAX;
  if (isKept || hasRoom(machine, target, 2)) {
    keep(machine, target, key);
    keep(machine, target, value);
  } else drop(target, isData && !isNamed);
}

const OBEYED_MAX = 256;

function keep({ store }: Machine, target: Sequence | Dictionary, item: Value): void {
  store.charge(0);
  if (!store.isLean) target.items.push(item);
  else {
    const kept = store.inside(item, target.weight);
    target.items.push(kept);
    target.weight += weightOf(kept);
  }
}

function drop(target: Collection, isData: boolean): void {
  if (!isData) target.dropped = "notable";
  else if (target.dropped === "nothing") target.dropped = "plain";
}
