import { Buffer } from "node:buffer";
import { readBytes, windowed } from "../../byte-source.ts";
import type { ByteSource } from "../../byte-source.ts";
import { Malformed } from "../malformed.ts";

/** The parts that R's serialization is made of, in one of its three spellings. */
export interface RStream {
  readonly offset: number;
  int(): number;
  /** Reads past `count` values of a vector. */
  skip(kind: "int" | "double" | "byte", count: number): void;
  /** A text of so many bytes, cut after {@link KEPT_TEXT_MAX}. */
  text(bytes: number): string;
  atEnd(): boolean;
}

const KEPT_TEXT_MAX = 1024;
const WINDOW_BYTES = 65_536;
const BYTES = { int: 4, double: 8, byte: 1 } as const;

/** Integers in network order (`X`) or as the writing machine has them (`B`). */
export function binaryStream(given: ByteSource, start: number, isBigEndian: boolean): RStream {
  const source = windowed(given, WINDOW_BYTES);
  const word = Buffer.alloc(4);
  let at = start;
  const pass = (bytes: number): number => {
    const from = at;
    if (bytes < 0 || at + bytes > source.size) throw new Malformed("truncated", from);
    at += bytes;
    return from;
  };
  return {
    get offset() {
      return at;
    },
    int() {
      source.readInto(word, pass(4));
      return isBigEndian ? word.readInt32BE(0) : word.readInt32LE(0);
    },
    skip: (kind, count) => {
      pass(BYTES[kind] * count);
    },
    text(bytes) {
      const from = pass(bytes);
      return Buffer.from(readBytes(source, from, Math.min(bytes, KEPT_TEXT_MAX))).toString("utf8");
    },
    atEnd: () => at >= source.size,
  };
}

const NEW_LINE = 0x0a;
const BACKSLASH = 0x5c;
const BLANK = 0x20;
const NUMBER_MAX = 400;

/** Everything as text, one value a line (`A`). */
export function asciiStream(given: ByteSource, start: number): RStream {
  const source = windowed(given, WINDOW_BYTES);
  const one = Buffer.alloc(1);
  let at = start;
  const next = (): number => {
    if (source.readInto(one, at) < 1) throw new Malformed("truncated", at);
    at += 1;
    return one[0] ?? 0;
  };
  const token = (): string => {
    let byte = next();
    while (byte <= BLANK) byte = next();
    let text = "";
    for (; byte > BLANK; byte = at < source.size ? next() : NEW_LINE) {
      text += String.fromCharCode(byte);
      if (text.length > NUMBER_MAX) throw new Malformed("bad-number", at);
    }
    return text;
  };
  return {
    get offset() {
      return at;
    },
    int() {
      const text = token();
      if (text === "NA") return -(2 ** 31);
      if (!/^-?\d{1,10}$/.test(text)) throw new Malformed("bad-number", at);
      return Number(text);
    },
    skip(_kind, count) {
      // A value takes two bytes at least, so that a count beyond that is not tried.
      if (count < 0 || count > source.size - at) throw new Malformed("truncated", at);
      for (let index = 0; index < count; index += 1) token();
    },
    text(bytes) {
      if (bytes < 0 || bytes > source.size - at) throw new Malformed("truncated", at);
      // The line of an empty text is blank, as what is between two numbers is.
      if (bytes === 0) return "";
      let byte = next();
      while (byte === NEW_LINE || byte === 0x0d) byte = next();
      const kept: number[] = [];
      for (let index = 0; index < bytes; index += 1) {
        const sign = byte === BACKSLASH ? escaped(next) : byte;
        if (kept.length < KEPT_TEXT_MAX) kept.push(sign);
        if (index + 1 < bytes) byte = next();
      }
      return Buffer.from(kept).toString("utf8");
    },
    atEnd: () => at >= source.size,
  };
}

const ESCAPES = new Map([
  ["n", 10],
  ["t", 9],
  ["v", 11],
  ["b", 8],
  ["r", 13],
  ["f", 12],
  ["a", 7],
]);

/** After a backslash: a letter, or three octal digits, which is how R writes other bytes. */
function escaped(next: () => number): number {
  const sign = String.fromCharCode(next());
  if (!/[0-7]/.test(sign)) return ESCAPES.get(sign) ?? sign.charCodeAt(0);
  const digits = sign + String.fromCharCode(next()) + String.fromCharCode(next());
  return Number.parseInt(digits, 8) % 256;
}
