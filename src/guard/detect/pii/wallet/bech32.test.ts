import assert from "node:assert/strict";
import { test } from "node:test";
import { isBech32 } from "./bech32.ts";

test("bech32: the valid words of BIP 173 and BIP 350 pass in either case", () => {
  for (const word of [
    "A12UEL5L",
    "abcdef1qpzry9x8gf2tvdw0s3jn54khce6mua7lmqqqxw",
    "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4",
    "BC1QW508D6QEJXTDG4Y5R3ZARVARY0C5XW7KV8F3T4",
    "bc1p0xlxvlhemja6c4dqv22uapctqupfhlxm9h8z3k2e72q4k9hcz7vqzk5jj0",
    "a1lqfn3a",
  ]) {
    assert.ok(isBech32(word), word);
  }
});

test("bech32: mixed case and every changed sign are refused", () => {
  const word = "bc1qw508d6qejxtdg4y5r3zarvary0c5xw7kv8f3t4";
  assert.ok(!isBech32(word.replace("w5", "W5")));
  for (let at = 3; at < word.length; at++) {
    const other = word.charAt(at) === "q" ? "p" : "q";
    assert.ok(!isBech32(word.slice(0, at) + other + word.slice(at + 1)));
  }
});
