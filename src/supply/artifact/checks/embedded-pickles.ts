import { Buffer } from "node:buffer";
import { bytesSource, readBytes, slice } from "../byte-source.ts";
import type { ByteSource } from "../byte-source.ts";
import type { Extent, Scan } from "../format.ts";
import { openBzip2 } from "../formats/compression/bzip2.ts";
import type { Decoder } from "../formats/compression/decoder.ts";
import { openGzip } from "../formats/compression/gzip.ts";
import { openXz } from "../formats/compression/xz.ts";
import { openZlib } from "../formats/compression/zlib.ts";
import { Malformed } from "../formats/malformed.ts";
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
 * Scans pickles that a pickle keeps as data: as they are, compressed, in base64 or in hexadecimal.
 * Whoever loads the outer one gets them for the next step. Only what ends and imports is one.
 */
export function scanEmbedded(scan: Scan, known: Known): void {
  const { size } = scan.source;
  const search = { scan, known, trials: 0, ended: 0, isLoose: false };
  const memory = Buffer.alloc(Math.min(size, WINDOW_BYTES));
  for (let at = 0; at < size; at += WINDOW_BYTES - SHARED_BYTES) {
    if (search.trials > TRIALS_MAX) {
      scan.skip({ offset: at, length: size - at }, "not-searched");
      return;
    }
    scan.tick();
    const window = memory.subarray(0, scan.source.readInto(memory, at));
    searchRaw(window, at, search);
    searchBeginnings(window, at, search);
    if (at + window.length >= size) return;
  }
}

/** The same in a part of bytes that are no pickle: those of protocol 0 may begin anywhere. */
export function scanLoose(scan: Scan, { offset, length }: Extent): void {
  const known = { starts: [], isScanned: () => false };
  const search = { scan, known, trials: 0, ended: 0, isLoose: true };
  const window = Buffer.from(readBytes(scan.source, offset, length));
  searchRaw(window, offset, search);
  searchBeginnings(window, offset, search);
}

interface Search {
  readonly scan: Scan;
  readonly known: Known;
  readonly isLoose: boolean;
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

/** What stands at the beginning of something to look into, and what looks. */
interface Beginning {
  readonly bytes: Buffer;
  readonly look: (window: Buffer, at: number, place: Place) => void;
}

interface Place {
  readonly base: number;
  readonly search: Search;
  /** In the window, behind the last text that was taken. */
  ended: number;
}

/** One pass over the bytes, two at a time: a search for each beginning would be one for each. */
function searchBeginnings(window: Buffer, base: number, search: Search): void {
  const place = { base, search, ended: 0 };
  let pair = window[0] ?? 0;
  for (let at = 1; at < window.length; at += 1) {
    pair = ((pair << 8) | (window[at] ?? 0)) & 0xffff;
    const group = GROUPS[pair] ?? 0;
    if (group === 0) continue;
    for (const { bytes, look } of BEGINNINGS[group - 1] ?? []) {
      if (startsWith(window, at - 1, bytes)) look(window, at - 1, place);
    }
  }
}

function startsWith(window: Buffer, at: number, bytes: Buffer): boolean {
  for (let index = 2; index < bytes.length; index += 1) {
    if (window[at + index] !== bytes[index]) return false;
  }
  return true;
}

/** Opcodes of a mark, a number or a text may stand before the first import. */
const BEFORE_IMPORT_MAX = 8;

/** Without a PROTO to begin with, only what fills a constant of the pickle is tried. */
function lookAtOld(window: Buffer, at: number, { base, search }: Place): void {
  if (search.isLoose) {
    const { source } = search.scan;
    const length = Math.min(INNER_BYTES_MAX, source.size - base - at);
    tryOne(slice(source, base + at, length), `pickle@${base + at}`, search);
    return;
  }
  for (let back = 0; back <= BEFORE_IMPORT_MAX; back += 1) {
    const length = constantAt(window, at - back);
    const offset = base + at - back;
    if (length <= back || length > INNER_BYTES_MAX || search.known.isScanned(offset)) continue;
    tryOne(slice(search.scan.source, offset, length), `pickle@${offset}`, search);
    return;
  }
}

/** Bytes of the text or byte string whose content begins there; 0 where none does. */
function constantAt(window: Buffer, at: number): number {
  const byteAt = (back: number): number => window[at - back] ?? 0;
  if (SHORT.has(byteAt(2))) return byteAt(1);
  if (at >= 5 && LONG.has(byteAt(5))) return window.readUInt32LE(at - 4);
  if (at >= 9 && VAST.has(byteAt(9)) && window.readUInt32LE(at - 4) === 0) {
    return window.readUInt32LE(at - 8);
  }
  return 0;
}

/** By how many bytes hold the length: SHORT_BINBYTES and its like, BINBYTES, BINBYTES8. */
const SHORT: ReadonlySet<number> = new Set([0x43, 0x55, 0x8c]);
const LONG: ReadonlySet<number> = new Set([0x42, 0x54, 0x58]);
const VAST: ReadonlySet<number> = new Set([0x8d, 0x8e, 0x96]);

type Open = (source: ByteSource, offset: number) => Decoder;

/** What compressed data begins with. */
const PACKINGS: readonly (readonly [Buffer, Open])[] = [
  ...[0x01, 0x5e, 0x9c, 0xda].map((level) => [Buffer.of(0x78, level), openZlib] as const),
  [Buffer.of(0x1f, 0x8b, 0x08), openGzip],
  [Buffer.from("BZh"), openBzip2],
  [Buffer.of(0xfd, 0x37, 0x7a, 0x58, 0x5a), openXz],
];

function lookAtPacked(window: Buffer, at: number, { base, search }: Place): void {
  const { scan, known } = search;
  const length = constantAt(window, at);
  const open = openerOf(window.subarray(at, at + 8));
  if (length < 8 || length > INNER_BYTES_MAX || known.isScanned(base + at)) return;
  if (open === undefined) return;
  tryPacked(open(slice(scan.source, base + at, length), 0), `compressed@${base + at}`, search);
}

function openerOf(bytes: Uint8Array): Open | undefined {
  const head = Buffer.from(bytes.subarray(0, 8));
  return PACKINGS.find(([magic]) => head.subarray(0, magic.length).equals(magic))?.[1];
}

function tryPacked(decoder: Decoder, name: string, search: Search): void {
  search.trials += 1;
  if (search.trials > TRIALS_MAX) return;
  const bytes = unpacked(decoder);
  if (looksLikePickle(bytes.subarray(0, HEAD_BYTES))) tryOne(bytesSource(bytes), name, search);
}

/** As much as a pickle that carries a command has; what breaks off may still be one. */
function unpacked(decoder: Decoder): Buffer {
  const pieces: Buffer[] = [];
  let length = 0;
  try {
    for (let piece = decoder.next(); piece !== null; piece = decoder.next()) {
      pieces.push(Buffer.from(piece));
      length += piece.length;
      if (length > INNER_BYTES_MAX) break;
      if (pieces.length === 1 && !looksLikePickle(piece.subarray(0, HEAD_BYTES))) break;
    }
  } catch (error) {
    if (!(error instanceof Malformed)) throw error;
  }
  return Buffer.concat(pieces);
}

/** A shorter text holds no pickle that imports. */
const TEXT_MIN = 20;

function lookAtText(letters: readonly boolean[], encoding: "hex" | "base64"): Beginning["look"] {
  return (window, at, place) => {
    if (at < place.ended) return;
    const text = runOf(window, at, letters);
    if (text.length < TEXT_MIN) return;
    place.ended = at + text.length;
    const bytes = Buffer.from(text, encoding);
    const name = `${encoding}@${place.base + at}`;
    const open = openerOf(bytes);
    if (open !== undefined) tryPacked(open(bytesSource(bytes), 0), name, place.search);
    else if (looksLikePickle(bytes.subarray(0, HEAD_BYTES))) {
      tryOne(bytesSource(bytes), name, place.search);
    }
  };
}

const HEX = alphabet(/[0-9a-f]/i);
const BASE64 = alphabet(/[A-Za-z0-9+/_-]/);

function alphabet(letters: RegExp): readonly boolean[] {
  return Array.from({ length: 256 }, (_, code) => letters.test(String.fromCodePoint(code)));
}

function runOf(window: Buffer, from: number, letters: readonly boolean[]): string {
  let end = from;
  while (end < window.length && letters[window[end] ?? 0] === true) end += 1;
  return window.toString("latin1", from, end);
}

/** In protocol 0, pickles that do harm import one of these. */
const OLD_STARTS = ["os", "posix", "nt", "subprocess", "__builtin__", "builtins"].map((module) =>
  Buffer.from(`c${module}\n`),
);
/** A PROTO with a version from 2 to 5 as it stands in base64. */
const PROTO_BASE64 = Array.from("IJKLMNOPQRSTUVWX", (letter) => `gA${letter}`);
const PROTO_HEX = ["8002", "8003", "8004", "8005"];
/** As many of the letters as do not depend on what follows. */
const OLD_BASE64 = OLD_STARTS.map((bytes) => {
  return bytes.toString("base64").slice(0, Math.floor((bytes.length * 4) / 3));
});
const OLD_HEX = OLD_STARTS.map((bytes) => bytes.toString("hex"));
const PACKED_BASE64 = "eJw eJx eJy eJz eNo eNp eNq eNr eAE eAF eAG eAH H4sI QlpoO /Td6WFo".split(
  " ",
);
const PACKED_HEX = ["789c", "78da", "7801", "1f8b08", "425a68", "fd377a58"];

const [GROUPS, BEGINNINGS] = grouped([
  ...OLD_STARTS.map((bytes) => ({ bytes, look: lookAtOld })),
  ...PACKINGS.map(([bytes]) => ({ bytes, look: lookAtPacked })),
  ...textual([...PROTO_BASE64, ...OLD_BASE64, ...PACKED_BASE64], lookAtText(BASE64, "base64")),
  ...textual(spellings([...PROTO_HEX, ...PACKED_HEX, ...OLD_HEX]), lookAtText(HEX, "hex")),
]);

function spellings(texts: readonly string[]): readonly string[] {
  return [...new Set(texts.flatMap((text) => [text, text.toUpperCase()]))];
}

function textual(texts: readonly string[], look: Beginning["look"]): readonly Beginning[] {
  return texts.map((text) => ({ bytes: Buffer.from(text), look }));
}

/** The number of the group for each two bytes, 0 for none, and the groups from 1 on. */
function grouped(
  beginnings: readonly Beginning[],
): readonly [Uint8Array, readonly (readonly Beginning[])[]] {
  const numbers = new Uint8Array(0x1_0000);
  const groups: Beginning[][] = [];
  for (const beginning of beginnings) {
    const pair = beginning.bytes.readUInt16BE(0);
    if (numbers[pair] === 0) numbers[pair] = groups.push([]);
    groups[(numbers[pair] ?? 0) - 1]?.push(beginning);
  }
  return [numbers, groups];
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
