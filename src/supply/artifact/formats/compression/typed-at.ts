/*
 * Elements of typed arrays as numbers, for inner loops. One function for each kind of array: a
 * function that meets several kinds is compiled for all of them and is several times slower.
 */

export function byteAt(bytes: Uint8Array, index: number): number {
  return bytes[index] ?? 0;
}

export function shortAt(shorts: Uint16Array, index: number): number {
  return shorts[index] ?? 0;
}

export function intAt(ints: Int32Array, index: number): number {
  return ints[index] ?? 0;
}

/** Four bytes, little-endian, as a signed integer. */
export function wordAt(bytes: Uint8Array, at: number): number {
  return (
    byteAt(bytes, at) |
    (byteAt(bytes, at + 1) << 8) |
    (byteAt(bytes, at + 2) << 16) |
    (byteAt(bytes, at + 3) << 24)
  );
}

const COPY_WITHIN_FROM = 128;

/**
 * Copies `length` bytes from `distance` bytes before `at`; they may overlap, as matches do. `words`
 * is a view of the same bytes, of which up to three behind the match may be changed.
 */
// oxlint-disable-next-line max-params -- the innermost loop of every decoder: no object per match
export function copyMatch(
  bytes: Uint8Array,
  words: DataView,
  at: number,
  distance: number,
  length: number,
): void {
  const end = at + length;
  let from = at - distance;
  if (distance >= 4) {
    if (length >= COPY_WITHIN_FROM && distance >= length) {
      bytes.copyWithin(at, from, from + length);
      return;
    }
    for (let to = at; to < end; to += 4) {
      words.setInt32(to, words.getInt32(from, true), true);
      from += 4;
    }
    return;
  }
  if (distance === 1 && length >= COPY_WITHIN_FROM) {
    bytes.fill(byteAt(bytes, from), at, end);
    return;
  }
  for (let to = at; to < end; to += 1) {
    bytes[to] = byteAt(bytes, from);
    from += 1;
  }
}
