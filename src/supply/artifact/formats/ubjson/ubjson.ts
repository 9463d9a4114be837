import { Buffer } from "node:buffer";
import { readBytes, windowed } from "../../byte-source.ts";
import type { ByteSource } from "../../byte-source.ts";
import { LimitReached } from "../../limits.ts";
import { Malformed } from "../malformed.ts";

/** A text with the keys on the way to it, outermost first. */
export interface UbjsonText {
  readonly path: readonly string[];
  readonly text: string;
  readonly offset: number;
}

export interface UbjsonOptions {
  onText(found: UbjsonText): void;
  tick(): void;
}

const NESTING_MAX = 256;
const WINDOW_BYTES = 65_536;
const KEPT_TEXT_MAX = 65_536;
const KEY_BYTES_MAX = 65_536;
const OBJECT = "{";
const LIST = "[";

/** Bytes of the values whose size their type tells (ubjson.org, draft 12). */
const SIZES = new Map([
  ..."ZNTF".split("").map((type) => [type, 0] as const),
  ..."iUC".split("").map((type) => [type, 1] as const),
  ["I", 2],
  ["l", 4],
  ["d", 4],
  ["L", 8],
  ["D", 8],
]);

/** An object whose first key has a length that fits, as it begins. */
export function looksLikeUbjson(start: Uint8Array): boolean {
  const text = Buffer.from(start.subarray(0, 3)).toString("latin1");
  if (text.startsWith("{L\0")) return start[3] === 0 && start[4] === 0 && start[5] === 0;
  return /^\{[$#][\w[{]/.test(text);
}

/** Reads one value and what is behind it. Throws `Malformed` and `LimitReached`. */
export function readUbjson(source: ByteSource, options: UbjsonOptions): void {
  const reading: Reading = {
    source: windowed(source, WINDOW_BYTES),
    at: 0,
    one: new Uint8Array(1),
    path: [],
    options,
  };
  readValue(reading, sign(reading), 1);
  if (reading.at < source.size) throw new Malformed("bytes-behind-end", reading.at);
}

interface Reading {
  readonly source: ByteSource;
  at: number;
  /** Room for one byte. */
  readonly one: Uint8Array;
  readonly path: string[];
  readonly options: UbjsonOptions;
}

function take(reading: Reading, bytes: number): number {
  const from = reading.at;
  if (bytes > reading.source.size - from) throw new Malformed("truncated", from);
  reading.at += bytes;
  return from;
}

function bytesOf(reading: Reading, count: number): Buffer {
  return Buffer.from(readBytes(reading.source, take(reading, count), count));
}

/** The next type; no-operations in between are read past. */
function sign(reading: Reading): string {
  for (;;) {
    const text = peek(reading);
    take(reading, 1);
    if (text !== "N") return text;
    reading.options.tick();
  }
}

/** "" at the end. */
function peek({ source, at, one }: Reading): string {
  return source.readInto(one, at) === 0 ? "" : String.fromCharCode(one[0] ?? 0);
}

function readLength(reading: Reading): number {
  const type = sign(reading);
  const size = SIZES.get(type) ?? 0;
  if (!"iUIlL".includes(type)) throw new Malformed("bad-length", reading.at);
  const bytes = bytesOf(reading, size);
  const length =
    type === "U"
      ? bytes.readUInt8(0)
      : size === 8
        ? Number(bytes.readBigInt64BE(0))
        : bytes.readIntBE(0, size);
  if (length < 0) throw new Malformed("bad-length", reading.at);
  return length;
}

function readText(reading: Reading): string {
  const length = readLength(reading);
  const from = take(reading, length);
  const kept = readBytes(reading.source, from, Math.min(length, KEPT_TEXT_MAX));
  return Buffer.from(kept).toString("utf8");
}

function readValue(reading: Reading, type: string, depth: number): void {
  reading.options.tick();
  if (depth > NESTING_MAX) throw new LimitReached("depth", NESTING_MAX);
  const size = SIZES.get(type);
  if (size !== undefined) take(reading, size);
  else if (type === "S" || type === "H") {
    const offset = reading.at;
    const text = readText(reading);
    reading.options.onText({ path: reading.path, text, offset });
  } else if (type === OBJECT || type === LIST) readContainer(reading, type, depth);
  else throw new Malformed("unknown-type", reading.at - 1);
}

interface Shape {
  /** Of every value, when it is written once in front. */
  readonly type: string | undefined;
  readonly count: number | undefined;
}

function readShape(reading: Reading): Shape {
  let type: string | undefined;
  if (peek(reading) === "$") {
    take(reading, 1);
    type = bytesOf(reading, 1).toString("latin1");
  }
  if (peek(reading) !== "#") {
    if (type !== undefined) throw new Malformed("type-without-count", reading.at);
    return { type, count: undefined };
  }
  take(reading, 1);
  return { type, count: readLength(reading) };
}

function readContainer(reading: Reading, kind: string, depth: number): void {
  const { type, count } = readShape(reading);
  if (count === undefined) {
    readOpenEnded(reading, kind, depth);
    return;
  }
  // Values of which only the type is written take no bytes: their number is limited all the same.
  if (count > reading.source.size) throw new Malformed("bad-length", reading.at);
  const size = type === undefined ? undefined : SIZES.get(type);
  if (kind === LIST && size !== undefined) take(reading, size * count);
  else for (let index = 0; index < count; index += 1) readMember(reading, { kind, type, depth });
}

function readOpenEnded(reading: Reading, kind: string, depth: number): void {
  const close = kind === OBJECT ? "}" : "]";
  for (;;) {
    reading.options.tick();
    const next = peek(reading);
    if (next === "N") take(reading, 1);
    else if (next === close) break;
    else readMember(reading, { kind, type: undefined, depth });
  }
  take(reading, 1);
}

interface Member {
  readonly kind: string;
  readonly type: string | undefined;
  readonly depth: number;
}

function readMember(reading: Reading, { kind, type, depth }: Member): void {
  if (kind === OBJECT) reading.path.push(readKey(reading));
  readValue(reading, type ?? sign(reading), depth + 1);
  if (kind === OBJECT) reading.path.pop();
}

function readKey(reading: Reading): string {
  const { at } = reading;
  const key = readText(reading);
  if (key.length > KEY_BYTES_MAX) throw new Malformed("bad-key", at);
  return key;
}
