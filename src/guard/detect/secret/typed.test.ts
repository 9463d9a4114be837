import assert from "node:assert/strict";
import { createHash } from "node:crypto";
import { test } from "node:test";
import { isTyped } from "./typed.ts";

test("typed: the alphabet, digits, rows of keys and repeats are typed", () => {
  for (const value of [
    "abcdefghijklmnop",
    "0123456789abcdef0123456789ABCDEF",
    "AbCdEfGhIjKlMnOp1234567890",
    "9876543210zyxwvut",
    "qwertyuiopasdfghjkl",
    "aaaabbbbccccdddd",
    "a1b2c3d4e5f6g7h8",
    "121212121212121212",
    "abcdabcdefgh1234",
  ]) {
    assert.ok(isTyped(value), value);
  }
});

test("typed: what is drawn by lot is not, in whatever letters", () => {
  for (let seed = 0; seed < 500; seed++) {
    const drawn = createHash("sha512").update(`typed ${seed}`);
    const bytes = drawn.digest();
    for (const value of [
      bytes.toString("hex").slice(0, 16),
      bytes.toString("hex").slice(0, 40),
      bytes.toString("base64").slice(0, 20),
      bytes.toString("base64url").slice(0, 64),
    ]) {
      assert.ok(!isTyped(value), value);
    }
  }
});

test("typed: a short run in a long text does not make it typed", () => {
  assert.ok(!isTyped("Vq7Zk2Lx9Tn5Wb1YcR4m12345"));
  assert.ok(!isTyped("ñandú-Girasol-7x"));
});
