const FIRST_BYTES = 2 ** 12;
const VARINT_BYTES_MAX = 10;
/** A length that is not known yet takes as much as the longest: 2^28 - 1. */
const LENGTH_BYTES = 4;

/** Messages of protobuf in one array, which grows with them. */
export class MessageOutput {
  #bytes: Uint8Array<ArrayBuffer> = new Uint8Array(FIRST_BYTES);
  #length = 0;

  bytes(): Uint8Array {
    return this.#bytes.subarray(0, this.#length);
  }

  number(field: number, value: number): void {
    this.#varint(field * 8);
    this.#varint(value);
  }

  text(field: number, content: Uint8Array): void {
    this.#varint(field * 8 + 2);
    this.#varint(content.length);
    this.#reserve(content.length);
    this.#bytes.set(content, this.#length);
    this.#length += content.length;
  }

  /** Begins a message in a field; returns what {@link close} is to be given. */
  open(field: number): number {
    this.#varint(field * 8 + 2);
    this.#reserve(LENGTH_BYTES);
    this.#length += LENGTH_BYTES;
    return this.#length;
  }

  close(start: number): void {
    let rest = this.#length - start;
    for (let at = start - LENGTH_BYTES; at < start; at += 1) {
      this.#bytes[at] = (rest & 127) | (at === start - 1 ? 0 : 128);
      rest >>>= 7;
    }
  }

  #varint(value: number): void {
    this.#reserve(VARINT_BYTES_MAX);
    let rest = value;
    for (; rest >= 128; rest = Math.floor(rest / 128)) {
      this.#bytes[this.#length++] = (rest % 128) + 128;
    }
    this.#bytes[this.#length++] = rest;
  }

  #reserve(count: number): void {
    const needed = this.#length + count;
    if (needed <= this.#bytes.length) return;
    const roomy = Math.max(needed, Math.ceil(this.#bytes.length * 1.5));
    this.#bytes = new Uint8Array(this.#bytes.buffer.transfer(roomy));
  }
}
