import type { ByteSource } from "../../byte-source.ts";
import type { Extent } from "../../format.ts";
import { readLocal } from "./records.ts";
import type { Entry } from "./records.ts";

/** The stretches of [0, size) that no extent covers, or those that two cover. */
export function gapsBetween(
  extents: readonly Extent[],
  size: number,
  wanted: "gaps" | "overlaps" = "gaps",
): readonly Extent[] {
  const sorted = extents.toSorted((a, b) => a.offset - b.offset || a.length - b.length);
  const result: Extent[] = [];
  let at = 0;
  for (const [index, { offset, length }] of sorted.entries()) {
    const end = Math.min(size, offset + length);
    const before = sorted[index - 1];
    const isSame = before?.offset === offset && before.length === length;
    if (wanted === "gaps" && offset > at) result.push({ offset: at, length: offset - at });
    // Two directories may name the same member: that is one extent, not two.
    else if (wanted === "overlaps" && offset < at && length > 0 && !isSame) {
      result.push({ offset, length: Math.min(at, end) - offset });
    }
    at = Math.max(at, end);
  }
  if (wanted === "gaps" && at < size) result.push({ offset: at, length: size - at });
  return result;
}

export interface FoundLocal {
  readonly entry: Entry;
  readonly offset: number;
  /** Where its data begins. */
  readonly end: number;
}

/** Short at first, since hostile files are full of marks, then longer and longer. */
const CHUNK_BYTES_MIN = 2 ** 12;
const CHUNK_BYTES_MAX = 2 ** 17;
const HAS_DESCRIPTOR = 0x0008;
const LOCAL_MARK = "PK\u0003\u0004";
const OVERLAP_BYTES = LOCAL_MARK.length - 1;

/** Local headers in stretches that no directory speaks of. */
export function* findLocals(
  source: ByteSource,
  gaps: readonly Extent[],
  tick: () => void,
): Generator<FoundLocal> {
  if (gaps.length === 0) return;
  const buffer = Buffer.allocUnsafeSlow(Math.min(CHUNK_BYTES_MAX + OVERLAP_BYTES, source.size));
  for (const gap of gaps) yield* localsIn(gap, { source, buffer, tick });
}

function* localsIn(gap: Extent, parts: Omit<Search, "to">): Generator<FoundLocal> {
  const { source, tick } = parts;
  const gapEnd = gap.offset + gap.length;
  const search = { ...parts, to: gapEnd };
  for (let at = nextMark(search, gap.offset); at >= 0;) {
    tick();
    const entry = readLocal(source, at);
    if (entry === null) {
      at = nextMark(search, at + 1);
      continue;
    }
    const known = entry.end + entry.compressedSize;
    // A size that is only in a descriptor: up to the next header, or to the end of the gap.
    const isOpen = entry.compressedSize === 0 && (entry.flags & HAS_DESCRIPTOR) !== 0;
    const next = isOpen || known > gapEnd ? nextMark(search, entry.end) : -1;
    const compressedSize = isOpen ? (next < 0 ? gapEnd : next) - entry.end : entry.compressedSize;
    yield { entry: { ...entry, compressedSize }, offset: at, end: entry.end };
    at = isOpen || known > gapEnd ? next : nextMark(search, known);
  }
}

interface Search {
  readonly source: ByteSource;
  readonly buffer: Buffer;
  readonly to: number;
  readonly tick: () => void;
}

/** Offset of the next mark of a local header in [from, to), -1 when there is none. */
function nextMark({ source, buffer, to, tick }: Search, from: number): number {
  let chunk = CHUNK_BYTES_MIN;
  for (let at = from; at < to; at += chunk, chunk = Math.min(CHUNK_BYTES_MAX, chunk * 2)) {
    tick();
    const piece = buffer.subarray(0, Math.min(chunk + OVERLAP_BYTES, to - at));
    const found = piece.subarray(0, source.readInto(piece, at)).indexOf(LOCAL_MARK, 0, "latin1");
    if (found >= 0) return at + found;
  }
  return -1;
}
