import type { BackwardBits } from "./backward-bits.ts";
import { byteAt, intAt } from "./typed-at.ts";

/**
 * A decoding table of finite state entropy. An entry: bits 0-3 how many bits to read, 4-15 what to
 * add to them for the next state, from 16 on the symbol.
 */
export interface FseTable {
  readonly entries: Int32Array;
  readonly accuracy: number;
}

export const FSE_SYMBOL_SHIFT = 16;

/** The state after the one that has this entry. */
export function nextState(bits: BackwardBits, entry: number): number {
  return ((entry >>> 4) & 0xfff) + bits.read(entry & 15);
}

/** What the table of every stream may be at most. */
export interface FseLimits {
  readonly accuracyMax: number;
  readonly symbolMax: number;
}

/** A table that always says the same symbol. */
export function constantTable(symbol: number): FseTable {
  return { entries: Int32Array.of(symbol << FSE_SYMBOL_SHIFT), accuracy: 0 };
}

/** RFC 8878, 4.1.1: from how many states each symbol has; -1 is one of less than one. */
export function fseTable(counts: readonly number[], accuracy: number): FseTable {
  const size = 1 << accuracy;
  const symbols = new Uint8Array(size);
  const next = Int32Array.from(counts, (count) => Math.abs(count));
  let high = size;
  counts.forEach((count, symbol) => {
    if (count === -1) symbols[--high] = symbol;
  });
  const step = (size >>> 1) + (size >>> 3) + 3;
  let position = 0;
  counts.forEach((count, symbol) => {
    for (let times = 0; times < count; times += 1) {
      symbols[position] = symbol;
      do position = (position + step) & (size - 1);
      while (position >= high);
    }
  });
  const entries = new Int32Array(size);
  for (let state = 0; state < size; state += 1) {
    const symbol = byteAt(symbols, state);
    const order = intAt(next, symbol);
    next[symbol] = order + 1;
    const bits = accuracy - (31 - Math.clz32(order));
    entries[state] = (symbol << FSE_SYMBOL_SHIFT) | (((order << bits) - size) << 4) | bits;
  }
  return { entries, accuracy };
}

/** A table as it is written in [start, end), and where it ends; null if it is none. */
export function readFseTable(
  bytes: Uint8Array,
  [start, end]: readonly [number, number],
  { accuracyMax, symbolMax }: FseLimits,
): { readonly table: FseTable; readonly end: number } | null {
  const bits = new ForwardBits(bytes, start);
  const accuracy = bits.read(4) + 5;
  if (accuracy > accuracyMax) return null;
  const counts: number[] = [];
  let left = 1 << accuracy;
  while (left > 0 && counts.length <= symbolMax) {
    const count = readCount(bits, left);
    left -= Math.abs(count);
    counts.push(count);
    for (let zeros = count === 0 ? 3 : 0; zeros === 3;) {
      zeros = bits.read(2);
      for (let zero = 0; zero < zeros; zero += 1) counts.push(0);
      if (counts.length > symbolMax + 1) return null;
    }
  }
  if (left !== 0 || counts.length > symbolMax + 1 || bits.byte > end) return null;
  return { table: fseTable(counts, accuracy), end: bits.byte };
}

/** A count takes one bit less where it can: small values of the last bits are never needed. */
function readCount(bits: ForwardBits, left: number): number {
  const width = 32 - Math.clz32(left + 1);
  const low = bits.read(width - 1);
  const spare = (1 << width) - 1 - (left + 1);
  if (low < spare) return low - 1;
  const value = low | (bits.read(1) << (width - 1));
  return (value >= 1 << (width - 1) ? value - spare : value) - 1;
}

class ForwardBits {
  readonly #bytes: Uint8Array;
  #bit: number;

  constructor(bytes: Uint8Array, start: number) {
    this.#bytes = bytes;
    this.#bit = start * 8;
  }

  /** The first byte of which no bit was read. */
  get byte(): number {
    return (this.#bit + 7) >>> 3;
  }

  /** `count` <= 16. */
  read(count: number): number {
    const at = this.#bit >>> 3;
    const bytes = this.#bytes;
    const three = byteAt(bytes, at) | (byteAt(bytes, at + 1) << 8) | (byteAt(bytes, at + 2) << 16);
    const value = (three >>> (this.#bit & 7)) & ((1 << count) - 1);
    this.#bit += count;
    return value;
  }
}
