import type { ByteSource } from "../../byte-source.ts";
import { Malformed } from "../malformed.ts";

/** The most bytes that can be asked for at once. */
export const LOOKAHEAD_MAX = 2 ** 16;

/** Of decoders that are done, for the next ones: an archive has thousands of members. */
const spares: Uint8Array[] = [];
const SPARES_MAX = 4;
const NOTHING = new Uint8Array(0);

/**
 * Reads a source forwards through a buffer of fixed size. The fields are open to the inner loops
 * of decoders, which take `bytes[position]` while `position < end` themselves.
 */
export class InputCursor {
  bytes: Uint8Array;
  position = 0;
  end = 0;
  readonly #source: ByteSource;
  #base: number;

  constructor(source: ByteSource, offset: number) {
    const length = Math.max(1, Math.min(LOOKAHEAD_MAX, source.size - offset));
    const spare = length === LOOKAHEAD_MAX ? spares.pop() : undefined;
    this.bytes = spare ?? new Uint8Array(length);
    this.#source = source;
    this.#base = offset;
  }

  /** Nothing is read any more. */
  release(): void {
    this.#base += this.position;
    this.position = 0;
    this.end = 0;
    if (this.bytes.length === LOOKAHEAD_MAX && spares.length < SPARES_MAX) spares.push(this.bytes);
    this.bytes = NOTHING;
  }

  /** Of the next byte, from the start of the source. */
  get offset(): number {
    return this.#base + this.position;
  }

  /** Bytes from here to the end of the source. */
  get left(): number {
    return Math.max(0, this.#source.size - this.offset);
  }

  /** Tries to have `count` bytes in the buffer; returns how many there are. */
  fill(count: number): number {
    if (this.end - this.position >= count) return this.end - this.position;
    this.bytes.copyWithin(0, this.position, this.end);
    this.#base += this.position;
    this.end -= this.position;
    this.position = 0;
    while (this.end < this.bytes.length) {
      const got = this.#source.readInto(this.bytes.subarray(this.end), this.#base + this.end);
      if (got === 0) break;
      this.end += got;
    }
    return this.end;
  }

  byte(): number {
    if (this.position === this.end && this.fill(1) === 0) this.fail("truncated");
    return this.bytes[this.position++] ?? 0;
  }

  /** The next `count` bytes, as a view that is valid until the next read. */
  take(count: number): Uint8Array {
    if (this.fill(count) < count) this.truncated();
    this.position += count;
    return this.bytes.subarray(this.position - count, this.position);
  }

  /** Up to `count` of the next bytes, which stay unread. */
  peek(count: number): Uint8Array {
    const there = Math.min(count, this.fill(count));
    return this.bytes.subarray(this.position, this.position + there);
  }

  skip(count: number): void {
    if (count > this.left) this.truncated();
    this.seek(this.offset + count);
  }

  /** Goes back or forth to an offset of the source; what is in the buffer is not read again. */
  seek(offset: number): void {
    const position = offset - this.#base;
    if (position >= 0 && position <= this.end) {
      this.position = position;
      return;
    }
    this.#base = offset;
    this.position = 0;
    this.end = 0;
  }

  u16(): number {
    return this.byte() | (this.byte() << 8);
  }

  u32(): number {
    return (this.u16() | (this.u16() << 16)) >>> 0;
  }

  fail(reason: string): never {
    throw new Malformed(reason, this.offset);
  }

  /** Everything that is left counts as used: the data goes on where the source ends. */
  truncated(): never {
    this.skip(this.left);
    this.fail("truncated");
  }
}
