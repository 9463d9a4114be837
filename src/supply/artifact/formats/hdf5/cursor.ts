import { Buffer } from "node:buffer";
import { Malformed } from "../malformed.ts";

/** Bytes of an address and of a length, as the superblock says. */
export interface FieldSizes {
  readonly addressBytes: number;
  readonly lengthBytes: number;
}

/** Reads the little-endian fields of HDF5 one after the other. Throws `Malformed` at the end. */
export class Cursor {
  readonly #bytes: Buffer;
  readonly #sizes: FieldSizes;
  /** Of the first byte, from the start of the source. */
  readonly #origin: number;
  #at = 0;

  constructor(bytes: Uint8Array, origin: number, sizes: FieldSizes) {
    this.#bytes = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
    this.#origin = origin;
    this.#sizes = sizes;
  }

  /** From the start of the source. */
  get offset(): number {
    return this.#origin + this.#at;
  }

  get left(): number {
    return this.#bytes.length - this.#at;
  }

  get position(): number {
    return this.#at;
  }

  fail(reason: string): Malformed {
    return new Malformed(reason, this.offset);
  }

  u8(): number {
    return this.unsigned(1);
  }

  u16(): number {
    return this.unsigned(2);
  }

  u32(): number {
    return this.unsigned(4);
  }

  length(): number {
    return this.unsigned(this.#sizes.lengthBytes);
  }

  /** Null where the file says that there is nothing. */
  address(): number | null {
    const { addressBytes } = this.#sizes;
    const field = this.#take(addressBytes);
    if (field.every((byte) => byte === 0xff)) return null;
    this.#at -= addressBytes;
    return this.unsigned(addressBytes);
  }

  /** Of 0 to 8 bytes. What is too large for an offset is malformed wherever it stands. */
  unsigned(bytes: number): number {
    if (this.left < bytes) throw this.fail("truncated");
    if (bytes <= 6) {
      const value = bytes === 0 ? 0 : this.#bytes.readUIntLE(this.#at, bytes);
      this.#at += bytes;
      return value;
    }
    let value = this.#bytes.readUIntLE(this.#at, 6);
    for (let at = 6; at < bytes; at++) value += (this.#bytes[this.#at + at] ?? 0) * 2 ** (8 * at);
    if (value > Number.MAX_SAFE_INTEGER) throw this.fail("number-too-large");
    this.#at += bytes;
    return value;
  }

  skip(bytes: number): void {
    this.#take(bytes);
  }

  /** Up to a multiple of 8 from the first byte on. */
  align(): void {
    this.skip((8 - (this.#at % 8)) % 8);
  }

  bytes(count: number): Uint8Array {
    return this.#take(count);
  }

  /** The same bytes as a cursor of their own. */
  part(count: number): Cursor {
    const origin = this.offset;
    return new Cursor(this.#take(count), origin, this.#sizes);
  }

  /** From the first byte on, whatever was read of it. */
  fromStart(): Cursor {
    return new Cursor(this.#bytes, this.#origin, this.#sizes);
  }

  /** UTF-8 of exactly so many bytes, cut at the first NUL. */
  text(count: number): string {
    const bytes = this.#take(count);
    const end = bytes.indexOf(0);
    return bytes.toString("utf8", 0, end === -1 ? count : end);
  }

  /** UTF-8 up to a NUL, which is taken too; to the end where none comes. */
  line(): string {
    const end = this.#bytes.indexOf(0, this.#at);
    const text = this.#bytes.toString("utf8", this.#at, end === -1 ? undefined : end);
    this.#at = end === -1 ? this.#bytes.length : end + 1;
    return text;
  }

  expect(signature: string): void {
    const found =
      this.left < signature.length ? "" : this.#take(signature.length).toString("latin1");
    if (found !== signature) throw this.fail(`no-${signature.toLowerCase()}-signature`);
  }

  #take(count: number): Buffer {
    if (count < 0 || this.left < count) throw this.fail("truncated");
    this.#at += count;
    return this.#bytes.subarray(this.#at - count, this.#at);
  }
}
