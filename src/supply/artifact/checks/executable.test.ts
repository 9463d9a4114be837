import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { test } from "node:test";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import { executable } from "./executable.ts";

function scan(content: Buffer, name = "model.bin"): ReturnType<typeof scanBytes> {
  const bytes = Buffer.concat([content, Buffer.alloc(256)]);
  return scanBytes(bytes, { formats: [executable], name });
}

function windows(): Buffer {
  const head = Buffer.alloc(0x44);
  head.write("MZ");
  head.writeUInt32LE(0x40, 0x3c);
  head.write("PE", 0x40);
  return head;
}

test("executable: programs and libraries of every system are suspicious, whatever their name", () => {
  const programs: readonly (readonly [string, Buffer])[] = [
    ["Linux (ELF)", Buffer.from("7f454c460201010000", "hex")],
    ["macOS (Mach-O)", Buffer.from("cffaedfe07000001", "hex")],
    ["macOS (Mach-O) or Java", Buffer.from("cafebabe00000041", "hex")],
    ["Android (DEX)", Buffer.from("dex\n035\0")],
    ["WebAssembly", Buffer.from("0061736d01000000", "hex")],
    ["any system (APE)", Buffer.from("MZqFpD='\n")],
    ["Windows (PE)", windows()],
    ["Python (bytecode)", Buffer.from("cb0d0d0a00000000e3000000", "hex")],
    ["Python (bytecode)", Buffer.from("330d0d0ac3e2fe69000f0000e300", "hex")],
  ];
  for (const [system, content] of programs) {
    const { verdict, findings, coverage } = scan(content);
    assert.equal(verdict, "suspicious");
    assert.deepEqual(findings[0]?.values, { system });
    assert.equal(coverage.skipped[0]?.why, "native-code");
  }
});

test("executable: a program under the name of data is disguised", () => {
  const rules = scan(windows(), "notes.txt").findings.map(({ rule }) => rule);
  assert.deepEqual(rules, ["file/program", "file/disguised"]);
});

test("executable: two letters make no program", () => {
  for (const content of [
    Buffer.from("MZ"),
    Buffer.from("MZ is short for"),
    Buffer.from("ELF"),
    Buffer.from("x\x0d\r\nabcd"),
  ]) {
    assert.deepEqual(scan(content).formats, []);
  }
});
