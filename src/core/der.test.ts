import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { der, oid, time } from "../../test/fixtures/certificates.ts";
import {
  booleanOf,
  contentOf,
  DerError,
  integerOf,
  oidOf,
  parseDer,
  partsOf,
  timeOf,
} from "./der.ts";

function hex(text: string): Buffer {
  return Buffer.from(text.replaceAll(" ", ""), "hex");
}

test("der: a sequence is read with its parts, and nothing may follow", () => {
  const bytes = der(0x30, der(0x02, Buffer.from([5])), der(0x04, "x".repeat(300)));
  const [number, text] = partsOf(parseDer(bytes));
  assert.equal(integerOf(number), "05");
  assert.equal(text && contentOf(text).length, 300);
  assert.throws(() => parseDer(Buffer.concat([bytes, Buffer.from([0])])), DerError);
});

for (const [what, bytes] of [
  ["an indefinite length", "30 80 00 00"],
  ["a length in long form that fits the short one", "04 81 05 00 00 00 00 00"],
  ["a length with a leading zero", "04 82 00 05 00 00 00 00 00"],
  ["a length of five bytes", "04 85 01 00 00 00 00"],
  ["a length beyond the end", "04 05 00"],
  ["a length without bytes", "04 82 01"],
  ["a tag of several bytes", "1f 81 00"],
  ["nothing at all", ""],
] as const) {
  test(`der: ${what} is refused`, () => {
    assert.throws(() => parseDer(hex(bytes)), DerError);
  });
}

test("der: a part may not reach beyond what holds it", () => {
  assert.throws(() => partsOf(parseDer(hex("30 03 04 02 00"))), DerError);
  assert.throws(() => partsOf(parseDer(hex("04 02 05 00"))), DerError);
});

test("der: integers and booleans have one spelling", () => {
  assert.equal(integerOf(parseDer(hex("02 02 00 80"))), "0080");
  for (const bytes of ["02 00", "02 02 00 7f", "02 02 ff 80"]) {
    assert.throws(() => integerOf(parseDer(hex(bytes))), DerError);
  }
  assert.equal(booleanOf(parseDer(hex("01 01 ff"))), true);
  assert.equal(booleanOf(parseDer(hex("01 01 00"))), false);
  assert.throws(() => booleanOf(parseDer(hex("01 01 01"))), DerError);
});

test("der: object identifiers are read as dotted, whatever is in them", () => {
  for (const dotted of [
    "2.5.29.17",
    "1.3.6.1.5.5.7.3.2",
    "2.999.1",
    "0.9.2342.19200300.100.1.25",
  ]) {
    assert.equal(oidOf(parseDer(oid(dotted))), dotted);
  }
  for (const bytes of ["06 00", "06 02 55 80", "06 03 55 80 01", `06 09 55${"ff".repeat(7)}7f`]) {
    assert.throws(() => oidOf(parseDer(hex(bytes))), DerError);
  }
});

test("der: times are read in both forms, dates that do not exist are refused", () => {
  for (const iso of [
    "2049-12-31T23:59:59.000Z",
    "2050-01-01T00:00:00.000Z",
    "1999-02-28T00:00:00.000Z",
  ]) {
    assert.equal(timeOf(parseDer(time(new Date(iso)))), Date.parse(iso));
  }
  const texts = ["260230000000Z", "2602010000Z", "260201000000+0000", "261301000000Z", "x"];
  for (const text of texts) assert.throws(() => timeOf(parseDer(der(0x17, text))), DerError);
  assert.throws(() => timeOf(undefined), DerError);
});

test("der: no bytes make it fail with anything but its own error", () => {
  const walk = (bytes: Uint8Array): void => {
    const open = [parseDer(bytes)];
    for (let one = open.pop(); one !== undefined; one = open.pop()) open.push(...partsOf(one));
  };
  fc.assert(
    fc.property(fc.uint8Array({ maxLength: 64 }), (bytes) => {
      try {
        walk(bytes);
      } catch (error) {
        assert.ok(error instanceof DerError);
      }
    }),
    { numRuns: 2000 },
  );
});
