import { wordAt } from "./typed-at.ts";

/** The first of sixteen numbers. */
const SKIPPABLE_MAGIC = 0x184d2a50;

/** A frame without content, which LZ4 and Zstandard share: its number, its length, its bytes. */
export function isSkippable(head: Uint8Array): boolean {
  return head.length >= 4 && (wordAt(head, 0) & ~15) === SKIPPABLE_MAGIC;
}
