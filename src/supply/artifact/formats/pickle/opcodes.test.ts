import assert from "node:assert/strict";
import { test } from "node:test";
import { HANDLERS } from "./handlers.ts";
import { OPCODE_OF, OPCODES } from "./opcodes.ts";

test("opcodes: all 68 of CPython are there, once, and each does something", () => {
  assert.equal(OPCODES.length, 68);
  assert.equal(new Set(OPCODES.map(({ code }) => code)).size, 68);
  assert.equal(new Set(OPCODES.map(({ name }) => name)).size, 68);
  const refused = HANDLERS[0xff];
  for (const { code, name } of OPCODES) assert.notEqual(HANDLERS[code], refused, name);
  for (const [code, opcode] of OPCODE_OF.entries()) {
    assert.equal(HANDLERS[code] === refused, opcode === undefined, String(code));
  }
});
