import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeBase58, hasChecksum } from "./base58.ts";

test("base58: leading ones are zero bytes, and what does not fit is refused", () => {
  assert.deepEqual(decodeBase58("11", 2), new Uint8Array(2));
  assert.deepEqual(decodeBase58("2NEpo7TZRRrLZSi2U", 20)?.length, 12);
  assert.equal(decodeBase58("111", 2), null);
  assert.equal(decodeBase58("zzzz", 2), null);
  assert.equal(decodeBase58("0OIl", 8), null);
});

test("base58: the first block's address has its checksum, with any sign changed it has not", () => {
  const address = "1A1zP1eP5QGefi2DMPTfTL5SLmv7DivfNa";
  assert.ok(hasChecksum(decodeBase58(address, 25) ?? new Uint8Array()));
  for (let at = 1; at < address.length; at++) {
    const other = address.charAt(at) === "z" ? "y" : "z";
    const changed = address.slice(0, at) + other + address.slice(at + 1);
    assert.ok(!hasChecksum(decodeBase58(changed, 25) ?? new Uint8Array()));
  }
});
