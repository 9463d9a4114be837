import { Buffer } from "node:buffer";
import { bytesSource, readBytes } from "../byte-source.ts";
import type { ByteSource } from "../byte-source.ts";
import type { Decoder } from "../formats/compression/decoder.ts";
import type { Bytes, Text } from "../formats/pickle/value.ts";
import type { Wrapping } from "../policy/judgement.ts";

/** More than this is not unwrapped in memory. */
const BYTES_MAX = 16 * 2 ** 20;

/** The bytes behind base64 or hexadecimal; undefined for too many. Compressed ones stay so. */
export function unwrapped(
  content: Bytes | Text,
  wrapping: Wrapping | undefined,
  source: ByteSource,
): ByteSource | undefined {
  const text = textIn(content, source);
  if (text === undefined) return undefined;
  if (wrapping === "base64") return bytesSource(Buffer.from(text, "base64"));
  return bytesSource(Buffer.from(text, wrapping === "hex" ? "hex" : "latin1"));
}

/** Latin-1, also for bytes. */
function textIn(
  { value, offset, length, kind }: Bytes | Text,
  source: ByteSource,
): string | undefined {
  if (typeof value === "string") return value;
  if (value !== undefined) return Buffer.from(value).toString("latin1");
  if (offset < 0 || length > BYTES_MAX) return undefined;
  const bytes = Buffer.from(readBytes(source, offset, length));
  return bytes.toString(kind === "text" ? "utf8" : "latin1");
}

const PIECE_BYTES = 32 * 1024;

/** Old pickles write bytes as a text whose characters are their values: takes that back. */
export function latinDecoder(text: ByteSource): Decoder {
  let offset = 0;
  return {
    get consumed() {
      return offset;
    },
    next: () => {
      const piece = readBytes(text, offset, PIECE_BYTES);
      if (piece.length === 0) return null;
      // A character of two bytes is not cut in the middle.
      const isCut = piece.length > 1 && ((piece.at(-1) ?? 0) & 0xe0) === 0xc0;
      const whole = isCut ? piece.subarray(0, -1) : piece;
      offset += whole.length;
      return Buffer.from(Buffer.from(whole).toString("utf8"), "latin1");
    },
  };
}
