import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bytesSource } from "../../byte-source.ts";
import { wideDecoder, wideEncodingOf } from "./wide.ts";
import type { WideEncoding } from "./wide.ts";

function decoded(bytes: Uint8Array, encoding: WideEncoding): string {
  const decoder = wideDecoder(bytesSource(bytes), encoding);
  const pieces: Buffer[] = [];
  for (let piece = decoder.next(); piece !== null; piece = decoder.next()) {
    assert.ok(piece.length <= 64 * 1024);
    pieces.push(Buffer.from(piece));
  }
  assert.equal(decoder.consumed, bytes.length);
  return Buffer.concat(pieces).toString();
}

const LITTLE = { width: 2, littleEndian: true, marked: false } as const;

test("wide: a text of any length comes out as it went in", () => {
  const unit = fc.constantFrom("a", "ñ", "漢", "😀", "{", "\n");
  fc.assert(
    fc.property(fc.array(unit, { maxLength: 40 }), fc.nat(9000), (units, padding) => {
      const text = "x".repeat(padding) + units.join("");
      assert.equal(decoded(Buffer.from(text, "utf16le"), LITTLE), text);
    }),
  );
});

test("wide: what is no sign is replaced, and a mark is left out once", () => {
  const signs = Uint32Array.from([0xfeff, 0x61, 0xfeff, 0xd800, 0x110000, 0x1f600]);
  const encoding = wideEncodingOf(Buffer.from(signs.buffer));
  assert.deepEqual(encoding, { width: 4, littleEndian: true, marked: true });
  assert.equal(
    decoded(Buffer.from(signs.buffer), encoding ?? LITTLE),
    "a\uFEFF\uFFFD\uFFFD\u{1f600}",
  );
});

test("wide: one byte a sign is not wide", () => {
  for (const start of ["", "{", "{}", '{"a"', "\u00ef\u00bb\u00bf{"]) {
    assert.equal(wideEncodingOf(Buffer.from(start, "latin1")), null, start);
  }
});
