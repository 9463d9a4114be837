import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { decodeLong, decodeQuoted, decodeRawUnicode } from "./text-forms.ts";
import { parseFloatLine, parseIndex, parseInteger, parseLong } from "./text-forms.ts";

test("text forms: what is no number is none", () => {
  for (const line of ["", "x", "1__0", "_1", "1_", "0x", "--1", "1 2", "1.5", "1L"]) {
    assert.equal(parseInteger(line), undefined, line);
    assert.equal(parseIndex(line), undefined, line);
  }
  for (const line of ["", ".", "1e", "x", "1__0.", "in"]) {
    assert.equal(parseFloatLine(line), undefined, line);
  }
  assert.equal(parseIndex("-1"), undefined);
  assert.equal(parseIndex("99999999999999999"), undefined);
  assert.equal(parseInteger("9".repeat(4301)), undefined);
});

test("text forms: two characters that mean 0 or 1 are a bool in an INT and a number in a LONG", () => {
  assert.deepEqual(["01", "+1", " 0", "-0"].map(parseInteger), [true, true, false, false]);
  assert.equal(parseLong("01"), 1);
});

test("text forms: integers come back, whatever their size", () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -(2n ** 300n), max: 2n ** 300n }), (value) => {
      assert.equal(BigInt(parseLong(`${value}L`) ?? 0), value);
      const bytes = Uint8Array.from({ length: 40 }, (_, index) =>
        Number(BigInt.asUintN(8, value >> BigInt(8 * index))),
      );
      assert.equal(BigInt(decodeLong(bytes)), value);
    }),
  );
});

test("text forms: escapes that Python refuses are refused", () => {
  for (const line of ["'\\'", "'\\x4'", "'\\xzz'", "a", "'", "'a\"", ""]) {
    assert.equal(decodeQuoted(line), undefined, line);
  }
  for (const line of ["\\u12", "\\U0011", "\\U00110000"]) {
    assert.equal(decodeRawUnicode(line), undefined, line);
  }
  assert.equal(decodeRawUnicode("a\\"), "a\\");
});

test("text forms: hostile lines cost time in proportion to their length", () => {
  const started = performance.now();
  for (const part of ["1", "1_", " ", "\\", "\\x", "0", "1.", "_"]) {
    const line = part.repeat(4096 / part.length);
    for (const parse of [parseInteger, parseFloatLine, parseIndex]) parse(`${line}!`);
    decodeQuoted(`'${line}'`);
    decodeRawUnicode(line);
  }
  assert.ok(performance.now() - started < 1000);
});
