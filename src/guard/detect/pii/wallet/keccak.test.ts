import assert from "node:assert/strict";
import { test } from "node:test";
import { keccak256 } from "./keccak.ts";

const hashOf = (text: string) => Buffer.from(keccak256(Buffer.from(text))).toString("hex");

test("keccak: known digests of nothing and of words", () => {
  assert.equal(hashOf(""), "c5d2460186f7233c927e7db2dcc703c0e500b653ca82273b7bfad8045d85a470");
  assert.equal(hashOf("abc"), "4e03657aea45a94fc7d47ba826c8d667c0d1e6e33a64a036ec44f58fa12d6c45");
  assert.equal(
    hashOf("transfer(address,uint256)").slice(0, 8),
    "a9059cbb", // the selector of every ERC-20 transfer
  );
});
