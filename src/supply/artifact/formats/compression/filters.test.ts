import assert from "node:assert/strict";
import { test } from "node:test";
import { decodeAll } from "../../../../../test/fixtures/artifacts/compressed.ts";
import { FILTERED, INSTRUCTIONS } from "../../../../../test/fixtures/artifacts/filtered.ts";
import { undoFilter } from "./filters.ts";
import { openXz } from "./xz.ts";

for (const [filter, bytes] of FILTERED) {
  test(`filters: what XZ Utils filtered (${filter}) comes out as it went in`, () => {
    const { bytes: unpacked, error } = decodeAll(openXz, bytes);
    assert.equal(error, null);
    assert.deepEqual(unpacked, new Uint8Array(INSTRUCTIONS));
  });
}

test("filters: unknown ones and wrong properties are told", () => {
  assert.equal(undoFilter(0x06, new Uint8Array()), null);
  assert.equal(undoFilter(0x21, new Uint8Array()), null);
  assert.equal(undoFilter(0x04, new Uint8Array(3)), null);
});
