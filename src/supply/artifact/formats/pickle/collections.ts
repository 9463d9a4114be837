/** How items get into collections, and how many of them are kept. */
import { cut } from "./machine.ts";
import type { Machine } from "./machine.ts";
import { weightOf } from "./retention.ts";
import { isPlain, ITEMS_KEPT } from "./value.ts";
import type { Collection, Dictionary, Sequence, Value } from "./value.ts";

/** A collection of all items from `start` on, which leave the stack. */
export function collect(machine: Machine, kind: Sequence["kind"], start: number): Sequence {
  const made: Sequence = { kind, ...emptyCollection(machine) };
  fill(machine, made, start);
  return made;
}

export function emptyCollection({ store }: Machine): Collection & { items: Value[] } {
  store.charge(0);
  return { items: [], count: 0, dropped: "nothing", plain: true, weight: store.isLean ? 1 : 0 };
}

/** Puts all items from `start` on into a collection; they leave the stack. */
export function fill(machine: Machine, target: Sequence, start: number): void {
  const { stack } = machine;
  const count = stack.length - start;
  if (target.count === 0) target.items = takeFirst(machine, start, count);
  const taken = target.count === 0 ? target.items.length : 0;
  if (target.count >= 0) {
    for (let index = start; index < stack.length; index += 1) {
      const item = stack[index];
      if (item === undefined) continue;
      const isData = isPlain(item);
      if (!isData) target.plain = false;
      if (index - start < taken) weigh(machine, target, index - start);
      else if (hasRoom(machine, target, 1)) keep(machine, target, item);
      else drop(target, isData);
    }
    target.count += count;
  }
  cut(machine, start);
}

/** In one piece: an array that grows by one item takes room for many. */
function takeFirst({ stack, store }: Machine, start: number, count: number): Value[] {
  const kept = Math.min(count, ITEMS_KEPT, store.itemsMax);
  store.charge(8 * kept);
  return stack.slice(start, start + kept);
}

function weigh({ store }: Machine, target: Sequence, index: number): void {
  const item = target.items[index];
  if (item === undefined || !store.isLean) return;
  const kept = store.inside(item, target.weight);
  target.items[index] = kept;
  target.weight += weightOf(kept);
}

function hasRoom({ store }: Machine, { items }: Sequence | Dictionary, width: number): boolean {
  return items.length < width * Math.min(ITEMS_KEPT, store.itemsMax);
}

/** Puts all pairs from `start` on into a dictionary; a last key without a value is left out. */
export function fillPairs(machine: Machine, target: Dictionary, start: number): void {
  const { stack } = machine;
  if (target.count >= 0) {
    for (let index = start; index + 1 < stack.length; index += 2) {
      const key = stack[index];
      const value = stack[index + 1];
      if (key !== undefined && value !== undefined) addPair(machine, target, key, value);
    }
  }
  cut(machine, start);
}

// oxlint-disable-next-line max-params -- one pair of a loop that runs for every opcode of a dict
function addPair(machine: Machine, target: Dictionary, key: Value, value: Value): void {
  target.count += 1;
  const isData = isPlain(key) && isPlain(value);
  if (!isData) target.plain = false;
  if (hasRoom(machine, target, 2)) {
    keep(machine, target, key);
    keep(machine, target, value);
  } else drop(target, isData);
}

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
