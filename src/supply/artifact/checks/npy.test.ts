import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import type { Format } from "../format.ts";
import type { ArtifactReport } from "../scan.ts";
import { npy } from "./npy.ts";

const inner: Format = {
  id: "inner",
  title: "Inner",
  active: true,
  claim: ({ start }) =>
    Buffer.from(start).toString("latin1", 0, 4) === "data" ? "certain" : "none",
  inspect: () => undefined,
};

function file(header: string, data: string | number, version = 1): Buffer {
  const text = Buffer.from(`${header}\n`);
  const length = Buffer.alloc(version === 1 ? 2 : 4);
  if (version === 1) length.writeUInt16LE(text.length);
  else length.writeUInt32LE(text.length);
  const magic = Buffer.concat([Buffer.from("\x93NUMPY", "latin1"), Buffer.of(version, 0)]);
  const payload = typeof data === "string" ? Buffer.from(data) : Buffer.alloc(data);
  return Buffer.concat([magic, length, text, payload]);
}

function scan(bytes: Uint8Array): ArtifactReport {
  return scanBytes(bytes, { formats: [npy, inner], name: "a.npy" });
}

function header(descr: string, shape: string): string {
  return `{'descr': ${descr}, 'fortran_order': False, 'shape': ${shape}, }`;
}

test("npy: arrays of the types that NumPy writes are clean at their declared size", () => {
  for (const [descr, shape, bytes] of [
    ["'<f8'", "(3, 2)", 48],
    ["'|b1'", "()", 1],
    ["'<U5'", "(2,)", 40],
    ["'|S7'", "(2,)", 14],
    ["'<c16'", "(1,)", 16],
    ["'<M8[ns]'", "(2,)", 16],
    ["'<i4'", "(0, 9)", 0],
    ["[('a', '<f4'), ('b', '<i2', (3,))]", "(2,)", 20],
    ["[('a', [('b', '|u1'), ('', '|V3')])]", "(2L,)", 8],
  ] as const) {
    for (const version of [1, 2, 3]) {
      const report = scan(file(header(descr, shape), bytes, version));
      assert.deepEqual([report.verdict, report.findings], ["clean", []], descr);
    }
  }
});

test("npy: CVE-2019-6446: objects are a pickle, also as one field among others", () => {
  for (const descr of ["'|O'", "[('a', '<f4'), ('b', '|O')]", "'O'"]) {
    const { coverage, verdict } = scan(file(header(descr, "(1,)"), "data"));
    assert.deepEqual([verdict, coverage.skipped], ["clean", []]);
  }
});

test("npy: what follows the array is told and looked into, what is missing is malformed", () => {
  const more = scan(file(header("'<f8'", "(1,)"), `${"\0".repeat(8)}data`));
  assert.equal(more.findings[0]?.rule, "npy/another-size");
  assert.deepEqual(
    more.coverage.skipped.map(({ why }) => why),
    ["array"],
  );
  assert.equal(scan(file(header("'<f8'", "(1,)"), 7)).findings[0]?.rule, "file/malformed");
});

test("npy: arrays that follow one another are read one by one", () => {
  const one = file(header("'<f8'", "(1,)"), 8);
  assert.deepEqual(scan(Buffer.concat(Array.from({ length: 20 }, () => one))).findings, []);
  const last = file(header("'<f8'", "(1,)"), 7);
  assert.equal(scan(Buffer.concat([one, last])).verdict, "unreadable");
});

test("npy: headers that are no literal, have strange shapes or types are malformed", () => {
  for (const text of [
    "{'descr': __import__('os').system('id'), 'shape': ()}",
    header("'<f8'", "(-1,)"),
    header("'<f8'", "3"),
    header("'<q99x'", "(1,)"),
    "(".repeat(5000),
    "[]",
    `${header("'<f8'", "(1,)")} x`,
  ]) {
    assert.equal(scan(file(text, 8)).verdict, "unreadable", text.slice(0, 60));
  }
});

test("npy: changed bytes end in a report", () => {
  const whole = file(header("[('a', '<f4'), ('b', '|O')]", "(2, 3)"), "data");
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, byte, cut) => {
      const bytes = Uint8Array.from(whole);
      bytes[at] = byte;
      scan(bytes.subarray(0, cut));
    }),
  );
});
