import { closeSync, mkdtempSync, openSync, readSync, rmSync, unlinkSync, writeSync } from "node:fs";
import { join } from "node:path";
import type { Spool } from "../../supply/artifact/format.ts";

/** What a spool keeps in memory before it goes to disk. */
const MEMORY_BYTES = 2 * 2 ** 20;

/**
 * Bytes that were appended, to be read anywhere: the first ones in memory, more in a file without a
 * name in `folder`, which the system removes when it is closed or the process ends.
 */
export function createSpool(folder: string): Spool {
  let memory = NOTHING;
  let descriptor: number | null = null;
  let size = 0;
  const source = {
    get size() {
      return size;
    },
    readInto(target: Uint8Array, offset: number): number {
      const wanted = Math.max(0, Math.min(target.length, size - offset));
      if (descriptor === null) {
        target.set(memory.subarray(offset, offset + wanted));
        return wanted;
      }
      let read = 0;
      while (read < wanted) {
        read += readSync(descriptor, target, read, wanted - read, offset + read);
      }
      return read;
    },
  };
  return {
    source,
    append(bytes) {
      if (descriptor === null && size + bytes.length > MEMORY_BYTES) {
        descriptor = openNameless(folder);
        writeFully(descriptor, memory.subarray(0, size), 0);
        memory = given(memory);
      }
      if (descriptor === null) memory = appended(memory, bytes, size);
      else writeFully(descriptor, bytes, size);
      size += bytes.length;
    },
    close() {
      if (descriptor !== null) closeSync(descriptor);
      descriptor = null;
      memory = given(memory);
      size = 0;
    },
  };
}

const NOTHING = Buffer.alloc(0);
/**
 * Large buffers of spools that are done, for the next one: thousands of members come one after the
 * other, and the collector lets megabytes of such buffers lie.
 */
const spares: Buffer<ArrayBuffer>[] = [];
const SPARES_MAX = 2;
const SPARE_BYTES_MIN = 2 ** 16;

function given(memory: Buffer<ArrayBuffer>): Buffer<ArrayBuffer> {
  if (memory.length >= SPARE_BYTES_MIN && spares.length < SPARES_MAX) spares.push(memory);
  return NOTHING;
}

/** Of at least so many bytes, which may hold anything. */
function taken(bytes: number): Buffer<ArrayBuffer> {
  const index = bytes < SPARE_BYTES_MIN ? -1 : spares.findIndex(({ length }) => length >= bytes);
  const [spare] = index < 0 ? [] : spares.splice(index, 1);
  return spare ?? Buffer.from(new ArrayBuffer(bytes));
}

/** Grows by doubling, so that many small pieces cost no more than one. */
function appended(
  memory: Buffer<ArrayBuffer>,
  bytes: Uint8Array,
  size: number,
): Buffer<ArrayBuffer> {
  const needed = size + bytes.length;
  let roomy = memory;
  if (needed > memory.length) {
    roomy = taken(Math.min(MEMORY_BYTES, Math.max(needed, memory.length * 2, 4096)));
    roomy.set(memory.subarray(0, size));
    given(memory);
  }
  roomy.set(bytes, size);
  return roomy;
}

function openNameless(folder: string): number {
  const place = mkdtempSync(join(folder, "garita-spool-"));
  const path = join(place, "bytes");
  const descriptor = openSync(path, "wx+", 0o600);
  unlinkSync(path);
  rmSync(place, { recursive: true });
  return descriptor;
}

function writeFully(descriptor: number, bytes: Uint8Array, offset: number): void {
  for (let written = 0; written < bytes.length;) {
    written += writeSync(descriptor, bytes, written, bytes.length - written, offset + written);
  }
}
