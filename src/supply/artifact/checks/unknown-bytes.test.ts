import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { test } from "node:test";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import { writeZip } from "../../../../test/fixtures/artifacts/zip-writer.ts";
import { FORMATS } from "../registry.ts";
import type { ArtifactReport } from "../scan.ts";

/** Pickles of `os.system("echo garita")`. */
const PICKLE = Buffer.from("\u0080\u0004cos\nsystem\n\u008c\u000becho garita\u0085R.", "latin1");
const OLD = Buffer.from("cos\nsystem\n(S'echo garita'\ntR.");
const NOISE = Buffer.from(Array.from({ length: 3000 }, (_, at) => (at * at * 31 + at * 7) & 0xff));

function scan(...parts: readonly Uint8Array[]): ArtifactReport {
  return scanBytes(Buffer.concat(parts), { formats: FORMATS, name: "weights" });
}

function rules({ findings }: ArtifactReport): readonly string[] {
  return findings.map(({ rule }) => rule);
}

test("unknown bytes: a pickle that begins, follows or ends them is scanned", () => {
  for (const payload of [PICKLE, OLD, Buffer.from(OLD.toString("base64"))]) {
    for (const parts of [
      [NOISE, payload],
      [NOISE, payload, NOISE],
      [Buffer.from("N."), Buffer.alloc(262_144), payload],
      [Buffer.from("N."), Buffer.alloc(4096, " "), payload],
    ]) {
      assert.ok(rules(scan(...parts)).includes("pickle/process"));
    }
  }
  const storage = { name: "archive/data/0", bytes: Buffer.concat([Buffer.from("N."), OLD]) };
  assert.ok(rules(scan(writeZip([storage]))).includes("pickle/process"));
});

test("unknown bytes: they keep no promise of a name, whatever is in them", () => {
  const clean = Buffer.from("\u0080\u0004ccollections\nOrderedDict\n)R.", "latin1");
  const report = scanBytes(Buffer.concat([NOISE, clean]), { formats: FORMATS, name: "a.gguf" });
  assert.deepEqual(rules(report), ["file/unrecognized"]);
  assert.deepEqual(report.formats, []);
  assert.deepEqual(scan(NOISE).findings, []);
});

test("unknown bytes: a program among them is told, one for a graphics processor is not", () => {
  const elf = Buffer.alloc(64);
  elf.write("\u007fELF\u0002\u0001\u0001", "latin1");
  elf.writeUInt16LE(2, 16);
  elf.writeUInt16LE(62, 18);
  const windows = Buffer.alloc(128);
  windows.write("MZ");
  windows.writeUInt32LE(64, 60);
  windows.write("PE\0\0", 64);
  assert.deepEqual(rules(scan(NOISE, elf)), ["file/program"]);
  assert.deepEqual(rules(scan(NOISE, windows, NOISE)), ["file/program"]);
  elf.writeUInt16LE(190, 18);
  assert.deepEqual(rules(scan(NOISE, elf)), []);
  assert.deepEqual(rules(scan(NOISE, Buffer.from("MZ and \u007fELF"))), []);
});
