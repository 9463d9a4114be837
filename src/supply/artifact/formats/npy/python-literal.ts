import { Malformed } from "../malformed.ts";

/** A literal of Python as `ast.literal_eval` reads it; dictionaries keep their order. */
export type PythonLiteral =
  | string
  | bigint
  | boolean
  | null
  | readonly PythonLiteral[]
  | ReadonlyMap<PythonLiteral, PythonLiteral>;

const DEPTH_MAX = 32;
const TOKEN =
  /[ \t\r\n]*(?:(?<sign>[()[\]{},:])|[bur]?'(?<single>(?:[^'\\\n]|\\.)*)'|[bur]?"(?<double>(?:[^"\\\n]|\\.)*)"|(?<number>-?\d{1,40})L?(?!\w)|(?<word>True|False|None)(?!\w))/y;

interface Reading {
  readonly text: string;
  at: number;
}

interface Token {
  readonly sign?: string;
  readonly value?: PythonLiteral;
}

/** Reads the header of a NumPy file. Throws `Malformed` for anything but one literal. */
export function parsePythonLiteral(text: string): PythonLiteral {
  const reading = { text, at: 0 };
  const value = readValue(next(reading), reading, DEPTH_MAX);
  if (text.slice(reading.at).trim() !== "") throw new Malformed("bad-literal", reading.at);
  return value;
}

function next(reading: Reading): Token {
  TOKEN.lastIndex = reading.at;
  const groups = TOKEN.exec(reading.text)?.groups;
  if (groups === undefined) throw new Malformed("bad-literal", reading.at);
  reading.at = TOKEN.lastIndex;
  const { sign, single, double, number, word } = groups;
  if (sign !== undefined) return { sign };
  if (number !== undefined) return { value: BigInt(number) };
  if (word !== undefined) return { value: word === "None" ? null : word === "True" };
  return { value: unescaped(single ?? double ?? "") };
}

/** Field names are the only strings, and their escapes the simple ones. */
function unescaped(text: string): string {
  return text.replaceAll(/\\(.)/g, "$1");
}

function readValue(token: Token, reading: Reading, depth: number): PythonLiteral {
  const { sign, value } = token;
  if (value !== undefined) return value;
  if (depth === 0) throw new Malformed("too-deep", reading.at);
  if (sign === "(") return readItems(reading, ")", depth);
  if (sign === "[") return readItems(reading, "]", depth);
  if (sign === "{") return readEntries(reading, depth);
  throw new Malformed("bad-literal", reading.at);
}

function readItems(reading: Reading, end: string, depth: number): readonly PythonLiteral[] {
  const items: PythonLiteral[] = [];
  for (let token = next(reading); token.sign !== end; token = next(reading)) {
    items.push(readValue(token, reading, depth - 1));
    const { sign } = next(reading);
    if (sign === end) break;
    if (sign !== ",") throw new Malformed("bad-literal", reading.at);
  }
  return items;
}

function readEntries(reading: Reading, depth: number): ReadonlyMap<PythonLiteral, PythonLiteral> {
  const entries = new Map<PythonLiteral, PythonLiteral>();
  for (let token = next(reading); token.sign !== "}"; token = next(reading)) {
    const key = readValue(token, reading, depth - 1);
    if (next(reading).sign !== ":") throw new Malformed("bad-literal", reading.at);
    entries.set(key, readValue(next(reading), reading, depth - 1));
    const { sign } = next(reading);
    if (sign === "}") break;
    if (sign !== ",") throw new Malformed("bad-literal", reading.at);
  }
  return entries;
}
