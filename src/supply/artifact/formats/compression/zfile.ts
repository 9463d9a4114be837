import { Buffer } from "node:buffer";
import { readBytes } from "../../byte-source.ts";
import type { ByteSource } from "../../byte-source.ts";
import type { Decoder } from "./decoder.ts";
import { openZlib } from "./zlib.ts";

const MAGIC = /^ZF0x[0-9a-f]+L? *$/;
/** `ZF`, and how long the content is in hexadecimal, filled up to 19 signs. */
const HEADER_BYTES = 21;
const BLANK = 0x20;

/** What joblib before 0.10 wrote when it compressed: its own header, and zlib behind it. */
export function isZfile(head: Uint8Array): boolean {
  return MAGIC.test(Buffer.from(head.subarray(0, 16)).toString("latin1"));
}

export function openZfile(source: ByteSource, offset: number): Decoder {
  // Some versions of Python put one sign more there.
  const isWide = readBytes(source, offset + HEADER_BYTES, 1)[0] === BLANK;
  const header = isWide ? HEADER_BYTES + 1 : HEADER_BYTES;
  const content = openZlib(source, offset + header);
  return {
    next: () => content.next(),
    get consumed() {
      return header + content.consumed;
    },
  };
}
