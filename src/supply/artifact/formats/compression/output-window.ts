import type { ByteSource } from "../../byte-source.ts";
import { LOOKAHEAD_MAX, type InputCursor } from "./input-cursor.ts";
import { copyMatch } from "./typed-at.ts";

/** The most bytes that a decoder hands out at once. */
export const PIECE_BYTES = 2 ** 16;
const FIRST_BYTES = 2 ** 17;
/** What an inner loop may write behind the last place where it looks whether the piece is full. */
const SLACK_BYTES = 2 ** 10;
/** What is read at once of bytes behind the window: the next ones are often wanted, too. */
const FAR_BYTES = 2 ** 12;

/** Of decoders that are done, for the next ones: an archive has thousands of members. */
const spares: Uint8Array<ArrayBuffer>[] = [];
const SPARES_MAX = 4;
const NOTHING = new Uint8Array(0);
const NO_WORDS = new DataView(NOTHING.buffer);

/**
 * The bytes that were written last: those not handed out yet, and the history that matches refer
 * to. Grows with what is written, never by what a file declares, up to `history` and a quarter.
 */
export class OutputWindow {
  bytes: Uint8Array<ArrayBuffer> = spares.pop() ?? new Uint8Array(FIRST_BYTES);
  /** The same bytes by words. */
  words = new DataView(this.bytes.buffer);
  /** Where the next byte is written, from the start of `bytes`. */
  position = 0;
  /** Where the current member, frame or dictionary began, from the start of `bytes`; may be < 0. */
  origin = 0;
  /** How far back matches may refer; at most 2^28. */
  history: number;
  readonly #past: ByteSource | null;
  #far: Uint8Array | null = null;
  #farOffset = 0;
  #farLength = 0;
  /** Bytes that have left the window at its start. */
  #gone = 0;
  #taken = 0;
  #summed = 0;

  /** `past` has all that was handed out; without it nothing behind `history` is known. */
  constructor(history: number, past: ByteSource | null = null) {
    this.history = history;
    this.#past = past;
  }

  get pending(): number {
    return this.position - this.#taken;
  }

  get full(): boolean {
    return this.pending >= PIECE_BYTES;
  }

  /** Bytes that can be written until the piece is full; not more than `bytes` has room for. */
  get room(): number {
    return Math.max(0, PIECE_BYTES - this.pending);
  }

  /** Room for `bytes` must have been reserved. */
  write(bytes: Uint8Array): void {
    this.bytes.set(bytes, this.position);
    this.position += bytes.length;
  }

  /** Copies from the input at most `left` bytes or what the piece has room for; how many. */
  copyFrom(input: InputCursor, left: number): number {
    const wanted = Math.min(left, this.room, LOOKAHEAD_MAX);
    const count = Math.min(wanted, input.fill(wanted));
    if (count === 0) input.truncated();
    this.reserve(count);
    this.write(input.take(count));
    return count;
  }

  /**
   * Copies to `at` what lies `distance` before it, further back than `history`. False if that is
   * not kept anywhere.
   */
  copyFar(at: number, distance: number, length: number): boolean {
    if (this.#past === null) return false;
    const behind = Math.min(length, Math.max(0, distance - at));
    if (behind > 0) {
      const far = this.#farBytes(at, distance, behind);
      if (far === null) return false;
      this.bytes.set(far, at);
    }
    copyMatch(this.bytes, this.words, at + behind, distance, length - behind);
    return true;
  }

  /** The byte `distance` before the next one, as far back; -1 if it is not kept anywhere. */
  farByte(distance: number): number {
    if (distance <= this.position) return this.bytes[this.position - distance] ?? -1;
    return this.#farBytes(this.position, distance, 1)?.[0] ?? -1;
  }

  #farBytes(at: number, distance: number, length: number): Uint8Array | null {
    if (this.#past === null) return null;
    const from = this.#gone + at - distance;
    if (length > FAR_BYTES) {
      const bytes = new Uint8Array(length);
      return this.#past.readInto(bytes, from) === length ? bytes : null;
    }
    this.#far ??= new Uint8Array(FAR_BYTES);
    if (from < this.#farOffset || from + length > this.#farOffset + this.#farLength) {
      this.#farOffset = from;
      this.#farLength = this.#past.readInto(this.#far, from);
      if (this.#farLength < length) return null;
    }
    return this.#far.subarray(from - this.#farOffset, from - this.#farOffset + length);
  }

  take(): Uint8Array {
    const start = this.#taken;
    this.#taken = Math.min(this.position, start + PIECE_BYTES);
    return this.bytes.subarray(start, this.#taken);
  }

  /** The bytes written since the last call, for a checksum over all of them. */
  unsummed(): Uint8Array {
    const start = this.#summed;
    this.#summed = this.position;
    return this.bytes.subarray(start, this.position);
  }

  /** Nothing is written or read any more. */
  release(): void {
    if (this.bytes.length === FIRST_BYTES && spares.length < SPARES_MAX) spares.push(this.bytes);
    this.bytes = NOTHING;
    this.words = NO_WORDS;
  }

  /** Makes room for `count` bytes and a little more; what was not handed out yet stays. */
  reserve(count: number): void {
    const needed = count + SLACK_BYTES;
    if (this.bytes.length - this.position >= needed) return;
    const kept = Math.max(this.pending, Math.min(this.history, this.position));
    // So much more that what is kept is moved only once for a good part of its length written.
    const wanted = kept + needed + (kept >>> 2) + PIECE_BYTES;
    if (wanted > this.bytes.length) this.#grow(wanted);
    this.#slide(this.position - kept);
  }

  #grow(wanted: number): void {
    const most = this.history + (this.history >>> 2) + FIRST_BYTES;
    const length = Math.max(wanted, Math.min(most, this.bytes.length * 2));
    this.bytes = new Uint8Array(this.bytes.buffer.transfer(length));
    this.words = new DataView(this.bytes.buffer);
  }

  #slide(distance: number): void {
    if (distance === 0) return;
    this.bytes.copyWithin(0, distance, this.position);
    this.position -= distance;
    this.#gone += distance;
    this.origin -= distance;
    // Stays a small integer, is still out of reach, and keeps its last bits, which LZMA looks at.
    if (this.origin < -(2 ** 30)) this.origin += 2 ** 29;
    this.#taken -= distance;
    this.#summed -= distance;
  }
}
