import type { Extent } from "../../format.ts";
import { Malformed } from "../malformed.ts";
import type { Cursor } from "./cursor.ts";
import type { HdfFile } from "./file.ts";
import type { GlobalHeap } from "./global-heap.ts";
import { openLocalHeap } from "./group.ts";

/** Where the elements of a dataset are. */
export type Layout =
  /** In the file, in one piece. */
  | { readonly kind: "whole"; readonly extent: Extent }
  /** In pieces, found through an index. */
  | { readonly kind: "chunked"; readonly address: number | null; readonly chunkBytes: number }
  /** In other datasets, mostly of other files. */
  | { readonly kind: "virtual"; readonly address: number; readonly index: number }
  | { readonly kind: "none" };

const COMPACT = 0;
const CONTIGUOUS = 1;
const CHUNKED = 2;
const VIRTUAL = 3;

/** Throws `Malformed`. */
export function readLayout(cursor: Cursor, base: number): Layout {
  const version = cursor.u8();
  if (version === 1 || version === 2) return readOldLayout(cursor, base);
  if (version < 3 || version > 5) throw cursor.fail("unknown-layout");
  const kind = cursor.u8();
  if (kind === COMPACT) return wholeHere(cursor, cursor.u16());
  if (kind === CONTIGUOUS) return wholeAt(cursor.address(), base, cursor.length());
  if (kind === CHUNKED) return version === 3 ? readChunks(cursor) : readNewChunks(cursor);
  if (kind !== VIRTUAL) throw cursor.fail("unknown-layout");
  const address = cursor.address();
  const index = cursor.u32();
  return address === null ? { kind: "none" } : { kind: "virtual", address, index };
}

function readOldLayout(cursor: Cursor, base: number): Layout {
  const rank = cursor.u8();
  const kind = cursor.u8();
  cursor.skip(5);
  const address = kind === COMPACT ? null : cursor.address();
  let elements = 1;
  for (let left = rank; left > 0; left--) elements *= cursor.u32();
  if (kind === COMPACT) return wholeHere(cursor, cursor.u32());
  // Of pieces the last number is the size of an element, as in later versions.
  if (kind === CHUNKED) return { kind: "chunked", address, chunkBytes: elements };
  return wholeAt(address, base, elements * cursor.u32());
}

function wholeHere(cursor: Cursor, length: number): Layout {
  const { offset } = cursor;
  cursor.skip(length);
  return { kind: "whole", extent: { offset, length } };
}

function wholeAt(address: number | null, base: number, length: number): Layout {
  if (address === null) return { kind: "none" };
  return { kind: "whole", extent: { offset: base + address, length } };
}

function readChunks(cursor: Cursor): Layout {
  const rank = cursor.u8();
  const address = cursor.address();
  let chunkBytes = 1;
  for (let left = rank; left > 0; left--) chunkBytes *= cursor.u32();
  return { kind: "chunked", address, chunkBytes };
}

function readNewChunks(cursor: Cursor): Layout {
  cursor.skip(1);
  const rank = cursor.u8();
  const sizeBytes = cursor.u8();
  let chunkBytes = 1;
  for (let left = rank; left > 0; left--) chunkBytes *= cursor.unsigned(sizeBytes);
  return { kind: "chunked", address: null, chunkBytes };
}

/** Names of the files that hold the elements of a dataset instead of this one. */
export function externalFiles(file: HdfFile, cursor: Cursor): readonly string[] {
  cursor.skip(6);
  const used = cursor.u16();
  const heapAt = cursor.address();
  if (heapAt === null) return [];
  const textAt = openLocalHeap(file, heapAt);
  return Array.from({ length: used }, () => {
    const name = textAt(cursor.length());
    cursor.length();
    cursor.length();
    return name;
  });
}

/** Names of the files whose datasets a virtual one shows; `.` is the file itself. */
export function* virtualFiles(
  file: HdfFile,
  { address, index }: { readonly address: number; readonly index: number },
  heap: GlobalHeap,
): Generator<string> {
  const extent = heap(address, index);
  if (extent === null) throw new Malformed("no-virtual-map", file.base + address);
  const cursor = file.read(extent.offset - file.base, extent.length);
  const version = cursor.u8();
  if (version > 1) throw cursor.fail("unknown-virtual-map");
  const names: string[] = [];
  for (let left = cursor.length(); left > 0; left--) {
    file.tick();
    const name = readSourceName(cursor, { version, names });
    names.push(name);
    yield name;
    skipSelection(cursor);
    skipSelection(cursor);
  }
}

const NAME_SHARED = 0x01;
const DATASET_SHARED = 0x02;
const SAME_FILE = 0x04;

/** Version 1 may point at an entry before instead of a name. */
function readSourceName(
  cursor: Cursor,
  { version, names }: { readonly version: number; readonly names: readonly string[] },
): string {
  const flags = version === 0 ? 0 : cursor.u8();
  let name = ".";
  if ((flags & NAME_SHARED) !== 0) name = names[cursor.length()] ?? "";
  else if ((flags & SAME_FILE) === 0) name = cursor.line();
  if ((flags & DATASET_SHARED) !== 0) cursor.length();
  else cursor.line();
  return name;
}

const POINTS = 1;
const HYPERSLAB = 2;

/** A selection of elements, in any of its encodings (IV.E of the specification). */
function skipSelection(cursor: Cursor): void {
  const kind = cursor.u32();
  const version = cursor.u32();
  if (kind === POINTS && version === 2) skipPoints(cursor);
  else if (kind === HYPERSLAB && version === 2) {
    cursor.skip(1);
    cursor.skip(cursor.u32());
  } else if (kind === HYPERSLAB && version === 3) skipBlocks(cursor);
  else {
    cursor.skip(4);
    cursor.skip(cursor.u32());
  }
}

function skipPoints(cursor: Cursor): void {
  const sizeBytes = cursor.u8();
  const rank = cursor.u32();
  cursor.skip(cursor.unsigned(sizeBytes) * rank * sizeBytes);
}

const REGULAR = 1;

function skipBlocks(cursor: Cursor): void {
  const isRegular = (cursor.u8() & REGULAR) !== 0;
  const sizeBytes = cursor.u8();
  const rank = cursor.u32();
  const numbers = isRegular ? 4 * rank : cursor.unsigned(sizeBytes) * 2 * rank;
  cursor.skip(numbers * sizeBytes);
}

/** A step between the elements and their bytes. */
export interface Filter {
  readonly id: number;
  readonly name: string;
}

const NAMED_FROM = 256;
const FILTERS_MAX = 32;

/** Throws `Malformed`. */
export function readFilters(cursor: Cursor): readonly Filter[] {
  const version = cursor.u8();
  const count = cursor.u8();
  if (version !== 1 && version !== 2) throw cursor.fail("unknown-filters");
  if (count > FILTERS_MAX) throw cursor.fail("too-many-filters");
  if (version === 1) cursor.skip(6);
  return Array.from({ length: count }, () => {
    const id = cursor.u16();
    const nameBytes = version === 2 && id < NAMED_FROM ? 0 : cursor.u16();
    cursor.skip(2);
    const values = cursor.u16();
    const name = cursor.text(version === 1 ? Math.ceil(nameBytes / 8) * 8 : nameBytes);
    cursor.skip(values * 4 + (version === 1 && values % 2 === 1 ? 4 : 0));
    return { id, name };
  });
}
