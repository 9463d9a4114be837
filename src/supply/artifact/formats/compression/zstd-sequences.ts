import { bitsAt, type BackwardBits } from "./backward-bits.ts";
import { constantTable, FSE_SYMBOL_SHIFT, readFseTable, type FseTable } from "./fse.ts";
import type { InputCursor } from "./input-cursor.ts";
import type { OutputWindow } from "./output-window.ts";
import { byteAt, copyMatch, intAt } from "./typed-at.ts";
import { LITERAL_LENGTHS, MATCH_LENGTHS, OFFSETS, type SequenceSymbols } from "./zstd-symbols.ts";

/** Distances of 256 MiB and more are in no window. */
const OFFSET_CODE_MAX = 27;
/** The most bits that can be read at once. */
const LONG_BITS = 25;
/** From so many bytes on a view is cheaper than words. */
const COPY_FROM = 64;

/** What the decoder of sequences shares with the one of blocks. */
interface BlockParts {
  readonly input: InputCursor;
  readonly window: OutputWindow;
  /** Holds the packed block. */
  readonly bytes: Uint8Array;
  readonly bits: BackwardBits;
}

/** Turns literals and sequences of a block (RFC 8878, 3.1.1.3.2 and 3.1.1.4) into output. */
export class SequenceDecoder {
  /** Bytes that a match may go back, as the frame declares; the window may keep fewer. */
  #windowSize = 0;
  readonly #parts: BlockParts;
  #literalLengths: FseTable | null = null;
  #offsets: FseTable | null = null;
  #matchLengths: FseTable | null = null;
  /** The distances that can be repeated, the last one first. */
  #last0 = 1;
  #last1 = 4;
  #last2 = 8;

  constructor(parts: BlockParts) {
    this.#parts = parts;
  }

  startFrame(windowSize: number): void {
    this.#windowSize = windowSize;
    this.#literalLengths = null;
    this.#offsets = null;
    this.#matchLengths = null;
    [this.#last0, this.#last1, this.#last2] = [1, 4, 8];
  }

  /** The sequences are in [start, end) of the block. */
  decode([start, end]: readonly [number, number], literals: Uint8Array, blockMax: number): void {
    const { bytes, window, bits } = this.#parts;
    window.reserve(blockMax);
    const first = byteAt(bytes, start);
    const countBytes = first < 128 ? 1 : first < 255 ? 2 : 3;
    if (start + countBytes > end) this.#fail("bad-block");
    const count = sequenceCount(bytes, start);
    if (count === 0) {
      if (start + countBytes !== end) this.#fail("bad-block");
      window.write(literals);
      return;
    }
    const bitsStart = this.#readTables(start + countBytes, end);
    if (!bits.open(bitsStart, end)) this.#fail("bad-block");
    const outputEnd = window.position + blockMax;
    const rest = literals.subarray(this.#run(count, literals, outputEnd));
    if (rest.length > outputEnd - window.position) this.#fail("bad-block");
    window.write(rest);
  }

  #fail(reason: string): never {
    return this.#parts.input.fail(reason);
  }

  /** Returns where the bits of the sequences begin. */
  #readTables(start: number, end: number): number {
    const modes = byteAt(this.#parts.bytes, start);
    if (start >= end || (modes & 3) !== 0) this.#fail("bad-block");
    const lengths = this.#readTable(LITERAL_LENGTHS, this.#literalLengths, {
      mode: modes >>> 6,
      range: [start + 1, end],
    });
    this.#literalLengths = lengths.table;
    const offsets = this.#readTable(OFFSETS, this.#offsets, {
      mode: (modes >>> 4) & 3,
      range: [lengths.end, end],
    });
    this.#offsets = offsets.table;
    const matches = this.#readTable(MATCH_LENGTHS, this.#matchLengths, {
      mode: (modes >>> 2) & 3,
      range: [offsets.end, end],
    });
    this.#matchLengths = matches.table;
    return matches.end;
  }

  #readTable(
    kind: SequenceSymbols,
    before: FseTable | null,
    { mode, range }: TablePlace,
  ): TableRead {
    const [start, end] = range;
    if (mode === 0) return { table: kind.predefined, end: start };
    if (mode === 1) {
      const symbol = byteAt(this.#parts.bytes, start);
      if (start >= end || symbol > kind.symbolMax) this.#fail("bad-block");
      return { table: constantTable(symbol), end: start + 1 };
    }
    if (mode === 2) return readFseTable(this.#parts.bytes, range, kind) ?? this.#fail("bad-block");
    return { table: before ?? this.#fail("bad-block"), end: start };
  }

  /** Carries out the sequences; returns how many literals they used. */
  #run(count: number, literals: Uint8Array, outputEnd: number): number {
    const { window, bits } = this.#parts;
    const [lengthTable, offsetTable, matchTable] = this.#tables();
    const [lengths, offsets, matches] = [
      lengthTable.entries,
      offsetTable.entries,
      matchTable.entries,
    ];
    const { words } = window;
    const source = new DataView(literals.buffer, literals.byteOffset);
    let length = intAt(lengths, bits.read(lengthTable.accuracy));
    let offset = intAt(offsets, bits.read(offsetTable.accuracy));
    let match = intAt(matches, bits.read(matchTable.accuracy));
    const { words: packed, start } = bits;
    let at = bits.left;
    let used = 0;
    for (let left = count; ;) {
      const offsetCode = offset >>> FSE_SYMBOL_SHIFT;
      if (offsetCode > OFFSET_CODE_MAX) this.#fail("window-too-large");
      const high = Math.max(0, offsetCode - LONG_BITS);
      at -= high;
      let value = (1 << high) | bitsAt(packed, start, at, high);
      at -= offsetCode - high;
      value = (value << (offsetCode - high)) | bitsAt(packed, start, at, offsetCode - high);
      const matchCode = match >>> FSE_SYMBOL_SHIFT;
      let extra = byteAt(MATCH_LENGTHS.extraBits, matchCode);
      at -= extra;
      const matchLength = intAt(MATCH_LENGTHS.bases, matchCode) + bitsAt(packed, start, at, extra);
      const code = length >>> FSE_SYMBOL_SHIFT;
      extra = byteAt(LITERAL_LENGTHS.extraBits, code);
      at -= extra;
      const taken = intAt(LITERAL_LENGTHS.bases, code) + bitsAt(packed, start, at, extra);
      const distance = this.#distance(value, taken);
      const out = window.position + taken;
      if (at < 0 || used + taken > literals.length || out + matchLength > outputEnd) {
        this.#fail("bad-block");
      }
      if (taken >= COPY_FROM) window.bytes.set(literals.subarray(used, used + taken), out - taken);
      else {
        for (let done = 0; done < taken; done += 4) {
          words.setInt32(out - taken + done, source.getInt32(used + done, true), true);
        }
      }
      used += taken;
      if (distance > out - window.origin) this.#fail("bad-distance");
      if (distance <= window.history) copyMatch(window.bytes, words, out, distance, matchLength);
      else this.#copyFar(out, distance, matchLength);
      window.position = out + matchLength;
      left -= 1;
      if (left === 0) break;
      at -= length & 15;
      length = intAt(lengths, ((length >>> 4) & 0xfff) + bitsAt(packed, start, at, length & 15));
      at -= match & 15;
      match = intAt(matches, ((match >>> 4) & 0xfff) + bitsAt(packed, start, at, match & 15));
      at -= offset & 15;
      offset = intAt(offsets, ((offset >>> 4) & 0xfff) + bitsAt(packed, start, at, offset & 15));
    }
    bits.left = at;
    if (at !== 0) this.#fail("bad-block");
    return used;
  }

  #tables(): readonly [FseTable, FseTable, FseTable] {
    const [lengths, offsets, matches] = [this.#literalLengths, this.#offsets, this.#matchLengths];
    if (lengths === null || offsets === null || matches === null) return this.#fail("bad-block");
    return [lengths, offsets, matches];
  }

  /** Values up to 3 repeat a distance; without literals they mean the next one. */
  #distance(value: number, literals: number): number {
    if (value > 3) {
      this.#last2 = this.#last1;
      this.#last1 = this.#last0;
      this.#last0 = value - 3;
      return value - 3;
    }
    const which = literals === 0 ? value + 1 : value;
    if (which === 1) return this.#last0;
    let distance = this.#last1;
    if (which !== 2) {
      distance = which === 3 ? this.#last2 : this.#last0 - 1;
      if (distance === 0) this.#fail("bad-distance");
      this.#last2 = this.#last1;
    }
    this.#last1 = this.#last0;
    this.#last0 = distance;
    return distance;
  }

  #copyFar(out: number, distance: number, length: number): void {
    if (distance > this.#windowSize) this.#fail("bad-distance");
    if (!this.#parts.window.copyFar(out, distance, length)) this.#fail("window-too-large");
  }
}

interface TablePlace {
  readonly mode: number;
  readonly range: readonly [number, number];
}

interface TableRead {
  readonly table: FseTable;
  readonly end: number;
}

function sequenceCount(bytes: Uint8Array, start: number): number {
  const [first, second] = [byteAt(bytes, start), byteAt(bytes, start + 1)];
  if (first < 128) return first;
  if (first < 255) return ((first - 128) << 8) + second;
  return second + (byteAt(bytes, start + 2) << 8) + 0x7f00;
}
