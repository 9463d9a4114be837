import { slice } from "../byte-source.ts";
import type { Format } from "../format.ts";
import { COMPRESSIONS } from "../formats/compression/compressions.ts";
import type { Compression } from "../formats/compression/compressions.ts";
import { Malformed } from "../formats/malformed.ts";

/** Formats whose first bytes are a magic number; the heads of the others are only likely ones. */
const GUESSED = new Set<Compression["id"]>(["zlib", "lzma"]);

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
      const { source: unpacked, consumed } = scan.expand(() => open(source, 0), packed);
      if (unpacked.size === 0 && consumed === 0) throw new Malformed("truncated", 0);
      scan.member(innerName(scan.name), unpacked, { offset: 0, length: consumed });
      const rest = { offset: consumed, length: source.size - consumed };
      if (rest.length > 0 && unpacked.size > 0) {
        scan.member(`bytes after ${id}`, slice(source, rest.offset, rest.length), rest);
      }
    },
  };
}

/** `model.pkl.gz` holds `model.pkl`. */
function innerName(name: string): string {
  return name.replace(/\.(?:gz|bz2|xz|lzma|lz4|zst|z)$/i, "");
}

export const COMPRESSED: readonly Format[] = COMPRESSIONS.map(compressed);
