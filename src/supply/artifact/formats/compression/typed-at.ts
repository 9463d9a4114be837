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

const COPY_WITHIN_FROM = 48;

/** Copies `length` bytes between two arrays. */
// oxlint-disable-next-line max-params -- an inner loop: no object and no view for few bytes
export function copyLiterals(
  from: Uint8Array,
  start: number,
  to: Uint8Array,
  target: number,
  length: number,
): void {
  if (length >= COPY_WITHIN_FROM) {
    to.set(from.subarray(start, start + length), target);
    return;
  }
  for (let at = 0; at < length; at += 1) to[target + at] = byteAt(from, start + at);
}

/** Copies `length` bytes from `distance` bytes before `at`; they may overlap, as matches do. */
// oxlint-disable-next-line max-params -- the innermost loop of every decoder: no object per match
export function copyMatch(bytes: Uint8Array, at: number, distance: number, length: number): void {
  const end = at + length;
  let from = at - distance;
  if (distance >= length && length >= COPY_WITHIN_FROM) {
    bytes.copyWithin(at, from, from + length);
    return;
  }
  for (let to = at; to < end; to += 1) {
    bytes[to] = byteAt(bytes, from);
    from += 1;
  }
}
