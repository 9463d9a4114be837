import assert from "node:assert/strict";
import { test } from "node:test";
import {
  bytesOf,
  CONTENTS,
  decodeAll,
  joined,
  SAMPLE,
  STREAMS,
} from "../../../../../test/fixtures/artifacts/compressed.ts";
import { isBzip2, openBzip2 } from "./bzip2.ts";

const [sample, long] = STREAMS.filter(({ id }) => id === "bzip2").map(bytesOf);
assert.ok(sample !== undefined && long !== undefined);

test("bzip2: streams follow each other, of different block sizes", () => {
  const { bytes, consumed, error } = decodeAll(openBzip2, joined([sample, long, sample]));
  assert.deepEqual(bytes, joined([SAMPLE, CONTENTS.long, SAMPLE]));
  assert.deepEqual([error, consumed], [null, sample.length * 2 + long.length]);
});

test("bzip2: a second head that goes on as no block does is not another stream", () => {
  const { consumed, error } = decodeAll(
    openBzip2,
    joined([sample, Buffer.from("BZh9 is a magic")]),
  );
  assert.deepEqual([error, consumed], [null, sample.length]);
  assert.equal(isBzip2(Buffer.from("BZh0")), false);
  assert.equal(isBzip2(Buffer.from("BZh9")), true);
});

test("bzip2: the wrong sum of one block is told after all blocks", () => {
  const changed = long.slice();
  changed[10] = (changed[10] ?? 0) ^ 1;
  const { bytes, error } = decodeAll(openBzip2, changed);
  assert.deepEqual([bytes, error?.reason], [CONTENTS.long, "bad-checksum"]);
});

test("bzip2: blocks that were shuffled, as only the first versions did, are named", () => {
  const changed = sample.slice();
  changed[14] = (changed[14] ?? 0) | 0x80;
  const { error } = decodeAll(openBzip2, changed);
  assert.equal(error?.reason, "unsupported-randomised-block");
});
