import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../../compile-detector.ts";
import { walletRecognizers } from "./wallets.ts";

const detector = compileDetector(walletRecognizers);
const scores = (text: string) => detector.scan(text).map(({ score }) => score);

test("wallets: an Ethereum address in the case of its hash is certain, in another doubtful", () => {
  const address = "0x5aAeb6053F3E94C9b9A09f33669435E7Ef1BeAed";
  assert.deepEqual(scores(address), [0.95]);
  assert.deepEqual(scores(address.replace("aA", "Aa")), [0.3]);
  assert.deepEqual(scores(address.toLowerCase()), [0.6]);
  assert.deepEqual(scores(`0x${"0".repeat(40)}`), [0.1]);
});

test("wallets: every changed sign of an address with a checksum is refused", () => {
  for (const address of [
    "1BvBMSEYstWetqTFn5Au4m4GFg7xJaNVN2",
    "rHb9CJAWyB4rj91VRWn96DkukG4bwdtyTh",
    "44AFFq5kSiGBoZ4NMDwYtN18obc8AemS33DBLWs3H7otXft3XjrpDtQGv7SqSsaBYBb98uNbr2VBBEt7f2wfn3RVGQBEP3A",
  ]) {
    assert.deepEqual(scores(address), [0.95]);
    for (let at = 1; at < address.length; at++) {
      const other = address.charAt(at) === "z" ? "y" : "z";
      assert.deepEqual(scores(address.slice(0, at) + other + address.slice(at + 1)), []);
    }
  }
});
