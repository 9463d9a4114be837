import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { memorySpool } from "../../../../../test/fixtures/artifacts/scan-bytes.ts";
import { OutputWindow, PIECE_BYTES } from "./output-window.ts";

function counting(start: number, length: number): Uint8Array {
  return Uint8Array.from({ length }, (_, at) => ((start + at) * 31) >>> 3);
}

test("output window: what is taken is what was written, and the history stays behind it", () => {
  const history = fc.integer({ min: 0, max: 300_000 });
  const writes = fc.array(fc.integer({ min: 0, max: 150_000 }), { maxLength: 9 });
  fc.assert(
    fc.property(history, writes, (size, lengths) => {
      const window = new OutputWindow(size);
      let [written, taken, summed] = [0, 0, 0];
      for (const length of lengths) {
        window.reserve(length);
        window.write(counting(written, length));
        written += length;
        summed += window.unsummed().length;
        assert.equal(window.position - window.origin, written);
        const kept = Math.min(size, written);
        const end = window.position;
        assert.deepEqual(window.bytes.slice(end - kept, end), counting(written - kept, kept));
        while (window.full) {
          const piece = window.take();
          assert.equal(piece.length, PIECE_BYTES);
          assert.deepEqual(piece.slice(), counting(taken, piece.length));
          taken += piece.length;
        }
      }
      assert.equal(window.pending, written - taken);
      assert.equal(summed, written);
    }),
    { numRuns: 15 },
  );
});

test("output window: it grows with what is written, and not far over the history", () => {
  const history = 2 ** 20;
  const window = new OutputWindow(history);
  assert.ok(window.bytes.length <= 2 ** 17);
  let written = 0;
  for (let time = 0; time < 500; time += 1) {
    window.reserve(PIECE_BYTES);
    window.write(new Uint8Array(PIECE_BYTES));
    written += PIECE_BYTES;
    while (window.pending > 0) window.take();
    assert.ok(window.bytes.length <= 2 * written + 2 ** 18);
    assert.ok(window.bytes.length <= history * 1.25 + 2 ** 18);
  }
});

test("output window: the place in a member stays known over gigabytes, to the last bits", () => {
  const window = new OutputWindow(2 ** 12);
  const piece = new Uint8Array(2 ** 17 - 1);
  let written = 0;
  for (let time = 0; time < 20_000; time += 1) {
    window.reserve(piece.length);
    window.position += piece.length;
    written += piece.length;
    while (window.pending > 0) window.take();
    assert.ok(window.position - window.origin >= 2 ** 12 || written < 2 ** 12);
    assert.equal((window.position - window.origin) % 16, written % 16);
  }
});

test("output window: what has left it is read again from where it went", () => {
  const past = memorySpool();
  const window = new OutputWindow(1000, past.source);
  for (let time = 0; time < 40; time += 1) {
    window.reserve(PIECE_BYTES);
    window.write(new Uint8Array(PIECE_BYTES).fill(time));
    past.append(window.take());
  }
  window.reserve(PIECE_BYTES);
  const far = 38 * PIECE_BYTES;
  assert.equal(window.farByte(far), 2);
  assert.equal(window.farByte(far + 1), 1);
  assert.ok(window.copyFar(window.position, far + 2, 5000));
  assert.deepEqual([...window.bytes.subarray(window.position, window.position + 4)], [1, 1, 2, 2]);
  assert.ok(!new OutputWindow(1000).copyFar(0, 2000, 1));
  assert.equal(new OutputWindow(1000).farByte(2000), -1);
});
