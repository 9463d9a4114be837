import { rangesOf } from "./char-set.ts";
import type { CharSet } from "./char-set.ts";
import type { Boundary } from "./pattern.ts";

export interface Partition {
  readonly count: number;
  readonly classOf: Uint16Array;
  /** Per boundary: 1 for each class inside; the last entry is the edge of the text. */
  readonly members: readonly Uint8Array[];
}

/** The coarsest classes of units that no boundary tells apart. */
export function partitionUnits(boundaries: readonly Boundary[]): Partition {
  const { firsts, slotsOf } = cutAt(boundaries);
  const sets = boundaries.map(({ set }) => slotsOf(set));
  const classes = new Uint16Array(firsts.length);
  const sizes = [firsts.length];
  for (const slots of sets) refine(classes, sizes, slots);
  const count = sizes.length;
  sortByUse(classes, firsts, count);
  const classOf = new Uint16Array(0x10000);
  for (const [index, first] of firsts.entries()) {
    classOf.fill(classes[index] ?? 0, first, firsts[index + 1] ?? 0x10000);
  }
  const members = sets.map((slots, boundary) => {
    const bits = new Uint8Array(count + 1);
    for (const slot of slots) bits[classes[slot] ?? 0] = 1;
    bits[count] = boundaries[boundary]?.edge === true ? 1 : 0;
    return bits;
  });
  return { count, classOf, members };
}

interface Cuts {
  /** First unit of each run of units that no range parts. */
  readonly firsts: readonly number[];
  /** The runs, by their place in `firsts`, that make up a set. */
  readonly slotsOf: (set: CharSet) => readonly number[];
}

function cutAt(boundaries: readonly Boundary[]): Cuts {
  const cut = new Uint8Array(0x10001);
  cut[0] = 1;
  for (const { set } of boundaries) {
    for (const [low, high] of rangesOf(set)) cut[low] = cut[high + 1] = 1;
  }
  const firsts: number[] = [];
  const slots = new Uint16Array(0x10001);
  for (let unit = 0; unit <= 0xffff; unit++) {
    if (cut[unit] === 1) firsts.push(unit);
    slots[unit + 1] = firsts.length;
  }
  const slotsOf = (set: CharSet): readonly number[] => {
    const inside: number[] = [];
    for (const [low, high] of rangesOf(set)) {
      for (let slot = (slots[low + 1] ?? 0) - 1; slot < (slots[high + 1] ?? 0); slot++) {
        inside.push(slot);
      }
    }
    return inside;
  };
  return { firsts, slotsOf };
}

/** Parts the classes that lie partly inside a set. Costs what the set is long. */
function refine(classes: Uint16Array, sizes: number[], slots: readonly number[]): void {
  const inside = new Map<number, number>();
  for (const slot of slots) {
    const old = classes[slot] ?? 0;
    inside.set(old, (inside.get(old) ?? 0) + 1);
  }
  const parted = new Map<number, number>();
  for (const [old, size] of inside) {
    const rest = (sizes[old] ?? 0) - size;
    if (rest === 0) continue;
    sizes[old] = rest;
    parted.set(old, sizes.push(size) - 1);
  }
  if (parted.size === 0) return;
  for (const slot of slots) {
    const old = classes[slot] ?? 0;
    classes[slot] = parted.get(old) ?? old;
  }
}

/** What texts are made of, the most frequent first. */
const FREQUENT =
  " etaoinsrlhdcumpfgybvwkxjqz.,\n-'0123456789ETAOINSRLHDCUMPFGYBVWKXJQZ:;/()\"áéíóúñ";

/**
 * Numbers the classes by how often texts have them: the cells that most steps ask for then lie side
 * by side in each row, and what the processor keeps at hand is these.
 */
function sortByUse(classes: Uint16Array, firsts: readonly number[], count: number): void {
  const order: number[] = [];
  const seen = new Set<number>();
  const add = (id: number): void => {
    if (seen.has(id)) return;
    seen.add(id);
    order.push(id);
  };
  for (const letter of FREQUENT) {
    const unit = letter.charCodeAt(0);
    add(classes[firsts.findLastIndex((first) => first <= unit)] ?? 0);
  }
  for (const id of classes) add(id);
  const numbers = new Uint16Array(count);
  for (const [number, id] of order.entries()) numbers[id] = number;
  for (const [index, id] of classes.entries()) classes[index] = numbers[id] ?? 0;
}
