import { createHash } from "node:crypto";
import { createWriteStream } from "node:fs";
import { pipeline } from "node:stream/promises";
import { UnreadableSource } from "../../../core/unreadable-source.ts";
import { toUnreadable } from "./remote-client.ts";
import type { RemoteAnswer, RemoteClient } from "./remote-client.ts";
import type { RemoteFile } from "./remote-file.ts";

/**
 * Streams a file to disk and proves that it is whole: as long as announced, and of the digest that
 * its registry knows. A part of a file is none: it throws `UnreadableSource` and is not resumed.
 */
export async function download(
  { url, size, sha256, redirectHosts }: RemoteFile,
  { client, path, bytesMax }: Spooling,
): Promise<void> {
  const answer = await client.get(url, redirectHosts);
  const expected = expectedBytes(answer, { size, bytesMax });
  const hash = sha256 === null ? null : createHash("sha256");
  let bytes = 0;
  const watched = async function* (pieces: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
    for await (const piece of pieces) {
      bytes += piece.length;
      if (bytes > (expected ?? bytesMax)) {
        throw new UnreadableSource(expected === null ? "too-large" : "size-mismatch");
      }
      hash?.update(piece);
      yield piece;
    }
  };
  try {
    await pipeline(answer.body, watched, createWriteStream(path, { flags: "wx", mode: 0o600 }));
  } catch (error) {
    throw toUnreadable(error);
  }
  if (expected !== null && bytes !== expected) throw new UnreadableSource("cut");
  if (hash !== null && hash.digest("hex") !== sha256) throw new UnreadableSource("digest-mismatch");
}

export interface Spooling {
  readonly client: RemoteClient;
  /** Must not exist. */
  readonly path: string;
  readonly bytesMax: number;
}

/** Null: nobody says how long it is. */
function expectedBytes(
  { length, body }: RemoteAnswer,
  { size, bytesMax }: { readonly size: number | null; readonly bytesMax: number },
): number | null {
  const expected = size ?? length;
  const differs = size !== null && length !== null && size !== length;
  if (!differs && (expected ?? 0) <= bytesMax) return expected;
  body.on("error", () => undefined).destroy();
  throw new UnreadableSource(differs ? "size-mismatch" : "too-large");
}
