import { byteAt, intAt, shortAt } from "./typed-at.ts";
import type { HighBitCursor } from "./high-bit-cursor.ts";

const CODE_BITS_MAX = 20;
const QUICK_BITS = 10;
const SYMBOLS_MAX = 258;

/** A canonical code, the highest bit first, read as libbzip2 reads it: also where it is no code. */
export class Bzip2Code {
  /** For the next 10 bits: symbol << 5 | bits of the code; 0 where the code is longer. */
  readonly #quick = new Uint16Array(1 << QUICK_BITS);
  readonly #limits = new Int32Array(CODE_BITS_MAX + 2).fill(-1);
  readonly #bases = new Int32Array(CODE_BITS_MAX + 2);
  readonly #sorted = new Uint16Array(SYMBOLS_MAX);
  #count = 0;

  constructor(bitLengths: Uint8Array) {
    let filled = 0;
    let first = 0;
    for (let bits = 1; bits <= CODE_BITS_MAX; bits += 1) {
      this.#bases[bits] = first - this.#count;
      for (let symbol = 0; symbol < bitLengths.length; symbol += 1) {
        if (bitLengths[symbol] !== bits) continue;
        this.#sorted[this.#count++] = symbol;
        first += 1;
        if (bits <= QUICK_BITS) {
          const end = first << (QUICK_BITS - bits);
          this.#quick.fill((symbol << 5) | bits, filled, end);
          filled = end;
        }
      }
      this.#limits[bits] = first - 1;
      first *= 2;
    }
  }

  symbol(input: HighBitCursor): number {
    input.atLeast(CODE_BITS_MAX);
    const quick = shortAt(this.#quick, input.ahead(QUICK_BITS));
    if (quick !== 0) {
      input.heldBits -= quick & 31;
      return quick >>> 5;
    }
    for (let bits = QUICK_BITS + 1; bits <= CODE_BITS_MAX; bits += 1) {
      const code = input.ahead(bits);
      if (code > intAt(this.#limits, bits)) continue;
      const index = code - intAt(this.#bases, bits);
      if (index < 0 || index >= this.#count) break;
      input.heldBits -= bits;
      return shortAt(this.#sorted, index);
    }
    return input.fail("bad-code");
  }
}

/** Lengths as differences, from a start of five bits. */
export function readCode(input: HighBitCursor, symbols: number): Bzip2Code {
  const bitLengths = new Uint8Array(symbols);
  let bits = input.bits(5);
  for (let symbol = 0; symbol < symbols; symbol += 1) {
    for (;;) {
      if (bits < 1 || bits > CODE_BITS_MAX) input.fail("bad-code-lengths");
      if (input.bits(1) === 0) break;
      bits += input.bits(1) === 0 ? 1 : -1;
    }
    bitLengths[symbol] = bits;
  }
  return new Bzip2Code(bitLengths);
}

/** Puts the value at `index` of a list in front, and returns it. */
export function moveToFront(list: Uint8Array, index: number): number {
  const value = byteAt(list, index);
  if (index > 32) list.copyWithin(1, 0, index);
  else for (let at = index; at > 0; at -= 1) list[at] = byteAt(list, at - 1);
  list[0] = value;
  return value;
}
