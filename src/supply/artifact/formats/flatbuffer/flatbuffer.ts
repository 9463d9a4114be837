import { Buffer } from "node:buffer";
import { readBytes, windowed } from "../../byte-source.ts";
import type { ByteSource } from "../../byte-source.ts";
import type { Extent } from "../../format.ts";
import { Malformed } from "../malformed.ts";

const WINDOW_BYTES = 65_536;
const TEXT_BYTES_MAX = 65_536;

/** A table of a flatbuffer, by where it begins. */
export interface Table {
  readonly at: number;
  /** Where the value of a field is; null for one that is left out. */
  field(index: number): number | null;
}

/** A flatbuffer that is read where it lies; every offset is compared with the end. */
export interface Flatbuffer {
  readonly source: ByteSource;
  /** The table that the first four bytes point to. */
  root(): Table;
  uint(at: number, bytes: 1 | 2 | 4): number;
  /** Exact up to 2^53, which is beyond any file. */
  uint64(at: number): number;
  /** The table, text or vector that a field points to; null for one that is left out. */
  tableAt(field: number | null): Table | null;
  textAt(field: number | null): string;
  /** The bytes of a vector whose elements have a size. */
  vectorAt(field: number | null, elementBytes: number): Extent | null;
  /** Where the elements of a vector of tables, texts or vectors begin. */
  pointersAt(field: number | null): readonly number[];
}

export interface FlatbufferLimits {
  /** Elements of one vector of pointers. */
  readonly pointersMax: number;
}

/** A flatbuffer from its first byte on; all methods throw `Malformed`. */
export function openFlatbuffer(given: ByteSource, { pointersMax }: FlatbufferLimits): Flatbuffer {
  const source = windowed(given, WINDOW_BYTES);
  const word = Buffer.alloc(8);
  const load = (at: number, bytes: number): void => {
    if (at < 0 || at + bytes > source.size) throw new Malformed("offset-beyond-end", at);
    if (source.readInto(word.subarray(0, bytes), at) < bytes) throw new Malformed("truncated", at);
  };
  const uint = (at: number, bytes: 1 | 2 | 4): number => {
    load(at, bytes);
    return word.readUIntLE(0, bytes);
  };
  const table = (at: number): Table => openTable(at, { uint, size: source.size });
  const pointed = (at: number): number => {
    const offset = uint(at, 4);
    if (offset === 0) throw new Malformed("null-offset", at);
    return at + offset;
  };
  const vector = (field: number, elementBytes: number): Extent => {
    const at = pointed(field);
    const length = uint(at, 4) * elementBytes;
    if (at + 4 + length > source.size) throw new Malformed("vector-beyond-end", at);
    return { offset: at + 4, length };
  };
  return {
    source,
    root: () => table(pointed(0)),
    uint,
    uint64(at) {
      load(at, 8);
      return Number(word.readBigUInt64LE(0));
    },
    tableAt: (field) => (field === null ? null : table(pointed(field))),
    textAt(field) {
      if (field === null) return "";
      const { offset, length } = vector(field, 1);
      const bytes = readBytes(source, offset, Math.min(length, TEXT_BYTES_MAX));
      return Buffer.from(bytes).toString("utf8");
    },
    vectorAt: (field, elementBytes) => (field === null ? null : vector(field, elementBytes)),
    pointersAt(field) {
      if (field === null) return [];
      const { offset, length } = vector(field, 4);
      if (length / 4 > pointersMax) throw new Malformed("too-many-elements", offset);
      return Array.from({ length: length / 4 }, (_, index) => offset + index * 4);
    },
  };
}

interface TableReading {
  readonly uint: (at: number, bytes: 1 | 2 | 4) => number;
  readonly size: number;
}

function openTable(at: number, { uint, size }: TableReading): Table {
  const back = uint(at, 4);
  // Signed: the table of fields usually lies before the table, and may lie behind it.
  const fields = at - (back >= 2 ** 31 ? back - 2 ** 32 : back);
  const bytes = fields < 0 || fields + 4 > size ? 0 : uint(fields, 2);
  if (bytes < 4 || fields + bytes > size) throw new Malformed("bad-field-table", at);
  return {
    at,
    field(index) {
      const entry = 4 + index * 2;
      if (entry + 2 > bytes) return null;
      const offset = uint(fields + entry, 2);
      return offset === 0 ? null : at + offset;
    },
  };
}
