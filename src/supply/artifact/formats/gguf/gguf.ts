import { readBytes, windowed } from "../../byte-source.ts";
import type { ByteSource } from "../../byte-source.ts";
import type { Extent } from "../../format.ts";
import { LimitReached } from "../../limits.ts";
import { Malformed } from "../malformed.ts";
import { tensorBytes } from "./tensor-types.ts";

/** A GGUF file (versions 2 and 3) without the bytes of its tensors. */
export interface Gguf {
  readonly version: number;
  readonly entries: readonly GgufEntry[];
  readonly tensors: readonly GgufTensor[];
  /** Where the bytes of the tensors begin: aligned, behind the list of tensors. */
  readonly dataOffset: number;
}

/** One pair of key and value; arrays of numbers are not kept. */
export interface GgufEntry {
  readonly key: string;
  readonly values: readonly GgufValue[];
}

export interface GgufValue {
  /** Null for a text that is too long to keep. */
  readonly value: string | number | boolean | null;
  /** Of the text, without its length. */
  readonly extent: Extent;
}

export interface GgufTensor {
  readonly name: string;
  /** From {@link Gguf.dataOffset}; null length when the type is not known. */
  readonly offset: number;
  readonly length: number | null;
}

const MAGIC = Buffer.from("GGUF");
const WINDOW_BYTES = 65_536;
const KEY_BYTES_MAX = 65_535;
const TEXT_BYTES_MAX = 2 ** 22;
/** Vocabularies have a few hundred thousand words. */
const ITEMS_MAX = 4_000_000;
const KEPT_TEXTS_MAX = 64;
const ENTRIES_MAX = 65_536;
const TENSORS_MAX = 1_000_000;
const DIMENSIONS_MAX = 4;
const DEPTH_MAX = 4;
const ALIGNMENT = 32;
const ALIGNMENT_MAX = 2 ** 20;

const TYPE = { bool: 7, string: 8, array: 9 } as const;
/** Bytes of the numbers by their type. */
const NUMBER_BYTES = new Map<number, 1 | 2 | 4 | 8>([
  [0, 1],
  [1, 1],
  [2, 2],
  [3, 2],
  [4, 4],
  [5, 4],
  [6, 4],
  [7, 1],
  [10, 8],
  [11, 8],
  [12, 8],
]);
const FLOATS = new Set([6, 12]);

export function looksLikeGguf(start: Uint8Array): boolean {
  return MAGIC.equals(start.subarray(0, MAGIC.length));
}

/** Throws `Malformed` and `LimitReached`; every count and length is held against what is left. */
export function readGguf(source: ByteSource, tick: () => void): Gguf {
  const cursor = new Cursor(windowed(source, WINDOW_BYTES), MAGIC.length);
  const version = cursor.version();
  if (version < 2 || version > 3) throw new Malformed("unknown-version", MAGIC.length);
  const tensorCount = cursor.count(TENSORS_MAX);
  const entryCount = cursor.count(ENTRIES_MAX);
  const entries: GgufEntry[] = [];
  for (let index = 0; index < entryCount; index += 1) {
    tick();
    const key = cursor.text(KEY_BYTES_MAX).value;
    if (key === null) throw new Malformed("key-too-long", cursor.offset);
    const values = readValues(cursor, cursor.uint32(), { depth: DEPTH_MAX, tick });
    entries.push({ key, values });
  }
  const tensors: GgufTensor[] = [];
  for (let index = 0; index < tensorCount; index += 1) {
    tick();
    tensors.push(readTensor(cursor));
  }
  const alignment = alignmentOf(entries);
  const dataOffset = Math.ceil(cursor.offset / alignment) * alignment;
  return { version, entries, tensors, dataOffset };
}

function alignmentOf(entries: readonly GgufEntry[]): number {
  const given = entries.find(({ key }) => key === "general.alignment")?.values[0]?.value;
  if (given === undefined) return ALIGNMENT;
  const isAlignment = typeof given === "number" && given >= 1 && given <= ALIGNMENT_MAX;
  if (!isAlignment || !Number.isInteger(Math.log2(given))) throw new Malformed("bad-alignment", 0);
  return given;
}

interface Bounds {
  readonly depth: number;
  readonly tick: () => void;
}

function readValues(cursor: Cursor, type: number, bounds: Bounds): readonly GgufValue[] {
  if (type === TYPE.string) return [cursor.text(TEXT_BYTES_MAX)];
  if (type === TYPE.array) return readArray(cursor, bounds);
  return [cursor.scalar(type)];
}

function readArray(cursor: Cursor, { depth, tick }: Bounds): readonly GgufValue[] {
  if (depth === 0) throw new Malformed("too-deep", cursor.offset);
  const type = cursor.uint32();
  const count = cursor.count(ITEMS_MAX);
  const bytes = NUMBER_BYTES.get(type);
  if (bytes !== undefined) {
    cursor.skip(bytes * count);
    return [];
  }
  const kept: GgufValue[] = [];
  for (let index = 0; index < count; index += 1) {
    tick();
    if (type === TYPE.string && index >= KEPT_TEXTS_MAX) cursor.skipText();
    else kept.push(...readValues(cursor, type, { depth: depth - 1, tick }));
  }
  return kept.slice(0, KEPT_TEXTS_MAX);
}

function readTensor(cursor: Cursor): GgufTensor {
  const name = cursor.text(KEY_BYTES_MAX).value;
  if (name === null) throw new Malformed("name-too-long", cursor.offset);
  const dimensions = cursor.uint32();
  if (dimensions > DIMENSIONS_MAX) throw new Malformed("too-many-dimensions", cursor.offset);
  let elements = 1;
  let rowElements = 1;
  for (let index = 0; index < dimensions; index += 1) {
    const length = cursor.uint64();
    if (index === 0) rowElements = length;
    elements *= length;
    // CVE-2024-25664 and its like: a product that wraps around in 64 bits.
    if (!Number.isSafeInteger(elements)) throw new Malformed("tensor-too-large", cursor.offset);
  }
  const type = cursor.uint32();
  const offset = cursor.uint64();
  return { name, offset, length: tensorBytes(type, elements, rowElements) };
}

/** Reads forward, in the byte order that the version is written in; never past the end. */
class Cursor {
  readonly #source: ByteSource;
  readonly #view = new DataView(new ArrayBuffer(8));
  #littleEndian = true;
  #at: number;

  constructor(source: ByteSource, offset: number) {
    this.#source = source;
    this.#at = offset;
  }

  get offset(): number {
    return this.#at;
  }

  #fill(length: number): DataView {
    const target = new Uint8Array(this.#view.buffer, 0, length);
    if (this.#source.readInto(target, this.#at) < length) {
      throw new Malformed("truncated", this.#source.size);
    }
    this.#at += length;
    return this.#view;
  }

  /** Versions are small numbers: which end they are at tells the order of bytes. */
  version(): number {
    const version = this.uint32();
    if (version <= 0xffff) return version;
    this.#littleEndian = false;
    return this.#view.getUint32(0, false);
  }

  uint32(): number {
    return this.#fill(4).getUint32(0, this.#littleEndian);
  }

  uint64(): number {
    const value = this.#fill(8).getBigUint64(0, this.#littleEndian);
    if (value > BigInt(Number.MAX_SAFE_INTEGER))
      throw new Malformed("number-too-large", this.#at - 8);
    return Number(value);
  }

  /** Of things that take at least a byte each. */
  count(max: number): number {
    const count = this.uint64();
    if (count > this.#source.size - this.#at) throw new Malformed("count-beyond-end", this.#at - 8);
    if (count > max) throw new LimitReached("size", max);
    return count;
  }

  text(bytesMax: number): GgufValue & { readonly value: string | null } {
    const length = this.uint64();
    const extent = { offset: this.#at, length };
    this.skip(length);
    if (length > bytesMax) return { value: null, extent };
    const bytes = readBytes(this.#source, extent.offset, length);
    return { value: Buffer.from(bytes).toString("utf8"), extent };
  }

  skipText(): void {
    this.skip(this.uint64());
  }

  skip(length: number): void {
    if (length > this.#source.size - this.#at) throw new Malformed("truncated", this.#at);
    this.#at += length;
  }

  /** One number or truth value. */
  scalar(type: number): GgufValue {
    const bytes = NUMBER_BYTES.get(type);
    if (bytes === undefined) throw new Malformed("unknown-type", this.#at - 4);
    const extent = { offset: this.#at, length: bytes };
    const view = this.#fill(bytes);
    const isLittle = this.#littleEndian;
    if (type === TYPE.bool) return { value: view.getUint8(0) !== 0, extent };
    if (FLOATS.has(type)) {
      return {
        value: bytes === 4 ? view.getFloat32(0, isLittle) : view.getFloat64(0, isLittle),
        extent,
      };
    }
    // Signed numbers are not told apart: none of those that count here are negative.
    const readers = {
      1: () => view.getUint8(0),
      2: () => view.getUint16(0, isLittle),
      4: () => view.getUint32(0, isLittle),
      8: () => Number(view.getBigUint64(0, isLittle)),
    } as const;
    return { value: readers[bytes](), extent };
  }
}
