import { readBytes, slice } from "../byte-source.ts";
import type { ByteSource } from "../byte-source.ts";
import type { Format, Scan } from "../format.ts";
import { COMPRESSIONS } from "../formats/compression/compressions.ts";
import type { Compression } from "../formats/compression/compressions.ts";
import { streamAsides } from "../formats/compression/stream-asides.ts";
import { Malformed } from "../formats/malformed.ts";
import { checkMemberName } from "./member-name.ts";
import { isPadding } from "./padding.ts";

/** Formats whose first bytes are a magic number; the heads of the others are only likely ones. */
const GUESSED = new Set<Compression["id"]>(["zlib", "lzma"]);

/** Of a stream that breaks off before a pickle could have called anything, any text is one. */
const CALL_BYTES_MIN = 10;

/** One stream of compressed bytes, as joblib and command-line tools write it. */
function compressed({ id, matches, open }: Compression): Format {
  return {
    id,
    title: id,
    active: false,
    claim: ({ start }) => {
      if (!matches(start)) return "none";
      return GUESSED.has(id) ? "plausible" : "certain";
    },
    inspect(scan) {
      const { source } = scan;
      const packed = { offset: 0, length: source.size };
      const expansion = scan.expand((past) => open(source, 0, past), packed);
      const { source: unpacked, consumed, isWhole } = expansion;
      if (unpacked.size === 0 && consumed === 0) throw new Malformed("truncated", 0);
      if (!GUESSED.has(id)) inspectAsides(scan);
      else if (!isWhole && unpacked.size < CALL_BYTES_MIN) throw new Malformed("truncated", 0);
      scan.member(innerName(scan.name), unpacked, { offset: 0, length: consumed });
      const offset = consumed + zerosAt(source, consumed);
      const rest = { offset, length: source.size - offset };
      if (rest.length > 0 && unpacked.size > 0) {
        scan.member(`bytes after ${id}`, slice(source, rest.offset, rest.length), rest);
      }
    },
  };
}

function inspectAsides(scan: Scan): void {
  const { name, extents } = streamAsides(scan.source);
  if (name !== null) checkMemberName(name, 0, scan);
  for (const { offset, length } of extents) {
    if (isPadding(scan.source, offset, length)) continue;
    scan.member(`bytes ${offset} to ${offset + length}`, slice(scan.source, offset, length));
  }
}

const CHUNK_BYTES = 65_536;

/** How many zeros there are from an offset on: blocks of tapes are filled with them. */
function zerosAt(source: ByteSource, from: number): number {
  for (let at = from; at < source.size; at += CHUNK_BYTES) {
    const other = readBytes(source, at, CHUNK_BYTES).findIndex((byte) => byte !== 0);
    if (other >= 0) return at + other - from;
  }
  return source.size - from;
}

/** `model.pkl.gz` holds `model.pkl`. */
function innerName(name: string): string {
  // What follows in `array.npy.z` of an old joblib are the bytes of an array alone.
  return name.replace(/\.npy\.z$/i, "").replace(/\.(?:gz|bz2|xz|lzma|lz4|zst|z)$/i, "");
}

export const COMPRESSED: readonly Format[] = COMPRESSIONS.map(compressed);
