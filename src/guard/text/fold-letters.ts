import {
  ALPHABETIC,
  composed,
  LINE_END,
  REMOVED,
  SEVERAL,
  severalOf,
  UNIT_KINDS,
  unitKind,
} from "./letter-fold.ts";

export interface OffsetMap {
  readonly starts: Int32Array<ArrayBuffer>;
  readonly ends: Int32Array<ArrayBuffer>;
}

/** A text folded letter by letter. */
export interface Folded {
  readonly text: string;
  /** Null while every unit comes from the unit at its own offset. */
  readonly map: OffsetMap | null;
  /** All kinds of units that the text has, together. */
  readonly kinds: number;
  /** There may be words of single letters with separators. */
  readonly isSpaced: boolean;
}

/** Of a text whose units are at their own offsets. */
export function identityMap(length: number): OffsetMap {
  const starts = new Int32Array(length);
  const ends = new Int32Array(length);
  for (let at = 0; at < length; at++) {
    starts[at] = at;
    ends[at] = at + 1;
  }
  return { starts, ends };
}

const SPACE = 0x20;
const CHUNK_LENGTH = 4096;
const CHUNK = new Uint16Array(CHUNK_LENGTH);
const CHUNK_BYTES = Buffer.from(CHUNK.buffer);

/** By which of the last units were letters: four single ones with one to three between. */
const SPACED_PATTERNS = ["01010101", "01001001001", "01000100010001"];
const SPACED = new Uint8Array(1 << 14);
for (const pattern of SPACED_PATTERNS) {
  const step = 1 << pattern.length;
  for (let units = Number.parseInt(pattern, 2); units < SPACED.length; units += step) {
    SPACED[units] = 1;
  }
}

/** One pass; what is plain already costs a look at a table per unit. */
export function foldLetters(source: string, { joinsSpaces }: { joinsSpaces: boolean }): Folded {
  const folding = source.length <= SHARED_LENGTH ? SHARED.emptied() : new Folding(source.length);
  for (let from = 0; from < source.length; from += CHUNK_LENGTH) {
    // Reading units of a copy is faster than asking a part of a string for them.
    CHUNK_BYTES.write(source.slice(from, from + CHUNK_LENGTH), "utf16le");
    foldChunk(folding, source, { from, joinsSpaces });
  }
  const { kinds, isSpaced, isOwn } = folding;
  return { text: folding.text(), map: isOwn ? null : folding.map(), kinds, isSpaced };
}

interface Chunk {
  readonly from: number;
  /** Of a run of white space one unit stays: the end of a line if there is one. */
  readonly joinsSpaces: boolean;
}

function isWhite(folded: number): boolean {
  return folded === SPACE || folded === LINE_END;
}

function foldChunk(folding: Folding, source: string, { from, joinsSpaces }: Chunk): void {
  const count = Math.min(CHUNK_LENGTH, source.length - from);
  let { units, starts, ends, length, kinds, letters, isOwn, last } = folding;
  let spaced = 0;
  for (let index = 0; index < count; index++) {
    const unit = CHUNK[index] ?? 0;
    const known = UNIT_KINDS[unit] ?? 0;
    const kind = known === 0 ? unitKind(unit) : known;
    const folded = kind & 0xffff;
    if (folded < REMOVED && !(joinsSpaces && isWhite(folded) && isWhite(last))) {
      kinds |= kind;
      letters = ((letters << 1) | ((kind & ALPHABETIC) >>> 21)) & 0x3fff;
      spaced |= SPACED[letters] ?? 0;
      last = folded;
      units[length] = folded;
      if (!isOwn) {
        starts[length] = from + index;
        ends[length] = from + index + 1;
      }
      length++;
      continue;
    }
    folding.length = length;
    folding.last = last;
    folding.leaveOwn();
    isOwn = false;
    if (folded === LINE_END) units[length - 1] = last = LINE_END;
    if (folded !== SEVERAL) continue;
    kinds |= folding.addCharacter(source, from + index);
    ({ length, units, starts, ends, last } = folding);
    letters = (letters << 1) | 1;
  }
  folding.isSpaced ||= spaced !== 0;
  Object.assign(folding, { length, kinds, letters, last });
}

/** Folded units and where they come from; grows as needed. */
class Folding {
  units: Uint16Array<ArrayBuffer>;
  starts: Int32Array<ArrayBuffer>;
  ends: Int32Array<ArrayBuffer>;
  length = 0;
  /** All kinds of units together. */
  kinds = 0;
  /** Which of the last units were letters, a bit each. */
  letters = 0;
  isSpaced = false;
  /** Every unit is at its own offset, and where it comes from is not written. */
  isOwn = true;
  /** The last unit, or -1. */
  last = -1;

  constructor(capacity: number) {
    this.units = new Uint16Array(capacity);
    this.starts = new Int32Array(capacity);
    this.ends = new Int32Array(capacity);
  }

  emptied(): this {
    this.length = this.kinds = this.letters = 0;
    this.last = -1;
    this.isSpaced = false;
    this.isOwn = true;
    return this;
  }

  /** From here on it is written where units come from. */
  leaveOwn(): void {
    if (!this.isOwn) return;
    this.isOwn = false;
    for (let at = 0; at < this.length; at++) {
      this.starts[at] = at;
      this.ends[at] = at + 1;
    }
  }

  /** A character of several units, or that folds to several; returns its kinds. */
  addCharacter(source: string, at: number): number {
    const unit = source.charCodeAt(at);
    const before = at > 0 ? source.charCodeAt(at - 1) : 0;
    // The second half of a pair is done with the first.
    if ((unit & 0xfc00) === 0xdc00 && (before & 0xfc00) === 0xd800) return 0;
    const codePoint = source.codePointAt(at) ?? 0;
    const end = at + (codePoint > 0xffff ? 2 : 1);
    const last = this.length - 1;
    const whole = last < 0 ? -1 : composed(this.units[last] ?? 0, codePoint);
    if (whole >= 0) {
      this.units[last] = this.last = whole;
      this.ends[last] = end;
      return 0;
    }
    const { text, kind } = severalOf(codePoint);
    this.#reserve(text.length + source.length - at);
    for (let index = 0; index < text.length; index++) {
      this.units[this.length] = text.charCodeAt(index);
      this.starts[this.length] = at;
      this.ends[this.length] = end;
      this.length++;
    }
    this.last = this.length === 0 ? -1 : (this.units[this.length - 1] ?? -1);
    return kind;
  }

  text(): string {
    return Buffer.from(this.units.buffer, 0, this.length * 2).toString("utf16le");
  }

  /** A copy: what is shared is written again. */
  map(): OffsetMap {
    return { starts: this.starts.slice(0, this.length), ends: this.ends.slice(0, this.length) };
  }

  /** One character may read as up to eighteen (U+FDFA). */
  #reserve(count: number): void {
    const needed = this.length + count;
    if (needed <= this.units.length) return;
    const capacity = Math.max(needed, this.units.length * 2);
    this.units = grown(this.units, new Uint16Array(capacity));
    this.starts = grown(this.starts, new Int32Array(capacity));
    this.ends = grown(this.ends, new Int32Array(capacity));
  }
}

function grown<Numbers extends Uint16Array<ArrayBuffer> | Int32Array<ArrayBuffer>>(
  from: Numbers,
  to: Numbers,
): Numbers {
  to.set(from);
  return to;
}

/** Room that all texts up to so many units share, for making new room takes as long as folding. */
const SHARED_LENGTH = 2 ** 15;
const SHARED = new Folding(SHARED_LENGTH);
