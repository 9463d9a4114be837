import assert from "node:assert/strict";
import { test } from "node:test";
import { compareScan } from "./compare-scan.ts";
import type { ScannedFiles } from "./compare-scan.ts";

const A = "aa".repeat(32);
const B = "bb".repeat(32);
const VERIFIED = {
  sha256: new Map([
    ["a", A],
    ["sub/b", B],
  ]),
  entries: new Set(["a", "sub/b", "seen"]),
  ignored: new Set(["model.sig", "docs/old"]),
};

function reasons(
  scanned: Readonly<Record<string, string | null>>,
  ignoreUnsigned = false,
): readonly string[] {
  const files: ScannedFiles = new Map(Object.entries(scanned));
  return compareScan(VERIFIED, files, { ignoreUnsigned }).map(({ reason, text }) => {
    return `${reason} ${/`(.*?)`/.exec(text.en)?.[1]}`;
  });
}

test("compare scan: the same bytes under the same names are no problem", () => {
  assert.deepEqual(reasons({ a: A, "sub/b": B, seen: B }), []);
});

test("compare scan: other bytes, none and no file are told apart", () => {
  assert.deepEqual(reasons({ a: B, "sub/b": B }), ["scan-differs a"]);
  assert.deepEqual(reasons({ a: A, "sub/b": null }), ["scan-unread sub/b"]);
  assert.deepEqual(reasons({ a: A }), ["scan-missing sub/b"]);
  assert.deepEqual(reasons({ a: B, "sub/b": A }), ["scan-differs a", "scan-differs sub/b"]);
});

test("compare scan: a second name of the same bytes need not be scanned again", () => {
  const sha256 = new Map([...VERIFIED.sha256, ["link", A]]);
  const scanned = new Map([
    ["a", A],
    ["sub/b", B],
  ]);
  const verified = { ...VERIFIED, sha256 };
  assert.deepEqual(compareScan(verified, scanned, { ignoreUnsigned: false }), []);
});

test("compare scan: a file that has appeared is not signed, unless that is ignored", () => {
  const scanned = { a: A, "sub/b": B, "sub/new": A };
  assert.deepEqual(reasons(scanned), ["file-unsigned sub/new"]);
  assert.deepEqual(reasons(scanned, true), []);
});

test("compare scan: what the signature leaves out may be scanned", () => {
  const scanned = { a: A, "sub/b": B, "model.sig": A, "docs/old/x/y": A };
  assert.deepEqual(reasons(scanned), []);
  assert.deepEqual(reasons({ ...scanned, "docs/older": A }), ["file-unsigned docs/older"]);
});

test("compare scan: no more than 1,000 problems are told", () => {
  const many = Object.fromEntries(Array.from({ length: 2000 }, (_, index) => [`n${index}`, A]));
  assert.equal(reasons({ a: A, "sub/b": B, ...many }).length, 1000);
});
