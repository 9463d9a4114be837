import assert from "node:assert/strict";
import { posix, win32 } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { escapes, linkEscapes } from "./member-name.ts";

test("member name: roots, drives, shares and steps upwards leave the folder", () => {
  for (const name of [
    "/a",
    "\\a",
    "C:a",
    "c:\\a",
    "//host/a",
    "..",
    "../a",
    "a/../../b",
    "a\\..\\..\\b",
    "a\\b/../../c",
    ".. /a",
  ]) {
    assert.ok(escapes(name), name);
  }
  for (const name of ["", "a", "a/b", "./a", "a/../b", "a..b", "..a", "a/...", "ñ/ü"]) {
    assert.ok(!escapes(name), name);
  }
});

test("member name: what stays is what stays when either system joins it to a folder", () => {
  const part = fc.constantFrom("..", ".", "a", "", "b c", "...");
  const sign = fc.constantFrom("/", "\\");
  fc.assert(
    fc.property(fc.array(fc.tuple(part, sign), { maxLength: 8 }), (parts) => {
      const name = parts.map(([word, separator]) => word + separator).join("");
      if (escapes(name)) return;
      assert.match(posix.normalize(posix.join("/root", name)), /^\/root(?:\/|$)/);
      assert.match(win32.normalize(win32.join("C:\\root", name)), /^C:\\root(?:\\|$)/);
    }),
  );
});

test("member name: a link counts from the folder that it lies in", () => {
  assert.ok(!linkEscapes("a/b/link", "../c"));
  assert.ok(!linkEscapes("a/b/link", "../../c"));
  assert.ok(linkEscapes("a/b/link", "../../../c"));
  assert.ok(linkEscapes("link", "/etc/passwd"));
  assert.ok(linkEscapes("link", "\\\\host\\share"));
  assert.ok(linkEscapes("link", "C:\\x"));
});
