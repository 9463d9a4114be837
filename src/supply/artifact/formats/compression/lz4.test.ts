import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  bytesOf,
  CONTENTS,
  decodeAll,
  joined,
  SAMPLE,
  STREAMS,
} from "../../../../../test/fixtures/artifacts/compressed.ts";
import { lz4BlockOpener, openLz4 } from "./lz4.ts";

const [independent, linked, legacy] = STREAMS.filter(({ id }) => id === "lz4").map(bytesOf);
assert.ok(independent !== undefined && linked !== undefined && legacy !== undefined);
const SKIPPED = Uint8Array.of(0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 1, 2);

interface Sequence {
  readonly literals: Uint8Array;
  readonly distance: number;
  readonly length: number;
}

const sequence: fc.Arbitrary<Sequence> = fc.record({
  literals: fc.uint8Array({ minLength: 1, maxLength: 600 }),
  distance: fc.integer({ min: 1, max: 2 ** 16 - 1 }),
  length: fc.oneof(fc.integer({ min: 4, max: 40 }), fc.integer({ min: 4, max: 200_000 })),
});

function extension(length: number): number[] {
  if (length < 15) return [];
  const full = Array.from({ length: Math.floor((length - 15) / 255) }, () => 255);
  return [...full, (length - 15) % 255];
}

/** A block with these sequences, and what it stands for. */
function packed(sequences: readonly Sequence[]): { block: Uint8Array; content: Uint8Array } {
  const block: Uint8Array[] = [];
  const content: number[] = [];
  for (const { literals, distance, length } of sequences) {
    content.push(...literals);
    const back = Math.min(distance, content.length);
    for (let copied = 0; copied < length; copied += 1) content.push(content.at(-back) ?? 0);
    const token = (Math.min(15, literals.length) << 4) | Math.min(15, length - 4);
    block.push(Uint8Array.of(token, ...extension(literals.length)), literals);
    block.push(Uint8Array.of(back & 255, back >>> 8, ...extension(length - 4)));
  }
  block.push(Uint8Array.of(0x50), new Uint8Array(5));
  return { block: joined(block), content: Uint8Array.from([...content, 0, 0, 0, 0, 0]) };
}

test("lz4: a block of any sequences, however long, gives what they stand for", () => {
  fc.assert(
    fc.property(fc.array(sequence, { maxLength: 8 }), (sequences) => {
      const { block, content } = packed(sequences);
      const decoded = decodeAll(lz4BlockOpener(block.length), joined([block, SKIPPED]));
      assert.deepEqual([decoded.error, decoded.consumed], [null, block.length]);
      assert.deepEqual(decoded.bytes, content);
    }),
    { numRuns: 60 },
  );
});

test("lz4: frames of all kinds follow each other, and those without content are passed over", () => {
  const all = joined([SKIPPED, independent, linked, SKIPPED, legacy, independent]);
  const { bytes, error, consumed } = decodeAll(openLz4, all);
  assert.deepEqual(bytes, joined([SAMPLE, CONTENTS.long, CONTENTS.long, SAMPLE]));
  assert.deepEqual([error, consumed], [null, all.length]);
});

test("lz4: a match that begins before the block is refused where blocks are independent", () => {
  const dependent = linked.slice();
  dependent[4] = (dependent[4] ?? 0) | 0x20;
  const { bytes, error } = decodeAll(openLz4, dependent);
  assert.equal(error?.reason, "bad-distance");
  assert.equal(bytes.length >= 2 ** 16, true);
});

test("lz4: the wrong sum of one block is told after all blocks", () => {
  const changed = linked.slice();
  const length = new DataView(changed.buffer).getUint32(7, true);
  const at = 7 + 4 + length;
  changed[at] = (changed[at] ?? 0) ^ 1;
  const { bytes, error } = decodeAll(openLz4, changed);
  assert.deepEqual([bytes, error?.reason], [CONTENTS.long, "bad-checksum"]);
});

test("lz4: blocks that break the rules are refused with the reason", () => {
  const cases: readonly (readonly [string, readonly number[]])[] = [
    ["bad-distance", [0x10, 97, 0, 0]],
    ["bad-distance", [0x10, 97, 2, 0]],
    ["bad-block", [0x20, 97]],
    ["bad-block", [0xf0, 255, 255]],
    ["bad-block", [0x10, 97, 1]],
  ];
  for (const [reason, bytes] of cases) {
    const input = joined([Uint8Array.from(bytes), new Uint8Array(9)]);
    assert.equal(
      decodeAll(lz4BlockOpener(bytes.length), input).error?.reason,
      reason,
      String(bytes),
    );
  }
});

test("lz4: heads that break the rules are refused with the reason", () => {
  const magic = [0x04, 0x22, 0x4d, 0x18];
  const cases: readonly (readonly [string, readonly number[]])[] = [
    ["unsupported-version", [...magic, 0, 0x40, 0]],
    ["bad-block-size", [...magic, 0x40, 0x30, 0]],
    ["block-too-long", [...magic, 0x40, 0x40, 0xc0, 1, 0, 1, 0]],
  ];
  for (const [reason, bytes] of cases) {
    assert.equal(decodeAll(openLz4, Uint8Array.from(bytes)).error?.reason, reason);
  }
});
