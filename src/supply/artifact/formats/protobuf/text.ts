import { readBytes } from "../../byte-source.ts";
import type { ByteSource } from "../../byte-source.ts";
import { LimitReached } from "../../limits.ts";
import { Malformed } from "../malformed.ts";
import { MessageOutput } from "./message-output.ts";
import type { MessageFields, Schema } from "./schema.ts";
import { NESTING_MAX } from "./wire.ts";

/** Texts are for people: graphs this large are written in binary. */
export const TEXT_FORM_BYTES_MAX = 16 * 2 ** 20;

/** Numbers behind names of values, where a reader needs them. */
const ENUM_VALUES = new Map([
  ["true", 1],
  ["True", 1],
  ["EXTERNAL", 1],
  ["DT_STRING", 7],
]);

interface Reading {
  readonly text: string;
  at: number;
  readonly schema: Schema;
  readonly tick: () => void;
  readonly output: MessageOutput;
}

/**
 * The binary form of a message in protobuf's text form, with the fields that the schema names and
 * without the others. Throws `Malformed` and `LimitReached`.
 */
export function encodeTextForm(
  source: ByteSource,
  {
    schema,
    kind,
    tick,
  }: { readonly schema: Schema; readonly kind: string; readonly tick: () => void },
): Uint8Array {
  if (source.size > TEXT_FORM_BYTES_MAX) throw new LimitReached("size", TEXT_FORM_BYTES_MAX);
  const { buffer, byteOffset, length } = readBytes(source, 0, source.size);
  const text = Buffer.from(buffer, byteOffset, length).toString("latin1");
  const output = new MessageOutput();
  const reading: Reading = { text, at: 0, schema, tick, output };
  readMessage(reading, { kind, close: "", depth: 1 });
  if (reading.at < text.length) throw new Malformed("stray-bracket", reading.at);
  return output.bytes();
}

interface Body {
  /** Undefined in messages that nobody looks at. */
  readonly kind: string | undefined;
  readonly close: string;
  readonly depth: number;
}

function readMessage(reading: Reading, { kind, close, depth }: Body): void {
  if (depth > NESTING_MAX) throw new LimitReached("depth", NESTING_MAX);
  const fields = kind === undefined ? undefined : reading.schema[kind];
  for (;;) {
    reading.tick();
    skipBlanks(reading);
    const sign = reading.text[reading.at] ?? "";
    if (sign === close) {
      reading.at += close.length;
      return;
    }
    if (sign === "") throw new Malformed("truncated", reading.at);
    if (sign === "}" || sign === ">") {
      if (close !== "") throw new Malformed("unmatched-bracket", reading.at);
      return;
    }
    readField(reading, { fields, depth });
    skipBlanks(reading);
    if (/[,;]/.test(reading.text[reading.at] ?? "")) reading.at += 1;
  }
}

interface FieldPlace {
  readonly fields: MessageFields | undefined;
  readonly depth: number;
}

const NAME = /[A-Za-z_][\w.]*|\[[\w./\s-]{1,512}\]/y;

function readField(reading: Reading, place: FieldPlace): void {
  const name = match(reading, NAME);
  if (name === null) throw new Malformed("bad-field-name", reading.at);
  const entry =
    place.fields !== undefined && Object.hasOwn(place.fields, name)
      ? place.fields[name]
      : undefined;
  skipBlanks(reading);
  if (reading.text[reading.at] === ":") reading.at += 1;
  skipBlanks(reading);
  if (reading.text[reading.at] !== "[") {
    readValue(reading, entry, place);
    return;
  }
  reading.at += 1;
  for (;;) {
    reading.tick();
    skipBlanks(reading);
    if (reading.text[reading.at] === "]") break;
    readValue(reading, entry, place);
    skipBlanks(reading);
    if (reading.text[reading.at] === ",") reading.at += 1;
    else if (reading.text[reading.at] !== "]") throw new Malformed("bad-list", reading.at);
  }
  reading.at += 1;
}

type Entry = MessageFields[string] | undefined;

const SCALAR = /[-+]?\s*[\w.][\w.+-]*/y;

function readValue(reading: Reading, entry: Entry, place: FieldPlace): void {
  const sign = reading.text[reading.at] ?? "";
  if (sign === "{" || sign === "<") readInner(reading, entry, place);
  else if (sign === '"' || sign === "'") {
    const content = readStrings(reading);
    if (entry !== undefined) reading.output.text(entry[0], content);
  } else {
    const scalar = match(reading, SCALAR);
    if (scalar === null) throw new Malformed("bad-value", reading.at);
    if (entry?.[1] === "int") reading.output.number(entry[0], numberOf(scalar));
  }
}

function readInner(reading: Reading, entry: Entry, { depth }: FieldPlace): void {
  const close = reading.text[reading.at] === "{" ? "}" : ">";
  reading.at += 1;
  const kind =
    entry !== undefined && Object.hasOwn(reading.schema, entry[1]) ? entry[1] : undefined;
  const body = { kind, close, depth: depth + 1 };
  if (entry === undefined || kind === undefined) return readMessage(reading, body);
  const start = reading.output.open(entry[0]);
  readMessage(reading, body);
  reading.output.close(start);
}

/** Strings that stand behind each other are one. */
function readStrings(reading: Reading): Buffer {
  const parts: Buffer[] = [];
  while (/["']/.test(reading.text[reading.at] ?? "")) {
    parts.push(readString(reading));
    skipBlanks(reading);
  }
  return Buffer.concat(parts);
}

/** Negative and odd numbers as 0: what reads them compares with small positive ones. */
function numberOf(scalar: string): number {
  const value = ENUM_VALUES.get(scalar) ?? Number(scalar.replace(/[uUlL]+$/, ""));
  return Number.isSafeInteger(value) && value > 0 ? value : 0;
}

const BLANKS = /(?:\s+|#[^\n]*)+/y;

function skipBlanks(reading: Reading): void {
  match(reading, BLANKS);
}

function match(reading: Reading, pattern: RegExp): string | null {
  pattern.lastIndex = reading.at;
  const found = pattern.exec(reading.text)?.[0] ?? null;
  if (found !== null) reading.at += found.length;
  return found;
}

const PLAIN = { '"': /[^"\\\n]+/y, "'": /[^'\\\n]+/y } as const;
const ESCAPE = /\\(?:[0-7]{1,3}|[xX][\da-fA-F]{1,2}|u[\da-fA-F]{4}|U[\da-fA-F]{8}|[^\n])/y;
const ESCAPED = new Map([
  ["n", 10],
  ["r", 13],
  ["t", 9],
  ["a", 7],
  ["b", 8],
  ["f", 12],
  ["v", 11],
]);

function readString(reading: Reading): Buffer {
  const quote = reading.text[reading.at] === "'" ? "'" : '"';
  reading.at += 1;
  const parts: Buffer[] = [];
  for (;;) {
    reading.tick();
    const plain = match(reading, PLAIN[quote]);
    if (plain !== null) parts.push(Buffer.from(plain, "latin1"));
    if (reading.text[reading.at] === quote) break;
    const escape = match(reading, ESCAPE);
    if (escape === null) throw new Malformed("bad-string", reading.at);
    parts.push(unescaped(escape.slice(1)));
  }
  reading.at += 1;
  return Buffer.concat(parts);
}

function unescaped(escape: string): Buffer {
  const [kind = ""] = escape;
  if (/[0-7]/.test(kind)) return Buffer.from([Number.parseInt(escape, 8) % 256]);
  const isHex = escape.length > 1;
  if (/[xX]/.test(kind) && isHex) return Buffer.from([Number.parseInt(escape.slice(1), 16)]);
  if (/[uU]/.test(kind) && isHex) {
    const point = Number.parseInt(escape.slice(1), 16);
    return Buffer.from(String.fromCodePoint(point > 0x10ffff ? 0xfffd : point));
  }
  return Buffer.from([ESCAPED.get(kind) ?? escape.charCodeAt(0)]);
}
