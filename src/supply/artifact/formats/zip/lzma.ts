import { readBytes } from "../../byte-source.ts";
import type { ByteSource } from "../../byte-source.ts";
import type { Decoder } from "../compression/decoder.ts";
import { lzmaOpener } from "../compression/lzma-streams.ts";
import { Malformed } from "../malformed.ts";

const PREFIX_BYTES = 4;
const PROPERTIES_BYTES = 5;

/** Method 14 (APPNOTE.TXT 5.8): a version, the length of the properties, these, the data. */
export function openZipLzma(input: ByteSource, offset: number, past?: ByteSource): Decoder {
  const head = Buffer.from(readBytes(input, offset, PREFIX_BYTES + PROPERTIES_BYTES));
  if (head.length < PREFIX_BYTES + PROPERTIES_BYTES || head.readUInt16LE(2) !== PROPERTIES_BYTES) {
    throw new Malformed("bad-lzma-properties", offset);
  }
  const open = lzmaOpener({ properties: head.subarray(PREFIX_BYTES), size: null });
  const headBytes = PREFIX_BYTES + PROPERTIES_BYTES;
  const decoder = open(input, offset + headBytes, past);
  return {
    next: () => decoder.next(),
    get consumed() {
      return headBytes + decoder.consumed;
    },
  };
}
