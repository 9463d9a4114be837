import type { InputCursor } from "./input-cursor.ts";
import type { OutputWindow } from "./output-window.ts";
import { EVEN, RangeDecoder } from "./range-decoder.ts";
import { byteAt, copyMatch } from "./typed-at.ts";

const STATES = 12;
const POSITIONS = 16;
const LITERAL_STATES = 7;
const MATCH_MIN = 2;
const ALIGN_BITS = 4;
/** A length: two choices, low and middle trees of 8 leaves for each position, a high one of 256. */
const LENGTH_LOW = 2;
const LENGTH_MIDDLE = LENGTH_LOW + POSITIONS * 8;
const LENGTH_HIGH = LENGTH_MIDDLE + POSITIONS * 8;
const LENGTH_SIZE = LENGTH_HIGH + 256;
/** Where each kind of probability begins. */
const IS_MATCH = 0;
const IS_REPEAT = IS_MATCH + STATES * POSITIONS;
const IS_REPEAT_0 = IS_REPEAT + STATES;
const IS_REPEAT_1 = IS_REPEAT_0 + STATES;
const IS_REPEAT_2 = IS_REPEAT_1 + STATES;
const IS_LONG_REPEAT_0 = IS_REPEAT_2 + STATES;
const SLOT = IS_LONG_REPEAT_0 + STATES * POSITIONS;
const SPECIAL = SLOT + 4 * 64;
const ALIGN = SPECIAL + 128;
const MATCH_LENGTH = ALIGN + (1 << ALIGN_BITS);
const REPEAT_LENGTH = MATCH_LENGTH + LENGTH_SIZE;
const LITERAL = REPEAT_LENGTH + LENGTH_SIZE;
const LITERAL_SIZE = 0x300;

/** How many bits of the last byte and of the position choose probabilities. */
export interface LzmaProperties {
  readonly literalContext: number;
  readonly literalPosition: number;
  readonly position: number;
}

/** The three numbers in the one byte that headers have; null if they are too large. */
export function lzmaProperties(byte: number): LzmaProperties | null {
  if (byte >= 9 * 5 * 5) return null;
  return {
    literalContext: byte % 9,
    literalPosition: Math.floor(byte / 9) % 5,
    position: Math.floor(byte / 45),
  };
}

/** Decodes the symbols of LZMA into a window, as many at a time as the caller wants. */
export class LzmaDecoder {
  readonly range: RangeDecoder;
  /** Bytes that a match may go back, as the file declares; the window may keep fewer. */
  dictionary = 0;
  readonly #input: InputCursor;
  readonly #window: OutputWindow;
  #probabilities: Uint16Array = new Uint16Array(0);
  #contextShift = 8;
  #literalMask = 0;
  #positionMask = 0;
  #state = 0;
  /** The last four distances, less one, as signed numbers of 32 bits. */
  #last0 = 0;
  #last1 = 0;
  #last2 = 0;
  #last3 = 0;
  #ended = false;

  constructor(input: InputCursor, window: OutputWindow) {
    this.#input = input;
    this.#window = window;
    this.range = new RangeDecoder(input);
  }

  /** The end marker was read. */
  get ended(): boolean {
    return this.#ended;
  }

  reset({ literalContext, literalPosition, position }: LzmaProperties): void {
    const literals = LITERAL_SIZE << (literalContext + literalPosition);
    if (this.#probabilities.length !== LITERAL + literals) {
      this.#probabilities = new Uint16Array(LITERAL + literals);
    }
    this.#contextShift = 8 - literalContext;
    this.#literalMask = (1 << literalPosition) - 1;
    this.#positionMask = (1 << position) - 1;
    this.resetState();
  }

  resetState(): void {
    this.#probabilities.fill(EVEN);
    this.#state = 0;
    this.#last0 = 0;
    this.#last1 = 0;
    this.#last2 = 0;
    this.#last3 = 0;
    this.#ended = false;
  }

  /** Writes up to `left` bytes, or until the piece is full or the end marker; returns how many. */
  write(left: number): number {
    const window = this.#window;
    window.reserve(window.room);
    const start = window.position;
    const stop = start + Math.min(left, window.room);
    while (window.position < stop && !this.#ended) this.#symbol(start + left);
    return window.position - start;
  }

  /** After the last byte that a size promised: there may still be an end marker. */
  readEnd(): boolean {
    if (this.range.finish()) return true;
    if (!this.#ended) this.#symbol(this.#window.position);
    return this.#ended && this.range.finish();
  }

  /** One symbol, which must end before `limit`. */
  #symbol(limit: number): void {
    const window = this.#window;
    const { position } = window;
    const place = (position - window.origin) & this.#positionMask;
    const state = this.#state;
    const at = IS_MATCH + state * POSITIONS + place;
    if (this.range.bit(this.#probabilities, at) === 0) {
      if (position === limit) this.#input.fail("data-after-end");
      this.#literal(state, position);
      return;
    }
    let length = 1;
    if (this.range.bit(this.#probabilities, IS_REPEAT + state) === 0) {
      this.#last3 = this.#last2;
      this.#last2 = this.#last1;
      this.#last1 = this.#last0;
      length = this.#length(MATCH_LENGTH, place);
      this.#last0 = this.#distance(length);
      this.#state = state < LITERAL_STATES ? 7 : 10;
    } else if (this.#repeat(state, place)) {
      length = this.#length(REPEAT_LENGTH, place);
      this.#state = state < LITERAL_STATES ? 8 : 11;
    } else {
      this.#state = state < LITERAL_STATES ? 9 : 11;
    }
    if (this.#last0 === -1) this.#ended = true;
    else this.#copy(length, limit - position);
  }

  #literal(state: number, position: number): void {
    const window = this.#window;
    const past = position - window.origin;
    const before = past === 0 ? 0 : byteAt(window.bytes, position - 1);
    const context =
      ((past & this.#literalMask) << (8 - this.#contextShift)) + (before >>> this.#contextShift);
    const base = LITERAL + LITERAL_SIZE * context;
    if (state < LITERAL_STATES) {
      window.bytes[position] = this.range.tree(this.#probabilities, base, 256);
      this.#state = state < 4 ? 0 : state - 3;
    } else {
      const match = this.#byteBack((this.#last0 >>> 0) + 1);
      window.bytes[position] = this.range.matchedByte(this.#probabilities, base, match);
      this.#state = state < 10 ? state - 3 : state - 6;
    }
    window.position = position + 1;
  }

  #byteBack(distance: number): number {
    const window = this.#window;
    if (distance <= window.history) return byteAt(window.bytes, window.position - distance);
    const far = window.farByte(distance);
    return far < 0 ? this.#input.fail("window-too-large") : far;
  }

  /** Puts the distance that is repeated first; false if only one byte is repeated. */
  #repeat(state: number, place: number): boolean {
    const probabilities = this.#probabilities;
    if (this.range.bit(probabilities, IS_REPEAT_0 + state) === 0) {
      const at = IS_LONG_REPEAT_0 + state * POSITIONS + place;
      return this.range.bit(probabilities, at) === 1;
    }
    let distance = this.#last1;
    if (this.range.bit(probabilities, IS_REPEAT_1 + state) === 1) {
      distance = this.#last2;
      if (this.range.bit(probabilities, IS_REPEAT_2 + state) === 1) {
        distance = this.#last3;
        this.#last3 = this.#last2;
      }
      this.#last2 = this.#last1;
    }
    this.#last1 = this.#last0;
    this.#last0 = distance;
    return true;
  }

  #length(base: number, place: number): number {
    const probabilities = this.#probabilities;
    if (this.range.bit(probabilities, base) === 0) {
      return MATCH_MIN + this.range.tree(probabilities, base + LENGTH_LOW + place * 8, 8);
    }
    if (this.range.bit(probabilities, base + 1) === 0) {
      return MATCH_MIN + 8 + this.range.tree(probabilities, base + LENGTH_MIDDLE + place * 8, 8);
    }
    return MATCH_MIN + 16 + this.range.tree(probabilities, base + LENGTH_HIGH, 256);
  }

  /** -1 for the end marker. */
  #distance(length: number): number {
    const probabilities = this.#probabilities;
    const kind = Math.min(length - MATCH_MIN, 3);
    const slot = this.range.tree(probabilities, SLOT + kind * 64, 64);
    if (slot < 4) return slot;
    const bits = (slot >>> 1) - 1;
    const high = (2 | (slot & 1)) << bits;
    if (slot < 14) return high + this.range.reverseTree(probabilities, SPECIAL + high - slot, bits);
    const middle = this.range.direct(bits - ALIGN_BITS) << ALIGN_BITS;
    return (high + middle + this.range.reverseTree(probabilities, ALIGN, ALIGN_BITS)) | 0;
  }

  /** A match that goes on behind the end is written up to the end, and then refused. */
  #copy(length: number, left: number): void {
    const window = this.#window;
    const distance = (this.#last0 >>> 0) + 1;
    if (distance > window.position - window.origin || distance > this.dictionary) {
      this.#input.fail("bad-distance");
    }
    const count = Math.min(length, left);
    if (distance <= window.history)
      copyMatch(window.bytes, window.words, window.position, distance, count);
    else if (!window.copyFar(window.position, distance, count)) {
      this.#input.fail("window-too-large");
    }
    window.position += count;
    if (count < length) this.#input.fail("data-after-end");
  }
}
