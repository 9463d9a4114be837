import assert from "node:assert/strict";
import { test } from "node:test";
import { checksumOf, toBase62 } from "./base62.ts";

test("base62: digits come before capitals before small letters, zeros in front", () => {
  assert.equal(toBase62(0n, 3), "000");
  assert.equal(toBase62(61n, 2), "0z");
  assert.equal(toBase62(62n, 2), "10");
  assert.equal(toBase62(10n, 1), "A");
});

test("base62: what does not fit loses its first digits", () => {
  assert.equal(toBase62(62n * 62n + 5n, 2), "05");
});

test("base62: the checksum is the CRC-32 in six digits", () => {
  // CRC-32 of the check string of every catalogue of CRCs, 0xcbf43926.
  assert.equal(checksumOf("123456789"), "3jZRME");
});
