import { Buffer } from "node:buffer";
import { readBytes } from "../../byte-source.ts";
import type { ByteSource } from "../../byte-source.ts";
import type { Decoder } from "../compression/decoder.ts";

/** A text in two or four bytes a sign: UTF-16 and UTF-32, of either byte order. */
export interface WideEncoding {
  readonly width: 2 | 4;
  readonly littleEndian: boolean;
  /** A byte order mark says so, and no guess. */
  readonly marked: boolean;
}

/**
 * As Python's `json.loads` and PyYAML take bytes for text: by the mark in front, or by where the
 * zeros of the first two signs stand. Null for one byte a sign.
 */
export function wideEncodingOf(start: Uint8Array): WideEncoding | null {
  const [first = 1, second = 1, third = 1, fourth = 1] = start;
  const marked = (first << 8) | second;
  const width = third === 0 && fourth === 0 ? 4 : 2;
  if (marked === 0xfffe) return { width, littleEndian: true, marked: true };
  if (marked === 0xfeff) return { width: 2, littleEndian: false, marked: true };
  if (marked === 0 && third === 0xfe && fourth === 0xff) {
    return { width: 4, littleEndian: false, marked: true };
  }
  if (first === 0) return { width: second === 0 ? 4 : 2, littleEndian: false, marked: false };
  return second === 0 ? { width, littleEndian: true, marked: false } : null;
}

const PIECE_BYTES = 16 * 1024;
/** Signs of UTF-32 that are none: beyond Unicode, and halves of pairs. */
const REPLACEMENT = "\uFFFD";

/** The text in UTF-8 without its mark; what is no sign becomes U+FFFD. */
export function wideDecoder(source: ByteSource, encoding: WideEncoding): Decoder {
  const decode = encoding.width === 2 ? utf16(encoding) : utf32(encoding);
  let offset = 0;
  return {
    get consumed() {
      return offset;
    },
    next: () => {
      const piece = readBytes(source, offset, PIECE_BYTES);
      offset += piece.length;
      return piece.length === 0 ? null : Buffer.from(decode(piece));
    },
  };
}

type Decode = (piece: Uint8Array) => string;

/** Keeps the half of a pair that a piece ends in. */
function utf16({ littleEndian }: WideEncoding): Decode {
  const decoder = new TextDecoder(littleEndian ? "utf-16le" : "utf-16be");
  return (piece) => decoder.decode(piece, { stream: true });
}

function utf32({ littleEndian }: WideEncoding): Decode {
  let isFirst = true;
  return (piece) => {
    const view = new DataView(piece.buffer, piece.byteOffset, piece.byteLength);
    let text = "";
    for (let at = 0; at + 4 <= piece.length; at += 4) {
      const code = view.getUint32(at, littleEndian);
      const isMark = isFirst && code === 0xfeff;
      isFirst = false;
      if (isMark) continue;
      const isSign = code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
      text += isSign ? String.fromCodePoint(code) : REPLACEMENT;
    }
    return text;
  };
}
