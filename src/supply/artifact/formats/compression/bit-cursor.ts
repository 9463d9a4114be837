import { InputCursor } from "./input-cursor.ts";

/** Bits from the lowest of each byte upwards, as deflate packs them. */
export class BitCursor extends InputCursor {
  /** Bits of the byte before `position` that were not used yet; at most 7 between calls. */
  held = 0;
  heldBits = 0;

  /** `count` <= 16. */
  bits(count: number): number {
    while (this.heldBits < count) this.more();
    const value = this.held & ((1 << count) - 1);
    this.drop(count);
    return value;
  }

  more(): void {
    this.held |= this.byte() << this.heldBits;
    this.heldBits += 8;
  }

  drop(count: number): void {
    this.held >>>= count;
    this.heldBits -= count;
  }

  /** Gives back the whole bytes that an inner loop took ahead into `held`. */
  giveBack(position: number, held: number, heldBits: number): void {
    this.position = position - (heldBits >>> 3);
    this.heldBits = heldBits & 7;
    this.held = held & ((1 << this.heldBits) - 1);
  }

  toByte(): void {
    this.held = 0;
    this.heldBits = 0;
  }
}
