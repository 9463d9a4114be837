import assert from "node:assert/strict";
import { mkdtempSync, readFileSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { Readable } from "node:stream";
import { after, before, test } from "node:test";
import { spoolInput } from "./spool-input.ts";

let folder: string;
before(() => (folder = mkdtempSync(join(tmpdir(), "garita-input-"))));
after(() => rmSync(folder, { recursive: true, force: true }));

async function spooled(text: string, bytesMax: number): Promise<[text: string, cut: boolean]> {
  const pieces = Array.from(text, (letter) => Buffer.from(letter));
  const { path, cut } = await spoolInput(Readable.from(pieces), { folder, bytesMax });
  assert.equal(statSync(path).mode & 0o077, 0);
  return [readFileSync(path, "utf8"), cut];
}

test("spool input: what fits is whole, and one byte more is cut", async () => {
  assert.deepEqual(await spooled("abcd", 4), ["abcd", false]);
  assert.deepEqual(await spooled("abcde", 4), ["abcd", true]);
  assert.deepEqual(await spooled("", 4), ["", false]);
});

test("spool input: a stream that breaks off is an error and no shorter file", async () => {
  const broken = new Readable({ read() {} });
  broken.push("ab");
  queueMicrotask(() => broken.destroy(new Error("gone")));
  await assert.rejects(spoolInput(broken, { folder, bytesMax: 9 }), /gone/);
});
