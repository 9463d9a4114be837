import type { Cursor } from "./cursor.ts";
import type { HdfFile } from "./file.ts";
import { openFractalHeap } from "./fractal-heap.ts";
import type { FractalHeap } from "./fractal-heap.ts";
import { MESSAGE, readObjectHeader } from "./object-header.ts";

/** Follows what only says where a message is. Throws `Malformed`. */
export interface FollowShared {
  /** From a message that stands for another one. */
  message(place: Cursor, type: number): Cursor;
  /** From an id in the heap for messages of a type. */
  heaped(id: Cursor, type: number): Cursor;
}

const IN_HEAP = 1;
const INDEXES_MAX = 8;

/** Messages are shared through an object of their own, or through heaps of the whole file. */
export function sharedMessages(file: HdfFile): FollowShared {
  let heaps: readonly SharedHeap[] | null = null;
  const heaped = (id: Cursor, type: number): Cursor => {
    heaps ??= readHeaps(file);
    const heap = heaps.find(({ types }) => (types & (1 << type)) !== 0)?.heap;
    if (heap === undefined) throw id.fail("no-shared-heap");
    return heap.object(id);
  };
  return {
    heaped,
    message(place, type) {
      const version = place.u8();
      const how = place.u8();
      if (version < 1 || version > 3) throw place.fail("unknown-shared-message");
      if (version === 1) place.skip(6);
      if (version === 3 && how === IN_HEAP) return heaped(place, type);
      const address = place.address();
      if (address === null) throw place.fail("bad-shared-message");
      const found = readObjectHeader(file, address).find((message) => message.type === type);
      if (found === undefined || found.shared) throw place.fail("no-such-shared-message");
      return found.open();
    },
  };
}

interface SharedHeap {
  /** Bits by the numbers of types. */
  readonly types: number;
  readonly heap: FractalHeap;
}

function readHeaps(file: HdfFile): readonly SharedHeap[] {
  if (file.extensionAt === null) return [];
  const messages = readObjectHeader(file, file.extensionAt);
  const table = messages.find(({ type }) => type === MESSAGE.sharedTable)?.open();
  if (table === undefined) return [];
  table.skip(1);
  const address = table.address();
  const count = Math.min(table.u8(), INDEXES_MAX);
  if (address === null) return [];
  const { addressBytes } = file.sizes;
  const list = file.read(address, 4 + count * (14 + 2 * addressBytes));
  list.expect("SMTB");
  return Array.from({ length: count }, () => readIndex(file, list)).flat();
}

function readIndex(file: HdfFile, list: Cursor): readonly SharedHeap[] {
  list.skip(2);
  const types = list.u16();
  list.skip(10);
  list.address();
  const heap = list.address();
  return heap === null ? [] : [{ types, heap: openFractalHeap(file, heap) }];
}
