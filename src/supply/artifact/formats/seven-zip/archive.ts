import { readBytes } from "../../byte-source.ts";
import type { ByteSource } from "../../byte-source.ts";
import { LimitReached } from "../../limits.ts";
import type { Extent, Head } from "../../format.ts";
import { archiveBehindProgram } from "../archive/signatures.ts";
import { crc32 } from "../compression/crc.ts";
import { Malformed } from "../malformed.ts";
import { gapsBetween } from "../zip/gaps.ts";
import { isEncrypted, openFolder } from "./coders.ts";
import { HeaderCursor } from "./header-cursor.ts";
import { PROPERTY, readStreams } from "./streams.ts";
import type { Folder } from "./streams.ts";

/** A 7z archive: packed folders, and what their unpacked bytes are called. */
export interface SevenZip {
  readonly folders: readonly Folder[];
  readonly files: readonly SevenZipFile[];
  /** Bytes that belong to no folder and no header. */
  readonly hidden: readonly Extent[];
}

export interface SevenZipFile {
  readonly name: string;
  /** Index of a folder and of its part; null for empty files and directories. */
  readonly content: { readonly folder: number; readonly part: number } | null;
  /** Windows attributes, with the Unix mode in the upper half where bit 15 says so. */
  readonly attributes: number;
}

const SIGNATURE = Buffer.from("377abcaf271c", "hex");
const SIGNATURE_HEADER_BYTES = 32;
const HEADER_BYTES_MAX = 32 * 2 ** 20;
/** A header may be packed, and that header again. */
const PACKED_HEADERS_MAX = 4;

export function looksLikeSevenZip(start: Uint8Array): boolean {
  return Buffer.from(start.buffer, start.byteOffset, start.length)
    .subarray(0, SIGNATURE.length)
    .equals(SIGNATURE);
}

/** Where the archive begins: at once, or behind the program that unpacks it; -1 for nowhere. */
export function findSevenZip(head: Pick<Head, "start" | "source">): number {
  return looksLikeSevenZip(head.start) ? 0 : archiveBehindProgram(head, SIGNATURE);
}

/** Throws `Malformed` and `LimitReached`. */
export function readSevenZip(source: ByteSource): SevenZip {
  const start = Buffer.from(readBytes(source, 0, SIGNATURE_HEADER_BYTES));
  if (start.length < SIGNATURE_HEADER_BYTES) throw new Malformed("truncated", start.length);
  const offset = SIGNATURE_HEADER_BYTES + Number(start.readBigUInt64LE(12));
  const length = Number(start.readBigUInt64LE(20));
  const known = [{ offset: 0, length: SIGNATURE_HEADER_BYTES }];
  if (length === 0) return { folders: [], files: [], hidden: gapsBetween(known, source.size) };
  if (length > HEADER_BYTES_MAX) throw new LimitReached("size", HEADER_BYTES_MAX);
  if (offset + length > source.size) throw new Malformed("header-beyond-end", 12);
  let bytes: Buffer = Buffer.from(readBytes(source, offset, length));
  if (crc32(0, bytes) !== start.readUInt32LE(28)) throw new Malformed("bad-checksum", offset);
  known.push({ offset, length });
  for (let packed = 0; packed < PACKED_HEADERS_MAX; packed += 1) {
    const cursor = new HeaderCursor(bytes);
    const type = cursor.byte();
    if (type === PROPERTY.header) {
      const { folders, files } = readHeader(cursor);
      known.push(...folders.flatMap((folder) => folder.streams));
      return { folders, files, hidden: gapsBetween(known, source.size) };
    }
    if (type !== PROPERTY.encodedHeader) throw new Malformed("unexpected-property", offset);
    const folders = readStreams(cursor);
    known.push(...folders.flatMap((folder) => folder.streams));
    bytes = unpackHeader(source, folders);
  }
  throw new Malformed("packed-too-often", offset);
}

function unpackHeader(source: ByteSource, [folder]: readonly Folder[]): Buffer {
  const decoder = folder === undefined ? null : openFolder(source, folder);
  if (folder !== undefined && isEncrypted(folder)) throw new Malformed("encrypted-header", 0);
  if (decoder === null) throw new Malformed("header-not-unpacked", 0);
  const pieces: Buffer[] = [];
  let length = 0;
  for (let piece = decoder.next(); piece !== null; piece = decoder.next()) {
    length += piece.length;
    if (length > HEADER_BYTES_MAX) throw new LimitReached("size", HEADER_BYTES_MAX);
    pieces.push(Buffer.from(piece));
  }
  return Buffer.concat(pieces);
}

function readHeader(cursor: HeaderCursor): Pick<SevenZip, "folders" | "files"> {
  let folders: readonly Folder[] = [];
  let files: readonly SevenZipFile[] = [];
  for (let type = cursor.byte(); type !== PROPERTY.end; type = cursor.byte()) {
    if (type === PROPERTY.archiveProperties) skipProperties(cursor);
    else if (type === PROPERTY.additionalStreams) readStreams(cursor);
    else if (type === PROPERTY.mainStreams) folders = readStreams(cursor);
    else if (type === PROPERTY.files) files = readFiles(cursor, folders);
    else throw new Malformed("unexpected-property", cursor.offset - 1);
  }
  return { folders, files };
}

function skipProperties(cursor: HeaderCursor): void {
  for (let type = cursor.byte(); type !== PROPERTY.end; type = cursor.byte()) {
    cursor.take(cursor.number());
  }
}

function readFiles(cursor: HeaderCursor, folders: readonly Folder[]): readonly SevenZipFile[] {
  const count = cursor.count();
  let names: readonly string[] = [];
  let empty: readonly boolean[] = [];
  let attributes: readonly number[] = [];
  for (let type = cursor.byte(); type !== PROPERTY.end; type = cursor.byte()) {
    const property = new HeaderCursor(cursor.take(cursor.number()));
    if (type === PROPERTY.names) names = readNames(property, count);
    else if (type === PROPERTY.emptyStream) empty = property.bits(count);
    else if (type === PROPERTY.attributes) attributes = readAttributes(property, count);
  }
  const places = folders.flatMap(({ parts }, folder) => parts.map((_, part) => ({ folder, part })));
  let next = 0;
  return Array.from({ length: count }, (_, index) => {
    const content = empty[index] === true ? null : (places[next++] ?? null);
    return { name: names[index] ?? "", content, attributes: attributes[index] ?? 0 };
  });
}

function readNames(cursor: HeaderCursor, count: number): readonly string[] {
  if (cursor.byte() !== 0) throw new Malformed("external-header", cursor.offset);
  return Array.from({ length: count }, () => {
    const units: number[] = [];
    for (
      let unit = cursor.take(2).readUInt16LE(0);
      unit !== 0;
      unit = cursor.take(2).readUInt16LE(0)
    ) {
      units.push(unit);
    }
    return units.map((unit) => String.fromCharCode(unit)).join("");
  });
}

function readAttributes(cursor: HeaderCursor, count: number): readonly number[] {
  const defined = cursor.defined(count);
  if (cursor.byte() !== 0) throw new Malformed("external-header", cursor.offset);
  return defined.map((has) => (has ? cursor.take(4).readUInt32LE(0) : 0));
}
