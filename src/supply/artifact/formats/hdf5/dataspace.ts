import type { Cursor } from "./cursor.ts";

const NULL_SPACE = 2;

/** How many elements a dataspace has. Throws `Malformed`. */
export function readElementCount(cursor: Cursor): number {
  const version = cursor.u8();
  const rank = cursor.u8();
  cursor.skip(1);
  if (version !== 1 && version !== 2) throw cursor.fail("unknown-dataspace");
  const type = cursor.u8();
  if (version === 1) cursor.skip(4);
  else if (type === NULL_SPACE) return 0;
  let count = 1;
  for (let left = rank; left > 0; left--) count *= cursor.length();
  return count;
}
