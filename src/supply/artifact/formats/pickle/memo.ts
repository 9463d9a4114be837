import { readBytes } from "../../byte-source.ts";
import type { ByteSource } from "../../byte-source.ts";
import { decodeUtf8 } from "./text-forms.ts";
import type { Text, Value } from "./value.ts";

/**
 * What the pickle has put aside under numbers. Dense where numbers follow each other, as picklers
 * write them, and a map for the others; what exceeds the limit is forgotten, which is told.
 */
export interface Memo {
  readonly source: ByteSource;
  readonly dense: (Value | undefined)[];
  readonly sparse: Map<number, Value>;
  /** Of texts that are not kept: where they can be read again, for entries that are `PLACED`. */
  places: Float64Array;
  /** Texts read again, by the last bits of their number. */
  readonly recalled: ({ readonly index: number; readonly text: Text } | undefined)[];
  /** Numbers in use, as `len(memo)` has it: MEMOIZE takes it for the next number. */
  count: number;
  readonly max: number;
  isIncomplete: boolean;
}

/** Stands in `dense` for a text of which only the place is kept. */
const PLACED: Value = { kind: "unknown", why: "memo" };
const PLACED_LENGTH_MAX = 255;
const RECALLED = 1024;
const SPARSE_MAX = 100_000;
const HOLES_MAX = 1024;

export function createMemo(source: ByteSource, max: number): Memo {
  return {
    source,
    dense: [],
    sparse: new Map(),
    places: new Float64Array(0),
    recalled: [],
    count: 0,
    max,
    isIncomplete: false,
  };
}

export function memoGet(memo: Memo, index: number): Value | undefined {
  const found = memo.dense[index];
  if (found === PLACED) return recall(memo, index);
  return found ?? (memo.sparse.size > 0 ? memo.sparse.get(index) : undefined);
}

/** `index` is a whole number that is not negative. */
export function memoPut(memo: Memo, index: number, value: Value): void {
  const { dense, sparse } = memo;
  if (index < dense.length) {
    if (dense[index] === undefined && !sparse.delete(index)) memo.count += 1;
    dense[index] = value;
  } else if (index === dense.length && index < memo.max) {
    if (sparse.size === 0 || !sparse.delete(index)) memo.count += 1;
    dense.push(value);
  } else putFar(memo, index, value);
}

function putFar(memo: Memo, index: number, value: Value): void {
  const { dense, sparse } = memo;
  if (sparse.has(index)) {
    sparse.set(index, value);
    return;
  }
  memo.count += 1;
  // INVARIANT: holes stay in proportion to what is there, so that PUTs cannot buy memory.
  if (index < Math.min(memo.max, 2 * memo.count + HOLES_MAX)) {
    while (dense.length < index) dense.push(undefined);
    dense.push(value);
  } else if (sparse.size < (value.kind === "global" ? 2 : 1) * SPARSE_MAX) sparse.set(index, value);
  else memo.isIncomplete = true;
}

/** Whether a text can be read again instead of being kept. */
export function isPlaceable({ encoding, length, offset }: Text): boolean {
  return encoding === "utf-8" && length <= PLACED_LENGTH_MAX && offset >= 0;
}

/** As {@link memoPut}, for a text that is placeable: it costs 16 bytes. */
export function memoPlace(memo: Memo, index: number, { offset, length }: Text): void {
  memoPut(memo, index, PLACED);
  if (memo.dense[index] !== PLACED) return;
  if (index >= memo.places.length) {
    const grown = new Float64Array(Math.max(4096, 2 * (index + 1)));
    grown.set(memo.places);
    memo.places = grown;
  }
  memo.places[index] = offset * (PLACED_LENGTH_MAX + 1) + length;
  memo.recalled[index % RECALLED] = undefined;
}

function recall(memo: Memo, index: number): Text {
  const slot = index % RECALLED;
  const recent = memo.recalled[slot];
  if (recent?.index === index) return recent.text;
  const place = memo.places[index] ?? 0;
  const length = place % (PLACED_LENGTH_MAX + 1);
  const offset = (place - length) / (PLACED_LENGTH_MAX + 1);
  const value = decodeUtf8(readBytes(memo.source, offset, length));
  const text: Text = { kind: "text", value, offset, length, encoding: "utf-8" };
  memo.recalled[slot] = { index, text };
  return text;
}
