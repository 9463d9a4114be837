/** Text folded in one go: bounds the buffers whatever the size of a chunk. */
export const BLOCK_LENGTH = 2048;
/** Room for a block behind a walk that waits and its history. */
const CAPACITY = 4096;

/** Symbols of a text, and the offset of each in it. Columns. */
export interface Symbols {
  readonly classes: Uint16Array;
  readonly offsets: Int32Array;
}

export const NONE: Symbols = { classes: new Uint16Array(0), offsets: new Int32Array(0) };
/** Chunks of a stream are short, whole texts are not: these get buffers that are used again. */
const CAPACITY_MIN = 128;
const SPARES_MAX = 4;
const spares: Symbols[] = [];

export function borrow(needed: number): Symbols {
  const spare = needed > CAPACITY_MIN && needed <= CAPACITY ? spares.pop() : undefined;
  if (spare !== undefined) return spare;
  const capacity = needed <= CAPACITY_MIN ? CAPACITY_MIN : Math.max(needed, CAPACITY);
  return { classes: new Uint16Array(capacity), offsets: new Int32Array(capacity) };
}

export function giveBack(symbols: Symbols): void {
  if (symbols.classes.length === CAPACITY && spares.length < SPARES_MAX) spares.push(symbols);
}

/** Units being read. Strings are slow to index when they are slices or joined of others. */
export const UNITS = new Uint16Array(BLOCK_LENGTH);
const UNIT_BYTES = Buffer.from(UNITS.buffer);
const LITTLE_ENDIAN = new Uint8Array(Uint16Array.of(1).buffer)[0] === 1;
/** Copying costs as much as that many units one by one. */
const COPIED_LENGTH_MIN = 48;

export function copyUnits(text: string, from: number, to: number): void {
  if (LITTLE_ENDIAN && to - from >= COPIED_LENGTH_MIN) {
    UNIT_BYTES.write(text.slice(from, to), "utf16le");
    return;
  }
  for (let at = from; at < to; at++) UNITS[at - from] = text.charCodeAt(at);
}
