import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { test } from "node:test";
import { bytesSource } from "../../byte-source.ts";
import { archiveBehindProgram, archiveKind } from "./signatures.ts";

function kindOf(bytes: Uint8Array, name = "model.bin"): string | null {
  return archiveKind({ name, source: bytesSource(bytes), start: bytes.subarray(0, 65_536) });
}

/** A signature where it belongs, and bytes around it. */
function at(offset: number, signature: string, behind = 64): Buffer {
  const bytes = Buffer.alloc(offset + signature.length + behind);
  bytes.write(signature, offset, "latin1");
  return bytes;
}

test("archive signatures: each kind is known at its place and nowhere else", () => {
  for (const [kind, offset, signature] of [
    ["RAR", 0, "Rar!\u001a\u0007\u0000"],
    ["CAB", 0, "MSCF\0\0\0\0"],
    ["cpio", 0, "070701000000"],
    ["ar", 0, "!<arch>\n"],
    ["ISO 9660", 0x8001, "CD001"],
    ["LHA", 2, "-lh5-"],
    ["ZOO", 20, "\u00dc\u00a7\u00c4\u00fd"],
    ["ACE", 7, "**ACE**"],
    ["lzip", 0, "LZIP\u0001"],
    ["Snappy", 0, "\u00ff\u0006\0\0sNaPpY"],
  ] as const) {
    assert.equal(kindOf(at(offset, signature)), kind);
    assert.equal(kindOf(at(offset + 1, signature)), null, kind);
    assert.equal(kindOf(at(offset, signature).subarray(0, offset + 2)), null, kind);
  }
});

test("archive signatures: two bytes are believed under the right ending only", () => {
  const compress = at(0, "\u001f\u009d\u0090");
  assert.equal(kindOf(compress, "model.tar.Z"), "compress");
  assert.equal(kindOf(compress, "model.tar.z"), null);
  assert.equal(kindOf(at(0, "\u00c7\u0071"), "a.cpio"), "cpio");
  assert.equal(kindOf(at(0, "\u00c7\u0071")), null);
});

test("archive signatures: an image of Apple tells what it is at its end", () => {
  const image = Buffer.alloc(2048);
  image.write("koly\0\0\0\u0004", image.length - 512, "latin1");
  assert.equal(kindOf(image), "DMG");
  assert.equal(kindOf(image.subarray(0, -1)), null);
  assert.equal(kindOf(Buffer.from("koly\0\0\0\u0004")), null);
});

test("archive signatures: an archive behind a program is found, behind other bytes it is not", () => {
  const signature = Buffer.from("7z\u00bc\u00af", "latin1");
  const behind = (begin: string): number => {
    const bytes = Buffer.concat([at(0, begin, 100), signature]);
    return archiveBehindProgram({ start: bytes, source: bytesSource(bytes) }, signature);
  };
  assert.equal(behind("MZ"), 102);
  assert.equal(behind("\u007fELF"), 104);
  assert.equal(behind("#!/bin/sh\n"), 110);
  assert.equal(behind("GIF89a"), -1);
  const none = at(0, "MZ");
  assert.equal(archiveBehindProgram({ start: none, source: bytesSource(none) }, signature), -1);
});
