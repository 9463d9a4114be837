import type { ByteSource } from "../../byte-source.ts";
import type { Decoder } from "./decoder.ts";

const PIECE_BYTES = 65_536;

/** Bytes that are not packed at all, in pieces. */
export function openCopy(input: ByteSource, offset: number): Decoder {
  const buffer = new Uint8Array(PIECE_BYTES);
  let at = offset;
  return {
    next() {
      const read = input.readInto(buffer, at);
      at += read;
      return read === 0 ? null : buffer.subarray(0, read);
    },
    get consumed() {
      return at - offset;
    },
  };
}
