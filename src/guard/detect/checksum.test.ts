import assert from "node:assert/strict";
import { test } from "node:test";
import { dniLetter, luhn, mod97, mrzCheckDigit, weightedSum } from "./checksum.ts";

test("checksum: published examples come out right", () => {
  assert.ok(luhn("4111 1111 1111 1111"));
  assert.ok(!luhn("4111 1111 1111 1112"));
  assert.ok(!luhn("no digits"));
  assert.equal(mod97("3214282912345698765432161182"), 1); // GB82 WEST 1234 5698 7654 32
  assert.equal(mod97("WEST12345698765432GB82"), 1);
  assert.equal(mrzCheckDigit("L898902C3"), 6); // ICAO Doc 9303-4, appendix B
  assert.equal(mrzCheckDigit("740812"), 2);
  assert.equal(dniLetter(12_345_678), "Z");
  assert.equal(weightedSum("021000021", [3, 7, 1, 3, 7, 1, 3, 7, 1]), 30); // ABA routing number
});
