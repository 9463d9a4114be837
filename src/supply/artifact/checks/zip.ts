import { readBytes, slice } from "../byte-source.ts";
import type { Expansion, Format, Scan } from "../format.ts";
import { openBzip2 } from "../formats/compression/bzip2.ts";
import { crc32 } from "../formats/compression/crc.ts";
import type { Decoder, OpenDecoder } from "../formats/compression/decoder.ts";
import { openInflate, openInflate64 } from "../formats/compression/inflate.ts";
import { openXz } from "../formats/compression/xz.ts";
import { openZstd } from "../formats/compression/zstd.ts";
import { Malformed } from "../formats/malformed.ts";
import { looksLikeZip, readZip } from "../formats/zip/archive.ts";
import type { ZipMember } from "../formats/zip/archive.ts";
import { openZipLzma } from "../formats/zip/lzma.ts";
import { hasTfliteIdentifier } from "../formats/flatbuffer/tflite-identifier.ts";
import { checkLinks, isPlainPath } from "./links.ts";
import type { Link } from "./links.ts";
import { checkMemberName } from "./member-name.ts";
import { createNameRegister } from "./name-register.ts";
import { isSensitivePath } from "./outside-path.ts";
import { isPadding } from "./padding.ts";

const STORED = 0;
const ENCRYPTED = 0x0001;

/** Methods by their numbers in APPNOTE.TXT 4.4.5. */
const METHODS = new Map<number, OpenDecoder>([
  [8, openInflate],
  [9, openInflate64],
  [12, openBzip2],
  [14, openZipLzma],
  [93, openZstd],
  [95, openXz],
]);

/** Where no one packs a table from. */
const SYSTEM_FOLDER =
  /^\/+(?:\/[\w.-]+|etc|usr|bin|sbin|lib|lib64|boot|dev|proc|sys|root|var\/spool|System|Library)\//;
const TYPE_MASK = 0o170000;
const SYMBOLIC_LINK = 0o120000;
const REGULAR = 0o100000;
const FOLDER = 0o040000;
const PIPE = 0o010000;
const TARGET_BYTES_MAX = 4096;
/** Stored members up to this size are read once more for their checksum. */
const CHECKED_BYTES_MAX = 2 ** 20;

/** Every member that any loader would unpack, and what they disagree about. */
export const zip: Format = {
  id: "zip",
  title: "ZIP",
  active: false,
  claim: ({ start, source }) => (looksLikeZip(start, source) ? "certain" : "none"),
  inspect(scan) {
    const { membersMax } = scan.limits;
    const archive = readZip(scan.source, { membersMax, tick: () => scan.tick() });
    for (const { what, name, offset } of archive.differences) {
      scan.report("archive/views-differ", offset, { name: name === "" ? "*" : name, what });
    }
    const names = createNameRegister();
    const links: Link[] = [];
    for (const member of archive.members) {
      const { name, data } = member;
      const what = names.add(name);
      if (what !== null) scan.report("archive/views-differ", data.offset, { name, what });
      inspectMember(member, links, scan);
    }
    checkLinks(links, names, scan);
    for (const { offset, length } of archive.asides) {
      if (isPadding(scan.source, offset, length)) continue;
      scan.member(`bytes ${offset} to ${offset + length}`, slice(scan.source, offset, length));
    }
    for (const { offset, length } of archive.hidden) {
      if (isPadding(scan.source, offset, length)) continue;
      // TensorFlow Lite keeps its labels in an archive behind the model, which is read on its own.
      if (offset === 0 && hasTfliteIdentifier(readBytes(scan.source, 0, 8))) continue;
      scan.report("archive/hidden-bytes", offset, { bytes: length });
      scan.member(`bytes ${offset} to ${offset + length}`, slice(scan.source, offset, length));
    }
    if (!archive.hasDirectory) throw new Malformed("no-directory", scan.source.size);
  },
};

function inspectMember(member: ZipMember, links: Link[], scan: Scan): void {
  const { name, data, mode } = member;
  const type = mode & TYPE_MASK;
  // Loaders drop a stroke at the beginning, and old versions of pandas wrote one.
  for (const any of [name, ...member.otherNames]) {
    const isDropped = !SYSTEM_FOLDER.test(any) && !isSensitivePath(any);
    checkMemberName(isDropped ? any.replace(/^\/+/, "") : any, data.offset, scan);
  }
  if (name.endsWith("/") && data.length === 0) return;
  const content = contentOf(member, scan);
  if (content === null) {
    scan.skip(data, "not-unpacked");
    return;
  }
  const { source } = content;
  if (type === SYMBOLIC_LINK) {
    const target = Buffer.from(readBytes(source, 0, TARGET_BYTES_MAX)).toString("utf8");
    links.push({ name, target, offset: data.offset, isHard: false });
    if (!isPlainPath(target)) scan.member(name, source, data);
  } else {
    // What a pipe gave to Info-ZIP has its mode, and content.
    const isPiped = type === PIPE && data.length > 0;
    if (type !== 0 && type !== REGULAR && type !== FOLDER && !isPiped) {
      scan.report("archive/device", data.offset, { name });
    }
    scan.member(name, source, data);
  }
  // One after the other: thousands of members cannot all lie unpacked side by side.
  content.release();
}

/** The bytes of a member, until they are released. */
type Content = Pick<Expansion, "source" | "release">;

/** Null when they cannot be had. */
function contentOf(member: ZipMember, scan: Scan): Content | null {
  const { name, method, flags, crc, data } = member;
  const open = METHODS.get(method);
  if (method === STORED) {
    const stored = slice(scan.source, data.offset, data.length);
    if (stored.size <= CHECKED_BYTES_MAX) {
      const actual = crc32(0, readBytes(stored, 0, stored.size));
      if (actual !== crc) reportChecksum(member, scan);
    }
    return { source: stored, release: () => undefined };
  }
  if (open === undefined) {
    scan.report("archive/unsupported", data.offset, { name, method: `method ${method}` });
    return null;
  }
  // miniz and others do not look at the flag: what unpacks was not encrypted.
  const sum = { crc: 0 };
  const packed = slice(scan.source, data.offset, data.length);
  const content = scan.expand((past) => summing(open(packed, 0, past), sum), data);
  const { consumed, isWhole } = content;
  if (sum.crc !== crc) reportChecksum(member, scan);
  const bytes = data.length - consumed;
  if (isWhole && bytes > 0) {
    const offset = data.offset + consumed;
    scan.report("archive/hidden-bytes", offset, { bytes });
    scan.member(`bytes ${offset} to ${offset + bytes}`, slice(scan.source, offset, bytes));
  }
  return (flags & ENCRYPTED) !== 0 && content.source.size === 0 ? null : content;
}

/** A wrong checksum alone is what loaders overlook; with the flag it is how encryption looks. */
function reportChecksum({ name, flags, data }: ZipMember, scan: Scan): void {
  if ((flags & ENCRYPTED) !== 0) scan.report("archive/encrypted", data.offset, { name });
  else scan.report("archive/views-differ", data.offset, { name, what: "checksum" });
}

function summing(decoder: Decoder, sum: { crc: number }): Decoder {
  return {
    next() {
      const piece = decoder.next();
      if (piece !== null) sum.crc = crc32(sum.crc, piece);
      return piece;
    },
    get consumed() {
      return decoder.consumed;
    },
  };
}
