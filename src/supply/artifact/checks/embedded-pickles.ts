import { Buffer } from "node:buffer";
import { bytesSource, slice } from "../byte-source.ts";
import type { ByteSource } from "../byte-source.ts";
import type { Scan } from "../format.ts";
import { looksLikePickle } from "../formats/pickle/looks-like-pickle.ts";
import { readPickle } from "../formats/pickle/read-pickles.ts";

/** Where else to look: bytes of the pickle that are known already. */
export interface Known {
  /** Offsets of the pickles that are read for themselves, ascending. */
  readonly starts: readonly number[];
  /** Whether something at the offset was scanned as what a call unpickles. */
  isScanned(offset: number): boolean;
}

const WINDOW_BYTES = 2 ** 20;
/** Windows share that much, so that what lies across their border is seen whole. */
const SHARED_BYTES = 64 * 1024;
const HEAD_BYTES = 1024;
/** A pickle that carries a command is short; one that goes on for longer is data. */
const INNER_BYTES_MAX = 2 ** 20;
/** So many are tried in one source; the rest of it is told as not searched. */
const TRIALS_MAX = 4096;
const OPS_MAX = 16_384;
/** A trial counts once more for so many opcodes. */
const OPS_PER_TRIAL = 256;

/**
 * Scans pickles that a pickle keeps as data, as they are, in base64 or in hexadecimal: whoever
 * loads the outer one gets them handed for the next step. Only what ends and imports is one.
 */
export function scanEmbedded(scan: Scan, known: Known): void {
  const { size } = scan.source;
  const search = { scan, known, trials: 0, ended: 0 };
  const memory = Buffer.alloc(Math.min(size, WINDOW_BYTES));
  for (let at = 0; at < size; at += WINDOW_BYTES - SHARED_BYTES) {
    if (search.trials > TRIALS_MAX) {
      scan.skip({ offset: at, length: size - at }, "not-searched");
      return;
    }
    scan.tick();
    const window = memory.subarray(0, scan.source.readInto(memory, at));
    searchRaw(window, at, search);
    searchTexts(window, at, search);
    if (at + window.length >= size) return;
  }
}

interface Search {
  readonly scan: Scan;
  readonly known: Known;
  trials: number;
  /** Behind the last one that was found: what lies in it is its own. */
  ended: number;
}

const PROTO = 0x80;

function searchRaw(window: Buffer, base: number, search: Search): void {
  const { scan, known } = search;
  for (let at = window.indexOf(PROTO); at >= 0; at = window.indexOf(PROTO, at + 1)) {
    const version = window[at + 1] ?? 0;
    const offset = base + at;
    if (version < 2 || version > 5 || offset < search.ended) continue;
    if (!looksLikePickle(window.subarray(at, at + HEAD_BYTES))) continue;
    if (includes(known.starts, offset) || known.isScanned(offset)) continue;
    const length = Math.min(INNER_BYTES_MAX, scan.source.size - offset);
    const end = tryOne(slice(scan.source, offset, length), `pickle@${offset}`, search);
    if (end > 0) search.ended = offset + end;
  }
}

/** The first letters of a PROTO with a version from 2 to 5, and enough of the same alphabet. */
const TEXTS = /gA[I-X][A-Za-z0-9+/_-]{16}|800[2-5](?:[0-9a-f]{2}){12}/gi;
/** A text is looked for in pieces of the window: as one string, each window would stay for long. */
const PIECE_BYTES = 16 * 1024;
const START_BYTES = 32;

function searchTexts(window: Buffer, base: number, search: Search): void {
  if (window.indexOf("gA") < 0 && window.indexOf("800") < 0) return;
  let ended = 0;
  for (let at = 0; at < window.length; at += PIECE_BYTES) {
    const piece = window.latin1Slice(at, Math.min(window.length, at + PIECE_BYTES + START_BYTES));
    for (const { 0: start, index } of piece.matchAll(TEXTS)) {
      const from = at + index;
      if (from < ended || index >= PIECE_BYTES) continue;
      const isHex = start.startsWith("800");
      const text = runOf(window, from, isHex ? HEX : BASE64);
      ended = from + text.length;
      const bytes = Buffer.from(text, isHex ? "hex" : "base64");
      if (!looksLikePickle(bytes.subarray(0, HEAD_BYTES))) continue;
      tryOne(bytesSource(bytes), `${isHex ? "hex" : "base64"}@${base + from}`, search);
    }
  }
}

const HEX = alphabet(/[0-9a-f]/i);
const BASE64 = alphabet(/[A-Za-z0-9+/_-]/);

function alphabet(letters: RegExp): readonly boolean[] {
  return Array.from({ length: 256 }, (_, code) => letters.test(String.fromCodePoint(code)));
}

function runOf(window: Buffer, from: number, letters: readonly boolean[]): string {
  let end = from;
  while (end < window.length && letters[window[end] ?? 0] === true) end += 1;
  return window.latin1Slice(from, end);
}

/** Scans it if it is a pickle that ends and imports, and says where it ends; 0 otherwise. */
function tryOne(source: ByteSource, name: string, search: Search): number {
  const { scan } = search;
  search.trials += 1;
  if (search.trials > TRIALS_MAX) return 0;
  let imports = 0;
  const { at, offset, ops } = readPickle(source, {
    onEvent: (event) => {
      if (event.kind === "import") imports += 1;
    },
    tick: () => scan.tick(),
    limits: { opsMax: OPS_MAX },
  });
  search.trials += Math.floor(ops / OPS_PER_TRIAL);
  if (at !== "stop" || imports === 0) return 0;
  scan.member(name, slice(source, 0, offset));
  return offset;
}

/** By halves, for there may be a million. */
function includes(sorted: readonly number[], wanted: number): boolean {
  let [low, high] = [0, sorted.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((sorted[middle] ?? 0) < wanted) low = middle + 1;
    else high = middle;
  }
  return sorted[low] === wanted;
}
