import type { BackwardBits } from "./backward-bits.ts";
import { FSE_SYMBOL_SHIFT, nextState, readFseTable, type FseTable } from "./fse.ts";
import { byteAt, intAt, shortAt } from "./typed-at.ts";

const BITS_MAX = 12;
const WEIGHTS_MAX = 255;
const WEIGHT_LIMITS = { accuracyMax: 6, symbolMax: 255 } as const;

/** An entry, for the next `bits` bits: symbol << 4 | bits of its code. */
export interface HuffmanTable {
  readonly entries: Uint16Array;
  readonly bits: number;
}

/** A table as it is written in [start, end), and where it ends; null if it is none. */
export function readHuffmanTable(
  bytes: Uint8Array,
  [start, end]: readonly [number, number],
  bits: BackwardBits,
): { readonly table: HuffmanTable; readonly end: number } | null {
  const head = byteAt(bytes, start);
  const packed = head < 128;
  const length = packed ? head : Math.ceil((head - 127) / 2);
  const tableEnd = start + 1 + length;
  if (tableEnd > end) return null;
  const weights = packed
    ? packedWeights(bytes, [start + 1, tableEnd], bits)
    : plainWeights(bytes.subarray(start + 1, tableEnd), head - 127);
  const table = weights === null ? null : huffmanTable(weights);
  return table === null ? null : { table, end: tableEnd };
}

function plainWeights(bytes: Uint8Array, count: number): number[] {
  return Array.from({ length: count }, (_, at) => {
    const pair = byteAt(bytes, at >>> 1);
    return at % 2 === 0 ? pair >>> 4 : pair & 15;
  });
}

/** Two states take turns until the bits are used up. */
function packedWeights(
  bytes: Uint8Array,
  range: readonly [number, number],
  bits: BackwardBits,
): number[] | null {
  const read = readFseTable(bytes, range, WEIGHT_LIMITS);
  if (read === null || !bits.open(read.end, range[1])) return null;
  const { table } = read;
  let state = bits.read(table.accuracy);
  let other = bits.read(table.accuracy);
  if (bits.left < 0) return null;
  const weights: number[] = [];
  while (bits.left >= 0) {
    if (weights.length >= WEIGHTS_MAX) return null;
    const entry = entryOf(table, state);
    weights.push(entry >>> FSE_SYMBOL_SHIFT);
    state = other;
    other = nextState(bits, entry);
  }
  weights.push(entryOf(table, state) >>> FSE_SYMBOL_SHIFT);
  return weights.length > WEIGHTS_MAX ? null : weights;
}

function entryOf(table: FseTable, state: number): number {
  return intAt(table.entries, state);
}

/** The last weight is not written: it makes the sum a power of two. */
function huffmanTable(weights: readonly number[]): HuffmanTable | null {
  let sum = 0;
  for (const weight of weights) {
    if (weight > BITS_MAX) return null;
    sum += weight === 0 ? 0 : 2 ** (weight - 1);
  }
  if (sum === 0) return null;
  const bits = 32 - Math.clz32(sum);
  const rest = 2 ** bits - sum;
  if (bits > BITS_MAX || !Number.isInteger(Math.log2(rest))) return null;
  const all = [...weights, Math.log2(rest) + 1];
  const entries = new Uint16Array(1 << bits);
  let filled = 0;
  for (let weight = 1; weight <= bits; weight += 1) {
    all.forEach((own, symbol) => {
      if (own !== weight) return;
      const next = filled + (1 << (weight - 1));
      entries.fill((symbol << 4) | (bits + 1 - weight), filled, next);
      filled = next;
    });
  }
  return { entries, bits };
}

/**
 * Decodes a stream that was opened into all of `target`; false if its bits are too many or too few,
 * which libzstd does not always mind: what is missing is zero.
 */
export function decodeHuffman(
  bits: BackwardBits,
  table: HuffmanTable,
  target: Uint8Array,
): boolean {
  const { entries } = table;
  const mask = entries.length - 1;
  const shift = 25 - table.bits;
  const pairsEnd = target.length - 1;
  let { left } = bits;
  let at = 0;
  while (at < pairsEnd && left >= 25) {
    const ahead = bits.ahead(left);
    const first = shortAt(entries, (ahead >>> shift) & mask);
    const used = first & 15;
    const second = shortAt(entries, (ahead >>> (shift - used)) & mask);
    target[at] = first >>> 4;
    target[at + 1] = second >>> 4;
    at += 2;
    left -= used + (second & 15);
  }
  for (; at < target.length && left > 0; at += 1) {
    const entry = shortAt(entries, (bits.ahead(left) >>> shift) & mask);
    target[at] = entry >>> 4;
    left -= entry & 15;
  }
  target.fill(0, at);
  return at === target.length && left === 0;
}
