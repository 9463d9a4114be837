import { Buffer } from "node:buffer";
import { recordsOf } from "./b-tree-2.ts";
import type { Cursor } from "./cursor.ts";
import type { HdfFile } from "./file.ts";
import { openFractalHeap } from "./fractal-heap.ts";

/** How links or attributes are indexed, in bytes. */
interface DenseIndex {
  /** Of the largest creation order in the message, if it is there. */
  readonly orderBytes: number;
  /** What stands in front of the identifier in records by name, and by creation order. */
  readonly nameKeyBytes: number;
  readonly orderKeyBytes: number;
}

interface DenseObject {
  /** At the identifier in the heap. */
  readonly id: Cursor;
  /** Behind the identifier in the record. */
  readonly rest: Cursor;
  readonly object: () => Cursor;
}

/**
 * Objects of the heap that an info message leads to (HDF5 File Format Specification, IV.A.2.c and
 * IV.A.2.v), each once. Both indexes are read: programs go by either. Throws `Malformed`.
 */
export function* denseObjects(
  file: HdfFile,
  cursor: Cursor,
  { orderBytes, nameKeyBytes, orderKeyBytes }: DenseIndex,
): Generator<DenseObject> {
  cursor.skip(1);
  const flags = cursor.u8();
  if ((flags & 1) !== 0) cursor.skip(orderBytes);
  const heapAt = cursor.address();
  const byName = cursor.address();
  const byOrder = (flags & 2) === 0 ? null : cursor.address();
  if (heapAt === null) return;
  const heap = openFractalHeap(file, heapAt);
  const seen = new Set<string>();
  for (const [tree, keyBytes] of [
    [byName, nameKeyBytes],
    [byOrder, orderKeyBytes],
  ] as const) {
    if (tree === null) continue;
    for (const rest of recordsOf(file, tree)) {
      rest.skip(keyBytes);
      const id = rest.fromStart();
      id.skip(keyBytes);
      const key = Buffer.from(rest.bytes(heap.idBytes)).toString("latin1");
      if (seen.has(key)) continue;
      seen.add(key);
      yield { id, rest, object: () => heap.object(id) };
    }
  }
}
