import assert from "node:assert/strict";
import { test } from "node:test";
import { Memory } from "./memory.ts";

test("memory: what is asked for stays, what nobody asks for is forgotten", () => {
  const memory = new Memory<number>(8);
  memory.set("kept", 1);
  memory.set("lost", 2);
  for (let at = 0; at < 40; at++) {
    memory.set(`word ${at}`, at);
    assert.equal(memory.get("kept"), 1);
  }
  assert.equal(memory.get("lost"), undefined);
  assert.equal(memory.get("word 39"), 39);
});
