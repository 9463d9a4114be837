import { LimitReached } from "../../limits.ts";
import { Malformed } from "../malformed.ts";

/** No list of a header may be longer. */
export const COUNT_MAX = 200_000;

/** Reads the numbers and lists of a 7z header (7zFormat.txt of the LZMA SDK). */
export class HeaderCursor {
  readonly #bytes: Buffer;
  #at = 0;

  constructor(bytes: Buffer) {
    this.#bytes = bytes;
  }

  get offset(): number {
    return this.#at;
  }

  byte(): number {
    return this.take(1)[0] ?? 0;
  }

  take(length: number): Buffer {
    if (length > this.#bytes.length - this.#at) throw new Malformed("truncated", this.#at);
    const taken = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return taken;
  }

  /** The leading ones of the first byte say how many bytes follow, little end first. */
  number(): number {
    const first = this.byte();
    let value = 0;
    let mask = 0x80;
    let scale = 1;
    for (let index = 0; index < 8; index += 1) {
      if ((first & mask) === 0) return this.#safe(value + (first & (mask - 1)) * scale);
      value += this.byte() * scale;
      scale *= 256;
      mask >>= 1;
    }
    return this.#safe(value);
  }

  #safe(value: number): number {
    if (!Number.isSafeInteger(value)) throw new Malformed("number-too-large", this.#at);
    return value;
  }

  /** A number of things that are listed. */
  count(): number {
    const count = this.number();
    if (count > COUNT_MAX) throw new LimitReached("size", COUNT_MAX);
    return count;
  }

  /** One bit for each, high bit first. */
  bits(count: number): readonly boolean[] {
    const bytes = this.take(Math.ceil(count / 8));
    return Array.from({ length: count }, (_, index) => {
      return ((bytes[index >> 3] ?? 0) & (0x80 >> (index & 7))) !== 0;
    });
  }

  /** A byte that says "all", or else one bit for each. */
  defined(count: number): readonly boolean[] {
    const isAll = this.byte() !== 0;
    return isAll ? Array.from({ length: count }, () => true) : this.bits(count);
  }

  /** Checksums of those that have one. */
  digests(count: number): readonly (number | null)[] {
    return this.defined(count).map((has) => (has ? this.take(4).readUInt32LE(0) : null));
  }

  expect(property: number): void {
    const at = this.#at;
    if (this.byte() !== property) throw new Malformed("unexpected-property", at);
  }
}
