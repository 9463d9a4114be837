import type { ByteSource } from "../../byte-source.ts";
import { BitCursor } from "./bit-cursor.ts";
import { decoderOf, type Decoder } from "./decoder.ts";
import {
  BASE,
  DEFLATE,
  DEFLATE_64,
  EXTRA_MASK,
  FIRST_BITS,
  KIND_MASK,
  LITERAL,
  readEntry,
  readTables,
  SECOND,
  STOP,
  VALUE_SHIFT,
  type Deflate,
  type InflateTables,
} from "./inflate-tables.ts";
import { OutputWindow } from "./output-window.ts";
import { copyMatch, intAt } from "./typed-at.ts";

export const DEFLATE_WINDOW_BYTES = DEFLATE.windowBytes;
/** In place of an entry: a match that begins before the stream does. */
const FAR = STOP | (2 << VALUE_SHIFT);
/** Input bytes that one length and distance can need, with those taken ahead. */
const SYMBOL_BYTES = 10;

/** Raw deflate (RFC 1951), without a header or a checksum. */
export function openInflate(source: ByteSource, offset: number): Decoder {
  const input = new BitCursor(source, offset);
  const window = new OutputWindow(DEFLATE_WINDOW_BYTES);
  return decoderOf({ input, window, steps: inflateSteps(input, window) });
}

/** Deflate64, which Windows writes into ZIP files of 2 GiB and more. */
export function openInflate64(source: ByteSource, offset: number): Decoder {
  const input = new BitCursor(source, offset);
  const window = new OutputWindow(DEFLATE_64.windowBytes);
  return decoderOf({ input, window, steps: inflateSteps(input, window, DEFLATE_64) });
}

/** One deflate stream; afterwards the cursor is at the byte behind it. */
export function* inflateSteps(
  input: BitCursor,
  window: OutputWindow,
  deflate: Deflate = DEFLATE,
): Generator<undefined, void> {
  window.origin = window.position;
  for (let last = 0; last === 0;) {
    last = input.bits(1);
    const kind = input.bits(2);
    if (kind === 0) yield* storedBlock(input, window);
    else if (kind === 1) yield* compressedBlock({ input, window, deflate }, deflate.fixed);
    else if (kind === 2) {
      yield* compressedBlock({ input, window, deflate }, readTables(input, deflate));
    } else input.fail("bad-block-type");
  }
  input.toByte();
}

function* storedBlock(input: BitCursor, window: OutputWindow): Generator<undefined, void> {
  input.toByte();
  let left = input.u16();
  if (left !== (input.u16() ^ 0xffff)) input.fail("bad-stored-length");
  while (left > 0) {
    if (window.full) yield;
    left -= window.copyFrom(input, left);
  }
}

interface BlockParts {
  readonly input: BitCursor;
  readonly window: OutputWindow;
  readonly deflate: Deflate;
}

function* compressedBlock(
  { input, window, deflate }: BlockParts,
  tables: InflateTables,
): Generator<undefined, void> {
  for (let ended = false; !ended;) {
    if (window.full) yield;
    window.reserve(window.room + deflate.matchMax);
    const many = input.fill(SYMBOL_BYTES) >= SYMBOL_BYTES;
    ended = many ? fastSymbols(input, window, tables) : slowSymbol(input, window, tables);
  }
}

/**
 * Decodes while the piece has room and the buffer holds the longest symbol. True at the end of
 * the block. Up to 31 bits are held: after each refill a code or its extra bits fit.
 */
function fastSymbols(input: BitCursor, window: OutputWindow, tables: InflateTables): boolean {
  const [to, words] = [window.bytes, window.words];
  const from = new DataView(input.bytes.buffer, input.bytes.byteOffset, input.bytes.length);
  const [lengths, lengthMask] = [tables.lengths.entries, tables.lengths.mask];
  const [distances, distanceMask] = [tables.distances.entries, tables.distances.mask];
  const inputLast = input.end - SYMBOL_BYTES;
  const outputEnd = window.position + window.room;
  let [at, held, heldBits] = [input.position, input.held, input.heldBits];
  let out = window.position;
  let entry = LITERAL;
  while (at <= inputLast && out < outputEnd) {
    if (heldBits < 16) {
      held |= from.getUint16(at, true) << heldBits;
      at += 2;
      heldBits += 16;
    }
    entry = intAt(lengths, held & lengthMask);
    if ((entry & KIND_MASK) === SECOND) entry = secondEntry(lengths, entry, held);
    held >>>= entry & 15;
    heldBits -= entry & 15;
    if ((entry & KIND_MASK) === LITERAL) {
      to[out++] = entry >>> VALUE_SHIFT;
      // Literals come in rows: the next one often needs no more bits than are held.
      entry = intAt(lengths, held & lengthMask);
      if ((entry & KIND_MASK) === LITERAL && (entry & 15) <= heldBits) {
        to[out++] = entry >>> VALUE_SHIFT;
        held >>>= entry & 15;
        heldBits -= entry & 15;
      } else entry = LITERAL;
      continue;
    }
    if ((entry & KIND_MASK) !== BASE) break;
    if (heldBits < 16) {
      held |= from.getUint16(at, true) << heldBits;
      at += 2;
      heldBits += 16;
    }
    let extra = (entry >>> 4) & EXTRA_MASK;
    const length = (entry >>> VALUE_SHIFT) + (held & ((1 << extra) - 1));
    held >>>= extra;
    heldBits -= extra;
    if (heldBits < 16) {
      held |= from.getUint16(at, true) << heldBits;
      at += 2;
      heldBits += 16;
    }
    entry = intAt(distances, held & distanceMask);
    if ((entry & KIND_MASK) === SECOND) entry = secondEntry(distances, entry, held);
    held >>>= entry & 15;
    heldBits -= entry & 15;
    if ((entry & KIND_MASK) !== BASE) break;
    if (heldBits < 16) {
      held |= from.getUint16(at, true) << heldBits;
      at += 2;
      heldBits += 16;
    }
    extra = (entry >>> 4) & EXTRA_MASK;
    const distance = (entry >>> VALUE_SHIFT) + (held & ((1 << extra) - 1));
    held >>>= extra;
    heldBits -= extra;
    if (distance > out - window.origin) {
      entry = FAR;
      break;
    }
    copyMatch(to, words, out, distance, length);
    out += length;
  }
  window.position = out;
  input.giveBack(at, held, heldBits);
  return stopsAt(input, entry);
}

function secondEntry(entries: Int32Array, entry: number, held: number): number {
  const index = (held >>> FIRST_BITS) & ((1 << (entry & 15)) - 1);
  return intAt(entries, (entry >>> VALUE_SHIFT) + index);
}

/** True if the entry that was read last ends the block; throws if it must not appear. */
function stopsAt(input: BitCursor, entry: number): boolean {
  if (entry === FAR) input.fail("bad-distance");
  if ((entry & KIND_MASK) !== STOP) return false;
  if (entry >>> VALUE_SHIFT !== 0) input.fail("bad-code");
  return true;
}

/** One symbol near the end of the input, with no byte taken that it does not need. */
function slowSymbol(input: BitCursor, window: OutputWindow, tables: InflateTables): boolean {
  const entry = readEntry(input, tables.lengths);
  if ((entry & KIND_MASK) === LITERAL) {
    window.bytes[window.position++] = entry >>> VALUE_SHIFT;
    return false;
  }
  if (stopsAt(input, entry)) return true;
  const length = (entry >>> VALUE_SHIFT) + input.bits((entry >>> 4) & EXTRA_MASK);
  const far = readEntry(input, tables.distances);
  stopsAt(input, far);
  const distance = (far >>> VALUE_SHIFT) + input.bits((far >>> 4) & EXTRA_MASK);
  if (distance > window.position - window.origin) input.fail("bad-distance");
  copyMatch(window.bytes, window.words, window.position, distance, length);
  window.position += length;
  return false;
}
