import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { bytesSource } from "../../byte-source.ts";
import { streamAsides } from "./stream-asides.ts";

const GZIP = "1f8b08";

function asides(hex: string): ReturnType<typeof streamAsides> {
  return streamAsides(bytesSource(Buffer.from(hex.replaceAll(" ", ""), "hex")));
}

test("stream asides: an ordinary stream has none", () => {
  assert.deepEqual(streamAsides(bytesSource(gzipSync("content"))), { name: null, extents: [] });
  assert.deepEqual(asides("28b52ffd2000"), { name: null, extents: [] });
});

test("stream asides: name, extra field and comment of gzip", () => {
  assert.deepEqual(asides(`${GZIP}08 0000000000 03 612e6200 00`).name, "a.b");
  const all = asides(`${GZIP}1c 0000000000 03 0300010203 6100 62636400 00`);
  assert.equal(all.name, "a");
  assert.deepEqual(all.extents, [
    { offset: 12, length: 3 },
    { offset: 17, length: 3 },
  ]);
});

test("stream asides: frames that are passed over at the beginning", () => {
  assert.deepEqual(asides("502a4d18 02000000 aabb 5f2a4d18 01000000 cc 28b52ffd").extents, [
    { offset: 8, length: 2 },
    { offset: 18, length: 1 },
  ]);
});

test("stream asides: any bytes have some or none", () => {
  const head = fc.constantFrom(`${GZIP}ff`, `${GZIP}04`, `${GZIP}10`, "502a4d18", "");
  fc.assert(
    fc.property(head, fc.uint8Array({ maxLength: 40 }), (start, rest) => {
      streamAsides(bytesSource(Buffer.concat([Buffer.from(start, "hex"), rest])));
    }),
  );
});
