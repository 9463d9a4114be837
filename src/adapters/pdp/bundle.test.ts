import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { gunzipSync, gzipSync } from "node:zlib";
import { fileURLToPath } from "node:url";
import { readBundle } from "./bundle.ts";
import { OpaProblem } from "./opa-problem.ts";

const BUNDLE = fileURLToPath(new URL("../../../test/fixtures/opa/policy.tar.gz", import.meta.url));
const folder = mkdtempSync(join(tmpdir(), "garita-bundle-"));
after(() => rmSync(folder, { recursive: true }));

function written(name: string, bytes: Uint8Array): string {
  const path = join(folder, name);
  writeFileSync(path, bytes);
  return path;
}

test("bundle: code and data are found in an archive, and code alone is taken as it is", () => {
  const { wasm, data } = readBundle(BUNDLE);
  assert.equal(Buffer.from(wasm.subarray(0, 4)).toString("latin1"), "\0asm");
  assert.equal(JSON.parse(data).findings_max, 2);
  const alone = readBundle(written("policy.wasm", wasm));
  assert.deepEqual([Buffer.compare(alone.wasm, wasm), alone.data], [0, "{}"]);
});

test("bundle: what holds no code, is cut off, or is not there is told", () => {
  const archive = gunzipSync(readFileSync(BUNDLE));
  const bad: readonly (readonly [string, Uint8Array])[] = [
    ["text", Buffer.from("package a")],
    ["empty", Buffer.alloc(0)],
    ["zipped-text.tar.gz", gzipSync("package a")],
    ["cut.tar.gz", readFileSync(BUNDLE).subarray(0, 20_000)],
    ["short.tar.gz", gzipSync(archive.subarray(0, archive.length / 2))],
    ["huge-size.tar.gz", gzipSync(renamed(archive))],
  ];
  for (const [name, bytes] of bad)
    assert.throws(() => readBundle(written(name, bytes)), OpaProblem, name);
  assert.throws(() => readBundle(join(folder, "none.wasm")), /none\.wasm` cannot be read \(ENOENT/);
});

/** Its first file claims to be larger than everything. */
function renamed(archive: Buffer): Buffer {
  const copy = Buffer.from(archive);
  copy.write("77777777777", 124, "latin1");
  return copy;
}

test("bundle: an archive that unfolds to more than is allowed is refused", () => {
  const bomb = gzipSync(Buffer.alloc(65 * 2 ** 20));
  assert.throws(() => readBundle(written("bomb.tar.gz", bomb)), /larger than 67108864 bytes/);
});
