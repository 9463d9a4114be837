import { Buffer } from "node:buffer";
import { bytesSource, readBytes } from "../byte-source.ts";
import type { ByteSource } from "../byte-source.ts";
import type { Bytes, Text } from "../formats/pickle/value.ts";
import type { Wrapping } from "../policy/judgement.ts";

/** More than this is not unwrapped in memory: texts that long are no payloads. */
const BYTES_MAX = 16 * 2 ** 20;

/** The bytes behind a spelling as text, base64 or hexadecimal; compressed ones as they are. */
export function unwrapped(
  content: Bytes | Text,
  wrapping: Wrapping | undefined,
  source: ByteSource,
): ByteSource | undefined {
  const bytes = contentOf(content, source);
  if (bytes === undefined) return undefined;
  if (wrapping === "base64") return bytesSource(Buffer.from(latin(bytes), "base64"));
  if (wrapping === "hex") return bytesSource(Buffer.from(latin(bytes), "hex"));
  return bytesSource(bytes);
}

function contentOf(content: Bytes | Text, source: ByteSource): Uint8Array | undefined {
  if (content.value !== undefined) {
    return typeof content.value === "string" ? Buffer.from(content.value, "latin1") : content.value;
  }
  if (content.offset < 0 || content.length > BYTES_MAX) return undefined;
  const bytes = readBytes(source, content.offset, content.length);
  const isLatinInUtf8 = content.kind === "text" && content.encoding === "utf-8";
  // Old pickles write bytes as a text whose characters are their values.
  return isLatinInUtf8 ? Buffer.from(Buffer.from(bytes).toString("utf8"), "latin1") : bytes;
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString("latin1");
}
