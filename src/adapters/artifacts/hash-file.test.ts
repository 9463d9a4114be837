import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { createHash, hash } from "node:crypto";
import {
  appendFileSync,
  mkdtempSync,
  renameSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import fc from "fast-check";
import { hashFile } from "./hash-file.ts";
import type { HashPlan } from "./hash-file.ts";
import { listModel } from "./list-model.ts";
import type { FileState } from "./list-model.ts";

const scratch = mkdtempSync(join(tmpdir(), "garita-hash-"));
after(() => rmSync(scratch, { recursive: true }));

const WHOLE: HashPlan = { algorithm: "sha256", rangeBytes: null, allowLinks: false };

let count = 0;

function file(bytes: Buffer | string): string {
  const path = join(scratch, `file-${++count}`);
  writeFileSync(path, bytes);
  return path;
}

function stateOf(path: string): FileState {
  const { files } = listModel(path, { ignored: new Set(), allowLinks: true });
  const [state] = files.values();
  assert.ok(state);
  return state;
}

function sha256(bytes: Buffer): string {
  return hash("sha256", bytes);
}

test("hash: files of every size around the buffer have the digest of their bytes", async () => {
  for (const size of [0, 1, (1 << 20) - 1, 1 << 20, (1 << 20) + 1, (2 << 20) + 17]) {
    const bytes = Buffer.alloc(size, "garita");
    const path = file(bytes);
    let seen = 0;
    const onBytes = (more: number): void => void (seen += more);
    const ranges = await hashFile(path, stateOf(path), { ...WHOLE, onBytes });
    assert.deepEqual(ranges, [{ start: 0, end: size, digest: sha256(bytes) }]);
    assert.equal(seen, size);
  }
});

test("hash: parts are those of the bytes, whatever their size", async () => {
  const bytes = Buffer.from(Array.from({ length: 5000 }, (_, index) => index % 251));
  const path = file(bytes);
  const state = stateOf(path);
  await fc.assert(
    fc.asyncProperty(fc.integer({ min: 1, max: 6000 }), async (rangeBytes) => {
      const ranges = await hashFile(path, state, { ...WHOLE, rangeBytes });
      const expected = Array.from({ length: Math.ceil(5000 / rangeBytes) }, (_, index) => {
        const part = bytes.subarray(index * rangeBytes, (index + 1) * rangeBytes);
        const start = index * rangeBytes;
        return { start, end: start + part.length, digest: sha256(part) };
      });
      assert.deepEqual(ranges, expected);
    }),
    { numRuns: 50 },
  );
});

test("hash: parts across the buffer, and none of an empty file", async () => {
  const bytes = Buffer.alloc(3 << 20, "x");
  const path = file(bytes);
  const rangeBytes = (1 << 20) + 5;
  const ranges = await hashFile(path, stateOf(path), { ...WHOLE, rangeBytes });
  assert.deepEqual(
    ranges?.map(({ start, end }) => [start, end]),
    [
      [0, rangeBytes],
      [rangeBytes, 2 * rangeBytes],
      [2 * rangeBytes, 3 << 20],
    ],
  );
  const empty = file("");
  assert.deepEqual(await hashFile(empty, stateOf(empty), { ...WHOLE, rangeBytes: 8 }), []);
});

test("hash: BLAKE2b is that of 512 bits", async () => {
  const path = file("weights");
  const ranges = await hashFile(path, stateOf(path), { ...WHOLE, algorithm: "blake2b512" });
  assert.equal(ranges?.[0]?.digest, hash("blake2b512", "weights"));
});

test("hash: a file that changed since it was listed has no digest", async () => {
  const path = file("before");
  const state = stateOf(path);
  appendFileSync(path, "more");
  assert.equal(await hashFile(path, state, WHOLE), null);
  rmSync(path);
  assert.equal(await hashFile(path, state, WHOLE), null);
});

test("hash: another file of the same size in its place has no digest", async () => {
  const path = file("before");
  const state = stateOf(path);
  renameSync(file("behind"), path);
  assert.equal(await hashFile(path, state, WHOLE), null);
});

test("hash: a file that changes while it is read has no digest", async () => {
  const path = file(Buffer.alloc(4 << 20));
  const state = stateOf(path);
  let isChanged = false;
  const onBytes = (): void => {
    if (!isChanged) appendFileSync(path, "more");
    isChanged = true;
  };
  assert.equal(await hashFile(path, state, { ...WHOLE, onBytes }), null);
});

test("hash: a file that is cut while it is read has no digest", async () => {
  const path = file(Buffer.alloc(4 << 20));
  const state = stateOf(path);
  let isChanged = false;
  const onBytes = (): void => {
    if (!isChanged) writeFileSync(path, "short");
    isChanged = true;
  };
  assert.equal(await hashFile(path, state, { ...WHOLE, onBytes }), null);
});

test("hash: a link in the place of a file has no digest, unless links are allowed", async () => {
  const target = file("weights");
  const link = join(scratch, "link");
  symlinkSync(target, link);
  const state = stateOf(target);
  assert.equal(await hashFile(link, state, WHOLE), null);
  assert.notEqual(await hashFile(link, state, { ...WHOLE, allowLinks: true }), null);
});

test(
  "hash: a pipe in the place of a file does not make it wait",
  { skip: process.platform === "win32" },
  async () => {
    const path = file("weights");
    const state = stateOf(path);
    rmSync(path);
    execFileSync("mkfifo", [path]);
    assert.equal(await hashFile(path, state, WHOLE), null);
  },
);

test("hash: a second digest is of the same bytes", async () => {
  const bytes = Buffer.alloc(3_000_000, "abc");
  const path = file(bytes);
  const beside = createHash("sha256");
  await hashFile(path, stateOf(path), { ...WHOLE, rangeBytes: 1000, beside });
  assert.equal(beside.digest("hex"), hash("sha256", bytes, "hex"));
});
