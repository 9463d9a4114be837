/** Bits that are read from the end of a buffer to its start, as Zstandard packs them. */
export class BackwardBits {
  /** Bits that are left; below zero when more were read than there were. */
  left = 0;
  readonly #view: DataView;
  #start = 0;

  /** `bytes` must have four bytes before and behind each stream that is read from it. */
  constructor(bytes: Uint8Array) {
    this.#view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Opens the stream [start, end); false if it has no bit that marks its end. */
  open(start: number, end: number): boolean {
    const last = end > start ? this.#view.getUint8(end - 1) : 0;
    this.#start = start;
    this.left = last === 0 ? -1 : (end - start - 1) * 8 + 31 - Math.clz32(last);
    return last !== 0;
  }

  /** The next `count` <= 25 bits; anything at all where `left` gets below zero. */
  read(count: number): number {
    this.left -= count;
    const { left } = this;
    if (left < 0) return 0;
    return (
      (this.#view.getInt32(this.#start + (left >>> 3), true) >>> (left & 7)) & ((1 << count) - 1)
    );
  }

  /** Bits `left` - 25 to `left`, without reading them; those before the start are undefined. */
  ahead(left: number): number {
    const from = left - 25;
    return this.#view.getInt32(this.#start + (from >> 3), true) >>> (from & 7);
  }
}
