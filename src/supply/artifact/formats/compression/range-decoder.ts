import type { InputCursor } from "./input-cursor.ts";
import { shortAt } from "./typed-at.ts";

const TOTAL_BITS = 11;
const TOTAL = 1 << TOTAL_BITS;
const MOVE_BITS = 5;
/** Turns the step of a probability after a 1 into the one after a 0, with its rounding. */
const TO_ZERO = (1 << MOVE_BITS) - 1 - TOTAL;

/** A probability before anything was decoded by it. */
export const EVEN = TOTAL >>> 1;

/**
 * The range decoder of LZMA. `range` and `code` are unsigned numbers of 32 bits kept as signed
 * ones, so that they stay integers for the engine. Bytes are read only when they are needed.
 *
 * Half of all bits are noise, which no processor predicts: the trees decode without branches.
 * `zero` is the borrow of `code - bound` as a mask: all ones if the bit is 0.
 */
export class RangeDecoder {
  readonly #input: InputCursor;
  #range = -1;
  #code = 0;

  constructor(input: InputCursor) {
    this.#input = input;
  }

  /** Reads the five bytes that a stream or a chunk begins with. */
  start(): void {
    if (this.#input.byte() !== 0) this.#input.fail("bad-range-coder");
    this.#range = -1;
    this.#code = 0;
    for (let count = 0; count < 4; count += 1) this.#code = (this.#code << 8) | this.#input.byte();
  }

  /** After the last symbol: whether the stream can end here. */
  finish(): boolean {
    if (this.#range >>> 24 === 0) this.#shift();
    return this.#code === 0;
  }

  bit(probabilities: Uint16Array, index: number): number {
    if (this.#range >>> 24 === 0) this.#shift();
    const even = shortAt(probabilities, index);
    const bound = Math.imul(this.#range >>> TOTAL_BITS, even);
    if (this.#code >>> 0 < bound >>> 0) {
      this.#range = bound;
      probabilities[index] = even + ((TOTAL - even) >>> MOVE_BITS);
      return 0;
    }
    this.#range = (this.#range - bound) | 0;
    this.#code = (this.#code - bound) | 0;
    probabilities[index] = even - (even >>> MOVE_BITS);
    return 1;
  }

  /** The leaf that is reached in a tree with `size` leaves, the root of which is at `base` + 1. */
  tree(probabilities: Uint16Array, base: number, size: number): number {
    const input = this.#input;
    let range = this.#range;
    let code = this.#code;
    let node = 1;
    while (node < size) {
      if (range >>> 24 === 0) {
        range <<= 8;
        code = (code << 8) | input.byte();
      }
      const even = shortAt(probabilities, base + node);
      const bound = Math.imul(range >>> TOTAL_BITS, even);
      const rest = (code - bound) | 0;
      const zero = ((~code & bound) | ((~code | bound) & rest)) >> 31;
      range = (bound & zero) | ((range - bound) & ~zero);
      code = (code & zero) | (rest & ~zero);
      probabilities[base + node] = even - ((even + (zero & TO_ZERO)) >> MOVE_BITS);
      node = (node << 1) + 1 + zero;
    }
    this.#range = range;
    this.#code = code;
    return node - size;
  }

  /** A byte like {@link tree}, where the tree depends on another byte while both are equal. */
  matchedByte(probabilities: Uint16Array, base: number, other: number): number {
    const input = this.#input;
    let range = this.#range;
    let code = this.#code;
    let node = 1;
    let match = other;
    let equal = 256;
    while (node < 256) {
      if (range >>> 24 === 0) {
        range <<= 8;
        code = (code << 8) | input.byte();
      }
      match <<= 1;
      const index = base + equal + (match & equal) + node;
      const even = shortAt(probabilities, index);
      const bound = Math.imul(range >>> TOTAL_BITS, even);
      const rest = (code - bound) | 0;
      const zero = ((~code & bound) | ((~code | bound) & rest)) >> 31;
      range = (bound & zero) | ((range - bound) & ~zero);
      code = (code & zero) | (rest & ~zero);
      probabilities[index] = even - ((even + (zero & TO_ZERO)) >> MOVE_BITS);
      node = (node << 1) + 1 + zero;
      equal &= match ^ zero;
    }
    this.#range = range;
    this.#code = code;
    return node - 256;
  }

  /** A number the lowest bit of which comes first, by a tree the root of which is at `base` + 1. */
  reverseTree(probabilities: Uint16Array, base: number, bits: number): number {
    const input = this.#input;
    let range = this.#range;
    let code = this.#code;
    let node = 1;
    let value = 0;
    for (let bit = 0; bit < bits; bit += 1) {
      if (range >>> 24 === 0) {
        range <<= 8;
        code = (code << 8) | input.byte();
      }
      const even = shortAt(probabilities, base + node);
      const bound = Math.imul(range >>> TOTAL_BITS, even);
      const rest = (code - bound) | 0;
      const zero = ((~code & bound) | ((~code | bound) & rest)) >> 31;
      range = (bound & zero) | ((range - bound) & ~zero);
      code = (code & zero) | (rest & ~zero);
      probabilities[base + node] = even - ((even + (zero & TO_ZERO)) >> MOVE_BITS);
      node = (node << 1) + 1 + zero;
      value |= (1 + zero) << bit;
    }
    this.#range = range;
    this.#code = code;
    return value;
  }

  /** Bits that are as likely 0 as 1, the highest first. */
  direct(bits: number): number {
    const input = this.#input;
    let range = this.#range;
    let code = this.#code;
    let value = 0;
    for (let bit = 0; bit < bits; bit += 1) {
      if (range >>> 24 === 0) {
        range <<= 8;
        code = (code << 8) | input.byte();
      }
      range >>>= 1;
      code = (code - range) | 0;
      // All ones if the bit is 0: less was left than half of the range.
      const zero = code >> 31;
      code = (code + (range & zero)) | 0;
      value = (value << 1) + zero + 1;
    }
    this.#range = range;
    this.#code = code;
    return value;
  }

  #shift(): void {
    this.#range <<= 8;
    this.#code = (this.#code << 8) | this.#input.byte();
  }
}
