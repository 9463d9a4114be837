import assert from "node:assert/strict";
import { test } from "node:test";
import { pickle } from "../../../../test/fixtures/artifacts/pickle-writer.ts";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import { writeZip } from "../../../../test/fixtures/artifacts/zip-writer.ts";
import { FORMATS } from "../registry.ts";
import type { ArtifactReport } from "../scan.ts";

function scan(bytes: Uint8Array, name = "model.pkl"): ArtifactReport {
  return scanBytes(bytes, { formats: FORMATS, name });
}

const EVIL = pickle().call("os", "system", "echo garita").stop().bytes();

test("pickle file: a call of the system is malicious, under any name and in any container", () => {
  for (const name of ["model.pkl", "weights.bin", "model", "config.json", "a.safetensors"]) {
    assert.equal(scan(EVIL, name).verdict, "malicious", name);
  }
  const zip = writeZip([{ name: "archive/data.pkl", bytes: EVIL, method: 8 }]);
  assert.equal(scan(writeZip([{ name: "inner.zip", bytes: zip }]), "m.pt").verdict, "malicious");
});

test("pickle file: plain values are clean", () => {
  const report = scan(pickle().proto(4).text("text").stop().bytes());
  assert.deepEqual([report.verdict, report.formats], ["clean", ["pickle"]]);
});

test("pickle file: text and noise are no pickles", () => {
  for (const text of ["hello world", "(this is a note)", "c\n", "{}", "0123456789", "(lp0\n"]) {
    assert.deepEqual(scan(Buffer.from(text), "notes.bin").formats.includes("pickle"), false, text);
  }
});

test("pickle file: one that breaks off after its call is malicious and broken", () => {
  const rules = scan(EVIL.subarray(0, -1)).findings.map(({ rule }) => rule);
  assert.ok(rules.includes("pickle/broken"), rules.join());
  assert.equal(scan(EVIL.subarray(0, -1)).verdict, "malicious");
});

test("pickle file: cut off before anything happens, its name still keeps it from being clean", () => {
  assert.equal(scan(Buffer.of(0x80, 4, 0x95, 1), "model.pkl").verdict, "unreadable");
});

test("pickle file: the pickles behind one that is broken are read", () => {
  const broken = pickle().call("collections", "OrderedDict", "x").raw("\xFF").bytes();
  assert.equal(scan(Buffer.concat([broken, EVIL])).verdict, "malicious");
});
