import type { Extent } from "../../format.ts";
import type { Cursor } from "./cursor.ts";
import type { Datatype } from "./datatype.ts";
import type { GlobalHeap } from "./global-heap.ts";

/** Elements of some type, one behind the other. */
export interface Elements {
  readonly type: Datatype;
  readonly open: () => Cursor;
}

/** Where the texts and bytes of a value are: element by element, numbers as one piece. */
export function* contentsOf({ type, open }: Elements, heap: GlobalHeap): Generator<Extent> {
  const cursor = open();
  const { bytes, kind, of } = type.kind === "array" && type.of !== null ? type.of : type;
  if (kind === "variable" && bytes >= 8) {
    const unit = of?.bytes ?? 1;
    while (cursor.left >= bytes) {
      const place = cursor.part(bytes);
      const length = place.u32() * unit;
      const address = place.address();
      const extent = length === 0 || address === null ? null : heap(address, place.u32());
      if (extent !== null) yield { ...extent, length: Math.min(length, extent.length) };
    }
  } else if (kind === "string" && bytes > 0) {
    while (cursor.left >= bytes) {
      yield { offset: cursor.offset, length: bytes };
      cursor.skip(bytes);
    }
  } else yield { offset: cursor.offset, length: cursor.left };
}

/** The objects that a value refers to, by their addresses. */
export function* referencesOf({ type, open }: Elements): Generator<number> {
  if (!type.isObjectReference) return;
  const cursor = open();
  while (cursor.left >= type.bytes && type.bytes > 0) {
    const address = cursor.part(type.bytes).address();
    if (address !== null && address !== 0) yield address;
  }
}
