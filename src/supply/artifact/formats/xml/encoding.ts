import { Buffer } from "node:buffer";
import { readBytes } from "../../byte-source.ts";
import type { ByteSource } from "../../byte-source.ts";

/** In which of two bytes the sign is, for texts in UTF-16. */
type SignByte = 0 | 1;

/**
 * The file as ASCII or a superset of it: texts in UTF-16, with or without a mark, lose their other
 * bytes, and signs beyond Latin-1 become question marks.
 */
export function asSingleBytes(source: ByteSource): ByteSource {
  const start = Buffer.from(readBytes(source, 0, 4)).toString("latin1");
  if (start.startsWith("\u00FF\u00FE")) return narrowed(source, 2, 0);
  if (start.startsWith("\u00FE\u00FF")) return narrowed(source, 2, 1);
  if (start.startsWith("<\0") && start[3] === "\0") return narrowed(source, 0, 0);
  if (start.startsWith("\0<\0")) return narrowed(source, 0, 1);
  return source;
}

function narrowed(source: ByteSource, skipped: number, signByte: SignByte): ByteSource {
  const size = Math.floor((source.size - skipped) / 2);
  return {
    size,
    readInto(target, offset) {
      const wanted = Math.max(0, Math.min(target.length, size - offset));
      const wide = readBytes(source, skipped + offset * 2, wanted * 2);
      const count = Math.floor(wide.length / 2);
      for (let index = 0; index < count; index += 1) {
        const isLatin = wide[index * 2 + 1 - signByte] === 0;
        target[index] = isLatin ? (wide[index * 2 + signByte] ?? 0) : 0x3f;
      }
      return count;
    },
  };
}

const KEEPING = new RegExp(
  [
    "^(?:utf-?8|utf-?16(?:le|be)?|us-ascii|ascii|latin-?1|iso-8859-\\d+|windows-125\\d",
    "koi8-[ru]|gb\\w+|big5|euc-\\w+)$",
  ].join("|"),
  "i",
);

/** Encodings in which the markup of ASCII is what it looks like. */
export function keepsMarkup(encoding: string): boolean {
  return KEEPING.test(encoding);
}
