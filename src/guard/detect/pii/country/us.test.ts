import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { luhn, weightedSum } from "../../checksum.ts";
import { compileDetector } from "../../compile-detector.ts";
import { usRecognizers } from "./us.ts";

const detector = compileDetector(usRecognizers);
const found = (text: string) =>
  detector.scan(text).map(({ entity, score, span }) => ({
    entity,
    score,
    value: text.slice(span.start, span.end),
  }));

const digits = (length: number) =>
  fc
    .array(fc.integer({ min: 0, max: 9 }), { minLength: length, maxLength: length })
    .map((list) => list.join(""));

test("us-npi: every number with its check digit is found, with any other none is", () => {
  fc.assert(
    fc.property(digits(8), (middle) => {
      const front = `1${middle}`;
      const valid = Array.from("0123456789").filter((check) => luhn(`80840${front}${check}`));
      assert.equal(valid.length, 1);
      for (const check of "0123456789") {
        const named = found(`NPI: ${front}${check}`).filter(({ entity }) => entity === "US_NPI");
        assert.equal(named.length, check === valid[0] ? 1 : 0);
      }
    }),
    { numRuns: 30 },
  );
});

test("us-dea-number: the check digit decides, in either case", () => {
  fc.assert(
    fc.property(digits(6), (front) => {
      const check = weightedSum(front, [1, 2, 1, 2, 1, 2]) % 10;
      for (const letters of ["AB", "m9", "fx"]) {
        assert.deepEqual(
          found(`DEA ${letters}${front}${check}`).map(({ entity }) => entity),
          ["MEDICAL_LICENSE"],
        );
        assert.deepEqual(found(`DEA ${letters}${front}${(check + 3) % 10}`), []);
      }
    }),
    { numRuns: 30 },
  );
});

test("us-itin: hyphens make it likely, one alone or none does not", () => {
  assert.equal(found("912-70-1234")[0]?.score, 0.7);
  assert.ok((found("91270-1234")[0]?.score ?? 1) < 0.5);
  assert.ok((found("912701234")[0]?.score ?? 1) < 0.5);
});

test("us-driver-license: the forms of the states are found behind the words and nothing around", () => {
  for (const value of [
    "A1234567", // California
    "F123-456-78-901-0", // Florida
    "D123-4567-8901", // Illinois
    "AB123456C", // Idaho
    "12ABC34567", // New Hampshire
    "123AB4567", // Iowa
    "A1234 12345 12345", // New Jersey
    "WDLABCD456DG", // Washington
    "2270-66-1551", // Indiana
    "12345678", // Texas
  ]) {
    const [only, ...others] = found(`Driver's license: ${value}, issued there`);
    assert.deepEqual([only?.entity, only?.value, others.length], ["US_DRIVER_LICENSE", value, 0]);
  }
});

test("us-passport: a letter and eight digits alone is a passport only in the present series", () => {
  assert.equal(found("A12345678")[0]?.entity, "US_PASSPORT");
  assert.deepEqual(found("H12345678"), []);
  assert.equal(found("passport H12345678")[0]?.entity, "US_PASSPORT");
});

test("us-aba-routing: all zeros is no bank", () => {
  assert.deepEqual(found("routing number 000000000"), []);
});
