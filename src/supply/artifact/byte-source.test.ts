import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { bytesSource, readBytes, slice, windowed } from "./byte-source.ts";

test("byte source: a slice of a slice reads what the array's own slices read", () => {
  const place = fc.tuple(fc.nat(80), fc.nat(80));
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.tuple(place, place, place), (bytes, abc) => {
      const [a, b, c] = abc;
      const outer = bytes.slice(a[0], a[0] + a[1]);
      const inner = outer.slice(b[0], b[0] + b[1]);
      const source = slice(slice(bytesSource(bytes), ...a), ...b);
      assert.equal(source.size, inner.length);
      assert.deepEqual(readBytes(source, ...c), inner.slice(c[0], c[0] + c[1]));
    }),
  );
});

test("byte source: behind the end nothing is read and nothing is written", () => {
  const target = new Uint8Array([7, 7]);
  assert.equal(bytesSource(new Uint8Array(3)).readInto(target, 3), 0);
  assert.equal(slice(bytesSource(new Uint8Array(9)), 2, 4).readInto(target, 4), 0);
  assert.deepEqual([...target], [7, 7]);
});

test("byte source: through a window the same bytes are read, in any order", () => {
  const reads = fc.array(fc.tuple(fc.nat(70), fc.nat(30)), { maxLength: 20 });
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), fc.nat(20), reads, (bytes, size, places) => {
      const source = windowed(bytesSource(bytes), size);
      for (const [offset, length] of places) {
        assert.deepEqual(readBytes(source, offset, length), bytes.slice(offset, offset + length));
      }
    }),
  );
});
