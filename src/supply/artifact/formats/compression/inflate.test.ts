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
import { openInflate } from "./inflate.ts";
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
