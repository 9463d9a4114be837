import { Buffer } from "node:buffer";
import { readBytes } from "../../byte-source.ts";
import type { ByteSource } from "../../byte-source.ts";
import { LimitReached } from "../../limits.ts";
import { Malformed } from "../malformed.ts";

/** One piece of markup. Names keep their prefixes; references to entities stay as they are. */
export type XmlEvent =
  | {
      readonly kind: "open";
      readonly offset: number;
      readonly name: string;
      readonly attributes: Attributes;
    }
  | { readonly kind: "close"; readonly offset: number; readonly name: string }
  | { readonly kind: "text" | "doctype"; readonly offset: number; readonly text: string }
  | {
      readonly kind: "instruction";
      readonly offset: number;
      readonly name: string;
      readonly text: string;
    };

export type Attributes = ReadonlyMap<string, string>;

/** Of texts, values and declarations; the rest of a longer one is read past. */
const KEPT_TEXT_MAX = 16_384;
const ATTRIBUTES_MAX = 1000;
const NAME_MAX = 1024;
export const XML_DEPTH_MAX = 1000;
const WINDOW_BYTES = 65_536;

/**
 * The markup of a file, in order; nothing is resolved or fetched. Bytes are taken for ASCII or a
 * superset of it. Throws `Malformed`, and `LimitReached` for what is nested too deep.
 */
export function* xmlEvents(source: ByteSource): Generator<XmlEvent, void> {
  const text = openText(source);
  const open: string[] = [];
  let at = text.startsWith("\u00EF\u00BB\u00BF", 0) ? 3 : 0;
  let hasRoot = false;
  while (at < source.size) {
    const next = text.find("<", at);
    yield* pieces(text, at, next);
    if (next === source.size) break;
    if (text.startsWith(CDATA, next)) {
      at = endOf(text, "]]>", next + CDATA.length);
      yield* pieces(text, next + CDATA.length, at - 3);
      continue;
    }
    const { event, end, isEmpty, broken } = readMarkup(text, next);
    at = end;
    yield* breakOff(event, broken);
    if (event === null) continue;
    if (event.kind === "open") {
      hasRoot = true;
      open.push(event.name);
      if (open.length > XML_DEPTH_MAX) throw new LimitReached("depth", XML_DEPTH_MAX);
    }
    if (event.kind === "close" && open.pop() !== event.name) {
      throw new Malformed("unmatched-tag", event.offset);
    }
    yield event;
    if (event.kind === "open" && isEmpty) {
      open.pop();
      yield { kind: "close", offset: event.offset, name: event.name };
    }
  }
  if (open.length > 0 || !hasRoot) throw new Malformed("truncated", source.size);
}

/** Tells what was read before it throws what has broken, if anything has. */
function* breakOff(event: XmlEvent | null, broken: Markup["broken"]): Generator<XmlEvent, void> {
  if (broken === undefined) return;
  if (event !== null) yield event;
  throw broken;
}

const CDATA = "<![CDATA[";
/** So that a word on the border of two pieces is whole in one of them. */
const OVERLAP = 256;

/** A text in pieces that are short enough to be kept. */
function* pieces(text: Text, from: number, to: number): Generator<XmlEvent, void> {
  for (let at = from; at < to; at += KEPT_TEXT_MAX - OVERLAP) {
    yield { kind: "text", offset: at, text: text.read(at, to) };
    if (to - at <= KEPT_TEXT_MAX) return;
  }
}

/** Text read through a window, as Latin-1. */
interface Text {
  readonly size: number;
  startsWith(text: string, at: number): boolean;
  /** Where `text` begins, from `at` on; the size when it does not. */
  find(text: string, at: number): number;
  /** Cut after {@link KEPT_TEXT_MAX}. */
  read(from: number, to: number): string;
  charAt(at: number): string;
}

function openText(source: ByteSource): Text {
  let from = 0;
  let window = Buffer.alloc(0);
  const load = (at: number): void => {
    from = at;
    window = Buffer.from(readBytes(source, at, WINDOW_BYTES));
  };
  const read = (start: number, end: number): string => {
    const length = Math.min(end - start, KEPT_TEXT_MAX);
    if (start < from || start + length > from + window.length) load(start);
    return window.toString("latin1", start - from, start - from + length);
  };
  return {
    size: source.size,
    read,
    charAt: (at) => read(at, at + 1),
    startsWith: (text, at) => read(at, at + text.length) === text,
    find(text, at) {
      for (let start = at; start < source.size;) {
        if (start < from || start + text.length > from + window.length) load(start);
        const found = window.indexOf(text, start - from, "latin1");
        if (found !== -1) return from + found;
        if (from + window.length >= source.size) break;
        start = from + window.length - text.length + 1;
      }
      return source.size;
    },
  };
}

interface Markup {
  /** Null for a comment. */
  readonly event: XmlEvent | null;
  readonly end: number;
  readonly isEmpty: boolean;
  /** What ends the reading, once the event has been told. */
  readonly broken?: Malformed | LimitReached;
}

function readMarkup(text: Text, at: number): Markup {
  if (text.startsWith("<!--", at)) {
    return { event: null, end: endOf(text, "-->", at + 4), isEmpty: false };
  }
  if (text.startsWith("<!", at)) {
    return readDeclaration(text, at);
  }
  if (text.startsWith("<?", at)) {
    const end = endOf(text, "?>", at + 2);
    const content = text.read(at + 2, end - 2);
    const name = /^[^\s?]*/.exec(content)?.[0] ?? "";
    return { event: { kind: "instruction", offset: at, name, text: content }, end, isEmpty: false };
  }
  return text.startsWith("</", at) ? readClose(text, at) : readOpen(text, at);
}

function endOf(text: Text, mark: string, at: number): number {
  const found = text.find(mark, at);
  if (found === text.size) throw new Malformed("truncated", at);
  return found + mark.length;
}

/** Document types of models are one line; longer ones than this are not read on. */
const DECLARATION_MAX = 4 * 2 ** 20;
const PART_MAX = 8192;
const TELLING = ["<!ENTITY", "SYSTEM", "PUBLIC"];

function readDeclaration(text: Text, at: number): Markup {
  const end = endOfDeclaration(text, at);
  const shown = end ?? Math.min(text.size, at + DECLARATION_MAX);
  const event = { kind: "doctype", offset: at, text: tellingParts(text, at, shown) } as const;
  if (end !== null) return { event, end, isEmpty: false };
  const isLong = text.size - at > DECLARATION_MAX;
  const broken = isLong
    ? new LimitReached("size", DECLARATION_MAX)
    : new Malformed("truncated", text.size);
  return { event, end: text.size, isEmpty: false, broken };
}

/** The beginning of a declaration and what follows its words, however much lies between them. */
function tellingParts(text: Text, at: number, end: number): string {
  const places = [at, ...TELLING.map((word) => text.find(word, at))];
  const parts = places.filter((place) => place < end);
  return parts.map((place) => text.read(place, end).slice(0, PART_MAX)).join("\n");
}

/** Signs are close to each other. */
const PIECE = 256;
const DECLARING = /["'<>[\]]/g;

/** A document type ends behind its brackets; quotes hide both. Null when it is cut or too long. */
function endOfDeclaration(text: Text, at: number): number | null {
  const size = Math.min(text.size, at + DECLARATION_MAX);
  let depth = 0;
  let from = at + 2;
  while (from < size) {
    const piece = text.read(from, Math.min(size, from + PIECE));
    DECLARING.lastIndex = 0;
    const match = DECLARING.exec(piece);
    if (match === null) {
      from += piece.length;
      continue;
    }
    const index = from + match.index;
    const [sign] = match;
    from = hiddenUntil(text, sign, index) ?? index + 1;
    if (from > index + 1) continue;
    if (sign === ">" && depth === 0) return from;
    depth += sign === "<" || sign === "[" ? 1 : -1;
  }
  return null;
}

/** Behind a text in quotes or a comment that begins here; null where none does. */
function hiddenUntil(text: Text, sign: string, at: number): number | null {
  if (sign === '"' || sign === "'") return text.find(sign, at + 1) + 1;
  return sign === "<" && text.startsWith("<!--", at) ? text.find("-->", at + 4) + 3 : null;
}

const NAME = /^[^\s<>/=?!"'&]+/;

function readClose(text: Text, at: number): Markup {
  const end = endOf(text, ">", at);
  const name = NAME.exec(text.read(at + 2, Math.min(end, at + NAME_MAX)))?.[0];
  if (name === undefined) throw new Malformed("bad-tag", at);
  return { event: { kind: "close", offset: at, name }, end, isEmpty: false };
}

function readOpen(text: Text, at: number): Markup {
  const name = NAME.exec(text.read(at + 1, at + NAME_MAX))?.[0];
  if (name === undefined) throw new Malformed("bad-tag", at);
  const attributes = new Map<string, string>();
  let index = at + 1 + name.length;
  for (;;) {
    index = skipBlanks(text, index);
    if (index >= text.size) throw new Malformed("truncated", at);
    if (text.startsWith("/>", index) || text.startsWith(">", index)) {
      const isEmpty = text.charAt(index) === "/";
      const end = index + (isEmpty ? 2 : 1);
      return { event: { kind: "open", offset: at, name, attributes }, end, isEmpty };
    }
    index = readAttribute(text, index, attributes);
    if (attributes.size > ATTRIBUTES_MAX) throw new LimitReached("size", ATTRIBUTES_MAX);
  }
}

function readAttribute(text: Text, at: number, attributes: Map<string, string>): number {
  const name = NAME.exec(text.read(at, at + NAME_MAX))?.[0];
  if (name === undefined) throw new Malformed("bad-attribute", at);
  let index = skipBlanks(text, at + name.length);
  if (text.charAt(index) !== "=") throw new Malformed("bad-attribute", at);
  index = skipBlanks(text, index + 1);
  const quote = text.charAt(index);
  if (quote !== '"' && quote !== "'") throw new Malformed("bad-attribute", at);
  const end = endOf(text, quote, index + 1);
  if (attributes.has(name)) throw new Malformed("duplicate-attribute", at);
  attributes.set(name, unescaped(text.read(index + 1, end - 1)));
  return end;
}

function skipBlanks(text: Text, at: number): number {
  let index = at;
  while (index < text.size && /\s/.test(text.charAt(index))) index += 1;
  return index;
}

const PREDEFINED = new Map([
  ["lt", "<"],
  ["gt", ">"],
  ["quot", '"'],
  ["apos", "'"],
]);

/** With numbered and predefined references resolved; those to other entities stay. */
export function unescaped(text: string): string {
  const named = text.replaceAll(/&(lt|gt|quot|apos);/g, (whole, name: string) => {
    return PREDEFINED.get(name) ?? whole;
  });
  return named
    .replaceAll(/&#x([\da-f]{1,6});/gi, (_, hex: string) => signOf(Number.parseInt(hex, 16)))
    .replaceAll(/&#(\d{1,7});/g, (_, decimal: string) => signOf(Number(decimal)))
    .replaceAll("&amp;", "&");
}

function signOf(point: number): string {
  return point <= 0x10ffff ? String.fromCodePoint(point) : "\uFFFD";
}
