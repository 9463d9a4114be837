import { readBytes } from "../../byte-source.ts";
import type { ByteSource } from "../../byte-source.ts";
import type { Extent } from "../../format.ts";
import { LimitReached } from "../../limits.ts";
import { Malformed } from "../malformed.ts";
import { parsePax } from "./pax.ts";

/** One entry of a tar file (POSIX.1-2001 pax, GNU and the old v7 form). */
export interface TarMember {
  readonly name: string;
  readonly kind: TarKind;
  /** Names of extended headers that the one given here has overridden. */
  readonly otherNames: readonly string[];
  /** Where a link points to; empty for other kinds. */
  readonly target: string;
  readonly data: Extent;
  /** It lies behind the mark where Python's tarfile stops reading and others go on. */
  readonly afterEnd: boolean;
}

export type TarKind = "file" | "folder" | "symbolic-link" | "hard-link" | "device" | "other";

const BLOCK_BYTES = 512;
const CHECKSUM_AT = 148;
const CHECKSUM_END = 156;
const TYPE_AT = 156;
const MAGIC_AT = 257;
/** Names and extended headers are short; what is longer is there to fill memory. */
const EXTENDED_BYTES_MAX = 2 ** 20;

const KINDS: Readonly<Record<string, TarKind>> = {
  "0": "file",
  "\0": "file",
  "7": "file",
  "1": "hard-link",
  "2": "symbolic-link",
  "3": "device",
  "4": "device",
  "5": "folder",
  "6": "device",
};

/** The checksum of the first block, and whether it names its standard. */
export function looksLikeTar(start: Uint8Array): "certain" | "plausible" | "none" {
  const block = Buffer.from(start.buffer, start.byteOffset, Math.min(start.length, BLOCK_BYTES));
  if (block.length < BLOCK_BYTES || block[0] === 0 || !hasChecksum(block)) return "none";
  return block.toString("latin1", MAGIC_AT, MAGIC_AT + 5) === "ustar" ? "certain" : "plausible";
}

/** Some old writers summed signed bytes. */
function hasChecksum(block: Buffer): boolean {
  let unsigned = 0;
  let signed = 0;
  for (const [at, byte] of block.entries()) {
    const counted = at >= CHECKSUM_AT && at < CHECKSUM_END ? 0x20 : byte;
    unsigned += counted;
    signed += counted > 127 ? counted - 256 : counted;
  }
  const stored = octal(block, CHECKSUM_AT, CHECKSUM_END);
  return stored === unsigned || stored === signed;
}

/** What extended headers say about the next entry. */
interface Overrides {
  name?: string;
  /** By another extended header, or for a file with holes. */
  otherName?: string;
  target?: string;
  size?: number;
}

/** Reads header after header. Throws `Malformed` where the next one should be and is not. */
export function* readTar(source: ByteSource): Generator<TarMember> {
  let overrides: Overrides = {};
  let afterEnd = false;
  for (let at = 0; at < source.size;) {
    const block = Buffer.from(readBytes(source, at, BLOCK_BYTES));
    if (block.every((byte) => byte === 0)) {
      afterEnd = true;
      at = nextFilled(source, at + block.length);
      continue;
    }
    if (block.length < BLOCK_BYTES) throw new Malformed("truncated", source.size);
    if (!hasChecksum(block)) throw new Malformed(afterEnd ? "bytes-after-end" : "bad-header", at);
    const type = block.toString("latin1", TYPE_AT, TYPE_AT + 1);
    const size = overrides.size ?? sizeOf(block, at);
    const headerBytes = type === "S" ? BLOCK_BYTES + holesBytes(source, at, block) : BLOCK_BYTES;
    const data = { offset: at + headerBytes, length: size };
    if (data.offset + size > source.size) throw new Malformed("truncated", source.size);
    at = data.offset + Math.ceil(size / BLOCK_BYTES) * BLOCK_BYTES;
    if ("LKxgX".includes(type)) {
      const before = overrides.name === undefined ? {} : { otherName: overrides.name };
      overrides = { ...overrides, ...before, ...extended(source, type, data) };
      continue;
    }
    const kind = kindOf(type);
    const name = overrides.name ?? nameOf(block);
    const target = overrides.target ?? text(block, 157, 257);
    const { otherName } = overrides;
    const otherNames = otherName === undefined || otherName === name ? [] : [otherName];
    yield { name, otherNames, kind, target, data, afterEnd };
    overrides = {};
  }
}

const IS_EXTENDED_AT = 482;
const MORE_IS_EXTENDED_AT = 504;

/** GNU's old form of a file with holes: blocks with a list of them lie before the data. */
function holesBytes(source: ByteSource, at: number, block: Buffer): number {
  let bytes = 0;
  for (let more = block[IS_EXTENDED_AT] ?? 0; more === 1;) {
    bytes += BLOCK_BYTES;
    const next = readBytes(source, at + bytes, BLOCK_BYTES);
    if (next.length < BLOCK_BYTES) throw new Malformed("truncated", source.size);
    more = next[MORE_IS_EXTENDED_AT] ?? 0;
  }
  return bytes;
}

function kindOf(type: string): TarKind {
  return KINDS[type] ?? "other";
}

/** Offset of the next block that is not zeros: tar files end in many. */
function nextFilled(source: ByteSource, from: number): number {
  const chunk = BLOCK_BYTES * 128;
  for (let at = from; at < source.size; at += chunk) {
    const bytes = readBytes(source, at, chunk);
    const filled = bytes.findIndex((byte) => byte !== 0);
    if (filled >= 0) return at + Math.floor(filled / BLOCK_BYTES) * BLOCK_BYTES;
  }
  return source.size;
}

function nameOf(block: Buffer): string {
  const name = text(block, 0, 100);
  const isPosix = block.toString("latin1", MAGIC_AT, MAGIC_AT + 6) === "ustar\0";
  const prefix = isPosix ? text(block, 345, 500) : "";
  return prefix === "" ? name : `${prefix}/${name}`;
}

function text(block: Buffer, from: number, to: number): string {
  const bytes = block.subarray(from, to);
  const end = bytes.indexOf(0);
  return bytes.toString("utf8", 0, end < 0 ? bytes.length : end);
}

function extended(source: ByteSource, type: string, data: Extent): Overrides {
  if (data.length > EXTENDED_BYTES_MAX) throw new LimitReached("size", EXTENDED_BYTES_MAX);
  const bytes = Buffer.from(readBytes(source, data.offset, data.length));
  if (type === "L") return { name: text(bytes, 0, bytes.length) };
  if (type === "K") return { target: text(bytes, 0, bytes.length) };
  const records = parsePax(bytes, data.offset);
  const [path, target, size] = ["path", "linkpath", "size"].map((key) => records.get(key));
  const holed = records.get("GNU.sparse.name");
  const name = holed ?? path;
  return {
    ...(name === undefined ? {} : { name }),
    ...(holed === undefined || path === undefined ? {} : { otherName: path }),
    ...(target === undefined ? {} : { target }),
    ...(size === undefined ? {} : { size: wholeNumber(size, data.offset) }),
  };
}

function wholeNumber(digits: string, offset: number): number {
  if (!/^\d{1,15}$/.test(digits)) throw new Malformed("bad-size", offset);
  return Number(digits);
}

function sizeOf(block: Buffer, at: number): number {
  const first = block[124] ?? 0;
  // GNU: the top bit set, then the number itself in 95 bits.
  const size = first < 0x80 ? octal(block, 124, 136) : Number(block.readBigUInt64BE(128));
  if (!Number.isSafeInteger(size) || size < 0) throw new Malformed("bad-size", at);
  return size;
}

function octal(block: Buffer, from: number, to: number): number {
  const digits = block.toString("latin1", from, to).replaceAll(/[\0 ]/g, "");
  return /^[0-7]*$/.test(digits) ? Number.parseInt(`0${digits}`, 8) : Number.NaN;
}
