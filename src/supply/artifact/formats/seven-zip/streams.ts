import type { Extent } from "../../format.ts";
import { Malformed } from "../malformed.ts";
import type { HeaderCursor } from "./header-cursor.ts";

/** A way to pack bytes, by its number in Methods.txt of the LZMA SDK. */
export interface Coder {
  /** Hexadecimal: `030101`. */
  readonly method: string;
  readonly properties: Buffer;
}

/** Packed bytes with all that is needed to unpack them. */
export interface Folder {
  /** In the order in which they are undone; null when they are not a plain chain. */
  readonly coders: readonly Coder[] | null;
  /** In the file. */
  readonly packed: Extent;
  /** Everything that its coders read, where there are several streams. */
  readonly streams: readonly Extent[];
  readonly size: number;
  /** What lies in it, one after the other. */
  readonly parts: readonly Part[];
}

export interface Part {
  readonly size: number;
  readonly crc: number | null;
}

export const PROPERTY = {
  end: 0x00,
  header: 0x01,
  archiveProperties: 0x02,
  additionalStreams: 0x03,
  mainStreams: 0x04,
  files: 0x05,
  packInfo: 0x06,
  unpackInfo: 0x07,
  subStreams: 0x08,
  size: 0x09,
  crc: 0x0a,
  folder: 0x0b,
  unpackSizes: 0x0c,
  partCounts: 0x0d,
  emptyStream: 0x0e,
  names: 0x11,
  attributes: 0x15,
  encodedHeader: 0x17,
} as const;

const SIGNATURE_BYTES = 32;
const CODERS_MAX = 4;

interface Draft {
  readonly coders: readonly Coder[] | null;
  /** Numbers of streams that come out of its coders. */
  readonly outputs: number;
  readonly packedStreams: number;
  /** Of the coder that nothing else reads from. */
  readonly mainOutput: number;
  size: number;
  crc: number | null;
}

/** Reads everything from the pack info to the end mark. */
export function readStreams(cursor: HeaderCursor): readonly Folder[] {
  let packed: readonly Extent[] = [];
  let drafts: readonly Draft[] = [];
  let parts: readonly (readonly Part[])[] | null = null;
  for (let type = cursor.byte(); type !== PROPERTY.end; type = cursor.byte()) {
    if (type === PROPERTY.packInfo) packed = readPackInfo(cursor);
    else if (type === PROPERTY.unpackInfo) drafts = readUnpackInfo(cursor);
    else if (type === PROPERTY.subStreams) parts = readParts(cursor, drafts);
    else throw new Malformed("unexpected-property", cursor.offset - 1);
  }
  let next = 0;
  return drafts.map((draft, index) => {
    const extent = packed[next] ?? { offset: 0, length: 0 };
    const streams = packed.slice(next, next + draft.packedStreams);
    next += draft.packedStreams;
    const whole = [{ size: draft.size, crc: draft.crc }];
    const { coders, size } = draft;
    return { coders, packed: extent, streams, size, parts: parts?.[index] ?? whole };
  });
}

function readPackInfo(cursor: HeaderCursor): readonly Extent[] {
  let offset = SIGNATURE_BYTES + cursor.number();
  const count = cursor.count();
  let lengths: readonly number[] = [];
  for (let type = cursor.byte(); type !== PROPERTY.end; type = cursor.byte()) {
    if (type === PROPERTY.size) lengths = Array.from({ length: count }, () => cursor.number());
    else if (type === PROPERTY.crc) cursor.digests(count);
    else throw new Malformed("unexpected-property", cursor.offset - 1);
  }
  return lengths.map((length) => {
    const extent = { offset, length };
    offset += length;
    return extent;
  });
}

function readUnpackInfo(cursor: HeaderCursor): readonly Draft[] {
  cursor.expect(PROPERTY.folder);
  const count = cursor.count();
  if (cursor.byte() !== 0) throw new Malformed("external-header", cursor.offset - 1);
  const drafts = Array.from({ length: count }, () => readFolder(cursor));
  cursor.expect(PROPERTY.unpackSizes);
  for (const draft of drafts) {
    const sizes = Array.from({ length: draft.outputs }, () => cursor.number());
    draft.size = sizes[draft.mainOutput] ?? 0;
  }
  for (let type = cursor.byte(); type !== PROPERTY.end; type = cursor.byte()) {
    if (type !== PROPERTY.crc) throw new Malformed("unexpected-property", cursor.offset - 1);
    for (const [index, crc] of cursor.digests(count).entries()) {
      const draft = drafts[index];
      if (draft !== undefined) draft.crc = crc;
    }
  }
  return drafts;
}

const ID_BYTES = 0x0f;
const IS_COMPLEX = 0x10;
const HAS_PROPERTIES = 0x20;

function readFolder(cursor: HeaderCursor): Draft {
  const count = cursor.number();
  if (count < 1 || count > CODERS_MAX) throw new Malformed("bad-folder", cursor.offset);
  let [inputs, outputs, isChain] = [0, 0, true];
  const coders = Array.from({ length: count }, (): Coder => {
    const flags = cursor.byte();
    const method = cursor.take(flags & ID_BYTES).toString("hex");
    const isComplex = (flags & IS_COMPLEX) !== 0;
    const [ins, outs] = isComplex ? [cursor.number(), cursor.number()] : [1, 1];
    if (ins > CODERS_MAX || outs > CODERS_MAX) throw new Malformed("bad-folder", cursor.offset);
    inputs += ins;
    outputs += outs;
    isChain &&= ins === 1 && outs === 1;
    const length = (flags & HAS_PROPERTIES) === 0 ? 0 : cursor.number();
    return { method, properties: cursor.take(length) };
  });
  const sources = new Map<number, number>();
  const read = new Set<number>();
  for (let pair = 1; pair < outputs; pair += 1) {
    const input = cursor.number();
    const output = cursor.number();
    sources.set(input, output);
    read.add(output);
  }
  const packedStreams = Math.max(1, inputs - (outputs - 1));
  if (packedStreams > 1) for (let index = 0; index < packedStreams; index += 1) cursor.number();
  const mainOutput = coders.findIndex((_, index) => !read.has(index));
  const chain = isChain ? chainOf(coders, sources, mainOutput) : null;
  return { coders: chain, outputs, packedStreams, mainOutput, size: 0, crc: null };
}

/** From the coder that reads the file to the one whose output is wanted. */
function chainOf(
  coders: readonly Coder[],
  sources: ReadonlyMap<number, number>,
  mainOutput: number,
): readonly Coder[] | null {
  const chain: Coder[] = [];
  let at: number | undefined = mainOutput;
  while (at !== undefined) {
    const coder = coders[at];
    if (coder === undefined || chain.length >= coders.length) return null;
    chain.unshift(coder);
    at = sources.get(at);
  }
  return chain.length === coders.length ? chain : null;
}

function readParts(cursor: HeaderCursor, drafts: readonly Draft[]): readonly (readonly Part[])[] {
  let type = cursor.byte();
  let counts: readonly number[] = drafts.map(() => 1);
  if (type === PROPERTY.partCounts) {
    counts = drafts.map(() => cursor.count());
    type = cursor.byte();
  }
  const hasSizes = type === PROPERTY.size;
  const sizes = drafts.map(({ size }, index) => {
    const count = counts[index] ?? 0;
    if (count === 0) return [];
    const before = Array.from({ length: count - 1 }, () => (hasSizes ? cursor.number() : 0));
    // The size of the last is what is left.
    return [...before, size - before.reduce((sum, each) => sum + each, 0)];
  });
  if (hasSizes) type = cursor.byte();
  const crcs = readPartChecksums(cursor, type, { drafts, counts });
  return sizes.map((list, folder) => {
    return list.map((size, part) => ({ size, crc: crcs[folder]?.[part] ?? null }));
  });
}

/** Those of folders with one part are told with the folder. */
function readPartChecksums(
  cursor: HeaderCursor,
  first: number,
  { drafts, counts }: { readonly drafts: readonly Draft[]; readonly counts: readonly number[] },
): readonly (readonly (number | null)[])[] {
  const isKnown = (draft: Draft, index: number): boolean =>
    counts[index] === 1 && draft.crc !== null;
  const missing = drafts.reduce((sum, draft, index) => {
    return sum + (isKnown(draft, index) ? 0 : (counts[index] ?? 0));
  }, 0);
  let digests: (number | null)[] = [];
  for (let type = first; type !== PROPERTY.end; type = cursor.byte()) {
    if (type !== PROPERTY.crc) throw new Malformed("unexpected-property", cursor.offset - 1);
    digests = [...cursor.digests(missing)];
  }
  let next = 0;
  return drafts.map((draft, index) => {
    if (isKnown(draft, index)) return [draft.crc];
    const count = counts[index] ?? 0;
    next += count;
    return digests.slice(next - count, next);
  });
}
