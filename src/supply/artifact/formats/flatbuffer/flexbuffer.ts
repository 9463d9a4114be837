import { readBytes } from "../../byte-source.ts";
import type { ByteSource } from "../../byte-source.ts";
import type { Extent } from "../../format.ts";

const VECTOR = 10;
const TEXT = 5;
const BLOB = 25;
const ITEMS_MAX = 16;

/**
 * The texts of a flexbuffer that is a plain vector, which is what operators of TensorFlow are kept
 * in; none of anything else.
 */
export function flexTexts(source: ByteSource, { offset, length }: Extent): readonly Extent[] {
  const end = offset + length;
  const uint = (at: number, bytes: number): number => {
    if (at < offset || at + bytes > end) return -1;
    return readBytes(source, at, bytes).reduceRight((value, byte) => value * 256 + byte, 0);
  };
  const rootBytes = uint(end - 1, 1);
  const rootType = uint(end - 2, 1);
  if (rootType < 0 || Math.floor(rootType / 4) !== VECTOR || ![1, 2, 4].includes(rootBytes)) {
    return [];
  }
  const itemBytes = 2 ** (rootType % 4);
  const rootAt = end - 2 - rootBytes;
  const items = rootAt - uint(rootAt, rootBytes);
  const count = uint(items - itemBytes, itemBytes);
  const texts: Extent[] = [];
  for (let index = 0; index < Math.min(count, ITEMS_MAX); index += 1) {
    const type = uint(items + count * itemBytes + index, 1);
    if (![TEXT, BLOB].includes(Math.floor(type / 4))) continue;
    const itemAt = items + index * itemBytes;
    const at = itemAt - uint(itemAt, itemBytes);
    const size = uint(at - 2 ** (type % 4), 2 ** (type % 4));
    if (size >= 0 && at >= offset && at + size <= end) texts.push({ offset: at, length: size });
  }
  return texts;
}
