import { readBytes } from "../../byte-source.ts";
import type { ByteSource } from "../../byte-source.ts";
import { Malformed } from "../malformed.ts";
import { parsePythonLiteral } from "./python-literal.ts";
import type { PythonLiteral } from "./python-literal.ts";

/** The header of a NumPy array file (NEP 1, versions 1 to 3). */
export interface NpyHeader {
  /** Where the elements, or the pickle of them, begin. */
  readonly dataOffset: number;
  /** Bytes of all elements; null when they are objects, which are pickled. */
  readonly dataBytes: number | null;
  /** As written: `<f8`. */
  readonly dtype: string;
  readonly shape: readonly number[];
}

const MAGIC = Buffer.from("\x93NUMPY", "latin1");
const FIXED_BYTES = 8;
/** NumPy itself refuses more unless it is told to trust the file. */
const HEADER_BYTES_MAX = 65_536;
const DIMENSIONS_MAX = 64;

export function looksLikeNpy(start: Uint8Array): boolean {
  return MAGIC.equals(start.subarray(0, MAGIC.length));
}

/** Throws `Malformed`. */
export function readNpy(source: ByteSource): NpyHeader {
  const fixed = Buffer.from(readBytes(source, 0, FIXED_BYTES + 4));
  if (fixed.length < FIXED_BYTES + 2) throw new Malformed("truncated", fixed.length);
  const version = fixed[MAGIC.length] ?? 0;
  if (version < 1 || version > 3) throw new Malformed("unknown-version", MAGIC.length);
  const isShort = version === 1;
  const length = isShort ? fixed.readUInt16LE(FIXED_BYTES) : wideLength(fixed);
  const textOffset = FIXED_BYTES + (isShort ? 2 : 4);
  if (length > HEADER_BYTES_MAX) throw new Malformed("header-too-long", FIXED_BYTES);
  const bytes = Buffer.from(readBytes(source, textOffset, length));
  if (bytes.length < length) throw new Malformed("truncated", source.size);
  const fields = parsePythonLiteral(bytes.toString(version === 3 ? "utf8" : "latin1"));
  if (!isDictionary(fields)) throw new Malformed("bad-header", textOffset);
  const shape = shapeOf(fields.get("shape"), textOffset);
  const descr = fields.get("descr");
  const itemBytes = itemBytesOf(descr, DIMENSIONS_MAX);
  const count = shape.reduce((product, length) => product * length, 1);
  return {
    dataOffset: textOffset + length,
    dataBytes: itemBytes === null ? null : count * itemBytes,
    dtype: typeof descr === "string" ? descr : "structured",
    shape,
  };
}

function isDictionary(value: PythonLiteral): value is ReadonlyMap<PythonLiteral, PythonLiteral> {
  return value instanceof Map;
}

function wideLength(fixed: Buffer): number {
  if (fixed.length < FIXED_BYTES + 4) throw new Malformed("truncated", fixed.length);
  return fixed.readUInt32LE(FIXED_BYTES);
}

function shapeOf(value: PythonLiteral | undefined, offset: number): readonly number[] {
  if (!Array.isArray(value) || value.length > DIMENSIONS_MAX) {
    throw new Malformed("bad-shape", offset);
  }
  return value.map((length: PythonLiteral) => {
    const number = typeof length === "bigint" ? Number(length) : Number.NaN;
    if (!Number.isSafeInteger(number) || number < 0) throw new Malformed("bad-shape", offset);
    return number;
  });
}

/** Bytes of one element of a simple type; `U` counts characters of four bytes. */
const SIMPLE =
  /^[<>|=]?(?:([?bBhHiIlLqQefdgFDGpP])|([biufcSaV])(\d{1,9})|U(\d{1,9})|[mM]8(?:\[.{0,40}\])?)$/;
const LETTER_BYTES: Readonly<Record<string, number>> = {
  "?": 1,
  ...letters("bB", 1),
  ...letters("hHe", 2),
  ...letters("iIf", 4),
  ...letters("lLqQpPdF", 8),
  ...letters("gD", 16),
  ...letters("G", 32),
};

function letters(names: string, bytes: number): Readonly<Record<string, number>> {
  return Object.fromEntries(names.split("").map((name) => [name, bytes]));
}

/** Null when objects are among them. Throws `Malformed` for what is no type. */
function itemBytesOf(descr: PythonLiteral | undefined, depth: number): number | null {
  if (typeof descr === "string") return simpleBytes(descr);
  if (!Array.isArray(descr) || depth === 0) throw new Malformed("bad-dtype", FIXED_BYTES);
  let total = 0;
  for (const field of descr as readonly PythonLiteral[]) {
    if (!Array.isArray(field)) throw new Malformed("bad-dtype", FIXED_BYTES);
    const [, type, repeat] = field as readonly PythonLiteral[];
    const bytes = itemBytesOf(type, depth - 1);
    if (bytes === null) return null;
    const counts = repeat === undefined ? [] : Array.isArray(repeat) ? repeat : [repeat];
    total += shapeOf(counts, FIXED_BYTES).reduce((product, length) => product * length, bytes);
  }
  return total;
}

function simpleBytes(descr: string): number | null {
  if (/^[<>|=]?O8?4?$/.test(descr)) return null;
  const match = SIMPLE.exec(descr);
  if (match === null) throw new Malformed("bad-dtype", FIXED_BYTES);
  const [, letter, , size, characters] = match;
  if (letter !== undefined) return LETTER_BYTES[letter] ?? 0;
  if (size !== undefined) return Number(size);
  return characters === undefined ? 8 : Number(characters) * 4;
}
