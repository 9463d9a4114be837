import { Buffer } from "node:buffer";
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

/** The part of the file that is held in memory. */
interface Window {
  byteAt(offset: number): number;
  text(offset: number, length: number): string;
}

export function openWire(source: ByteSource, options: WireOptions = {}): Wire {
  const window = openWindow(source);
  const { tick, lenient = false } = options;
  return {
    source,
    *fields({ offset, length }) {
      const cursor: Cursor = { at: offset, end: Math.min(offset + length, source.size) };
      while (cursor.at < cursor.end) {
        tick?.();
        yield readField(cursor, { window, lenient, tick });
      }
    },
    text: ({ offset, length }) => window.text(offset, Math.min(length, TEXT_BYTES_MAX)),
    packed({ offset, length }, countMax) {
      const cursor: Cursor = { at: offset, end: Math.min(offset + length, source.size) };
      const values: number[] = [];
      while (cursor.at < cursor.end && values.length < countMax) {
        values.push(readVarint(cursor, window, VARINT_BYTES_MAX));
      }
      return values;
    },
  };
}

/** All of a source as one message. */
export function wholeOf(source: ByteSource): Extent {
  return { offset: 0, length: source.size };
}

function openWindow(source: ByteSource): Window {
  const window = Buffer.alloc(Math.min(WINDOW_BYTES, source.size));
  let from = 0;
  let filled = 0;
  const load = (offset: number): void => {
    from = offset;
    filled = source.readInto(window, offset);
  };
  return {
    byteAt(offset) {
      if (offset < from || offset >= from + filled) load(offset);
      const byte = offset - from < filled ? window[offset - from] : undefined;
      if (byte === undefined) throw new Malformed("truncated", offset);
      return byte;
    },
    text(offset, length) {
      if (offset < from || offset + length > from + filled) {
        // Of a text as long as the window, what follows is read again.
        load(offset);
      }
      return window.toString("utf8", offset - from, Math.min(filled, offset - from + length));
    },
  };
}

interface Reading {
  readonly window: Window;
  readonly lenient: boolean;
  readonly tick: (() => void) | undefined;
}

function readField(cursor: Cursor, reading: Reading): Field {
  const offset = cursor.at;
  const { number, kind } = readTag(cursor, reading.window);
  const type = TYPES[kind];
  if (type === undefined) throw new Malformed("bad-wire-type", offset);
  if (type === "varint") {
    const from = cursor.at;
    const value = readVarint(cursor, reading.window, VARINT_BYTES_MAX);
    return { number, type, offset, content: { offset: from, length: cursor.at - from }, value };
  }
  const content =
    type === "group" ? skipGroup(cursor, number, reading) : take(cursor, type, reading);
  return { number, type, offset, content, value: 0 };
}

function take(
  cursor: Cursor,
  type: "fixed64" | "bytes" | "fixed32",
  { window, lenient }: Reading,
): Extent {
  const length =
    type === "bytes" ? readVarint(cursor, window, VARINT_BYTES_MAX) : type === "fixed64" ? 8 : 4;
  const left = cursor.end - cursor.at;
  if (length > left && !lenient) throw new Malformed("field-beyond-end", cursor.at);
  const content = { offset: cursor.at, length: Math.min(length, left) };
  cursor.at += content.length;
  return content;
}

function readTag(cursor: Cursor, window: Window): Tag {
  const offset = cursor.at;
  const tag = readVarint(cursor, window, TAG_BYTES_MAX);
  const number = Math.floor(tag / 8);
  if (number === 0 || number > NUMBER_MAX) throw new Malformed("bad-field-number", offset);
  return { number, kind: tag % 8 };
}

function readVarint(cursor: Cursor, window: Window, bytesMax: number): number {
  let value = 0;
  let scale = 1;
  for (let count = 0; count < bytesMax; count += 1) {
    if (cursor.at >= cursor.end) throw new Malformed("truncated", cursor.at);
    const byte = window.byteAt(cursor.at);
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
    const tag = readTag(cursor, reading.window);
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
  if (type === "varint") readVarint(cursor, reading.window, VARINT_BYTES_MAX);
  else if (type === undefined || type === "group") throw new Malformed("bad-wire-type", cursor.at);
  else take(cursor, type, { ...reading, lenient: false });
}
