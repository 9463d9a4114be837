import { nearBytes } from "./input.ts";
import type { PickleInput } from "./input.ts";
import { PickleLimit } from "./limit.ts";
import { decodeQuoted, decodeRawUnicode, decodeUtf8 } from "./text-forms.ts";
import type { Text, Value } from "./value.ts";

/**
 * What the pickle has put aside under numbers. At first values are kept as they are; of big ones,
 * an entry is a word of four bytes: the place of a text, which can be read again there, or the
 * number of a value that many share. Beyond its limit the reading ends: nothing is forgotten.
 */
export interface Memo {
  readonly input: PickleInput;
  /** Entries of the time when everything was kept. */
  readonly whole: (Value | undefined)[];
  /** Entries since then, which go before those of `whole`. */
  readonly pages: (Page | undefined)[];
  /** Numbers far beyond the others. */
  readonly sparse: Map<number, Value>;
  readonly shared: Value[];
  readonly sharedAt: Map<Value, number>;
  /** Texts read again, by the last bits of their number. */
  readonly recalled: ({ readonly index: number; readonly text: Text } | undefined)[];
  /** Numbers in use, as `len(memo)` has it: MEMOIZE takes it for the next number. */
  count: number;
  readonly max: number;
}

interface Page {
  /** What places are counted from, in the source. */
  readonly base: number;
  /** 0 for no entry; one more than a place; or, with the highest bit, an index of `shared`. */
  readonly words: Uint32Array;
}

const PAGE_BITS = 12;
const PAGE = 1 << PAGE_BITS;
const SHARED = 0x8000_0000;
const LINE = 0x4000_0000;
const PLACE_MAX = LINE - 2;
const TEXT_BYTES_MAX = 255;
const RECALLED = 4096;
const SPARSE_MAX = 20_000;
const SHARED_MAX = 400_000;
const HOLES_MAX = 1024;

export function createMemo(input: PickleInput, max: number): Memo {
  return {
    input,
    whole: [],
    pages: [],
    sparse: new Map(),
    shared: [],
    sharedAt: new Map(),
    recalled: [],
    count: 0,
    max,
  };
}

export function memoGet(memo: Memo, index: number): Value | undefined {
  if (memo.pages.length > 0) {
    const word = memo.pages[Math.floor(index / PAGE)]?.words[index % PAGE] ?? 0;
    if (word >= SHARED) return memo.shared[word - SHARED];
    if (word > 0) return recall(memo, index, word);
  }
  return memo.whole[index] ?? (memo.sparse.size > 0 ? memo.sparse.get(index) : undefined);
}

/** Keeps a value as it is. `index` is a whole number that is not negative. */
export function memoPut(memo: Memo, index: number, value: Value): void {
  const { whole, sparse } = memo;
  if (index === whole.length && sparse.size === 0) {
    if (index >= memo.max) throw new PickleLimit("memo");
    memo.count += 1;
    whole.push(value);
  } else if (index < whole.length) {
    if (whole[index] === undefined && !sparse.delete(index)) memo.count += 1;
    whole[index] = value;
  } else if (isNear(memo, index)) {
    if (!sparse.delete(index)) memo.count += 1;
    while (whole.length < index) whole.push(undefined);
    whole.push(value);
  } else putFar(memo, index, value);
}

/** INVARIANT: holes stay in proportion to what is there, so that PUTs cannot buy memory. */
function isNear({ count, max }: Memo, index: number): boolean {
  return index < Math.min(max, 2 * count + HOLES_MAX);
}

function putFar(memo: Memo, index: number, value: Value): void {
  const { sparse, max } = memo;
  if (!sparse.has(index)) {
    if (sparse.size >= SPARSE_MAX || memo.count >= max) throw new PickleLimit("memo");
    memo.count += 1;
  }
  sparse.set(index, value);
}

/** Keeps a word for a value: one that many share, or a text that stands in the source. */
export function memoPack(memo: Memo, index: number, value: Value): void {
  const pageAt = Math.floor(index / PAGE);
  let page = memo.pages[pageAt];
  if (page === undefined) {
    if (!isNear(memo, index)) return putFar(memo, index, value);
    while (memo.pages.length < pageAt) memo.pages.push(undefined);
    const here = memo.input.base + memo.input.pos;
    page = { base: Math.max(0, here - PLACE_MAX / 2), words: new Uint32Array(PAGE) };
    memo.pages[pageAt] = page;
  }
  const known = page.words[index % PAGE] ?? 0;
  if (known === 0 && memo.whole[index] === undefined && !memo.sparse.delete(index)) {
    if (memo.count >= memo.max) throw new PickleLimit("memo");
    memo.count += 1;
  }
  const placed = value.kind === "text" ? placeOf(memo, page, value) : 0;
  page.words[index % PAGE] = placed > 0 ? placed : SHARED + share(memo, value);
  if (known > 0) memo.recalled[index % RECALLED] = undefined;
}

function share({ shared, sharedAt }: Memo, value: Value): number {
  const known = sharedAt.get(value);
  if (known !== undefined) return known;
  if (shared.length >= SHARED_MAX) throw new PickleLimit("memo");
  sharedAt.set(value, shared.length);
  return shared.push(value) - 1;
}

/** The word for the place of a text that comes out the same when it is read again; else 0. */
function placeOf({ input }: Memo, { base }: Page, { value, offset, length }: Text): number {
  const place = offset - base;
  if (value === undefined || length > TEXT_BYTES_MAX || place < 0 || place >= PLACE_MAX) return 0;
  // Most are short ones in the window, and a view of it for each would be what costs.
  const at = offset - input.base;
  const kind = at >= 2 ? input.buffer[at - 2] : undefined;
  const isShort = kind === SHORT_BINUNICODE || kind === SHORT_BINSTRING;
  if (isShort && at + length <= input.filled && input.buffer[at - 1] === length) return place + 1;
  const bytes = nearBytes(input, offset - HEADER, HEADER + length + 1);
  if (countedAt(bytes)?.length === length) return place + 1;
  return isLine(bytes, length) ? LINE + place + 1 : 0;
}

/** Bytes before the content of a counted text that say what it is. */
const HEADER = 5;
const SHORT_BINUNICODE = 0x8c;
const SHORT_BINSTRING = 0x55;
const BINUNICODE = 0x58;
const BINSTRING = 0x54;
const STRING = 0x53;
const UNICODE = 0x56;
const LINE_FEED = 10;

/** The length of the short text of which the content stands behind the header; else undefined. */
function countedAt(
  bytes: Uint8Array,
): { readonly length: number; readonly isUtf8: boolean } | undefined {
  const short = bytes[3];
  if (short === SHORT_BINUNICODE || short === SHORT_BINSTRING) {
    return { length: bytes[4] ?? 0, isUtf8: short === SHORT_BINUNICODE };
  }
  const isShort = bytes[2] === 0 && bytes[3] === 0 && bytes[4] === 0;
  if (!isShort || (bytes[0] !== BINUNICODE && bytes[0] !== BINSTRING)) return undefined;
  return { length: bytes[1] ?? 0, isUtf8: bytes[0] === BINUNICODE };
}

function isLine(bytes: Uint8Array, length: number): boolean {
  const isText = bytes[4] === STRING || bytes[4] === UNICODE;
  return isText && bytes.indexOf(LINE_FEED, HEADER) === HEADER + length;
}

function recall(memo: Memo, index: number, word: number): Value {
  const slot = index % RECALLED;
  const recent = memo.recalled[slot];
  if (recent?.index === index) return recent.text;
  const isCounted = word < LINE;
  const base = memo.pages[Math.floor(index / PAGE)]?.base ?? 0;
  const offset = base + (isCounted ? word : word - LINE) - 1;
  const bytes = nearBytes(memo.input, offset - HEADER, HEADER + TEXT_BYTES_MAX + 1);
  const text = isCounted ? readCounted(bytes, offset) : readLineAt(bytes, offset);
  memo.recalled[slot] = { index, text };
  return text;
}

function readCounted(bytes: Uint8Array, offset: number): Text {
  const { length, isUtf8 } = countedAt(bytes) ?? { length: 0, isUtf8: true };
  const content = bytes.subarray(HEADER, HEADER + length);
  const value = isUtf8 ? decodeUtf8(content) : decodeLatin(content);
  return { kind: "text", value, offset, length, encoding: isUtf8 ? "utf-8" : "latin-1" };
}

function readLineAt(bytes: Uint8Array, offset: number): Text {
  const length = bytes.indexOf(LINE_FEED, HEADER) - HEADER;
  const line = decodeLatin(bytes.subarray(HEADER, HEADER + length));
  const isQuoted = bytes[4] === STRING;
  const value = isQuoted ? decodeQuoted(line) : decodeRawUnicode(line);
  const encoding = isQuoted ? "string-escape" : "raw-unicode-escape";
  return { kind: "text", value, offset, length, encoding };
}

function decodeLatin(bytes: Uint8Array): string {
  return String.fromCharCode(...bytes);
}
