import { Buffer } from "node:buffer";
import { readBytes, windowed } from "../../byte-source.ts";
import type { ByteSource } from "../../byte-source.ts";
import { LimitReached } from "../../limits.ts";
import { Malformed } from "../malformed.ts";
import { Cursor } from "./cursor.ts";
import type { FieldSizes } from "./cursor.ts";

/** An HDF5 file: its superblock, and reading by address (File Format Specification 3.0). */
export interface HdfFile {
  readonly source: ByteSource;
  readonly sizes: FieldSizes;
  readonly superblockVersion: number;
  /** From here on addresses count; what lies before is a block of the user's. */
  readonly base: number;
  readonly root: number;
  /** What the superblock says the file must at least have, from the start of the source. */
  readonly declaredEnd: number;
  readonly driverAt: number | null;
  readonly extensionAt: number | null;
  /** Metadata only: what it costs in all is limited by the size of the file. */
  read(address: number, length: number): Cursor;
  tick(): void;
}

const SIGNATURE = Buffer.from("\x89HDF\r\n\x1a\n", "latin1");
const FIRST_STEP = 512;
const SUPERBLOCK_BYTES_MAX = 256;
const WINDOW_BYTES = 65_536;
/** One piece of metadata; attributes of models have a few megabytes. */
const PIECE_BYTES_MAX = 64 * 2 ** 20;
/** Blocks may be shared, and parents read some of what children read again. */
const READ_RATIO_MAX = 16;
const READ_FREE_BYTES = 64 * 2 ** 20;

/** Where the superblock is: at 0 or at a power of two behind a block of the user's; or null. */
export function findSignature(source: ByteSource): number | null {
  for (let at = 0; at + SIGNATURE.length <= source.size; at = at === 0 ? FIRST_STEP : at * 2) {
    if (SIGNATURE.equals(readBytes(source, at, SIGNATURE.length))) return at;
  }
  return null;
}

/** Reads the superblock. Throws `Malformed`. */
export function openHdf(source: ByteSource, tick: () => void): HdfFile {
  const base = findSignature(source);
  if (base === null) throw new Malformed("no-signature", 0);
  const start = readBytes(source, base, SUPERBLOCK_BYTES_MAX);
  const version = start[SIGNATURE.length] ?? 0;
  if (version > 3) throw new Malformed("unknown-superblock", base + SIGNATURE.length);
  const sizesAt = version < 2 ? 13 : 9;
  const sizes = { addressBytes: start[sizesAt] ?? 0, lengthBytes: start[sizesAt + 1] ?? 0 };
  for (const size of [sizes.addressBytes, sizes.lengthBytes]) {
    if (![2, 4, 8].includes(size)) throw new Malformed("bad-field-size", base + sizesAt);
  }
  const cursor = new Cursor(start, base, sizes);
  const block = version < 2 ? readOldSuperblock(cursor, version) : readSuperblock(cursor);
  if (block.root === null) throw new Malformed("no-root", base);
  return {
    source,
    sizes,
    superblockVersion: version,
    base,
    root: block.root,
    declaredEnd: base + block.end - block.writtenBase,
    driverAt: block.driverAt,
    extensionAt: block.extensionAt,
    read: reader(source, base, sizes),
    tick,
  };
}

interface Superblock {
  readonly root: number | null;
  readonly writtenBase: number;
  readonly end: number;
  readonly driverAt: number | null;
  readonly extensionAt: number | null;
}

function readOldSuperblock(cursor: Cursor, version: number): Superblock {
  cursor.skip(version === 1 ? 28 : 24);
  const writtenBase = cursor.address() ?? 0;
  cursor.address();
  const end = cursor.address() ?? 0;
  const driverAt = cursor.address();
  cursor.length();
  return { writtenBase, end, driverAt, root: cursor.address(), extensionAt: null };
}

function readSuperblock(cursor: Cursor): Superblock {
  cursor.skip(12);
  const writtenBase = cursor.address() ?? 0;
  const extensionAt = cursor.address();
  const end = cursor.address() ?? 0;
  return { writtenBase, end, extensionAt, root: cursor.address(), driverAt: null };
}

function reader(source: ByteSource, base: number, sizes: FieldSizes): HdfFile["read"] {
  const cached = windowed(source, WINDOW_BYTES);
  const budget = source.size * READ_RATIO_MAX + READ_FREE_BYTES;
  let spent = 0;
  return (address, length) => {
    const offset = base + address;
    if (length > PIECE_BYTES_MAX) throw new LimitReached("size", PIECE_BYTES_MAX);
    if (offset + length > source.size) throw new Malformed("beyond-end", offset);
    spent += length + 16;
    if (spent > budget) throw new LimitReached("size", budget);
    return new Cursor(readBytes(cached, offset, length), offset, sizes);
  };
}
