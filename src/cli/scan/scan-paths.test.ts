import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, relative } from "node:path";
import { after, before, test } from "node:test";
import { findFiles } from "./scan-paths.ts";

let folder: string;
before(() => (folder = mkdtempSync(join(tmpdir(), "garita-paths-"))));
after(() => rmSync(folder, { recursive: true, force: true }));

function found(...operands: readonly string[]): readonly string[] {
  const paths = operands.map((operand) => join(folder, operand));
  return [...findFiles(paths)].map(({ path }) => relative(folder, path));
}

test("scan paths: files below a folder in order, without the history of git", () => {
  mkdirSync(join(folder, "tree", "b", ".git"), { recursive: true });
  for (const name of ["b/2", "b/.git/object", "a", "b/.hidden"]) {
    writeFileSync(join(folder, "tree", name), "x");
  }
  assert.deepEqual(found("tree"), ["tree/a", "tree/b/.hidden", "tree/b/2"]);
  assert.deepEqual(found("tree/a", "tree"), ["tree/a", "tree/b/.hidden", "tree/b/2"]);
});

test("scan paths: links are followed as in model caches, rings entered once, dead ends found", () => {
  mkdirSync(join(folder, "cache", "blobs"), { recursive: true });
  mkdirSync(join(folder, "cache", "snapshot"));
  writeFileSync(join(folder, "cache", "blobs", "ab12"), "x");
  symlinkSync("../blobs/ab12", join(folder, "cache", "snapshot", "model.pt"));
  symlinkSync("..", join(folder, "cache", "snapshot", "ring"));
  symlinkSync("nowhere", join(folder, "cache", "snapshot", "dead"));
  assert.deepEqual(found("cache/snapshot"), ["cache/snapshot/dead", "cache/snapshot/model.pt"]);
});

test("scan paths: what cannot be looked at in a folder is found, and so is what follows", () => {
  mkdirSync(join(folder, "odd"));
  symlinkSync("loop", join(folder, "odd", "loop"));
  writeFileSync(join(folder, "odd", "model.pt"), "x");
  assert.deepEqual(found("odd"), ["odd/loop", "odd/model.pt"]);
});

test("scan paths: what lies more than 256 folders deep is found as unreadable, not walked", () => {
  const path = join("deep", ...Array.from({ length: 258 }, () => "d"));
  mkdirSync(join(folder, path), { recursive: true });
  writeFileSync(join(folder, path, "model.pt"), "x");
  assert.deepEqual(found("deep"), [path.slice(0, -2)]);
});

test("scan paths: an operand that is not there is an error of the system", () => {
  assert.throws(() => found("absent"), { code: "ENOENT" });
});
