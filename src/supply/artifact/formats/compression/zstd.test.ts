import assert from "node:assert/strict";
import { test } from "node:test";
import * as zlib from "node:zlib";
import fc from "fast-check";
import {
  bytesOf,
  CONTENTS,
  decodeAll,
  joined,
  remembering,
  repeated,
  SAMPLE,
  STREAMS,
} from "../../../../../test/fixtures/artifacts/compressed.ts";
import { openZstd, zstdOpener } from "./zstd.ts";

const [sample, long] = STREAMS.filter(({ id }) => id === "zstd").map(bytesOf);
assert.ok(sample !== undefined && long !== undefined);
const SKIPPED = Uint8Array.of(0x5a, 0x2a, 0x4d, 0x18, 5, 0, 0, 0, 1, 2, 3, 4, 5);

const content = fc
  .array(
    fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 90 }), fc.integer({ min: 1, max: 999 })),
    {
      maxLength: 12,
    },
  )
  .map((parts) => joined(parts.map(([bytes, times]) => repeated(bytes, times))));

test("zstd: what Node packs at any level comes out again", () => {
  const { ZSTD_c_compressionLevel: level, ZSTD_c_checksumFlag: sum } = zlib.constants;
  fc.assert(
    fc.property(content, fc.integer({ min: -5, max: 19 }), fc.nat(1), (bytes, grade, flag) => {
      const params = { [level]: grade, [sum]: flag };
      const packed = new Uint8Array(zlib.zstdCompressSync(bytes, { params }));
      const { bytes: unpacked, error, consumed } = decodeAll(openZstd, packed);
      assert.deepEqual([error, consumed], [null, packed.length]);
      assert.deepEqual(unpacked, bytes);
    }),
    { numRuns: 60 },
  );
});

test("zstd: frames follow each other, and frames without content are passed over", () => {
  const all = joined([SKIPPED, sample, SKIPPED, long, SKIPPED]);
  const { bytes, error, consumed } = decodeAll(openZstd, all);
  assert.deepEqual(bytes, joined([SAMPLE, CONTENTS.long]));
  assert.deepEqual([error, consumed], [null, all.length]);
});

test("zstd: a frame without content that is longer than the file is cut off", () => {
  const endless = Uint8Array.of(0x5a, 0x2a, 0x4d, 0x18, 255, 255, 255, 255, 1);
  assert.equal(decodeAll(openZstd, endless).error?.reason, "truncated");
});

test("zstd: a dictionary that one would have to know is refused, the number none is not", () => {
  const [magic, rest] = [
    [0x28, 0xb5, 0x2f, 0xfd],
    [0, 1, 0, 0],
  ];
  const none = Uint8Array.from([...magic, 1, 0, ...rest]);
  assert.equal(decodeAll(openZstd, none).error, null);
  const named = Uint8Array.from([...magic, 1, 0, 7, 1, 0, 0]);
  assert.equal(decodeAll(openZstd, named).error?.reason, "preset-dictionary");
});

test("zstd: matches farther back than what is kept are told as that", () => {
  const near = decodeAll(zstdOpener({ windowMax: 1000 }), long);
  assert.equal(near.error?.reason, "window-too-large");
  const far = decodeAll(remembering(zstdOpener({ windowMax: 1000 })), long);
  assert.equal(far.error, null);
  assert.deepEqual(far.bytes, CONTENTS.long);
  assert.deepEqual(near.bytes, CONTENTS.long.subarray(0, near.bytes.length));
});

test("zstd: a window declared as 2 TB costs nothing", () => {
  const frame = Uint8Array.of(0x28, 0xb5, 0x2f, 0xfd, 0, 0xff, 0x10, 0, 0, 97, 98);
  const before = process.memoryUsage().arrayBuffers;
  const { bytes, error } = decodeAll(openZstd, frame);
  assert.ok(process.memoryUsage().arrayBuffers - before < 2 ** 20);
  assert.deepEqual([bytes.length, error?.reason], [2, "truncated"]);
});

test("zstd: blocks that break the rules are refused with the reason", () => {
  const head = [0x28, 0xb5, 0x2f, 0xfd, 0, 0];
  const cases: readonly (readonly [string, readonly number[]])[] = [
    ["unsupported-version", [0x28, 0xb5, 0x2f, 0xfd, 8, 0]],
    ["bad-block", [...head, 7, 0, 0]],
    ["bad-block", [...head, 5, 0, 0]],
    ["block-too-long", [...head, 1, 0, 0xff]],
    ["bad-block", [...head, 0x15, 0, 0, 3, 0]],
    ["bad-size", [0x28, 0xb5, 0x2f, 0xfd, 0x20, 9, 1, 0, 0]],
  ];
  for (const [reason, bytes] of cases) {
    assert.equal(decodeAll(openZstd, Uint8Array.from(bytes)).error?.reason, reason, String(bytes));
  }
});

test("zstd: changed literals that libzstd lets pass come out, with the error at the end", () => {
  // Inside of the literals of the first block: their streams end a few bits too early or too late.
  const reasons = new Set<string>();
  for (let at = 60; at < 300; at += 1) {
    const changed = sample.slice();
    changed[at] = (changed[at] ?? 0) ^ 1;
    const { bytes, error } = decodeAll(openZstd, changed);
    if (bytes.length === SAMPLE.length) reasons.add(error?.reason ?? "");
  }
  assert.ok(reasons.has("bad-literals") && !reasons.has(""));
});
