import { InputCursor } from "./input-cursor.ts";

/** Bits from the highest of each byte downwards, as bzip2 packs them. */
export class HighBitCursor extends InputCursor {
  /** The lowest `heldBits` bits are read ahead; those above were used. */
  held = 0;
  heldBits = 0;

  /** Of the first byte of which no bit was used. */
  override get offset(): number {
    return super.offset - (this.heldBits >>> 3);
  }

  /** Reads ahead, up to 32 bits in all; `count` <= 24. */
  atLeast(count: number): void {
    while (this.heldBits < count) {
      this.held = (this.held << 8) | this.byte();
      this.heldBits += 8;
    }
  }

  /** The next bits, which stay unread; they must be held. */
  ahead(count: number): number {
    return (this.held >>> (this.heldBits - count)) & ((1 << count) - 1);
  }

  /** `count` <= 24. */
  bits(count: number): number {
    this.atLeast(count);
    this.heldBits -= count;
    return (this.held >>> this.heldBits) & ((1 << count) - 1);
  }

  /** To the next whole byte; returns whether the source could be read at it as bytes. */
  toByte(): void {
    this.seek(this.offset);
    this.heldBits = 0;
  }
}
