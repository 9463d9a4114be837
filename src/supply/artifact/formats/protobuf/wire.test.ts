import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { proto, tag, varint } from "../../../../../test/fixtures/artifacts/protobuf-writer.ts";
import { bytesSource } from "../../byte-source.ts";
import { LimitReached } from "../../limits.ts";
import { Malformed } from "../malformed.ts";
import { openWire, wholeOf } from "./wire.ts";
import type { Field } from "./wire.ts";

function read(bytes: Uint8Array, lenient = false): readonly Field[] {
  const source = bytesSource(bytes);
  return [...openWire(source, { lenient }).fields(wholeOf(source))];
}

const fails = (reason: string): ((error: unknown) => boolean) => {
  return (error) => error instanceof Malformed && error.reason === reason;
};

test("wire: fields come in order with their numbers, types and extents", () => {
  const bytes = Buffer.concat([
    proto([
      [1, 300],
      [2, "text"],
    ]),
    tag(3, 1),
    Buffer.alloc(8),
    tag(4, 5),
    Buffer.alloc(4),
  ]);
  assert.deepEqual(
    read(bytes).map(({ number, type, value, content }) => [number, type, value, content.length]),
    [
      [1, "varint", 300, 2],
      [2, "bytes", 0, 4],
      [3, "fixed64", 0, 8],
      [4, "fixed32", 0, 4],
    ],
  );
});

test("wire: what was written is read back, whatever the numbers", () => {
  const field = fc.tuple(
    fc.integer({ min: 1, max: 2 ** 29 - 1 }),
    fc.oneof(fc.maxSafeNat(), fc.string({ unit: "binary" })),
  );
  fc.assert(
    fc.property(fc.array(field), (fields) => {
      const bytes = proto(fields);
      const wire = openWire(bytesSource(bytes));
      const found = [...wire.fields({ offset: 0, length: bytes.length })].map((one) => [
        one.number,
        one.type === "varint" ? one.value : wire.text(one.content),
      ]);
      assert.deepEqual(
        found,
        fields.map(([number, value]) => [
          number,
          typeof value === "string" ? Buffer.from(value).toString() : value,
        ]),
      );
    }),
  );
});

test("wire: varints have ten bytes at most, tags five", () => {
  const nine = Buffer.alloc(9, 0x80);
  assert.equal(read(Buffer.concat([tag(1, 0), nine, Buffer.from([1])])).length, 1);
  assert.throws(
    () => read(Buffer.concat([tag(1, 0), nine, Buffer.from([0x80, 1])])),
    fails("overlong-varint"),
  );
  const padded = Buffer.from([0x88, 0x80, 0x80, 0x80, 0x00, 0x05]);
  assert.deepEqual(
    read(padded).map(({ number, value }) => [number, value]),
    [[1, 5]],
  );
  assert.throws(
    () => read(Buffer.from([0x88, 0x80, 0x80, 0x80, 0x80, 0x00, 0x05])),
    fails("overlong-varint"),
  );
});

test("wire: field number zero, unknown types and lengths beyond the end are malformed", () => {
  assert.throws(() => read(Buffer.from([0x00, 0x01])), fails("bad-field-number"));
  assert.throws(() => read(Buffer.from([0x0e])), fails("bad-wire-type"));
  assert.throws(() => read(Buffer.from([0x0c])), fails("bad-wire-type"));
  assert.throws(() => read(Buffer.from([0x0a, 0x02, 0x00])), fails("field-beyond-end"));
  assert.throws(() => read(Buffer.concat([tag(1, 2), varint(-1)])), fails("field-beyond-end"));
  assert.throws(() => read(Buffer.from([0x08])), fails("truncated"));
});

test("wire: a reader that only looks takes a cut field as far as it goes", () => {
  assert.deepEqual(read(Buffer.from([0x0a, 0x7f, 1, 2]), true)[0]?.content, {
    offset: 2,
    length: 2,
  });
});

test("wire: groups end with their own tag and nest to a limit", () => {
  const group = Buffer.concat([tag(1, 3), tag(2, 3), tag(2, 4), proto([[3, "x"]]), tag(1, 4)]);
  assert.deepEqual(
    read(group).map(({ type, content }) => [type, content.length]),
    [["group", 5]],
  );
  assert.throws(() => read(Buffer.concat([tag(1, 3), tag(2, 4)])), fails("unmatched-group"));
  assert.throws(() => read(tag(1, 3)), fails("truncated"));
  const nested = (depth: number): Buffer =>
    Buffer.concat([
      ...Array<Buffer>(depth).fill(tag(1, 3)),
      ...Array<Buffer>(depth).fill(tag(1, 4)),
    ]);
  assert.equal(read(nested(100)).length, 1);
  assert.throws(() => read(nested(101)), LimitReached);
});

test("wire: packed varints are read up to a count", () => {
  const wire = openWire(bytesSource(Buffer.concat([1, 300, 5].map(varint))));
  assert.deepEqual(wire.packed({ offset: 0, length: 4 }, 10), [1, 300, 5]);
  assert.deepEqual(wire.packed({ offset: 0, length: 4 }, 2), [1, 300]);
});

test("wire: a text is cut at its limit", () => {
  const wire = openWire(bytesSource(Buffer.alloc(100_000, 0x61)));
  assert.equal(wire.text({ offset: 10, length: 90_000 }).length, 65_536);
  assert.equal(wire.text({ offset: 99_990, length: 10 }).length, 10);
});

test("wire: bytes at random throw nothing but what they are said to", () => {
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
      try {
        read(bytes);
      } catch (error) {
        assert.ok(error instanceof Malformed || error instanceof LimitReached);
      }
    }),
  );
});
