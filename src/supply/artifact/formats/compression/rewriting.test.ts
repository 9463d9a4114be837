import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Decoder } from "./decoder.ts";
import { undoFilter } from "./filters.ts";
import { rewriting } from "./rewriting.ts";

function pieces(bytes: Uint8Array, lengths: readonly number[]): Decoder {
  let at = 0;
  let turn = 0;
  return {
    next() {
      const length = lengths[turn++ % lengths.length] ?? 1;
      const piece = bytes.subarray(at, at + length);
      at += piece.length;
      return piece.length === 0 ? null : piece;
    },
    get consumed() {
      return at;
    },
  };
}

function rewritten(id: number, bytes: Uint8Array, lengths: readonly number[]): Buffer {
  const rewrite = undoFilter(id, new Uint8Array(id === 3 ? 1 : 0));
  assert.ok(rewrite);
  const decoder = rewriting(pieces(bytes, lengths), rewrite);
  const parts: Buffer[] = [];
  for (let part = decoder.next(); part !== null; part = decoder.next())
    parts.push(Buffer.from(part));
  assert.equal(decoder.consumed, bytes.length);
  return Buffer.concat(parts);
}

test("rewriting: it does not matter in which pieces bytes come", () => {
  const byte = fc.constantFrom(0, 0xe8, 0xe9, 0xeb, 0xff, 0xf0, 0xf8, 0x48, 1, 0x40, 0x94, 0x90);
  const bytes = fc.array(byte, { maxLength: 90 }).map((list) => Uint8Array.from(list));
  const lengths = fc.array(fc.integer({ min: 1, max: 9 }), { minLength: 1, maxLength: 5 });
  const id = fc.constantFrom(3, 4, 5, 7, 8, 9, 10);
  fc.assert(
    fc.property(id, bytes, lengths, (filter, content, parts) => {
      const whole = rewritten(filter, content, [1000]);
      assert.equal(whole.length, content.length);
      assert.deepEqual(rewritten(filter, content, parts), whole);
    }),
  );
});
