import { readBytes } from "../../byte-source.ts";
import type { ByteSource } from "../../byte-source.ts";
import type { Extent } from "../../format.ts";
import { isGzip } from "./gzip.ts";
import { isSkippable } from "./skippable.ts";

/** What a stream carries beside what it packs. */
export interface StreamAsides {
  /** Under which some tools write what comes out. */
  readonly name: string | null;
  /** Extra fields, comments and frames that decoders pass over. */
  readonly extents: readonly Extent[];
}

const NONE: StreamAsides = { name: null, extents: [] };
const GZIP_HEADER_BYTES = 10;
const FLAG = { extra: 4, name: 8, comment: 16 } as const;
/** Longer fields than that are read as far. */
const FIELDS_BYTES_MAX = 2 ** 17;
const FRAMES_MAX = 64;
const FRAME_HEADER_BYTES = 8;

/** Those at the beginning of a stream: the header of gzip, skipped frames of zstd and lz4. */
export function streamAsides(source: ByteSource): StreamAsides {
  const head = readBytes(source, 0, GZIP_HEADER_BYTES);
  if (isGzip(head)) return gzipAsides(source, head[3] ?? 0);
  return isSkippable(head) ? { name: null, extents: skippedFrames(source) } : NONE;
}

function gzipAsides(source: ByteSource, flags: number): StreamAsides {
  if ((flags & (FLAG.extra | FLAG.name | FLAG.comment)) === 0) return NONE;
  const bytes = Buffer.from(readBytes(source, GZIP_HEADER_BYTES, FIELDS_BYTES_MAX));
  const extents: Extent[] = [];
  let at = 0;
  if ((flags & FLAG.extra) !== 0 && bytes.length >= 2) {
    const length = bytes.readUInt16LE(0);
    extents.push({ offset: GZIP_HEADER_BYTES + 2, length });
    at = 2 + length;
  }
  const text = (): Buffer => {
    const end = bytes.indexOf(0, at);
    const found = bytes.subarray(at, end < 0 ? bytes.length : end);
    at += found.length + 1;
    return found;
  };
  const name = (flags & FLAG.name) === 0 ? null : text().toString("latin1");
  if ((flags & FLAG.comment) !== 0) {
    const offset = GZIP_HEADER_BYTES + at;
    extents.push({ offset, length: text().length });
  }
  return { name, extents };
}

function skippedFrames(source: ByteSource): readonly Extent[] {
  const extents: Extent[] = [];
  for (let at = 0; extents.length < FRAMES_MAX;) {
    const head = Buffer.from(readBytes(source, at, FRAME_HEADER_BYTES));
    if (head.length < FRAME_HEADER_BYTES || !isSkippable(head)) break;
    const length = head.readUInt32LE(4);
    extents.push({ offset: at + FRAME_HEADER_BYTES, length });
    at += FRAME_HEADER_BYTES + length;
  }
  return extents;
}
