import { LimitReached } from "../../limits.ts";
import { Malformed } from "../malformed.ts";

/**
 * JSON as Python's `json` takes it: `NaN`, repeated keys, any depth within reason. Long lists of
 * texts are cut and numbers in objects left out, since only what names something matters.
 */
export type Json = JsonObject | JsonArray | JsonText | JsonScalar;

export interface JsonObject {
  readonly kind: "object";
  /** UTF-16 units from the start of the text. */
  readonly at: number;
  /** Repeated keys each time they come. */
  readonly entries: readonly (readonly [string, Json])[];
}

export interface JsonArray {
  readonly kind: "array";
  readonly at: number;
  readonly items: readonly Json[];
}

export interface JsonText {
  readonly kind: "text";
  readonly at: number;
  readonly value: string;
}

/** A number, `true`, `false` or `null`. */
export interface JsonScalar {
  readonly kind: "scalar";
  readonly at: number;
}

const DEPTH_MAX = 1000;
const NODES_MAX = 1_000_000;
/** Of items without items of their own. */
const ITEMS_KEPT = 256;

interface Reading {
  readonly text: string;
  readonly tick: () => void;
  at: number;
  nodes: number;
}

/** The first value; whatever follows is left alone. Throws `Malformed` and `LimitReached`. */
export function parsePythonJson(text: string, tick: () => void): Json {
  const reading = { text, tick, at: 0, nodes: 0 };
  skipSpace(reading);
  return readValue(reading, 0);
}

function readValue(reading: Reading, depth: number): Json {
  reading.tick();
  if (depth > DEPTH_MAX) throw new LimitReached("size", DEPTH_MAX);
  switch (reading.text.charAt(reading.at)) {
    case "{":
      return readObject(reading, depth);
    case "[":
      return readArray(reading, depth);
    case '"':
      return readText(reading);
    default:
      return readScalar(reading);
  }
}

/** Of numbers and switches only this one matters. */
const SWITCH = "safe_mode";

function readObject(reading: Reading, depth: number): JsonObject {
  const { at } = reading;
  const entries: [string, Json][] = [];
  for (let more = open(reading, "}"); more; more = goesOn(reading, "}")) {
    if (reading.text.charAt(reading.at) !== '"') throw new Malformed("no-key", reading.at);
    const key = readText(reading).value;
    skipSpace(reading);
    take(reading, ":");
    skipSpace(reading);
    const value = readValue(reading, depth + 1);
    if (value.kind !== "scalar" || key === SWITCH) keep(reading, entries, [key, value]);
  }
  return { kind: "object", at, entries };
}

function readArray(reading: Reading, depth: number): JsonArray {
  const { at } = reading;
  const items: Json[] = [];
  for (let more = open(reading, "]"); more; more = goesOn(reading, "]")) {
    const value = readValue(reading, depth + 1);
    if (isKept(value, items.length)) keep(reading, items, value);
  }
  return { kind: "array", at, items };
}

function isKept(value: Json, already: number): boolean {
  return already < ITEMS_KEPT || value.kind === "object" || value.kind === "array";
}

function keep<Item>(reading: Reading, items: Item[], item: Item): void {
  reading.nodes += 1;
  if (reading.nodes > NODES_MAX) throw new LimitReached("size", NODES_MAX);
  items.push(item);
}

/** Takes the sign that opens; whether there is an item. */
function open(reading: Reading, closing: string): boolean {
  reading.at += 1;
  skipSpace(reading);
  if (reading.text.charAt(reading.at) !== closing) return true;
  reading.at += 1;
  return false;
}

/** Takes a comma or the sign that closes; whether there is another item. */
function goesOn(reading: Reading, closing: string): boolean {
  skipSpace(reading);
  if (reading.text.charAt(reading.at) === closing) {
    reading.at += 1;
    return false;
  }
  take(reading, ",");
  skipSpace(reading);
  return true;
}

function take(reading: Reading, sign: string): void {
  if (reading.text.charAt(reading.at) !== sign) throw new Malformed("bad-json", reading.at);
  reading.at += 1;
}

const SCALAR = /-?(?:Infinity|NaN|\d+(?:\.\d+)?(?:[eE][+-]?\d+)?)|true|false|null/y;

function readScalar(reading: Reading): JsonScalar {
  const { at } = reading;
  SCALAR.lastIndex = at;
  const length = SCALAR.exec(reading.text)?.[0].length ?? 0;
  if (length === 0) throw new Malformed("bad-json", at);
  reading.at += length;
  return { kind: "scalar", at };
}

const ESCAPES: Readonly<Record<string, string>> = {
  b: "\b",
  f: "\f",
  n: "\n",
  r: "\r",
  t: "\t",
};

function readText(reading: Reading): JsonText {
  const { text, at } = reading;
  const end = closingQuote(text, at);
  reading.at = end + 1;
  const raw = text.slice(at + 1, end);
  return { kind: "text", at, value: raw.includes("\\") ? unescaped(raw) : raw };
}

/** An odd run of strokes escapes the quote; each run is counted once. */
function closingQuote(text: string, start: number): number {
  for (let at = start; ;) {
    at = text.indexOf('"', at + 1);
    if (at === -1) throw new Malformed("text-without-end", start);
    let before = at - 1;
    while (text.charAt(before) === "\\") before -= 1;
    if ((at - 1 - before) % 2 === 0) return at;
  }
}

/** What is no escape stands for its sign: stricter readers refuse it. */
function unescaped(raw: string): string {
  try {
    return String(JSON.parse(`"${raw}"`));
  } catch {
    return raw.replaceAll(
      /\\(?:u([0-9a-f]{4})|([^]))/gi,
      (_, code: string | undefined, sign: string | undefined) => {
        if (code !== undefined) return String.fromCharCode(Number.parseInt(code, 16));
        return ESCAPES[sign ?? ""] ?? sign ?? "";
      },
    );
  }
}

function skipSpace(reading: Reading): void {
  const { text } = reading;
  while (" \t\n\r".includes(text.charAt(reading.at)) && reading.at < text.length) reading.at += 1;
}
