import { readBytes } from "../../byte-source.ts";
import type { ByteSource } from "../../byte-source.ts";
import type { Extent } from "../../format.ts";
import { crc32 } from "../compression/crc.ts";
import { extraFields } from "./extra-fields.ts";
import type { ExtraFields } from "./extra-fields.ts";

/** The records of a ZIP file (APPNOTE.TXT 6.3.10), each read where it is said to be. */
export interface Entry {
  /** Bytes of the name; loaders disagree about their encoding. */
  readonly name: Buffer;
  readonly flags: number;
  readonly method: number;
  readonly crc: number;
  readonly compressedSize: number;
  readonly size: number;
  /** The same name in UTF-8 as Info-ZIP keeps it, which some loaders take instead. */
  readonly unicodeName: Buffer | null;
  /** Fields of the record that no loader has a use for: what lies there is seen by nobody. */
  readonly asides: readonly Extent[];
  /** ZIP64 sizes that nothing asks for, since the ordinary ones are not filled. */
  readonly hasSpareSizes: boolean;
  /** Where the record itself ends. */
  readonly end: number;
}

export interface CentralEntry extends Entry {
  readonly localOffset: number;
  /** Unix mode, 0 when made elsewhere. */
  readonly mode: number;
}

/** Where a directory is, by one of the records at the end of the file. */
export interface EndRecord {
  readonly offset: number;
  /** Where the record and its comment end. */
  readonly end: number;
  readonly entries: number;
  readonly directoryOffset: number;
  readonly directorySize: number;
  /** Of the disk that it is on; 0 where there is only one. */
  readonly disk: number;
  readonly commentOffset: number;
  /** Extent of the ZIP64 records before it, when there are any. */
  readonly zip64: { readonly offset: number; readonly end: number } | null;
}

export const SIGNATURE = {
  local: 0x04034b50,
  central: 0x02014b50,
  end: 0x06054b50,
  end64: 0x06064b50,
  locator64: 0x07064b50,
  descriptor: 0x08074b50,
} as const;

const LOCAL_BYTES = 30;
const CENTRAL_BYTES = 46;
const END_BYTES = 22;
const LOCATOR_BYTES = 20;
const END64_BYTES = 56;
const COMMENT_MAX = 0xffff;
const END_RECORDS_MAX = 16;
const FILLED_16 = 0xffff;
const FILLED_32 = 0xffffffff;

function view(source: ByteSource, offset: number, length: number): Buffer {
  const bytes = readBytes(source, offset, length);
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length);
}

/** Null when there is no local header at the offset. */
export function readLocal(source: ByteSource, offset: number): Entry | null {
  const fixed = view(source, offset, LOCAL_BYTES);
  if (fixed.length < LOCAL_BYTES || fixed.readUInt32LE(0) !== SIGNATURE.local) return null;
  const nameLength = fixed.readUInt16LE(26);
  const extraLength = fixed.readUInt16LE(28);
  const rest = view(source, offset + LOCAL_BYTES, nameLength + extraLength);
  const name = rest.subarray(0, nameLength);
  const extra = extraFields(rest.subarray(nameLength), offset + LOCAL_BYTES + nameLength);
  const sizes = {
    size: fixed.readUInt32LE(22),
    compressedSize: fixed.readUInt32LE(18),
    localOffset: 0,
  };
  return {
    name,
    flags: fixed.readUInt16LE(6),
    method: fixed.readUInt16LE(8),
    crc: fixed.readUInt32LE(14),
    ...widened(sizes, extra),
    unicodeName: unicodeName(extra, name),
    asides: extra.asides,
    end: offset + LOCAL_BYTES + nameLength + extraLength,
  };
}

/** Null when there is no entry of a directory at the offset. */
export function readCentral(source: ByteSource, offset: number): CentralEntry | null {
  const fixed = view(source, offset, CENTRAL_BYTES);
  if (fixed.length < CENTRAL_BYTES || fixed.readUInt32LE(0) !== SIGNATURE.central) return null;
  const nameLength = fixed.readUInt16LE(28);
  const extraLength = fixed.readUInt16LE(30);
  const commentLength = fixed.readUInt16LE(32);
  const rest = view(source, offset + CENTRAL_BYTES, nameLength + extraLength);
  const name = rest.subarray(0, nameLength);
  const extra = extraFields(rest.subarray(nameLength), offset + CENTRAL_BYTES + nameLength);
  const sizes = {
    size: fixed.readUInt32LE(24),
    compressedSize: fixed.readUInt32LE(20),
    localOffset: fixed.readUInt32LE(42),
  };
  const commentAt = offset + CENTRAL_BYTES + nameLength + extraLength;
  const comment = { offset: commentAt, length: commentLength };
  return {
    name,
    flags: fixed.readUInt16LE(8),
    method: fixed.readUInt16LE(10),
    crc: fixed.readUInt32LE(16),
    ...widened(sizes, extra),
    unicodeName: unicodeName(extra, name),
    asides: commentLength === 0 ? extra.asides : [...extra.asides, comment],
    mode: fixed.readUInt16LE(40),
    end: commentAt + commentLength,
  };
}

interface Sizes {
  readonly size: number;
  readonly compressedSize: number;
  readonly localOffset: number;
}

/** Takes from the ZIP64 extra field what does not fit into 32 bits (4.5.3). */
function widened(
  sizes: Sizes,
  { zip64 }: ExtraFields,
): Sizes & { readonly hasSpareSizes: boolean } {
  if (zip64 === null) return { ...sizes, hasSpareSizes: false };
  let at = 0;
  const wide = (narrow: number): number => {
    if (narrow !== FILLED_32 || at + 8 > zip64.length) return narrow;
    const value = Number(zip64.readBigUInt64LE(at));
    at += 8;
    return value;
  };
  // INVARIANT: in this order, and only those that are filled with ones.
  const size = wide(sizes.size);
  const compressedSize = wide(sizes.compressedSize);
  const localOffset = wide(sizes.localOffset);
  return { size, compressedSize, localOffset, hasSpareSizes: at === 0 && zip64.length >= 8 };
}

/** Taken only where it belongs to the name beside it (APPNOTE.TXT 4.6.9). */
function unicodeName({ unicodePath }: ExtraFields, name: Buffer): Buffer | null {
  if (unicodePath === null || unicodePath.length < 5) return null;
  return unicodePath.readUInt32LE(1) === crc32(0, name) ? unicodePath.subarray(5) : null;
}

/** Every record that a loader searching from the end could take, the last one first. */
export function findEndRecords(source: ByteSource): readonly EndRecord[] {
  const from = Math.max(0, source.size - COMMENT_MAX - END_BYTES);
  const tail = view(source, from, source.size - from);
  const records: EndRecord[] = [];
  let at = tail.length - END_BYTES;
  while (at >= 0 && records.length < END_RECORDS_MAX) {
    at = tail.lastIndexOf("PK\u0005\u0006", at, "latin1");
    if (at < 0) break;
    records.push(readEnd(source, from + at, tail.subarray(at)));
    at -= 1;
  }
  return records;
}

function readEnd(source: ByteSource, offset: number, bytes: Buffer): EndRecord {
  const narrow = {
    entries: bytes.readUInt16LE(10),
    directorySize: bytes.readUInt32LE(12),
    directoryOffset: bytes.readUInt32LE(16),
    disk: bytes.readUInt16LE(4),
    commentOffset: offset + END_BYTES,
  };
  const end = Math.min(source.size, offset + END_BYTES + bytes.readUInt16LE(20));
  const wide = readEnd64(source, offset);
  if (wide === null) return { ...narrow, offset, end, zip64: null };
  return {
    ...narrow,
    offset,
    end,
    entries: narrow.entries === FILLED_16 ? wide.entries : narrow.entries,
    directorySize: narrow.directorySize === FILLED_32 ? wide.directorySize : narrow.directorySize,
    directoryOffset:
      narrow.directoryOffset === FILLED_32 ? wide.directoryOffset : narrow.directoryOffset,
    zip64: wide.extent,
  };
}

/** The ZIP64 record that a locator right before an end record points to. */
export function readEnd64(
  source: ByteSource,
  endOffset: number,
):
  | (Pick<EndRecord, "entries" | "directorySize" | "directoryOffset"> & {
      readonly extent: { readonly offset: number; readonly end: number };
    })
  | null {
  if (endOffset < LOCATOR_BYTES) return null;
  const locator = view(source, endOffset - LOCATOR_BYTES, LOCATOR_BYTES);
  if (locator.readUInt32LE(0) !== SIGNATURE.locator64) return null;
  const offset = Number(locator.readBigUInt64LE(8));
  const record = view(source, offset, END64_BYTES);
  if (record.length < END64_BYTES || record.readUInt32LE(0) !== SIGNATURE.end64) return null;
  return {
    entries: Number(record.readBigUInt64LE(32)),
    directorySize: Number(record.readBigUInt64LE(40)),
    directoryOffset: Number(record.readBigUInt64LE(48)),
    extent: { offset, end: endOffset },
  };
}

export interface Descriptor {
  /** 0 when there is none. */
  readonly bytes: number;
  /** It says something else than the entry; stream readers go by it. */
  readonly differs: boolean;
}

/** The data descriptor behind the data of an entry. */
export function readDescriptor(source: ByteSource, offset: number, entry: Entry): Descriptor {
  const bytes = view(source, offset, 24);
  if (bytes.length >= 16 && bytes.readUInt32LE(0) === SIGNATURE.descriptor) {
    const isWide = bytes.length >= 24 && Number(bytes.readBigUInt64LE(8)) === entry.compressedSize;
    if (isWide && !isNext(bytes, 16)) return { bytes: 24, differs: false };
    const differs = bytes.readUInt32LE(8) !== entry.compressedSize % 2 ** 32;
    return { bytes: 16, differs };
  }
  const isPlain = bytes.length >= 12 && bytes.readUInt32LE(4) === entry.compressedSize;
  return { bytes: isPlain ? 12 : 0, differs: false };
}

/** A descriptor of 32 bits is followed by another record. */
function isNext(bytes: Buffer, at: number): boolean {
  return bytes.readUInt16LE(at) === 0x4b50;
}
