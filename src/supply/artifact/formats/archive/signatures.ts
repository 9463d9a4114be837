import { Buffer } from "node:buffer";
import { readBytes } from "../../byte-source.ts";
import type { ByteSource } from "../../byte-source.ts";
import type { Head } from "../../format.ts";

/** How a kind of archive or packed stream that is not read here is recognized. */
interface Signature {
  readonly kind: string;
  readonly at: number;
  /** Matched against the bytes from `at` on, as Latin-1. */
  readonly pattern: RegExp;
  /** Too short to be believed under any other ending. */
  readonly ending?: RegExp;
}

const PATTERN_BYTES = 32;

// oxlint-disable no-control-regex -- signatures are control characters
const SIGNATURES: readonly Signature[] = [
  { kind: "RAR", at: 0, pattern: /^(?:Rar!\x1a\x07[\x00\x01]|RE~\x5e)/ },
  { kind: "CAB", at: 0, pattern: /^MSCF\0\0\0\0|^ISc\(/ },
  { kind: "cpio", at: 0, pattern: /^07070[127][0-7A-Fa-f]{6}/ },
  { kind: "cpio", at: 0, pattern: /^(?:\xc7\x71|\x71\xc7)/, ending: /\.cpio$/i },
  { kind: "ar", at: 0, pattern: /^!<(?:arch|thin)>\n/ },
  { kind: "ISO 9660", at: 0x8001, pattern: /^CD001/ },
  { kind: "UDF", at: 0x8001, pattern: /^BEA01/ },
  { kind: "SquashFS", at: 0, pattern: /^(?:hsqs|sqsh)/ },
  { kind: "RPM", at: 0, pattern: /^\xed\xab\xee\xdb/ },
  { kind: "ARJ", at: 0, pattern: /^\x60\xea[^]{2}[\x1e-\x30]/, ending: /\.arj$/i },
  { kind: "LHA", at: 2, pattern: /^-(?:lh[0-9dx]|lz[s0-9]|pm[0-2])-/ },
  { kind: "ZOO", at: 20, pattern: /^\xdc\xa7\xc4\xfd/ },
  { kind: "ACE", at: 7, pattern: /^\*\*ACE\*\*/ },
  { kind: "xar", at: 0, pattern: /^xar!\0/ },
  { kind: "WIM", at: 0, pattern: /^(?:MSWIM|WLPWM)\0\0\0/ },
  { kind: "ZPAQ", at: 0, pattern: /^(?:7kSt\xa01\x83\xd3\x8c\xb2\x28\xb0\xd3|zPQ[\x01\x02])/ },
  { kind: "compress", at: 0, pattern: /^\x1f[\x9d\xa0]/, ending: /\.(?:Z|tZ|taz)$/ },
  { kind: "lzip", at: 0, pattern: /^LZIP[\0\x01]/ },
  { kind: "lzop", at: 0, pattern: /^\x89LZO\0\r\n\x1a\n/ },
  { kind: "lrzip", at: 0, pattern: /^LRZI\0/ },
  { kind: "Snappy", at: 0, pattern: /^\xff\x06\0\0sNaPpY/ },
  { kind: "LZFSE", at: 0, pattern: /^bvx[-12n]/ },
  { kind: "zstd of an old version", at: 0, pattern: /^[\x22-\x27]\xb5\x2f\xfd/ },
  { kind: "Brotli", at: 0, pattern: /^\xce\xb2\xcf\x81/ },
  { kind: "UPX", at: 0, pattern: /^UPX!/ },
];
// oxlint-enable no-control-regex

/** Where a disk image of Apple says what it is. */
const DMG_BYTES = 512;

/** The kind of archive, null for anything else. `start` holds the first bytes of the source. */
export function archiveKind({ start, source, name }: Head): string | null {
  const first = latin(start.subarray(0, 2 * PATTERN_BYTES));
  const found = SIGNATURES.find(({ at, pattern, ending }) => {
    if (ending?.test(name) === false || at >= start.length) return false;
    const isNear = at < PATTERN_BYTES;
    return pattern.test(isNear ? first.slice(at) : latin(start.subarray(at, at + PATTERN_BYTES)));
  });
  if (found !== undefined) return found.kind;
  return text(source, source.size - DMG_BYTES, 8) === "koly\0\0\0\x04" ? "DMG" : null;
}

function text(source: ByteSource, at: number, length: number): string {
  return at < 0 ? "" : latin(readBytes(source, at, length));
}

function latin(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString("latin1");
}

/** Beginnings of files that may unpack themselves: programs and scripts. */
const PROGRAM = /^(?:MZ|\x7fELF|#!|\xcf\xfa\xed\xfe|\xca\xfe\xba\xbe)/;
const STUB_BYTES_MAX = 2 ** 20;

/** Where behind a program an archive begins that has this signature; -1 when there is none. */
export function archiveBehindProgram(
  { start, source }: Pick<Head, "start" | "source">,
  signature: Buffer,
): number {
  if (!PROGRAM.test(latin(start.subarray(0, 4)))) return -1;
  return Buffer.from(readBytes(source, 0, STUB_BYTES_MAX)).indexOf(signature);
}
