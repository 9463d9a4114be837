import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { CHECKSUM_NAMES, CHECKSUMS } from "./named-checksums.ts";
import type { ChecksumName } from "./named-checksums.ts";

/** Published examples of each. */
const VALID: Readonly<Record<ChecksumName, readonly string[]>> = {
  luhn: ["4111 1111 1111 1111", "7992-7398-713"],
  mod97: ["794 44", "3214282912345698765432161182"],
  iban: ["GB82 WEST 1234 5698 7654 32", "ES9121000418450200051332"],
  verhoeff: ["2363", "ID 123451"],
  damm: ["5724", "112946"],
  "mod11-2": ["0000-0002-1825-0097", "0000-0002-1694-233X"],
  "mod11-10": ["0794 5", "86095742719"],
  "mod37-36": ["A12425GABC1234002M"],
};

test("named checksums: what the standards publish passes, separators or not", () => {
  for (const name of CHECKSUM_NAMES) {
    for (const value of VALID[name]) assert.ok(CHECKSUMS[name](value), `${name} ${value}`);
  }
});

test("named checksums: a changed digit fails, and so does nothing at all", () => {
  for (const name of CHECKSUM_NAMES) {
    assert.ok(!CHECKSUMS[name](""), name);
    const value = VALID[name][0] ?? "";
    fc.assert(
      fc.property(fc.nat(value.length - 1), fc.integer({ min: 1, max: 9 }), (at, shift) => {
        const digit = value.charAt(at);
        fc.pre(/\d/.test(digit));
        const other = String((Number(digit) + shift) % 10);
        assert.ok(!CHECKSUMS[name](value.slice(0, at) + other + value.slice(at + 1)), name);
      }),
    );
  }
});

test("named checksums: Verhoeff and Damm find every swapped pair of digits", () => {
  const swapped = (text: string, at: number) =>
    text.slice(0, at) + text.charAt(at + 1) + text.charAt(at) + text.slice(at + 2);
  for (const name of ["verhoeff", "damm"] as const) {
    const value = name === "verhoeff" ? "123451" : "112946";
    for (let at = 0; at < value.length - 1; at++) {
      if (value[at] === value[at + 1]) continue;
      assert.ok(!CHECKSUMS[name](swapped(value, at)), `${name} ${at}`);
    }
  }
});
