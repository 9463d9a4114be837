import type { Extent } from "../../format.ts";
import { Malformed } from "../malformed.ts";
import type { HdfFile } from "./file.ts";

/** Where texts and lists of any length lie: by the address of a collection and an index in it. */
export type GlobalHeap = (address: number, index: number) => Extent | null;

const KEPT = 64;
const OBJECTS_MAX = 65_536;

/** Extents count from the start of the source. */
export function globalHeap(file: HdfFile): GlobalHeap {
  const kept = new Map<number, ReadonlyMap<number, Extent>>();
  return (address, index) => {
    let objects = kept.get(address);
    if (objects === undefined) {
      objects = new Map(collectionAt(file, address));
      if (kept.size >= KEPT) kept.delete(kept.keys().next().value ?? 0);
      kept.set(address, objects);
    }
    return objects.get(index) ?? null;
  };
}

/** The objects of one collection by their index. Throws `Malformed`. */
export function* collectionAt(file: HdfFile, address: number): Generator<[number, Extent]> {
  const { lengthBytes } = file.sizes;
  const prefixBytes = 8 + lengthBytes;
  const header = file.read(address, prefixBytes);
  header.expect("GCOL");
  header.skip(4);
  const end = address + header.length();
  if (file.base + end > file.source.size) throw new Malformed("beyond-end", file.base + address);
  let at = address + align(prefixBytes);
  for (let count = 0; at + prefixBytes <= end && count < OBJECTS_MAX; count++) {
    file.tick();
    const object = file.read(at, prefixBytes);
    const index = object.u16();
    object.skip(6);
    const length = object.length();
    // What is free comes last.
    if (index === 0) return;
    const start = at + align(prefixBytes);
    if (start + length > end) throw new Malformed("beyond-heap", object.offset);
    yield [index, { offset: file.base + start, length }];
    at = start + align(length);
  }
}

function align(bytes: number): number {
  return Math.ceil(bytes / 8) * 8;
}
