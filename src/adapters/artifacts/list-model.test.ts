import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { listModel, ModelTooLarge } from "./list-model.ts";
import type { ListOptions, Listing } from "./list-model.ts";

const scratch = mkdtempSync(join(tmpdir(), "garita-list-"));
after(() => rmSync(scratch, { recursive: true }));

let count = 0;

function newModel(files: Readonly<Record<string, string>>): string {
  const root = join(scratch, `model-${++count}`);
  mkdirSync(root);
  for (const [name, text] of Object.entries(files)) {
    mkdirSync(join(root, name, ".."), { recursive: true });
    writeFileSync(join(root, name), text);
  }
  return root;
}

function list(root: string, options: Partial<ListOptions> = {}): Listing {
  return listModel(root, { ignored: new Set(), allowLinks: false, ...options });
}

function kinds({ entries }: Listing): readonly string[] {
  return entries.map(({ path, oddity }) => (oddity === null ? path : `${path} ${oddity}`));
}

test("list: files of all folders by relative path, empty folders not", () => {
  const root = newModel({ "b.bin": "x", "a/c.bin": "", ".hidden/d": "y" });
  mkdirSync(join(root, "empty"));
  const listing = list(root);
  assert.deepEqual(kinds(listing), [".hidden/d", "a/c.bin", "b.bin"]);
  assert.equal(listing.isFile, false);
  assert.equal(listing.name, `model-${count}`);
  assert.equal(listing.files.get("b.bin")?.size, 1n);
  assert.deepEqual(
    listing.entries.filter(({ isEmpty }) => isEmpty).map(({ path }) => path),
    ["a/c.bin"],
  );
});

test("list: paths are left out exactly, with all below them, and nowhere else", () => {
  const root = newModel({
    ".git/HEAD": "x",
    "a/.git/HEAD": "x",
    ".gitignore": "",
    "b.gitignore": "",
  });
  const listing = list(root, { ignored: new Set([".git", ".gitignore"]) });
  assert.deepEqual(kinds(listing), ["a/.git/HEAD", "b.gitignore"]);
  assert.deepEqual(listing.ignored, [".git", ".gitignore"]);
});

test("list: one file is a model too", () => {
  const root = newModel({ "model.bin": "weights" });
  const listing = list(join(root, "model.bin"));
  assert.equal(listing.isFile, true);
  assert.deepEqual(kinds(listing), ["model.bin"]);
});

test("list: links are odd, unless they are followed", () => {
  const outside = newModel({ "w.bin": "outside" });
  const root = newModel({ "a/b.bin": "x" });
  symlinkSync("a/b.bin", join(root, "file"));
  symlinkSync("a", join(root, "folder"));
  symlinkSync(join(outside, "w.bin"), join(root, "out"));
  assert.deepEqual(kinds(list(root)), ["a/b.bin", "file link", "folder link", "out link"]);
  const listing = list(root, { allowLinks: true });
  assert.deepEqual(kinds(listing), ["a/b.bin", "file", "folder/b.bin", "out"]);
  assert.deepEqual(listing.outside, ["out"]);
});

test("list: a link is left out before it is looked at", () => {
  const root = newModel({ a: "x" });
  symlinkSync("nowhere", join(root, "dangling"));
  assert.deepEqual(kinds(list(root, { ignored: new Set(["dangling"]) })), ["a"]);
});

test("list: links that lead nowhere or back up are odd and end", () => {
  const root = newModel({ "a/b": "x" });
  symlinkSync("nowhere", join(root, "dangling"));
  symlinkSync("self", join(root, "self"));
  symlinkSync("..", join(root, "a", "up"));
  const listing = list(root, { allowLinks: true });
  assert.deepEqual(kinds(listing), [
    "a/b",
    "a/up link-broken",
    "dangling link-broken",
    "self link-broken",
  ]);
});

test("list: the path that is named may be a link", () => {
  const root = newModel({ a: "x" });
  const link = join(scratch, "named");
  symlinkSync(root, link);
  const listing = list(link);
  assert.deepEqual(kinds(listing), ["a"]);
  assert.equal(listing.name, "named");
});

test("list: pipes are odd and are not opened", { skip: process.platform === "win32" }, () => {
  const root = newModel({ a: "x" });
  execFileSync("mkfifo", [join(root, "pipe")]);
  assert.deepEqual(kinds(list(root)), ["a", "pipe special"]);
});

test("list: names that cannot be signed are odd", { skip: process.platform !== "linux" }, () => {
  const root = newModel({ a: "x", "b\\c": "y" });
  writeFileSync(Buffer.concat([Buffer.from(`${root}/`), Buffer.from([0xff, 0x41])]), "z");
  assert.deepEqual(kinds(list(root)), ["a", "b\\c name", "\u00ffA name"]);
});

test("list: one entry more than the most is refused", () => {
  const root = newModel({ a: "", b: "", c: "" });
  assert.equal(list(root, { entriesMax: 3 }).entries.length, 3);
  assert.throws(() => list(root, { entriesMax: 2 }), ModelTooLarge);
});

test("list: folders too deep are refused", () => {
  const root = newModel({});
  mkdirSync(join(root, ...Array<string>(130).fill("d")), { recursive: true });
  assert.throws(() => list(root), ModelTooLarge);
});

test("list: what is not there is the system's error", () => {
  assert.throws(() => list(join(scratch, "absent")), { code: "ENOENT" });
});
