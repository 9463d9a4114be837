import { closeSync, openSync, readSync } from "node:fs";
import { basename } from "node:path";
import { gunzipSync } from "node:zlib";
import { opaProblem } from "./opa-problem.ts";

/** What Rego was compiled to. */
export interface Bundle {
  readonly wasm: Uint8Array;
  /** JSON of the data it was built with. */
  readonly data: string;
}

const FILE_BYTES_MAX = 64 * 2 ** 20;
const BLOCK = 512;
const GZIP = [0x1f, 0x8b];
const WASM = [0x00, 0x61, 0x73, 0x6d];

/** Reads `policy.wasm` or a bundle of `opa build -t wasm`. Throws `OpaProblem`. */
export function readBundle(path: string): Bundle {
  const file = `\`${basename(path)}\``;
  const bytes = readBytes(path, file);
  if (startsWith(bytes, WASM)) return { wasm: bytes, data: "{}" };
  if (!startsWith(bytes, GZIP)) throw opaProblem("noPolicy", { file });
  const files = filesOf(unzipped(bytes, file));
  const wasm = files.get("policy.wasm");
  if (wasm === undefined || !startsWith(wasm, WASM)) throw opaProblem("noPolicy", { file });
  return { wasm, data: new TextDecoder().decode(files.get("data.json")) || "{}" };
}

function readBytes(path: string, file: string): Buffer {
  try {
    const handle = openSync(path, "r");
    try {
      const chunks: Buffer[] = [];
      for (let total = 0; ;) {
        const chunk = Buffer.alloc(2 ** 20);
        const bytes = readSync(handle, chunk);
        if (bytes === 0) return Buffer.concat(chunks);
        total += bytes;
        if (total > FILE_BYTES_MAX) throw opaProblem("tooLarge", { file, max: FILE_BYTES_MAX });
        chunks.push(chunk.subarray(0, bytes));
      }
    } finally {
      closeSync(handle);
    }
  } catch (error) {
    if (!(error instanceof Error && "code" in error)) throw error;
    throw opaProblem("noFile", { file, code: String(error.code) });
  }
}

function unzipped(bytes: Buffer, file: string): Buffer {
  try {
    return gunzipSync(bytes, { maxOutputLength: FILE_BYTES_MAX });
  } catch (error) {
    const isLarge = error instanceof RangeError;
    if (isLarge) throw opaProblem("tooLarge", { file, max: FILE_BYTES_MAX });
    throw opaProblem("noPolicy", { file });
  }
}

/** Regular files of a tar archive (POSIX ustar) by name, the first of each name. */
function filesOf(archive: Buffer): ReadonlyMap<string, Buffer> {
  const files = new Map<string, Buffer>();
  for (let at = 0; at + BLOCK <= archive.length;) {
    const header = archive.subarray(at, at + BLOCK);
    const name = textIn(header, 0, 100);
    const size = Number.parseInt(textIn(header, 124, 12).trim() || "0", 8);
    const end = at + BLOCK + size;
    if (name === "" || !(size >= 0) || end > archive.length) break;
    const isRegular = header[156] === 0x30 || header[156] === 0;
    const key = name.replace(/^\.?\//, "");
    if (isRegular && !files.has(key)) files.set(key, archive.subarray(at + BLOCK, end));
    at = at + BLOCK + Math.ceil(size / BLOCK) * BLOCK;
  }
  return files;
}

function textIn(header: Buffer, start: number, length: number): string {
  const field = header.subarray(start, start + length);
  const end = field.indexOf(0);
  return field.subarray(0, end < 0 ? length : end).toString("latin1");
}

function startsWith(bytes: Uint8Array, magic: readonly number[]): boolean {
  return magic.every((byte, index) => bytes[index] === byte);
}
