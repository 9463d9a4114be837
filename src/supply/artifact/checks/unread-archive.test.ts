import assert from "node:assert/strict";
import { test } from "node:test";
import { ARCHIVE_ATTACKS } from "../../../../test/fixtures/artifacts/archive-attacks.ts";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import { FORMATS } from "../registry.ts";
import { unreadArchive } from "./unread-archive.ts";

const others = ARCHIVE_ATTACKS.filter(({ name }) => !/^(?:tar|7z):/.test(name));

for (const { name, file, bytes } of others) {
  test(`unread-archive: ${name} cannot be cleared`, () => {
    const { verdict, findings } = scanBytes(bytes, { formats: FORMATS, name: file });
    assert.equal(verdict, "unreadable");
    assert.ok(findings.some(({ rule }) => rule === "archive/not-read"));
  });
}

test("unread-archive: short signatures count only under their ending", () => {
  for (const [name, hex] of [
    ["m.bin", "1f9d90aabbcc"],
    ["m.bin", "c771aabbcc"],
    ["m.bin", "60ea2b00221f0b01"],
  ] as const) {
    const { verdict } = scanBytes(Buffer.from(hex, "hex"), { formats: [unreadArchive], name });
    assert.equal(verdict, "clean");
  }
});

test("unread-archive: programs and scripts alone are none", () => {
  for (const text of ["MZ", "#!/bin/sh\necho RAR\n"]) {
    const { formats } = scanBytes(Buffer.from(text), { formats: [unreadArchive] });
    assert.deepEqual(formats, []);
  }
});
