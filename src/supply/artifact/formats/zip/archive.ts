import { windowed } from "../../byte-source.ts";
import type { ByteSource } from "../../byte-source.ts";
import type { Extent } from "../../format.ts";
import { LimitReached } from "../../limits.ts";
import { findLocals, gapsBetween } from "./gaps.ts";
import { findEndRecords, readCentral, readDescriptor, readLocal, SIGNATURE } from "./records.ts";
import type { CentralEntry, EndRecord, Entry } from "./records.ts";

/**
 * A ZIP file as all its loaders together see it: Python's zipfile goes by the last directory and
 * allows bytes before the archive, miniz (PyTorch) goes by absolute offsets, and stream readers go
 * from one local header to the next. Whatever one of them would unpack is a member here.
 */
export interface ZipArchive {
  readonly members: readonly ZipMember[];
  readonly differences: readonly ZipDifference[];
  /** Comments and unknown fields, which no loader looks at. */
  readonly asides: readonly Extent[];
  /** Bytes that belong to no record and no member. */
  readonly hidden: readonly Extent[];
  /** Without one only readers of streams see the members. */
  readonly hasDirectory: boolean;
}

export interface ZipMember {
  readonly name: string;
  /** What other loaders call it: by its local header, or by a field for Unicode. */
  readonly otherNames: readonly string[];
  readonly method: number;
  readonly flags: number;
  readonly crc: number;
  /** Declared uncompressed bytes. */
  readonly size: number;
  /** Its bytes in the file, as compressed. */
  readonly data: Extent;
  /** Unix mode, 0 when not known. */
  readonly mode: number;
}

/** In what two views of the same file disagree; each has been the base of an attack on scanners. */
export const ZIP_DIFFERENCES = [
  "name",
  "method",
  "encryption-flag",
  "checksum",
  "size",
  "no-local-header",
  "not-in-directory",
  "entry-count",
  "several-directories",
  "overlap",
  "duplicate-name",
  "several-disks",
  "spare-sizes",
  "descriptor",
] as const;

export interface ZipDifference {
  readonly what: (typeof ZIP_DIFFERENCES)[number];
  /** Name of the member it is about, empty for the whole archive. */
  readonly name: string;
  readonly offset: number;
}

const WINDOW_BYTES = 65_536;
const ENCRYPTED = 0x0001;
const HAS_DESCRIPTOR = 0x0008;
const IS_UTF8 = 0x0800;
/** ZIP64 says it. */
const ANY_DISK = 0xffff;

/** Any record at the start, or a directory at the end. */
export function looksLikeZip(start: Uint8Array, source: ByteSource): boolean {
  const bytes = Buffer.from(start.buffer, start.byteOffset, start.length);
  const first = bytes.length < 4 ? 0 : bytes.readUInt32LE(0);
  if (first === SIGNATURE.local || first === SIGNATURE.end) return true;
  // The four bytes of an end record alone are too common in large files.
  return findEndRecords(source).some((end) => directoryOffsets(source, end).length > 0);
}

interface Found {
  readonly members: ZipMember[];
  readonly differences: ZipDifference[];
  /** What has been accounted for, records included. */
  readonly extents: Extent[];
  readonly asides: Extent[];
  readonly source: ByteSource;
  readonly membersMax: number;
  tick(): void;
}

/** Throws `LimitReached` for too many members, and whatever `tick` throws. */
export function readZip(
  whole: ByteSource,
  limits: { readonly membersMax: number; tick(): void },
): ZipArchive {
  const source = windowed(whole, WINDOW_BYTES);
  const tick = (): void => limits.tick();
  const { membersMax } = limits;
  const lists = { members: [], differences: [], extents: [], asides: [] };
  const found: Found = { ...lists, source, membersMax, tick };
  const directories = readDirectories(found);
  if (directories > 1) differ("several-directories", { found });
  const gaps = gapsBetween(found.extents, source.size);
  for (const { entry, offset, end } of findLocals(source, gaps, tick)) {
    if (directories > 0) differ("not-in-directory", { found, name: nameOf(entry), offset });
    addMember(entry, { offset, end, mode: 0 }, found);
    found.asides.push(...entry.asides);
  }
  if (gapsBetween(found.extents, source.size, "overlaps").length > 0) differ("overlap", { found });
  noteDuplicates(found);
  const hidden = gapsBetween(found.extents, source.size);
  const { members, differences, asides } = found;
  return { members, differences, asides, hidden, hasDirectory: directories > 0 };
}

/** How many directories there are that a loader could go by. */
function readDirectories(found: Found): number {
  const { source, extents, asides } = found;
  const seen = new Set<number>();
  for (const end of findEndRecords(source)) {
    const starts = directoryOffsets(source, end);
    // Four bytes in a comment or in packed data are no record.
    if (starts.length === 0) continue;
    extents.push({ offset: end.offset, length: end.end - end.offset });
    asides.push({ offset: end.commentOffset, length: end.end - end.commentOffset });
    if (end.disk !== 0 && end.disk !== ANY_DISK) differ("several-disks", { found });
    if (end.zip64 !== null) {
      extents.push({ offset: end.zip64.offset, length: end.zip64.end - end.zip64.offset });
    }
    for (const start of starts) {
      if (seen.has(start)) continue;
      seen.add(start);
      readDirectory(end, start, found);
    }
  }
  return seen.size;
}

/** Where the directory of an end record may begin: as declared, and as it lies right before it. */
function directoryOffsets(source: ByteSource, end: EndRecord): readonly number[] {
  const { directoryOffset: declared, directorySize, zip64, offset } = end;
  const adjacent = (zip64?.offset ?? offset) - directorySize;
  const isEmpty = end.entries === 0 && directorySize === 0;
  const candidates = isEmpty ? [declared] : [...new Set([declared, adjacent])];
  return candidates.filter((start) => {
    return isEmpty ? start <= offset : start >= 0 && readCentral(source, start) !== null;
  });
}

function readDirectory(end: EndRecord, start: number, found: Found): void {
  const { source } = found;
  const shift = start - end.directoryOffset;
  let at = start;
  let count = 0;
  for (let entry = readCentral(source, at); entry !== null; entry = readCentral(source, at)) {
    found.tick();
    count += 1;
    at = entry.end;
    readListed(entry, shift, found);
  }
  found.extents.push({ offset: start, length: at - start });
  if (count !== end.entries) differ("entry-count", { found, offset: end.offset });
}

/** A member of the directory, and what its local header says of it. */
function readListed(entry: CentralEntry, shift: number, found: Found): void {
  const offset = entry.localOffset + shift;
  const name = nameOf(entry);
  found.asides.push(...entry.asides);
  const local = offset < 0 ? null : readLocal(found.source, offset);
  if (local === null) {
    return differ("no-local-header", { found, name, offset: Math.max(0, offset) });
  }
  found.asides.push(...local.asides);
  const at = { found, name, offset };
  if (isNamedOtherwise(local, entry)) differ("name", at);
  if (local.method !== entry.method) differ("method", at);
  if (((local.flags ^ entry.flags) & ENCRYPTED) !== 0) differ("encryption-flag", at);
  if (entry.hasSpareSizes) differ("spare-sizes", at);
  const otherNames = otherNamesOf(entry, local);
  const place = { offset, end: local.end, mode: entry.mode, otherNames };
  addMember(entry, place, found);
  // With a descriptor the local header says nothing of what follows it.
  const isSilent = (local.flags & HAS_DESCRIPTOR) !== 0 && local.compressedSize === 0;
  if (isSilent) return;
  if (local.crc !== entry.crc && local.crc !== 0) differ("checksum", at);
  if (local.compressedSize !== entry.compressedSize || local.size !== entry.size) {
    differ("size", at);
  }
  if (local.compressedSize !== entry.compressedSize || local.method !== entry.method) {
    addMember(local, place, found);
  }
}

/** Also the same bytes in another encoding. */
function isNamedOtherwise(local: Entry, entry: Entry): boolean {
  if (!local.name.equals(entry.name)) return true;
  const isOther = ((local.flags ^ entry.flags) & IS_UTF8) !== 0;
  return isOther && entry.name.some((byte) => byte > 127);
}

const NO_NAMES: readonly string[] = [];

function otherNamesOf(entry: Entry, local: Entry): readonly string[] {
  const others = [entry.unicodeName, local.unicodeName].filter((name) => name !== null);
  if (!local.name.equals(entry.name)) others.push(local.name);
  return others.length === 0 ? NO_NAMES : others.map(textOf);
}

interface MemberPlace {
  readonly offset: number;
  readonly end: number;
  readonly mode: number;
  readonly otherNames?: readonly string[];
}

function addMember(entry: Entry, place: MemberPlace, found: Found): void {
  const { source, members, extents, membersMax } = found;
  const { offset, end, mode, otherNames = NO_NAMES } = place;
  if (members.length >= membersMax) throw new LimitReached("members", membersMax);
  const { method, flags, crc, size } = entry;
  const length = Math.max(0, Math.min(entry.compressedSize, source.size - end));
  const name = nameOf(entry);
  const data = { offset: end, length };
  members.push({ name, otherNames, method, flags, crc, size, data, mode });
  const hasDescriptor = (flags & HAS_DESCRIPTOR) !== 0;
  const tail = hasDescriptor ? readDescriptor(source, end + length, entry) : NO_DESCRIPTOR;
  if (tail.differs) differ("descriptor", { found, name, offset });
  extents.push({ offset, length: end + length + tail.bytes - offset });
}

const NO_DESCRIPTOR = { bytes: 0, differs: false };

function noteDuplicates(found: Found): void {
  const places = new Map<string, number>();
  for (const { name, data } of found.members) {
    const before = places.get(name);
    if (before === undefined) places.set(name, data.offset);
    else if (before !== data.offset) differ("duplicate-name", { found, name, offset: data.offset });
  }
}

function differ(
  what: ZipDifference["what"],
  at: { readonly found: Found; readonly name?: string; readonly offset?: number },
): void {
  at.found.differences.push({ what, name: at.name ?? "", offset: at.offset ?? 0 });
}

function nameOf({ name }: Entry): string {
  return textOf(name);
}

/** UTF-8 where it is, as most loaders read it; else byte by byte. */
function textOf(name: Buffer): string {
  const text = name.toString("utf8");
  return text.includes("\uFFFD") ? name.toString("latin1") : text;
}
