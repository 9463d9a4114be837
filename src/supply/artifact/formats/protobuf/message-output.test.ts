import assert from "node:assert/strict";
import { test } from "node:test";
import { MessageOutput } from "./message-output.ts";

test("message output: numbers, texts and messages as protobuf has them", () => {
  const output = new MessageOutput();
  output.number(1, 300);
  const outer = output.open(2);
  output.text(3, Uint8Array.of(7, 8));
  const inner = output.open(4);
  output.close(inner);
  output.close(outer);
  // Lengths of messages are written in four bytes, of which readers take seven bits each.
  const expected = "08ac0212898080001a0207082280808000";
  assert.equal(Buffer.from(output.bytes()).toString("hex"), expected);
});

test("message output: it grows with what it is given", () => {
  const output = new MessageOutput();
  const start = output.open(1);
  for (let count = 0; count < 100; count += 1) output.text(1, new Uint8Array(5000).fill(count));
  output.close(start);
  const bytes = output.bytes();
  assert.equal(bytes.length, 1 + 4 + 100 * (1 + 2 + 5000));
  assert.equal(bytes.at(-1), 99);
});
