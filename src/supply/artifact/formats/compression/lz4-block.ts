import { LOOKAHEAD_MAX, type InputCursor } from "./input-cursor.ts";
import type { OutputWindow } from "./output-window.ts";
import { byteAt, copyMatch } from "./typed-at.ts";

export const LZ4_WINDOW_BYTES = 2 ** 16;
const MATCH_MIN = 4;
/** Lengths up to this are in the token itself, longer ones go on in bytes. */
const SHORT = 15;
/** From so many bytes on a view is cheaper than words. */
const COPY_FROM = 64;
/** A token without literals and a distance. */
const SEQUENCE_BYTES_MIN = 3;
/** What the quick way writes at most behind a full piece. */
const OVERSHOOT = 2 ** 16;

export interface Lz4Block {
  /** Bytes of the input. */
  readonly length: number;
  readonly outputMax?: number;
}

/** One block; matches may go back to the origin of the window. */
export function* lz4BlockSteps(
  input: InputCursor,
  window: OutputWindow,
  { length, outputMax = Infinity }: Lz4Block,
): Generator<undefined, void> {
  const end = input.offset + length;
  let left = outputMax;
  while (input.offset < end) {
    if (window.full) yield;
    left -= quickSequences(input, window, end - input.offset);
    if (input.offset === end) break;
    left -= yield* longSequence(input, window, end);
    if (left < 0) input.fail("block-too-long");
  }
  if (input.offset > end) input.fail("bad-block");
}

/** Sequences that lie whole in the buffer, up to one that does not or that ends the block. */
function quickSequences(input: InputCursor, window: OutputWindow, left: number): number {
  input.fill(Math.min(left, LOOKAHEAD_MAX));
  window.reserve(window.room + OVERSHOOT);
  const start = window.position;
  const [from, to, words] = [input.bytes, window.bytes, window.words];
  const { origin } = window;
  const source = new DataView(from.buffer, from.byteOffset, from.length);
  const inputEnd = Math.min(input.end, input.position + left) - SEQUENCE_BYTES_MIN;
  const pieceEnd = start + window.room;
  const outputEnd = pieceEnd + OVERSHOOT;
  let out = start;
  while (input.position < inputEnd && out < pieceEnd) {
    const token = byteAt(from, input.position);
    let at = input.position + 1;
    let literals = token >>> 4;
    if (literals === SHORT) {
      literals = extended(from, at, inputEnd);
      at += extensionBytes(literals);
    }
    const matchOut = out + literals;
    if (at + literals > inputEnd || matchOut > outputEnd) break;
    if (literals >= COPY_FROM) to.set(from.subarray(at, at + literals), out);
    else {
      for (let done = 0; done < literals; done += 4) {
        words.setInt32(out + done, source.getInt32(at + done, true), true);
      }
    }
    at += literals;
    const distance = byteAt(from, at) | (byteAt(from, at + 1) << 8);
    at += 2;
    let count = token & 15;
    if (count === SHORT) {
      count = extended(from, at, inputEnd);
      at += extensionBytes(count);
    }
    count += MATCH_MIN;
    if (matchOut + count > outputEnd) break;
    if (distance === 0 || distance > matchOut - origin) {
      window.position = matchOut;
      input.fail("bad-distance");
    }
    copyMatch(to, words, matchOut, distance, count);
    out = matchOut + count;
    input.position = at;
  }
  window.position = out;
  return out - start;
}

/** Infinity if the length does not end before `end`. */
function extended(bytes: Uint8Array, start: number, end: number): number {
  let total = SHORT;
  for (let at = start; at < end; at += 1) {
    const byte = byteAt(bytes, at);
    total += byte;
    if (byte < 255) return total;
  }
  return Infinity;
}

function extensionBytes(length: number): number {
  return Math.floor((length - SHORT) / 255) + 1;
}

/** Any sequence, in as many pieces as it takes. */
function* longSequence(
  input: InputCursor,
  window: OutputWindow,
  end: number,
): Generator<undefined, number> {
  const token = input.byte();
  const literals = length(input, token >>> 4, end);
  const there = Math.min(literals, end - input.offset);
  for (let left = there; left > 0;) {
    if (window.full) yield;
    left -= window.copyFrom(input, left);
  }
  if (there < literals) input.fail("bad-block");
  // The last sequence of a block has literals only.
  if (input.offset === end) return literals;
  const distance = input.u16();
  const match = length(input, token & 15, end) + MATCH_MIN;
  if (distance === 0 || distance > window.position - window.origin) input.fail("bad-distance");
  for (let left = match; left > 0;) {
    if (window.full) yield;
    const count = Math.min(left, window.room);
    window.reserve(count);
    copyMatch(window.bytes, window.words, window.position, distance, count);
    window.position += count;
    left -= count;
  }
  return literals + match;
}

/** A length whose first part is in the token, and goes on in bytes as long as they are 255. */
function length(input: InputCursor, short: number, end: number): number {
  let total = short;
  if (short < SHORT) return total;
  for (let byte = 255; byte === 255; total += byte) {
    if (input.offset >= end) input.fail("bad-block");
    byte = input.byte();
  }
  return total;
}
