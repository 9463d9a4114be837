import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bytesSource } from "../../byte-source.ts";
import { LimitReached } from "../../limits.ts";
import { Malformed } from "../malformed.ts";
import { looksLikeSafetensors, readSafetensors, strayExtents } from "./safetensors.ts";

function file(header: unknown, payloadBytes: number): Uint8Array {
  const text = Buffer.from(typeof header === "string" ? header : JSON.stringify(header));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(text.length));
  return Buffer.concat([length, text, Buffer.alloc(payloadBytes)]);
}

const tensor = (begin: number, end: number): object => {
  return { dtype: "U8", shape: [end - begin], data_offsets: [begin, end] };
};

function reasonOf(bytes: Uint8Array): string {
  try {
    readSafetensors(bytesSource(bytes));
    return "none";
  } catch (error) {
    assert.ok(error instanceof Malformed);
    return error.reason;
  }
}

test("safetensors: header, metadata and payload of an ordinary file", () => {
  const bytes = file({ __metadata__: { format: "pt" }, b: tensor(4, 9), a: tensor(0, 4) }, 9);
  assert.ok(looksLikeSafetensors(bytes));
  const read = readSafetensors(bytesSource(bytes));
  assert.deepEqual([...read.metadata], [["format", "pt"]]);
  assert.deepEqual(read.tensors[0], { name: "b", dtype: "U8", shape: [5], begin: 4, end: 9 });
  assert.deepEqual(read.payload, { offset: bytes.length - 9, length: 9 });
  assert.deepEqual(strayExtents(read), []);
});

test("safetensors: scalars, empty tensors and elements of four bits have their sizes", () => {
  const header = {
    scalar: { dtype: "F64", shape: [], data_offsets: [0, 8] },
    empty: { dtype: "F16", shape: [0, 7], data_offsets: [8, 8] },
    small: { dtype: "F4", shape: [6], data_offsets: [8, 11] },
  };
  assert.deepEqual(strayExtents(readSafetensors(bytesSource(file(header, 11)))), []);
});

test("safetensors: gaps, overlaps, what is missing and what follows are found with their places", () => {
  const strays = (header: object, payloadBytes: number): readonly (readonly number[])[] => {
    const read = readSafetensors(bytesSource(file(header, payloadBytes)));
    return strayExtents(read).map(({ offset, length }) => [offset - read.payload.offset, length]);
  };
  assert.deepEqual(strays({ a: tensor(0, 2), b: tensor(5, 7) }, 7), [[2, 3]]);
  assert.deepEqual(strays({ a: tensor(0, 4), b: tensor(3, 6) }, 6), [[3, 1]]);
  assert.deepEqual(strays({ a: tensor(0, 4) }, 9), [[4, 5]]);
  assert.deepEqual(strays({ a: tensor(0, 9) }, 4), [[9, 5]]);
});

test("safetensors: what no header may hold is malformed", () => {
  for (const [header, reason] of [
    ["[]".padEnd(9), "header-is-no-object"],
    ['{"a":1,"a":2}', "bad-header-json"],
    ["{".repeat(2000), "bad-header-json"],
    [{ __metadata__: { a: 1 } }, "bad-metadata"],
    [{ a: { dtype: "F99", shape: [1], data_offsets: [0, 1] } }, "unknown-dtype"],
    [{ a: { dtype: "U8", shape: [2], data_offsets: [0, 1] } }, "tensor-of-another-size"],
    [{ a: { dtype: "U8", shape: [2 ** 60], data_offsets: [0, 1] } }, "bad-number"],
    [{ a: { dtype: "U8", shape: [-1], data_offsets: [1, 0] } }, "bad-number"],
    [{ a: { dtype: "U8", shape: [1], data_offsets: [0, 1, 2] } }, "bad-tensor"],
  ] as const) {
    assert.equal(reasonOf(file(header, 1)), reason, JSON.stringify(header).slice(0, 60));
  }
  assert.equal(reasonOf(new Uint8Array(5)), "truncated");
  assert.equal(reasonOf(file({}, 0).subarray(0, 9)), "header-beyond-end");
});

test("safetensors: a header declared larger than we keep in memory is a limit, not a reading", () => {
  const source = {
    size: 2 ** 40,
    readInto: (target: Uint8Array) => {
      target.set([0, 0, 0, 5, 0, 0, 0, 0].slice(0, target.length));
      return target.length;
    },
  };
  assert.throws(() => readSafetensors(source), LimitReached);
});

test("safetensors: changed bytes are read or malformed, never anything else", () => {
  const whole = file({ __metadata__: { f: "é" }, a: tensor(0, 4), b: tensor(4, 9) }, 9);
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, byte, cut) => {
      const bytes = Uint8Array.from(whole);
      bytes[at] = byte;
      reasonOf(bytes.subarray(0, cut));
    }),
  );
});
