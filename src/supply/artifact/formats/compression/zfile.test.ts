import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import { bytesSource } from "../../byte-source.ts";
import { isZfile, openZfile } from "./zfile.ts";

const CONTENT = Buffer.from("a pickle of an old joblib");

function zfile(width: number): Buffer {
  const header = Buffer.from(`ZF0x${CONTENT.length.toString(16)}`.padEnd(width));
  return Buffer.concat([header, deflateSync(CONTENT)]);
}

test("zfile: what joblib 0.8 and 0.9 compressed is opened, with both widths of its header", () => {
  for (const width of [21, 22]) {
    const bytes = zfile(width);
    assert.ok(isZfile(bytes));
    const decoder = openZfile(bytesSource(bytes), 0);
    assert.deepEqual(Buffer.from(decoder.next() ?? []), CONTENT);
    assert.equal(decoder.next(), null);
    assert.equal(decoder.consumed, bytes.length);
  }
});

test("zfile: other bytes are none", () => {
  assert.ok(!isZfile(Buffer.from("ZFS pool label")));
  assert.ok(!isZfile(deflateSync(CONTENT)));
});
