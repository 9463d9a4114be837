import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { test } from "node:test";
import fc from "fast-check";
import { x86Branches } from "./x86-branches.ts";

/** A call or jump to a place, absolute as the filter leaves it. */
function branch(opcode: number, target: number): Buffer {
  const bytes = Buffer.alloc(5);
  bytes[0] = opcode;
  bytes.writeUInt32LE(target >>> 0, 1);
  return bytes;
}

function undone(bytes: Uint8Array, start = 0): Buffer {
  const copy = Buffer.from(bytes);
  x86Branches(start)(copy, 0);
  return copy;
}

test("x86 branches: calls and jumps become relative to what follows them", () => {
  for (const opcode of [0xe8, 0xe9]) {
    assert.deepEqual(undone(branch(opcode, 0x105)), branch(opcode, 0x100));
    assert.deepEqual(undone(branch(opcode, 0x105), 0x40), branch(opcode, 0xc0));
    assert.deepEqual(undone(branch(opcode, 2)), branch(opcode, -3));
  }
  const behind = Buffer.concat([Buffer.alloc(16, 0x90), branch(0xe8, 0x115)]);
  assert.deepEqual(undone(behind).subarray(16), branch(0xe8, 0x100));
});

test("x86 branches: targets far away, other instructions and cut ones stay as they are", () => {
  for (const bytes of [branch(0xe8, 0x12_00_00_00), branch(0xea, 0x105), Buffer.from([0xe8, 5])]) {
    assert.deepEqual(undone(bytes), bytes);
  }
});

test("x86 branches: in pieces it comes to the same, and every byte is done with once", () => {
  const byte = fc.oneof(fc.constantFrom(0xe8, 0xe9, 0x00, 0xff), fc.nat(255));
  const input = fc.uint8Array({ maxLength: 200 });
  const telling = fc.array(byte, { maxLength: 200 }).map((bytes) => Uint8Array.from(bytes));
  fc.assert(
    fc.property(fc.oneof(input, telling), fc.nat(200), (bytes, cut) => {
      const rewrite = x86Branches(0);
      const first = Buffer.from(bytes.subarray(0, cut));
      const done = rewrite(first, 0);
      assert.ok(done <= first.length);
      const rest = Buffer.concat([first.subarray(done), bytes.subarray(cut)]);
      rewrite(rest, done);
      assert.deepEqual(Buffer.concat([first.subarray(0, done), rest]), undone(bytes));
    }),
  );
});
