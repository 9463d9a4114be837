import { ASTRAL, SKIPPED } from "./fold.ts";

/**
 * Code units as sorted, disjoint, inclusive ranges, flat: [low, high, low, high, …]. The unit
 * ASTRAL stands for all characters beyond the BMP together, so complements contain them.
 */
export type CharSet = readonly number[];

/** Members up to which case variants are looked up one by one, not by walking all variants. */
const SMALL_SET_MAX = 64;

export const DIGIT: CharSet = rangeSet([0x30, 0x39]);
export const WORD: CharSet = rangeSet([0x30, 0x39], [0x41, 0x5a], [0x5f, 0x5f], [0x61, 0x7a]);
export const LINE_BREAK: CharSet = rangeSet([0x0a, 0x0a], [0x0d, 0x0d], [0x2028, 0x2029]);
export const SPACE: CharSet = rangeSet(
  [0x09, 0x0d],
  [0x20, 0x20],
  [0xa0, 0xa0],
  [0x1680, 0x1680],
  [0x2000, 0x200a],
  [0x2028, 0x2029],
  [0x202f, 0x202f],
  [0x205f, 0x205f],
  [0x3000, 0x3000],
  [0xfeff, 0xfeff],
);

/** Ranges in any order, overlapping or not. */
export function rangeSet(...ranges: readonly (readonly [low: number, high: number])[]): CharSet {
  const sorted = ranges.toSorted((left, right) => left[0] - right[0]);
  const flat: number[] = [];
  let end = -2;
  for (const [low, high] of sorted) {
    if (low > end + 1) flat.push(low, high);
    else if (high > end) flat[flat.length - 1] = high;
    end = Math.max(end, high);
  }
  return flat;
}

export function union(sets: readonly CharSet[]): CharSet {
  return rangeSet(...sets.flatMap(rangesOf));
}

export function complement(set: CharSet): CharSet {
  const flat: number[] = [];
  let next = 0;
  for (const [low, high] of rangesOf(set)) {
    if (low > next) flat.push(next, low - 1);
    next = high + 1;
  }
  if (next <= ASTRAL) flat.push(next, ASTRAL);
  return flat;
}

export function rangesOf(set: CharSet): (readonly [low: number, high: number])[] {
  const ranges: (readonly [number, number])[] = [];
  for (let at = 0; at < set.length; at += 2) ranges.push([set[at] ?? 0, set[at + 1] ?? 0]);
  return ranges;
}

const CLOSED = new Map<string, CharSet>();
/** Sets that are remembered: patterns have the same few classes many times. */
const CLOSED_MAX = 1000;

/** With every member, its upper-case and lower-case forms of one unit. */
export function closeOverCase(set: CharSet): CharSet {
  const key = set.join(",");
  const known = CLOSED.get(key);
  if (known !== undefined) return known;
  const closed = withVariants(set);
  if (CLOSED.size < CLOSED_MAX) CLOSED.set(key, closed);
  return closed;
}

function withVariants(set: CharSet): CharSet {
  const variants = caseVariants();
  const added: (readonly [number, number])[] = [];
  const add = (others: readonly number[]): void => {
    for (const unit of others) added.push([unit, unit]);
  };
  const ranges = rangesOf(set);
  const size = ranges.reduce((sum, [low, high]) => sum + high - low + 1, 0);
  if (size <= SMALL_SET_MAX) {
    for (const [low, high] of ranges) {
      for (let unit = low; unit <= high; unit++) add(variants.get(unit) ?? []);
    }
  } else {
    for (const [unit, others] of variants) if (hasUnit(set, unit)) add(others);
  }
  return added.length === 0 ? set : rangeSet(...ranges, ...added);
}

/** Binary search over the ranges. */
function hasUnit(set: CharSet, unit: number): boolean {
  let [low, high] = [0, set.length / 2];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((set[2 * middle + 1] ?? 0) < unit) low = middle + 1;
    else high = middle;
  }
  return (set[2 * low] ?? Infinity) <= unit;
}

let variantTable: Map<number, readonly number[]> | undefined;

/** Units that share their one-unit upper-case form, as the `i` flag of JavaScript has it. */
function caseVariants(): ReadonlyMap<number, readonly number[]> {
  if (variantTable !== undefined) return variantTable;
  const groups = new Map<number, number[]>();
  for (const [low, high] of rangesOf(propertySet("Changes_When_Uppercased") ?? [])) {
    for (let unit = low; unit <= high; unit++) {
      const upper = String.fromCharCode(unit).toUpperCase();
      const single = upper.charCodeAt(0);
      // As ECMAScript has it: no character outside ASCII is a variant of one inside.
      if (upper.length > 1 || (unit >= 0x80 && single < 0x80)) continue;
      const group = groups.get(single);
      if (group === undefined) groups.set(single, [single, unit]);
      else group.push(unit);
    }
  }
  variantTable = new Map();
  for (const group of groups.values()) for (const unit of group) variantTable.set(unit, group);
  return variantTable;
}

const PROPERTY_NAME = /^[A-Za-z_]{1,40}(?:=[A-Za-z_]{1,40})?$/;
const properties = new Map<string, CharSet>();

/** Members in the BMP of a Unicode property such as `L` or `Script=Greek`; `null` for none. */
export function propertySet(name: string): CharSet | null {
  const known = properties.get(name);
  if (known !== undefined) return known;
  const member = PROPERTY_NAME.test(name) ? compileProperty(name) : null;
  if (member === null) return null;
  const flat: number[] = [];
  for (let unit = 0; unit < SKIPPED; unit++) {
    if (!member.test(String.fromCharCode(unit))) continue;
    if (flat.length > 0 && flat[flat.length - 1] === unit - 1) flat[flat.length - 1] = unit;
    else flat.push(unit, unit);
  }
  properties.set(name, flat);
  return flat;
}

function compileProperty(name: string): RegExp | null {
  try {
    return new RegExp(`\\p{${name}}`, "u");
  } catch (error) {
    if (error instanceof SyntaxError) return null;
    throw error;
  }
}
