import { moveToFront, readCode, type Bzip2Code } from "./bzip2-codes.ts";
import type { HighBitCursor } from "./high-bit-cursor.ts";
import { byteAt, intAt } from "./typed-at.ts";

const GROUP_SYMBOLS = 50;
/** As in libbzip2: no run of a block is longer. */
const RUN_MAX = 2 ** 21;
const BLOCK_BYTES_MAX = 900_000;
const LINKS_FIRST = 2 ** 14;

/** A block before the transform is undone. */
export interface Bzip2Block {
  /** The byte in the lowest eight bits, where the next one is in those above. */
  readonly links: Int32Array;
  readonly first: number;
  readonly length: number;
  /** The checksum that the block declares. */
  readonly sum: number;
}

/** Reads blocks, each into the same array. */
export class BlockReader {
  blockMax = BLOCK_BYTES_MAX;
  readonly #input: HighBitCursor;
  #links: Int32Array = new Int32Array(LINKS_FIRST);

  constructor(input: HighBitCursor) {
    this.#input = input;
  }

  read(sum: number): Bzip2Block {
    const input = this.#input;
    if (input.bits(1) === 1) input.fail("unsupported-randomised-block");
    const first = input.bits(24);
    const bytes = readBytesInUse(input);
    const codes = input.bits(3);
    const groups = input.bits(15);
    if (codes < 2 || codes > 6 || groups === 0) input.fail("bad-block");
    const selectors = readSelectors(input, groups, codes);
    const tables = Array.from({ length: codes }, () => readCode(input, bytes.length + 2));
    const symbols = new GroupedSymbols(input, selectors, tables);
    const length = this.#fill(symbols, bytes);
    if (first >= length) input.fail("bad-block");
    invert(this.#links, length);
    return { links: this.#links, first, length, sum };
  }

  /** The last column of the transform, and how long it is. */
  #fill(symbols: GroupedSymbols, bytes: Uint8Array): number {
    const end = bytes.length + 1;
    let links = this.#links;
    let length = 0;
    for (let symbol = symbols.next(); symbol !== end;) {
      if (symbol > 1) {
        if (length === links.length) links = this.#grow(length + 1);
        links[length++] = moveToFront(bytes, symbol - 1);
        symbol = symbols.next();
        continue;
      }
      let run = 0;
      for (let weight = 1; symbol <= 1; weight *= 2) {
        if (weight >= RUN_MAX) this.#input.fail("block-too-long");
        run += weight << symbol;
        symbol = symbols.next();
      }
      if (length + run > links.length) links = this.#grow(length + run);
      links.fill(byteAt(bytes, 0), length, length + run);
      length += run;
    }
    // The array may be longer than that: blocks of an earlier stream were.
    if (length > this.blockMax) this.#input.fail("block-too-long");
    return length;
  }

  #grow(needed: number): Int32Array {
    if (needed > this.blockMax) this.#input.fail("block-too-long");
    const links = new Int32Array(
      Math.max(needed, Math.min(this.#links.length * 2, BLOCK_BYTES_MAX)),
    );
    links.set(this.#links);
    this.#links = links;
    return links;
  }
}

/** The symbols of a block: every fifty of them have a code chosen by the next selector. */
class GroupedSymbols {
  readonly #input: HighBitCursor;
  readonly #selectors: Uint8Array;
  readonly #tables: readonly Bzip2Code[];
  #table: Bzip2Code | undefined;
  #left = 0;
  #group = 0;

  constructor(input: HighBitCursor, selectors: Uint8Array, tables: readonly Bzip2Code[]) {
    this.#input = input;
    this.#selectors = selectors;
    this.#tables = tables;
  }

  next(): number {
    if (this.#left === 0) {
      this.#table = this.#tables[this.#selectors[this.#group] ?? -1];
      this.#group += 1;
      this.#left = GROUP_SYMBOLS;
    }
    this.#left -= 1;
    return this.#table?.symbol(this.#input) ?? this.#input.fail("too-few-selectors");
  }
}

function readBytesInUse(input: HighBitCursor): Uint8Array {
  const rows = input.bits(16);
  const used: number[] = [];
  for (let row = 0; row < 16; row += 1) {
    if ((rows & (0x8000 >>> row)) === 0) continue;
    const columns = input.bits(16);
    for (let column = 0; column < 16; column += 1) {
      if ((columns & (0x8000 >>> column)) !== 0) used.push(row * 16 + column);
    }
  }
  if (used.length === 0) input.fail("bad-block");
  return Uint8Array.from(used);
}

function readSelectors(input: HighBitCursor, count: number, codes: number): Uint8Array {
  const selectors = new Uint8Array(count);
  const recent = Uint8Array.from({ length: codes }, (_, code) => code);
  for (let at = 0; at < count; at += 1) {
    let index = 0;
    while (input.bits(1) === 1) {
      index += 1;
      if (index >= codes) input.fail("bad-block");
    }
    selectors[at] = moveToFront(recent, index);
  }
  return selectors;
}

/** Turns the last column into links from each byte to the one that follows it in the text. */
function invert(links: Int32Array, length: number): void {
  const places = new Int32Array(256);
  for (let at = 0; at < length; at += 1) {
    const byte = intAt(links, at) & 255;
    places[byte] = intAt(places, byte) + 1;
  }
  let sum = 0;
  for (let byte = 0; byte < 256; byte += 1) {
    const count = intAt(places, byte);
    places[byte] = sum;
    sum += count;
  }
  for (let at = 0; at < length; at += 1) {
    const byte = intAt(links, at) & 255;
    const place = intAt(places, byte);
    places[byte] = place + 1;
    links[place] = intAt(links, place) | (at << 8);
  }
}
