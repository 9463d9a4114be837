import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32 } from "node:zlib";
import fc from "fast-check";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import { writeSevenZip } from "../../../../test/fixtures/artifacts/seven-zip-writer.ts";
import type { SevenZipPart } from "../../../../test/fixtures/artifacts/seven-zip-writer.ts";
import { readBytes } from "../byte-source.ts";
import type { Format } from "../format.ts";
import type { ArtifactReport } from "../scan.ts";
import { sevenZip } from "./seven-zip.ts";
import { ARCHIVE_ATTACKS } from "../../../../test/fixtures/artifacts/archive-attacks.ts";
import { worstVerdict } from "../../../core/scan-verdict.ts";
import { FORMATS } from "../registry.ts";

/** Notes every member with its bytes. */
const notes: Format = {
  id: "notes",
  title: "Notes",
  active: false,
  claim: ({ source }) =>
    sevenZip.claim({ name: "", source, start: readBytes(source, 0, 32) }) === "none"
      ? "certain"
      : "none",
  inspect: ({ name, source, note }) => {
    const value = Buffer.from(readBytes(source, 0, 1000)).toString("latin1");
    note({ kind: "field", name, value });
  },
};

function scan(bytes: Uint8Array): ArtifactReport {
  return scanBytes(bytes, { formats: [sevenZip, notes], name: "a.7z" });
}

function members(bytes: Uint8Array): readonly (readonly [string, string])[] {
  return scan(bytes).facts.map(({ name, value }) => [name, value]);
}

function rules(parts: readonly SevenZipPart[], method?: string): readonly string[] {
  const bytes = writeSevenZip(parts, method === undefined ? {} : { method });
  return scan(bytes).findings.map(({ rule }) => rule);
}

const file: SevenZipPart = { name: "a/model.pkl", bytes: Buffer.from("content") };

// Made with py7zr 1.0: calls of x86 are rewritten before LZMA2, and the header is packed as well.
const BY_PY7ZR = [
  "N3q8ryccAARYKffgkAAAAAAAAAAUAAAAAAAAAOLD+4fgAHIAO10AdAU8GTi3FXwAN4RRuJjkWB40qp324mhRP53I",
  "Qvz/L31eXrWo8OXOYru2OdypK5UmheCH44U3EgwJD4AAAQBIAQQGAAEJQwAHCwEAAiEhARgEAwMBAwEADHNzAAgK",
  "AWq94kQAAAUBGQMAAAARBQBiAAAAFAoBAHBDUSC4et0BFQYBACCApIEAAAAXBkMBCU0ABwsBAAEhIQEYDEkAAA==",
].join("");

test("7z: members that are not packed are looked into under their names", () => {
  const bytes = writeSevenZip([file, { name: "b", bytes: Buffer.from("more") }]);
  assert.deepEqual(members(bytes), [
    ["a/model.pkl", "content"],
    ["b", "more"],
  ]);
  assert.equal(scan(bytes).verdict, "clean");
});

test("7z: what py7zr writes by default comes out as it went in", () => {
  const calls = "\xE8\x10\0\0\0\x90\xE9\xFF\xFF\xFF\xFF\xE8\xE8\0\0\0\0\x01".repeat(6);
  assert.deepEqual(members(Buffer.from(BY_PY7ZR, "base64")), [["b", `${calls}the end`]]);
});

test("7z: encrypted and unknown methods cannot be cleared", () => {
  assert.deepEqual(rules([file], "06f10701"), ["archive/encrypted"]);
  assert.deepEqual(rules([file], "030401"), ["archive/unsupported"]);
});

test("7z: names and links that leave the folder are malicious", () => {
  assert.deepEqual(rules([{ ...file, name: "../x" }]), ["archive/path-escape"]);
  const link = { name: "x", bytes: Buffer.from("/etc/passwd"), mode: 0o120777 };
  assert.deepEqual(rules([link]), ["archive/link-escape"]);
});

test("7z: changed and cut bytes never end in anything but a report", () => {
  const wholes = [writeSevenZip([file, file]), Buffer.from(BY_PY7ZR, "base64")];
  const change = fc.tuple(fc.nat(195), fc.nat(255));
  fc.assert(
    fc.property(
      fc.constantFrom(...wholes),
      fc.array(change),
      fc.nat(200),
      (whole, changes, cut) => {
        const bytes = Uint8Array.from(whole);
        for (const [at, byte] of changes) bytes[at % bytes.length] = byte;
        scan(bytes.subarray(0, Math.max(6, cut)));
      },
    ),
  );
});

test("7z: a header that is changed with its checksum is read or malformed", () => {
  const whole = writeSevenZip([file, { name: "b", bytes: Buffer.from("more") }]);
  const from = 32 + file.bytes.length + 4;
  fc.assert(
    fc.property(fc.nat(whole.length - from - 1), fc.nat(255), (at, byte) => {
      const bytes = Buffer.from(whole);
      bytes[from + at] = byte;
      bytes.writeUInt32LE(crc32(bytes.subarray(from)), 28);
      scan(bytes);
    }),
  );
});

for (const { name, file, bytes, verdict } of ARCHIVE_ATTACKS.filter((attack) =>
  attack.name.startsWith("7z:"),
)) {
  test(`${name} is at least ${verdict}`, () => {
    const report = scanBytes(bytes, { formats: FORMATS, name: file });
    assert.equal(worstVerdict([report.verdict, verdict]), report.verdict);
  });
}
