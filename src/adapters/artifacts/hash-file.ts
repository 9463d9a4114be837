import { createHash } from "node:crypto";
import type { Hash } from "node:crypto";
import { constants } from "node:fs";
import { open } from "node:fs/promises";
import type { FileHandle } from "node:fs/promises";
import type { Range } from "../../supply/signing/resource.ts";
import { isSameState, stateOf } from "./list-model.ts";
import type { FileState } from "./list-model.ts";

export interface HashPlan {
  /** As OpenSSL calls it. */
  readonly algorithm: string;
  /** A digest for each stretch of this size; null: one for the whole file. */
  readonly rangeBytes: number | null;
  readonly allowLinks: boolean;
  /** Is fed all the bytes too, so that two digests are of one reading. */
  readonly beside?: Hash;
  readonly onBytes?: (count: number) => void;
}

/** Two of them for a file: one is read while the other one is hashed. */
const BUFFER_BYTES = 1 << 20;

/**
 * Digests of a file that is in the state in which it was listed, before and after; null when it
 * is not. Memory is two buffers, whatever its size. Throws as `node:fs` does.
 */
export async function hashFile(
  path: string,
  listed: FileState,
  plan: HashPlan,
): Promise<readonly Range[] | null> {
  const handle = await openListed(path, plan);
  if (handle === null) return null;
  try {
    if (!(await isIn(handle, listed))) return null;
    const ranges = await hashHandle(handle, Number(listed.size), plan);
    return ranges !== null && (await isIn(handle, listed)) ? ranges : null;
  } finally {
    await handle.close();
  }
}

/** A pipe that took the place of the file must not make it wait for ever. */
async function openListed(path: string, { allowLinks }: HashPlan): Promise<FileHandle | null> {
  // Where a system has no such flag it is undefined, and adds nothing.
  const { O_RDONLY, O_NOFOLLOW, O_NONBLOCK } = constants;
  try {
    return await open(path, O_RDONLY | O_NONBLOCK | (allowLinks ? 0 : O_NOFOLLOW));
  } catch (error) {
    const code = error instanceof Error && "code" in error ? error.code : "";
    if (code === "ENOENT" || code === "ELOOP" || code === "ENXIO") return null;
    throw error;
  }
}

async function isIn(handle: FileHandle, state: FileState): Promise<boolean> {
  return isSameState(stateOf(await handle.stat({ bigint: true })), state);
}

/** Null: the file ended early or went on. */
async function hashHandle(
  handle: FileHandle,
  size: number,
  plan: HashPlan,
): Promise<readonly Range[] | null> {
  const ranges = rangesOf(size, plan);
  const length = Math.min(BUFFER_BYTES, size + 1);
  let [current, other] = [Buffer.allocUnsafe(length), Buffer.allocUnsafe(length)];
  const read = async (into: Buffer, at: number) =>
    (await handle.read(into, 0, length, at)).bytesRead;
  let at = 0;
  for (let count = await read(current, 0); count > 0;) {
    if (at + count > size) return null;
    const next = read(other, at + count);
    ranges.feed(current.subarray(0, count));
    plan.beside?.update(current.subarray(0, count));
    plan.onBytes?.(count);
    at += count;
    count = await next;
    [current, other] = [other, current];
  }
  return at === size ? ranges.end() : null;
}

interface Ranges {
  feed(bytes: Buffer): void;
  end(): readonly Range[];
}

/** A file of no bytes has one whole and no parts (OMS, 6.3.2). */
function rangesOf(size: number, { algorithm, rangeBytes }: HashPlan): Ranges {
  const done: Range[] = [];
  let start = 0;
  let at = 0;
  let hash: Hash | null = rangeBytes === null ? createHash(algorithm) : null;
  const close = (open: Hash): void => {
    done.push({ start, end: at, digest: open.digest("hex") });
    start = at;
    hash = null;
  };
  return {
    feed(bytes) {
      for (let from = 0; from < bytes.length;) {
        hash ??= createHash(algorithm);
        const end = rangeBytes === null ? size : start + rangeBytes;
        const part = bytes.subarray(from, from + Math.min(bytes.length - from, end - at));
        hash.update(part);
        from += part.length;
        at += part.length;
        if (rangeBytes !== null && at === end) close(hash);
      }
    },
    end() {
      if (hash !== null) close(hash);
      return done;
    },
  };
}
