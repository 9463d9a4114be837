/** Bits that are read from the end of a buffer to its start, as Zstandard packs them. */
export class BackwardBits {
  /** Bits that are left; below zero when more were read than there were. */
  left = 0;
  /** For inner loops, which read by {@link bitsAt} and put `left` back. */
  readonly words: DataView;
  start = 0;

  /** `bytes` must have sixteen bytes before and behind each stream that is read from it. */
  constructor(bytes: Uint8Array) {
    this.words = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  }

  /** Opens the stream [start, end); false if it has no bit that marks its end. */
  open(start: number, end: number): boolean {
    const last = end > start ? this.words.getUint8(end - 1) : 0;
    this.start = start;
    this.left = last === 0 ? -1 : (end - start - 1) * 8 + 31 - Math.clz32(last);
    return last !== 0;
  }

  /** The next `count` <= 25 bits; anything at all where `left` gets below zero. */
  read(count: number): number {
    this.left -= count;
    const { left } = this;
    if (left < 0) return 0;
    return (
      (this.words.getInt32(this.start + (left >>> 3), true) >>> (left & 7)) & ((1 << count) - 1)
    );
  }

  /** Bits `left` - 25 to `left`, without reading them; those before the start are undefined. */
  ahead(left: number): number {
    const from = left - 25;
    return this.words.getInt32(this.start + (from >> 3), true) >>> (from & 7);
  }
}

/** `count` <= 25 bits, the last of which is bit `left` of the stream. */
// oxlint-disable-next-line max-params -- an inner loop: no object per number
export function bitsAt(words: DataView, start: number, left: number, count: number): number {
  return (words.getInt32(start + (left >> 3), true) >>> (left & 7)) & ((1 << count) - 1);
}
