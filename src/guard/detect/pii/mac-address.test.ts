import assert from "node:assert/strict";
import { test } from "node:test";
import { foundBy } from "../found.ts";
import { macAddress } from "./mac-address.ts";

test("mac-address: colons and letters are enough, digits in pairs are not", () => {
  assert.equal(foundBy(macAddress, "at 00:1a:2b:3c:4d:5e on en0")[0]?.[1], 0.7);
  assert.equal(foundBy(macAddress, "01-02-03-04-05-06")[0]?.[1], 0.3);
  assert.equal(foundBy(macAddress, "dirección física 01-02-03-04-05-06")[0]?.[1], 0.9);
});

test("mac-address: a fingerprint of sixteen groups is none", () => {
  assert.deepEqual(foundBy(macAddress, Array(16).fill("a1").join(":")), []);
});
