import assert from "node:assert/strict";
import { test } from "node:test";
import * as rut from "stdnum/lib/cjs/cl/rut.js";
import * as nit from "stdnum/lib/cjs/co/nit.js";
import * as rnc from "stdnum/lib/cjs/do/rnc.js";
import * as aadhaar from "stdnum/lib/cjs/in/aadhaar.js";
import * as cui from "stdnum/lib/cjs/pe/cui.js";
import * as uen from "stdnum/lib/cjs/sg/uen.js";
import { verhoeff } from "../../checksum.ts";
import { endsInCheckSign } from "./check-sign.ts";
import { passes } from "./national-id.ts";

const ROUNDS = 100_000;
/** Lehmer's generator: the same numbers in every run. */
const random = (() => {
  let state = 20_260_101;
  return (below: number): number => {
    state = (state * 48_271) % 0x7f_ff_ff_ff;
    return state % below;
  };
})();
const digits = (length: number): string => Array.from({ length }, () => random(10)).join("");

const REGISTERS = [
  { register: "clRut", oracle: passes(rut), lengths: [7, 8], signs: "0123456789K" },
  { register: "coNit", oracle: passes(nit), lengths: [7, 8, 9, 10, 11], signs: "0123456789" },
  { register: "doRnc", oracle: passes(rnc), lengths: [8], signs: "0123456789" },
  { register: "peCui", oracle: passes(cui), lengths: [8], signs: "0123456789K" },
  { register: "sgBusiness", oracle: passes(uen), lengths: [8], signs: "XMKECAWLJDB0" },
  { register: "sgCompany", oracle: passes(uen), lengths: [9], signs: "ZKCMDNERGWH0" },
] as const;

for (const { register, oracle, lengths, signs } of REGISTERS) {
  test(`check-sign: ${register} is read as stdnum reads it`, () => {
    for (let round = 0; round < ROUNDS / signs.length; round++) {
      const front = digits(lengths[random(lengths.length)] ?? 0);
      for (const sign of signs) {
        const value = front + sign;
        assert.equal(endsInCheckSign(value, register), oracle(value), value);
      }
    }
  });
}

test("check-sign: a letter among the digits is no number", () => {
  assert.ok(!endsInCheckSign("1234A6780", "peCui"));
});

test("check-sign: Verhoeff's check is that of stdnum", () => {
  const oracle = passes(aadhaar);
  for (let round = 0; round < ROUNDS / 10; round++) {
    const front = `2${digits(9)}3`;
    for (let last = 0; last < 10; last++) {
      assert.equal(verhoeff(`${front}${last}`) === 0, oracle(`${front}${last}`));
    }
  }
});
