import { closeSync, fstatSync, openSync, readSync } from "node:fs";
import { GaritaError } from "../core/errors.ts";

/** Above every limit of what is read with it, so that theirs are the ones that speak. */
const FILE_BYTES_MAX = 8 << 20;

/** Reads a small text file without ever taking in more than the limit. Throws as `node:fs` does. */
export function readTextFile(path: string): string {
  return new TextDecoder("utf-8", { fatal: true }).decode(readSmallFile(path));
}

/** As `readTextFile`, of any content. */
export function readSmallFile(path: string): Buffer {
  const file = openSync(path, "r");
  try {
    // The size of a pipe or of /proc is 0: reading on is what tells.
    const size = Math.min(fstatSync(file).size, FILE_BYTES_MAX) + 1;
    const chunks: Buffer[] = [];
    for (let total = 0; ;) {
      const chunk = Buffer.alloc(Math.max(size, 4096));
      const bytes = readSync(file, chunk);
      if (bytes === 0) break;
      total += bytes;
      if (total > FILE_BYTES_MAX) throw new GaritaError("config.invalid", "the file is too large");
      chunks.push(chunk.subarray(0, bytes));
    }
    return Buffer.concat(chunks);
  } finally {
    closeSync(file);
  }
}

/** `ENOENT` and the like, for a message that must not hold what the system says of a path. */
export function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "error";
}
