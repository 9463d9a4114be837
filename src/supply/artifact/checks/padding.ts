import { readBytes } from "../byte-source.ts";
import type { ByteSource } from "../byte-source.ts";

/** Writers align with zeros. */
const PADDING_BYTES_MAX = 65_536;

/** Whether bytes between members are only there to fill. */
export function isPadding(source: ByteSource, offset: number, length: number): boolean {
  if (length > PADDING_BYTES_MAX) return false;
  return readBytes(source, offset, length).every((byte) => byte === 0);
}
