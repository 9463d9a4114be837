import type { BitCursor } from "./bit-cursor.ts";
import { byteAt, intAt } from "./typed-at.ts";

/*
 * An entry: bits 0-3 the length of the code (or the bits of the second step), 4-8 extra bits,
 * 9-10 the kind, from 11 on the value: a byte, a base, or where the second step begins.
 */
export const LITERAL = 0;
export const BASE = 1 << 9;
/** Value 0 is the end of the block; anything else is a code that must not appear. */
export const STOP = 2 << 9;
export const SECOND = 3 << 9;
export const KIND_MASK = 3 << 9;
export const VALUE_SHIFT = 11;
export const EXTRA_MASK = 31;
/** Bits that the first step looks at. */
export const FIRST_BITS = 10;

const CODE_BITS_MAX = 15;
const NEVER = STOP | (1 << VALUE_SHIFT) | 1;
const LENGTH_CODES_MAX = 286;
const END_OF_BLOCK = 256;
const CODE_ORDER = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

export interface CodeTable {
  readonly entries: Int32Array;
  readonly mask: number;
}

export interface InflateTables {
  readonly lengths: CodeTable;
  readonly distances: CodeTable;
}

/** `last` is the entry of the longest length. */
function lengthEntries(last: number): Int32Array {
  const entries = new Int32Array(288).fill(NEVER & ~15);
  for (let byte = 0; byte < 256; byte += 1) entries[byte] = byte << VALUE_SHIFT;
  entries[END_OF_BLOCK] = STOP;
  for (let code = 0, base = 3; code < 28; code += 1) {
    const extra = code < 8 ? 0 : (code >> 2) - 1;
    entries[257 + code] = BASE | (extra << 4) | (base << VALUE_SHIFT);
    base += 1 << extra;
  }
  entries[285] = BASE | last;
  return entries;
}

function distanceEntries(codes: number): Int32Array {
  const entries = new Int32Array(32).fill(NEVER & ~15);
  for (let code = 0, base = 1; code < codes; code += 1) {
    const extra = code < 4 ? 0 : (code >> 1) - 1;
    entries[code] = BASE | (extra << 4) | (base << VALUE_SHIFT);
    base += 1 << extra;
  }
  return entries;
}

/** What the two kinds of deflate differ in. */
export interface Deflate {
  readonly lengthEntries: Int32Array;
  readonly distanceEntries: Int32Array;
  readonly distanceCodesMax: number;
  readonly matchMax: number;
  readonly windowBytes: number;
  readonly fixed: InflateTables;
}

/** RFC 1951. */
export const DEFLATE = deflate({
  lengthEntries: lengthEntries(258 << VALUE_SHIFT),
  distanceEntries: distanceEntries(30),
  distanceCodesMax: 30,
  matchMax: 258,
  windowBytes: 2 ** 15,
});

/** Method 9 of ZIP: matches of up to 64 KiB, from as far back. */
export const DEFLATE_64 = deflate({
  lengthEntries: lengthEntries((3 << VALUE_SHIFT) | (16 << 4)),
  distanceEntries: distanceEntries(32),
  distanceCodesMax: 32,
  matchMax: 2 ** 16 + 2,
  windowBytes: 2 ** 16,
});

const PLAIN = Int32Array.from({ length: 19 }, (_, symbol) => symbol << VALUE_SHIFT);

/** Where the codes of each length begin; null if there are more codes than bits allow. */
function firstCodes(bitLengths: Uint8Array, complete: boolean): Uint16Array | null {
  const counts = new Uint16Array(CODE_BITS_MAX + 1);
  for (const bits of bitLengths) counts[bits] = (counts[bits] ?? 0) + 1;
  const used = bitLengths.length - (counts[0] ?? 0);
  const first = new Uint16Array(CODE_BITS_MAX + 2);
  let left = 1;
  for (let bits = 1; bits <= CODE_BITS_MAX; bits += 1) {
    const count = counts[bits] ?? 0;
    left = left * 2 - count;
    if (left < 0) return null;
    first[bits + 1] = ((first[bits] ?? 0) + count) << 1;
  }
  // As zlib has it: one code of one bit may stand alone, and so may no code at all.
  const alone = used === 0 || (!complete && used === 1 && counts[1] === 1);
  return left > 0 && !alone ? null : first;
}

function reversed(code: number, bits: number): number {
  let result = 0;
  for (let bit = 0; bit < bits; bit += 1) result |= ((code >>> bit) & 1) << (bits - 1 - bit);
  return result;
}

/** A table for the canonical code with these lengths; null if they make no such code. */
function codeTable(
  bitLengths: Uint8Array,
  symbols: Int32Array,
  complete = false,
): CodeTable | null {
  const next = firstCodes(bitLengths, complete);
  if (next === null) return null;
  let longest = 1;
  for (const bits of bitLengths) if (bits > longest) longest = bits;
  const firstBits = Math.min(FIRST_BITS, longest);
  const size = 1 << firstBits;
  const secondBits = longest - firstBits;
  let entries = new Int32Array(size).fill(NEVER);
  let used = size;
  for (let symbol = 0; symbol < bitLengths.length; symbol += 1) {
    const bits = byteAt(bitLengths, symbol);
    if (bits === 0) continue;
    const code = reversed(next[bits] ?? 0, bits);
    next[bits] = (next[bits] ?? 0) + 1;
    const entry = intAt(symbols, symbol) | bits;
    if (bits <= firstBits) {
      for (let at = code; at < size; at += 1 << bits) entries[at] = entry;
      continue;
    }
    const prefix = code & (size - 1);
    if ((intAt(entries, prefix) & KIND_MASK) !== SECOND) {
      if (used + (1 << secondBits) > entries.length) entries = grown(entries);
      entries.fill(NEVER, used, used + (1 << secondBits));
      entries[prefix] = SECOND | (used << VALUE_SHIFT) | secondBits;
      used += 1 << secondBits;
    }
    const start = intAt(entries, prefix) >>> VALUE_SHIFT;
    for (let at = code >>> firstBits; at < 1 << secondBits; at += 1 << (bits - firstBits)) {
      entries[start + at] = entry;
    }
  }
  return { entries, mask: size - 1 };
}

function grown(entries: Int32Array): Int32Array<ArrayBuffer> {
  const larger = new Int32Array(entries.length * 2);
  larger.set(entries);
  return larger;
}

function deflate(kind: Omit<Deflate, "fixed">): Deflate {
  const bitLengths = new Uint8Array(288).fill(8).fill(9, 144, 256).fill(7, 256, 280);
  const lengths = codeTable(bitLengths, kind.lengthEntries);
  const distances = codeTable(new Uint8Array(32).fill(5), kind.distanceEntries);
  if (lengths === null || distances === null) throw new TypeError("the fixed codes are complete");
  return { ...kind, fixed: { lengths, distances } };
}

/** The tables at the head of a block with codes of its own (RFC 1951, 3.2.7). */
export function readTables(input: BitCursor, kind: Deflate): InflateTables {
  const lengthCodes = input.bits(5) + 257;
  const distanceCodes = input.bits(5) + 1;
  const codes = input.bits(4) + 4;
  if (lengthCodes > LENGTH_CODES_MAX || distanceCodes > kind.distanceCodesMax) {
    input.fail("too-many-codes");
  }
  const bitLengths = readBitLengths(input, codes, lengthCodes + distanceCodes);
  if (bitLengths[END_OF_BLOCK] === 0) input.fail("no-end-of-block");
  const lengths = codeTable(bitLengths.subarray(0, lengthCodes), kind.lengthEntries);
  const distances = codeTable(bitLengths.subarray(lengthCodes), kind.distanceEntries);
  if (lengths === null || distances === null) input.fail("bad-code-lengths");
  return { lengths, distances };
}

function readBitLengths(input: BitCursor, codes: number, count: number): Uint8Array {
  const ofCodes = new Uint8Array(19);
  for (const symbol of CODE_ORDER.slice(0, codes)) ofCodes[symbol] = input.bits(3);
  const table = codeTable(ofCodes, PLAIN, true);
  if (table === null) input.fail("bad-code-lengths");
  const bitLengths = new Uint8Array(count);
  for (let at = 0; at < count;) {
    const entry = readEntry(input, table);
    if ((entry & KIND_MASK) === STOP) input.fail("bad-code-lengths");
    const symbol = entry >>> VALUE_SHIFT;
    if (symbol < 16) {
      bitLengths[at++] = symbol;
      continue;
    }
    if (symbol === 16 && at === 0) input.fail("bad-code-lengths");
    const value = symbol === 16 ? byteAt(bitLengths, at - 1) : 0;
    const times = repeats(input, symbol);
    if (at + times > count) input.fail("bad-code-lengths");
    bitLengths.fill(value, at, at + times);
    at += times;
  }
  return bitLengths;
}

function repeats(input: BitCursor, symbol: number): number {
  if (symbol === 16) return 3 + input.bits(2);
  return symbol === 17 ? 3 + input.bits(3) : 11 + input.bits(7);
}

/** The entry of the next code, which is read byte by byte: nothing behind it is touched. */
export function readEntry(input: BitCursor, { entries, mask }: CodeTable): number {
  for (;;) {
    let entry = intAt(entries, input.held & mask);
    if ((entry & KIND_MASK) === SECOND && input.heldBits >= FIRST_BITS) {
      const second = (input.held >>> FIRST_BITS) & ((1 << (entry & 15)) - 1);
      entry = intAt(entries, (entry >>> VALUE_SHIFT) + second);
    }
    if ((entry & KIND_MASK) !== SECOND && (entry & 15) <= input.heldBits) {
      input.drop(entry & 15);
      return entry;
    }
    input.more();
  }
}
