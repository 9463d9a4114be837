import assert from "node:assert/strict";
import { test } from "node:test";
import {
  bytesOf,
  CONTENTS,
  decodeAll,
  joined,
  remembering,
  SAMPLE,
  STREAMS,
} from "../../../../../test/fixtures/artifacts/compressed.ts";
import { crc32 } from "./crc.ts";
import { isLzmaAlone, lzma2Opener, lzmaOpener, openLzmaAlone } from "./lzma-streams.ts";
import { openXz, xzOpener } from "./xz.ts";

function stream(id: string, content: string): Uint8Array {
  const found = STREAMS.find((one) => one.id === id && one.content === content);
  assert.ok(found !== undefined);
  return bytesOf(found);
}

const XZ = stream("xz", "sample");
const ALONE = stream("lzma", "sample");
const ALONE_LONG = stream("lzma", "long");

test("xz: streams follow each other, with padding between and behind them", () => {
  for (const padding of [0, 4, 400, 200_000]) {
    const two = joined([XZ, new Uint8Array(padding), XZ, new Uint8Array(padding)]);
    const { bytes, consumed, error } = decodeAll(openXz, two);
    assert.deepEqual([error, consumed], [null, two.length]);
    assert.deepEqual(bytes, joined([SAMPLE, SAMPLE]));
  }
});

test("xz: padding that is no multiple of four ends the file before it", () => {
  const { consumed, error } = decodeAll(openXz, joined([XZ, new Uint8Array(3), XZ]));
  assert.deepEqual([error, consumed], [null, XZ.length]);
});

/** The header of the block begins at 12; its last four bytes are its checksum. */
function withFilter(id: number): Uint8Array {
  const changed = XZ.slice();
  const length = ((changed[12] ?? 0) + 1) * 4;
  changed[14] = id;
  const sum = crc32(0, changed.subarray(12, 12 + length - 4));
  new DataView(changed.buffer).setUint32(12 + length - 4, sum, true);
  return changed;
}

test("xz: filters for programs and differences are named as what is not read", () => {
  assert.equal(decodeAll(openXz, withFilter(0x21)).error, null);
  for (const filter of [0x03, 0x04, 0x0a]) {
    assert.equal(decodeAll(openXz, withFilter(filter)).error?.reason, "unsupported-filter");
  }
});

test("xz: an index that lists other blocks is told at the end", () => {
  const index = XZ.length - 12 - 12;
  const changed = XZ.slice();
  changed[index + 2] = (changed[index + 2] ?? 0) ^ 1;
  const unsummed = decodeAll(openXz, changed);
  assert.deepEqual([unsummed.bytes, unsummed.error?.reason], [SAMPLE, "bad-checksum"]);
  const sum = crc32(0, changed.subarray(index, index + 8));
  new DataView(changed.buffer).setUint32(index + 8, sum, true);
  const { bytes, error } = decodeAll(openXz, changed);
  assert.deepEqual([bytes, error?.reason], [SAMPLE, "bad-index"]);
});

test("xz: a dictionary may be declared as large as one likes, as long as it is not used", () => {
  const long = stream("xz", "long");
  assert.equal(decodeAll(xzOpener({ dictionaryMax: 2 ** 16 }), long).error, null);
  const near = decodeAll(xzOpener({ dictionaryMax: 1000 }), long);
  assert.equal(near.error?.reason, "window-too-large");
  const far = decodeAll(remembering(xzOpener({ dictionaryMax: 1000 })), long);
  assert.equal(far.error, null);
  assert.deepEqual(far.bytes, CONTENTS.long);
  assert.deepEqual(near.bytes, CONTENTS.long.subarray(0, near.bytes.length));
  assert.ok(near.bytes.length >= 1000);
});

test("lzma: without its header it is read by properties and size, or by the end marker", () => {
  const properties = ALONE.subarray(0, 5);
  for (const size of [null, SAMPLE.length]) {
    const decoded = decodeAll(lzmaOpener({ properties, size }), ALONE, 13);
    assert.deepEqual(decoded.bytes, SAMPLE);
    assert.deepEqual([decoded.error, decoded.consumed], [null, ALONE.length - 13]);
  }
});

test("lzma: more or less data than the size says is an error after the bytes", () => {
  const properties = ALONE.subarray(0, 5);
  const less = decodeAll(lzmaOpener({ properties, size: SAMPLE.length + 1 }), ALONE, 13);
  assert.deepEqual([less.bytes, less.error?.reason], [SAMPLE, "end-before-size"]);
  const more = decodeAll(lzmaOpener({ properties, size: 100 }), ALONE, 13);
  assert.deepEqual([more.bytes, more.error?.reason], [SAMPLE.subarray(0, 100), "data-after-end"]);
});

test("lzma: a window smaller than what matches need is told as that", () => {
  const properties = ALONE_LONG.subarray(0, 5);
  const size = CONTENTS.long.length;
  const open = lzmaOpener({ properties, size, dictionaryMax: 1000 });
  assert.equal(decodeAll(open, ALONE_LONG, 13).error?.reason, "window-too-large");
  assert.deepEqual(decodeAll(remembering(open), ALONE_LONG, 13).bytes, CONTENTS.long);
});

test("lzma: properties that are too large or too few are refused", () => {
  for (const properties of [[225, 0, 0, 1, 0], [93, 0, 0, 1], []]) {
    const open = lzmaOpener({ properties: Uint8Array.from(properties), size: 1 });
    assert.equal(decodeAll(open, ALONE, 13).error?.reason, "bad-properties");
  }
});

test("lzma: the likely head has round numbers; the reader takes others too", () => {
  const odd = ALONE.slice();
  odd[1] = 1;
  assert.equal(isLzmaAlone(ALONE), true);
  assert.equal(isLzmaAlone(odd), false);
  assert.deepEqual(decodeAll(openLzmaAlone, odd).bytes, SAMPLE);
});

test("lzma2: the chunks inside of an xz block are read alone", () => {
  const start = 12 + ((XZ[12] ?? 0) + 1) * 4;
  const { bytes, error } = decodeAll(lzma2Opener({ property: 22 }), XZ, start);
  assert.deepEqual([bytes, error], [SAMPLE, null]);
  const refused = decodeAll(lzma2Opener({ property: 41 }), XZ, start);
  assert.equal(refused.error?.reason, "bad-properties");
});

test("lzma2: chunks as they are, and chunks that need what did not come", () => {
  const open = lzma2Opener({ property: 0 });
  const plain = Uint8Array.of(1, 0, 2, 97, 98, 99, 2, 0, 0, 100, 0);
  assert.equal(Buffer.from(decodeAll(open, plain).bytes).toString(), "abcd");
  const cases: readonly (readonly [string, readonly number[]])[] = [
    ["no-dictionary-reset", [2, 0, 0, 97, 0]],
    ["no-properties", [1, 0, 0, 97, 0x80, 0, 0, 0, 0]],
    ["bad-chunk", [1, 0, 0, 97, 3, 0]],
    ["bad-properties", [0xe0, 0, 0, 0, 4, 224, 0, 0, 0, 0, 0]],
    ["bad-range-coder", [0xe0, 0, 0, 0, 4, 93, 1, 0, 0, 0, 0]],
  ];
  for (const [reason, bytes] of cases) {
    assert.equal(decodeAll(open, Uint8Array.from(bytes)).error?.reason, reason);
  }
});
