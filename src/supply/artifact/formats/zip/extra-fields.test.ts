import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { test } from "node:test";
import fc from "fast-check";
import { extraFields } from "./extra-fields.ts";

function field(id: number, content: Uint8Array, length = content.length): Buffer {
  const head = Buffer.alloc(4);
  head.writeUInt16LE(id, 0);
  head.writeUInt16LE(length, 2);
  return Buffer.concat([head, content]);
}

test("extra fields: the first ZIP64 sizes and the first Unicode path count", () => {
  const [one, other] = [Buffer.alloc(8, 1), Buffer.alloc(8, 2)];
  const bytes = Buffer.concat([
    field(0x0001, one),
    field(0x7075, one),
    field(0x0001, other),
    field(0x7075, other),
  ]);
  assert.deepEqual(extraFields(bytes, 0), { zip64: one, unicodePath: one, asides: [] });
});

test("extra fields: what is in an unknown one lies aside, unless it is too short for anything", () => {
  const payload = Buffer.from("cos\nsystem\n(S'echo garita'\ntR.");
  const bytes = Buffer.concat([field(0x5455, payload), field(0xbeef, payload)]);
  const offset = 100 + 4 + payload.length + 4;
  const { asides } = extraFields(bytes, 100);
  assert.deepEqual(asides, [{ offset, length: payload.length }]);
  assert.deepEqual(extraFields(field(0xbeef, Buffer.alloc(7)), 0).asides, []);
  assert.equal(extraFields(field(0xbeef, Buffer.alloc(8)), 0).asides.length, 1);
});

test("extra fields: a length beyond the record is cut to it", () => {
  const { asides } = extraFields(field(0xbeef, Buffer.alloc(9), 0xffff), 0);
  assert.deepEqual(asides, [{ offset: 4, length: 9 }]);
  assert.equal(extraFields(field(0x0001, Buffer.alloc(3), 28), 0).zip64?.length, 3);
});

test("extra fields: any bytes are read, and nothing outside of them is named", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 300 }), (bytes) => {
      for (const { offset, length } of extraFields(Buffer.from(bytes), 0).asides) {
        assert.ok(offset + length <= bytes.length);
      }
    }),
  );
});
