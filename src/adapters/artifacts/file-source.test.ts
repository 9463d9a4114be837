import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { appendFileSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import { UnreadableSource } from "../../core/unreadable-source.ts";
import { openFile } from "./file-source.ts";

let folder: string;
before(() => (folder = mkdtempSync(join(tmpdir(), "garita-file-"))));
after(() => rmSync(folder, { recursive: true, force: true }));

function because(reason: string) {
  return (error: unknown) => error instanceof UnreadableSource && error.reason === reason;
}

test("file source: reads anywhere, and less only at the end", () => {
  const path = join(folder, "letters");
  writeFileSync(path, "abcdef");
  const { source, checkUnchanged, close } = openFile(path);
  const target = Buffer.alloc(4, "-");
  assert.deepEqual([source.size, source.readInto(target, 1), String(target)], [6, 4, "bcde"]);
  assert.deepEqual([source.readInto(target, 5), String(target)], [1, "fcde"]);
  assert.deepEqual([source.readInto(target, 6), source.readInto(target, 9)], [0, 0]);
  checkUnchanged();
  close();
});

test("file source: a file that grows or shrinks while it is scanned is refused", () => {
  const path = join(folder, "racing");
  writeFileSync(path, "abcdef");
  const file = openFile(path);
  appendFileSync(path, "g");
  assert.throws(file.checkUnchanged, because("changed"));
  truncateSync(path, 2);
  assert.throws(() => file.source.readInto(new Uint8Array(4), 1), because("changed"));
  file.close();
});

test("file source: a folder, a pipe without a writer and nothing at all are refused at once", () => {
  const pipe = join(folder, "pipe");
  execFileSync("mkfifo", [pipe]);
  assert.throws(() => openFile(pipe), because("not-a-file"));
  assert.throws(() => openFile(folder), because("not-a-file"));
  assert.throws(() => openFile(join(folder, "absent")), because("ENOENT"));
});
