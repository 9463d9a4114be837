import { isBzip2, openBzip2 } from "./bzip2.ts";
import type { OpenDecoder } from "./decoder.ts";
import { isGzip, openGzip } from "./gzip.ts";
import { isLz4, openLz4 } from "./lz4.ts";
import { isLzmaAlone, openLzmaAlone } from "./lzma-streams.ts";
import { isXz, openXz } from "./xz.ts";
import { isZfile, openZfile } from "./zfile.ts";
import { isZlibHeader, openZlib } from "./zlib.ts";
import { isZstd, openZstd } from "./zstd.ts";

/** Bytes from the start of a stream that are enough for every `matches`. */
export const HEAD_BYTES = 16;

export interface Compression {
  readonly id: "bzip2" | "gzip" | "lz4" | "lzma" | "xz" | "zfile" | "zlib" | "zstd";
  /** Whether a stream may begin so; zlib and lzma have no magic number, only a likely head. */
  readonly matches: (head: Uint8Array) => boolean;
  readonly open: OpenDecoder;
}

/** Formats that are known by their first bytes; one head may match several of them. */
export const COMPRESSIONS: readonly Compression[] = [
  { id: "gzip", matches: isGzip, open: openGzip },
  { id: "bzip2", matches: isBzip2, open: openBzip2 },
  { id: "xz", matches: isXz, open: openXz },
  { id: "zstd", matches: isZstd, open: openZstd },
  { id: "lz4", matches: isLz4, open: openLz4 },
  { id: "zfile", matches: isZfile, open: openZfile },
  { id: "zlib", matches: isZlibHeader, open: openZlib },
  { id: "lzma", matches: isLzmaAlone, open: openLzmaAlone },
];
