import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateRawSync, deflateSync, gzipSync } from "node:zlib";
import fc from "fast-check";
import {
  CONTENTS,
  decodeAll,
  joined,
  repeated,
  SAMPLE,
} from "../../../../../test/fixtures/artifacts/compressed.ts";
import { crc32 } from "./crc.ts";
import { openGzip } from "./gzip.ts";
import { openInflate, openInflate64 } from "./inflate.ts";
import { openZlib } from "./zlib.ts";

/** Bytes with runs, repeats and noise, as real files have them. */
const content = fc
  .array(
    fc.tuple(fc.uint8Array({ minLength: 1, maxLength: 60 }), fc.integer({ min: 1, max: 400 })),
    {
      maxLength: 12,
    },
  )
  .map((parts) => joined(parts.map(([bytes, times]) => repeated(bytes, times))));
const options = fc.record({
  level: fc.integer({ min: 0, max: 9 }),
  strategy: fc.integer({ min: 0, max: 4 }),
  memLevel: fc.integer({ min: 1, max: 9 }),
  windowBits: fc.integer({ min: 9, max: 15 }),
});

/** As many bytes as it takes, the lowest bit of each first. */
function bits(text: string): Uint8Array {
  const all = text.replaceAll(" ", "");
  const bytes = new Uint8Array(Math.ceil(all.length / 8));
  for (let bit = 0; bit < all.length; bit += 1) {
    if (all[bit] === "1") bytes[bit >>> 3] = (bytes[bit >>> 3] ?? 0) | (1 << (bit & 7));
  }
  return bytes;
}

test("inflate: what zlib packs at any level comes out again, raw, with zlib's and gzip's head", () => {
  fc.assert(
    fc.property(content, options, (bytes, how) => {
      const packers = [
        [deflateRawSync(bytes, how), openInflate],
        [deflateSync(bytes, how), openZlib],
        [gzipSync(bytes, how), openGzip],
      ] as const;
      for (const [packed, open] of packers) {
        const decoded = decodeAll(open, new Uint8Array(packed));
        assert.equal(decoded.error, null);
        assert.deepEqual(decoded.bytes, bytes);
        assert.equal(decoded.consumed, packed.length);
      }
    }),
  );
});

test("inflate: noise, which has long codes, and long runs cross the pieces", () => {
  let state = 1;
  const noise = Uint8Array.from({ length: 300_000 }, () => {
    state = (Math.imul(state, 1_103_515_245) + 12_345) >>> 0;
    return ((state >>> 16) % 251) & (state >>> 24);
  });
  for (const bytes of [noise, CONTENTS.long, new Uint8Array(1_000_000)]) {
    for (const strategy of [0, 1, 2, 3, 4]) {
      const packed = new Uint8Array(deflateRawSync(bytes, { level: 9, strategy }));
      assert.deepEqual(decodeAll(openInflate, packed).bytes, bytes);
    }
  }
});

test("inflate: blocks that break the rules are refused with the reason", () => {
  const cases: readonly (readonly [string, Uint8Array])[] = [
    ["bad-block-type", bits("1 11")],
    ["bad-stored-length", Uint8Array.of(1, 5, 0, 5, 0)],
    ["bad-code", bits("1 10 11000110 00000000 0000")],
    ["bad-distance", bits("1 10 0000001 00000 0000000 000000")],
    ["too-many-codes", bits("1 01 11111 00000 0000 0000000000000000")],
    [
      "no-end-of-block",
      bits(
        `1 01 10000 00000 0111 ${"000".repeat(2)} 100 ${"000".repeat(14)} 100 11111111 11011011`,
      ),
    ],
    ["bad-code-lengths", bits(`1 01 00000 00000 0000 ${"0".repeat(60)}`)],
    ["bad-code-lengths", bits(`1 01 00000 00000 1111 ${"1".repeat(57)}`)],
  ];
  for (const [reason, bytes] of cases) {
    assert.equal(decodeAll(openInflate, bytes).error?.reason, reason);
  }
});

test("zlib: a dictionary that one would have to know is refused, and so is another method", () => {
  const withDictionary = new Uint8Array(deflateSync(SAMPLE, { dictionary: SAMPLE }));
  assert.equal(decodeAll(openZlib, withDictionary).error?.reason, "preset-dictionary");
  assert.equal(decodeAll(openZlib, Uint8Array.of(0x79, 0x9c, 0)).error?.reason, "bad-header");
});

const [first, second] = [gzipSync("first "), gzipSync("second")].map(
  (part) => new Uint8Array(part),
);

test("gzip: members are read one after the other, also with zeros between them", () => {
  assert.ok(first !== undefined && second !== undefined);
  for (const zeros of [0, 1, 512, 200_000]) {
    const whole = joined([first, new Uint8Array(zeros), second]);
    const { bytes, consumed, error } = decodeAll(openGzip, joined([whole, new Uint8Array(9)]));
    assert.equal(error, null);
    assert.equal(Buffer.from(bytes).toString(), "first second");
    assert.equal(consumed, whole.length);
  }
});

test("gzip: all fields of the header are passed over, and its checksum is looked at", () => {
  assert.ok(first !== undefined);
  const fields = Uint8Array.from([31, 139, 8, 30, 0, 0, 0, 0, 0, 3, 2, 0, 7, 7, 97, 0, 98, 0]);
  const rest = first.subarray(10);
  const sum = crc32(0, fields);
  const right = joined([fields, Uint8Array.of(sum & 255, (sum >>> 8) & 255), rest]);
  const wrong = joined([fields, Uint8Array.of(~sum & 255, (sum >>> 8) & 255), rest]);
  assert.deepEqual(decodeAll(openGzip, right), { ...decodeAll(openGzip, wrong), error: null });
  assert.equal(Buffer.from(decodeAll(openGzip, right).bytes).toString(), "first ");
  assert.equal(decodeAll(openGzip, wrong).error?.reason, "bad-checksum");
});

test("gzip: a wrong size is told at the end, and later members are read all the same", () => {
  assert.ok(first !== undefined && second !== undefined);
  const changed = first.slice();
  changed[changed.length - 1] = 1;
  const { bytes, error } = decodeAll(openGzip, joined([changed, second]));
  assert.equal(Buffer.from(bytes).toString(), "first second");
  assert.equal(error?.reason, "bad-checksum");
});

/** Bits from the lowest of each byte upwards; codes of Huffman come highest bit first. */
function bitFields(...fields: readonly (readonly [value: number, count: number])[]): Uint8Array {
  const all = fields.flatMap(([value, count]) =>
    Array.from({ length: count }, (_, bit) => Math.floor(value / 2 ** bit) % 2),
  );
  const bytes = new Uint8Array(Math.ceil(all.length / 8));
  for (const [at, bit] of all.entries()) bytes[at >> 3] = (bytes[at >> 3] ?? 0) | (bit << (at & 7));
  return bytes;
}

/** 65,535 plain bytes, then a match of `length` from `distance` back in the fixed codes. */
function deflate64(
  length: number,
  distance: number,
): readonly [packed: Uint8Array, whole: Uint8Array] {
  const plain = repeated(SAMPLE, 60).subarray(0, 65_535);
  // Length 285 is code 11000101, distance 31 is 11111; then the end of the block.
  const match = bitFields(
    [1, 1],
    [1, 2],
    [0b10100011, 8],
    [length - 3, 16],
    [0b11111, 5],
    [distance - 49_153, 14],
    [0, 7],
  );
  const packed = joined([Uint8Array.of(0, 0xff, 0xff, 0, 0), plain, match]);
  const whole = new Uint8Array(plain.length + length);
  whole.set(plain);
  for (let at = plain.length; at < whole.length; at += 1) whole[at] = whole[at - distance] ?? 0;
  return [packed, whole];
}

test("inflate: deflate64 has longer matches from further back", () => {
  for (const [length, distance] of [
    [3, 49_153],
    [60_000, 65_535],
    [65_538, 50_000],
  ] as const) {
    const [packed, whole] = deflate64(length, distance);
    const { bytes, error, consumed } = decodeAll(openInflate64, packed);
    assert.equal(error, null);
    assert.equal(consumed, packed.length);
    assert.deepEqual(bytes, whole);
    assert.notDeepEqual(decodeAll(openInflate, packed).bytes, whole);
  }
});

test("inflate: deflate64 without long matches is deflate", () => {
  const packed = deflateRawSync(SAMPLE, { strategy: 2 });
  assert.deepEqual(decodeAll(openInflate64, new Uint8Array(packed)).bytes, SAMPLE);
});
