import { readBytes } from "../../byte-source.ts";
import type { ByteSource } from "../../byte-source.ts";
import type { Extent } from "../../format.ts";
import { LimitReached } from "../../limits.ts";
import { Malformed } from "../malformed.ts";

/** How the value of a field is stored. */
export type WireType = "varint" | "fixed64" | "bytes" | "group" | "fixed32";

/** One field of a message; its value stays in the file. */
export interface Field {
  readonly number: number;
  readonly type: WireType;
  /** Of the tag. */
  readonly offset: number;
  /** The value without its tag and length. */
  readonly content: Extent;
  /** Of a varint, as unsigned; inexact from 2^53 on, where negative numbers lie. 0 for others. */
  readonly value: number;
}

/** A protobuf file that is read field by field through a window. */
export interface Wire {
  readonly source: ByteSource;
  /** In order. Throws `Malformed`. */
  fields(message: Extent): Generator<Field, void>;
  /** UTF-8; cut after {@link TEXT_BYTES_MAX}. */
  text(content: Extent): string;
  /** Varints packed into one field, at most `countMax` of them. */
  packed(content: Extent, countMax: number): readonly number[];
}

export interface WireOptions {
  /** Called once a field. */
  readonly tick?: () => void;
  /** A last field that is cut off by the end of its message is given as far as it goes. */
  readonly lenient?: boolean;
}

export const TEXT_BYTES_MAX = 65_536;
/** As deep as protobuf libraries follow groups and messages by default. */
export const NESTING_MAX = 100;
const WINDOW_BYTES = 65_536;
const VARINT_BYTES_MAX = 10;
const TAG_BYTES_MAX = 5;
const NUMBER_MAX = 2 ** 29 - 1;
const GROUP_START = 3;
const GROUP_END = 4;
const TYPES: readonly (WireType | undefined)[] = [
  "varint",
  "fixed64",
  "bytes",
  "group",
  undefined,
  "fixed32",
];

interface Cursor {
  at: number;
  readonly end: number;
}

interface Tag {
  readonly number: number;
  readonly kind: number;
}

type ByteAt = (offset: number) => number;

export function openWire(source: ByteSource, options: WireOptions = {}): Wire {
  const byteAt = createByteAt(source);
  const { tick, lenient = false } = options;
  return {
    source,
    *fields({ offset, length }) {
      const cursor: Cursor = { at: offset, end: Math.min(offset + length, source.size) };
      while (cursor.at < cursor.end) {
        tick?.();
        yield readField(cursor, { byteAt, lenient, tick });
      }
    },
    text: ({ offset, length }) =>
      new TextDecoder().decode(readBytes(source, offset, Math.min(length, TEXT_BYTES_MAX))),
    packed({ offset, length }, countMax) {
      const cursor: Cursor = { at: offset, end: Math.min(offset + length, source.size) };
      const values: number[] = [];
      while (cursor.at < cursor.end && values.length < countMax) {
        values.push(readVarint(cursor, byteAt, VARINT_BYTES_MAX));
      }
      return values;
    },
  };
}

/** All of a source as one message. */
export function wholeOf(source: ByteSource): Extent {
  return { offset: 0, length: source.size };
}

function createByteAt(source: ByteSource): ByteAt {
  const window = new Uint8Array(Math.min(WINDOW_BYTES, source.size));
  let from = 0;
  let filled = 0;
  return (offset) => {
    if (offset < from || offset >= from + filled) {
      from = offset;
      filled = source.readInto(window, offset);
    }
    const byte = offset - from < filled ? window[offset - from] : undefined;
    if (byte === undefined) throw new Malformed("truncated", offset);
    return byte;
  };
}

interface Reading {
  readonly byteAt: ByteAt;
  readonly lenient: boolean;
  readonly tick: (() => void) | undefined;
}

function readField(cursor: Cursor, reading: Reading): Field {
  const offset = cursor.at;
  const { number, kind } = readTag(cursor, reading.byteAt);
  const type = TYPES[kind];
  if (type === undefined) throw new Malformed("bad-wire-type", offset);
  if (type === "varint") {
    const from = cursor.at;
    const value = readVarint(cursor, reading.byteAt, VARINT_BYTES_MAX);
    return { number, type, offset, content: { offset: from, length: cursor.at - from }, value };
  }
  const content =
    type === "group" ? skipGroup(cursor, number, reading) : take(cursor, type, reading);
  return { number, type, offset, content, value: 0 };
}

function take(
  cursor: Cursor,
  type: "fixed64" | "bytes" | "fixed32",
  { byteAt, lenient }: Reading,
): Extent {
  const length =
    type === "bytes" ? readVarint(cursor, byteAt, VARINT_BYTES_MAX) : type === "fixed64" ? 8 : 4;
  const left = cursor.end - cursor.at;
  if (length > left && !lenient) throw new Malformed("field-beyond-end", cursor.at);
  const content = { offset: cursor.at, length: Math.min(length, left) };
  cursor.at += content.length;
  return content;
}

function readTag(cursor: Cursor, byteAt: ByteAt): Tag {
  const offset = cursor.at;
  const tag = readVarint(cursor, byteAt, TAG_BYTES_MAX);
  const number = Math.floor(tag / 8);
  if (number === 0 || number > NUMBER_MAX) throw new Malformed("bad-field-number", offset);
  return { number, kind: tag % 8 };
}

function readVarint(cursor: Cursor, byteAt: ByteAt, bytesMax: number): number {
  let value = 0;
  let scale = 1;
  for (let count = 0; count < bytesMax; count += 1) {
    if (cursor.at >= cursor.end) throw new Malformed("truncated", cursor.at);
    const byte = byteAt(cursor.at);
    cursor.at += 1;
    value += (byte % 128) * scale;
    if (byte < 128) return value;
    scale *= 128;
  }
  throw new Malformed("overlong-varint", cursor.at);
}

/** The fields of a group up to the tag that ends it. */
function skipGroup(cursor: Cursor, number: number, reading: Reading): Extent {
  const from = cursor.at;
  const open = [number];
  for (;;) {
    reading.tick?.();
    const offset = cursor.at;
    const tag = readTag(cursor, reading.byteAt);
    if (tag.kind === GROUP_END) {
      if (open.pop() !== tag.number) throw new Malformed("unmatched-group", offset);
      if (open.length === 0) return { offset: from, length: offset - from };
    } else if (tag.kind === GROUP_START) {
      open.push(tag.number);
      if (open.length > NESTING_MAX) throw new LimitReached("depth", NESTING_MAX);
    } else {
      skipValue(cursor, tag.kind, reading);
    }
  }
}

function skipValue(cursor: Cursor, kind: number, reading: Reading): void {
  const type = TYPES[kind];
  if (type === "varint") readVarint(cursor, reading.byteAt, VARINT_BYTES_MAX);
  else if (type === undefined || type === "group") throw new Malformed("bad-wire-type", cursor.at);
  else take(cursor, type, { ...reading, lenient: false });
}
