import { Malformed } from "../malformed.ts";
import { bytesToHold, recordsOf } from "./b-tree-2.ts";
import type { Cursor } from "./cursor.ts";
import type { HdfFile } from "./file.ts";

/** Where links and attributes lie once a group or object has many of them. */
export interface FractalHeap {
  readonly idBytes: number;
  /** The object that an id names; the cursor stands behind the id afterwards. */
  object(id: Cursor): Cursor;
}

interface Table {
  readonly width: number;
  readonly firstBytes: number;
  readonly directRows: number;
  readonly root: number | null;
  readonly rows: number;
  /** Bytes of an offset in the heap. */
  readonly offsetBytes: number;
}

const MANAGED = 0;
const HUGE = 1;
const TINY = 2;
const BLOCKS_KEPT = 4096;

/** Throws `Malformed`, for filtered heaps too: nothing writes them for links or attributes. */
export function openFractalHeap(file: HdfFile, address: number): FractalHeap {
  const { addressBytes, lengthBytes } = file.sizes;
  const header = file.read(address, 22 + 12 * lengthBytes + 3 * addressBytes);
  header.expect("FRHP");
  header.skip(1);
  const idBytes = header.u16();
  if (header.u16() > 0) throw header.fail("filtered-heap");
  header.skip(1);
  const objectBytesMax = header.u32();
  header.skip(lengthBytes);
  const hugeTree = header.address();
  header.skip(lengthBytes + addressBytes);
  for (let fields = 8; fields > 0; fields--) header.skip(lengthBytes);
  const width = header.u16();
  const firstBytes = header.length();
  const directBytes = header.length();
  const offsetBits = header.u16();
  header.skip(2);
  const root = header.address();
  const rows = header.u16();
  for (const size of [width, firstBytes, directBytes]) {
    if (!isPowerOfTwo(size)) throw header.fail("bad-heap-table");
  }
  const directRows = Math.log2(directBytes) - Math.log2(firstBytes) + 2;
  if (offsetBits > 64 || rows > 64 || directRows < 1) throw header.fail("bad-heap-table");
  const offsetBytes = Math.ceil(offsetBits / 8);
  const inBlockBytes = Math.ceil(Math.log2(directBytes) / 8);
  const table = { width, firstBytes, directRows, root, rows, offsetBytes };
  const locate = locator(file, table);
  const huge = hugeObjects(file, hugeTree);
  const sizeBytes = Math.min(inBlockBytes, bytesToHold(objectBytesMax));
  const direct = idBytes - 1 >= addressBytes + lengthBytes;

  return {
    idBytes,
    object(whole) {
      const id = whole.part(idBytes);
      const flags = id.u8();
      const kind = (flags >> 4) & 3;
      if (kind === MANAGED) {
        const at = id.unsigned(offsetBytes);
        return file.read(locate(at), id.unsigned(sizeBytes));
      }
      if (kind === HUGE && direct) return readAt(file, id);
      if (kind === HUGE) return huge(id);
      if (kind === TINY) return tinyObject(id, flags, idBytes);
      throw id.fail("bad-heap-id");
    },
  };
}

function isPowerOfTwo(size: number): boolean {
  return size > 0 && size <= 2 ** 40 && Number.isInteger(Math.log2(size));
}

/** The object is in its id. */
function tinyObject(id: Cursor, flags: number, idBytes: number): Cursor {
  const length = idBytes - 1 <= 16 ? flags & 0x0f : (flags & 0x0f) * 256 + id.u8();
  return id.part(length + 1);
}

function readAt(file: HdfFile, place: Cursor): Cursor {
  const address = place.address();
  if (address === null) throw place.fail("bad-heap-id");
  return file.read(address, place.length());
}

/** Too large for a block: found through a tree by their number. */
function hugeObjects(file: HdfFile, tree: number | null): (id: Cursor) => Cursor {
  let places: Map<number, Cursor> | null = null;
  return (id) => {
    if (tree === null) throw id.fail("no-huge-objects");
    if (places === null) {
      places = new Map();
      for (const record of recordsOf(file, tree)) {
        const place = record.fromStart();
        record.address();
        record.length();
        places.set(record.length(), place);
      }
    }
    const place = places.get(id.unsigned(Math.min(id.left, file.sizes.lengthBytes)));
    if (place === undefined) throw id.fail("no-such-huge-object");
    return readAt(file, place.fromStart());
  };
}

/** From an offset in the heap to an address in the file, through the doubling table. */
function locator(file: HdfFile, table: Table): (offset: number) => number {
  const blocks = new Map<number, readonly (number | null)[]>();
  const rowBytes = table.width * table.firstBytes;
  const entriesOf = (address: number, rows: number): readonly (number | null)[] => {
    const known = blocks.get(address);
    if (known !== undefined) return known;
    const entries = readIndirect(file, address, { table, rows });
    if (blocks.size < BLOCKS_KEPT) blocks.set(address, entries);
    return entries;
  };
  return (offset) => {
    if (table.root === null) throw new Malformed("empty-heap", file.base);
    if (table.rows === 0) return table.root + offset;
    let address = table.root;
    let { rows } = table;
    let rest = offset;
    for (;;) {
      const row = rest < rowBytes ? 0 : Math.floor(Math.log2(rest / rowBytes)) + 1;
      const size = row === 0 ? table.firstBytes : table.firstBytes * 2 ** (row - 1);
      const inRow = row === 0 ? rest : rest - rowBytes * 2 ** (row - 1);
      const column = Math.floor(inRow / size);
      const child = row < rows ? entriesOf(address, rows)[row * table.width + column] : null;
      if (child === null || child === undefined) {
        throw new Malformed("no-such-heap-block", file.base + address);
      }
      rest = inRow - column * size;
      if (row < table.directRows) return child + rest;
      // What is below is smaller each time, so that this ends.
      address = child;
      rows = Math.log2(size / rowBytes) + 1;
    }
  };
}

function readIndirect(
  file: HdfFile,
  address: number,
  { table, rows }: { readonly table: Table; readonly rows: number },
): readonly (number | null)[] {
  const { addressBytes } = file.sizes;
  const entries = rows * table.width;
  const prefix = 5 + addressBytes + table.offsetBytes;
  const block = file.read(address, prefix + entries * addressBytes);
  block.expect("FHIB");
  block.skip(prefix - 4);
  return Array.from({ length: entries }, () => block.address());
}
