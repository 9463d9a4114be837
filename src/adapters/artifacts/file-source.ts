import { closeSync, constants, fstatSync, openSync, readSync } from "node:fs";
import type { BigIntStats } from "node:fs";
import { UnreadableSource } from "../../core/unreadable-source.ts";
import type { ByteSource } from "../../supply/artifact/byte-source.ts";

/** A file held open while it is scanned, so that all readers see the same one. */
export interface OpenedFile {
  readonly source: ByteSource;
  /** Throws `UnreadableSource` when the file is not what it was when it was opened. */
  readonly checkUnchanged: () => void;
  readonly close: () => void;
}

/** Opens a regular file. Throws `UnreadableSource`: no file, no right to read it, a device. */
export function openFile(path: string): OpenedFile {
  // A named pipe without a writer would keep us waiting for ever.
  const descriptor = calling(() => openSync(path, constants.O_RDONLY | constants.O_NONBLOCK));
  try {
    const opened = fstatSync(descriptor, { bigint: true });
    if (!opened.isFile()) throw new UnreadableSource("not-a-file");
    return {
      source: {
        size: Number(opened.size),
        readInto: (target, offset) => readFully(descriptor, target, { offset, opened }),
      },
      checkUnchanged: () => {
        const now = calling(() => fstatSync(descriptor, { bigint: true }));
        if (now.size !== opened.size || now.mtimeNs !== opened.mtimeNs) {
          throw new UnreadableSource("changed");
        }
      },
      close: () => closeSync(descriptor),
    };
  } catch (error) {
    closeSync(descriptor);
    throw error;
  }
}

function readFully(
  descriptor: number,
  target: Uint8Array,
  { offset, opened }: { readonly offset: number; readonly opened: BigIntStats },
): number {
  const wanted = Math.max(0, Math.min(target.length, Number(opened.size) - offset));
  let read = 0;
  while (read < wanted) {
    const at = read;
    const got = calling(() => readSync(descriptor, target, at, wanted - at, offset + at));
    if (got === 0) throw new UnreadableSource("changed");
    read += got;
  }
  return read;
}

function calling<Result>(call: () => Result): Result {
  try {
    return call();
  } catch (error) {
    if (error instanceof Error && "code" in error && typeof error.code === "string") {
      throw new UnreadableSource(error.code);
    }
    throw error;
  }
}
