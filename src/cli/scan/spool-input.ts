import { createWriteStream, mkdtempSync } from "node:fs";
import { join } from "node:path";
import type { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/** A folder with what came in, which the caller removes. */
export interface SpooledInput {
  readonly folder: string;
  readonly path: string;
  /** It went on beyond the limit; what came before is in the file. */
  readonly cut: boolean;
}

/** Writes a stream into a file of its own, for readers that go back and forth. */
export async function spoolInput(
  input: Readable,
  { folder: parent, bytesMax }: { readonly folder: string; readonly bytesMax: number },
): Promise<SpooledInput> {
  const folder = mkdtempSync(join(parent, "garita-scan-"));
  const path = join(folder, "input");
  let left = bytesMax;
  const upTo = async function* (pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      if (left > 0) yield piece.subarray(0, left);
      left -= piece.length;
      if (left < 0) return;
    }
  };
  await pipeline(input, upTo, createWriteStream(path, { mode: 0o600 }));
  return { folder, path, cut: left < 0 };
}
