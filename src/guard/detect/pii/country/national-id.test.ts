import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../../compile-detector.ts";
import { DIGITS_GROUPED } from "../../shapes.ts";
import { compact, defineNationalId, isCounted, isMoment, passes } from "./national-id.ts";

const even = {
  id: "xx-even",
  country: "XX",
  title: "Number of a country that is not",
  entity: "XX_EVEN",
  references: ["Even Numbers Act"],
  shape: DIGITS_GROUPED,
  validate: (value: string) => value.length === 8 && Number(value) % 2 === 0,
  words: ["even number"],
  examples: { finds: [], ignores: [] },
} as const;

const scoresOf = (rule: Parameters<typeof defineNationalId>[0], text: string) =>
  compileDetector([defineNationalId(rule)])
    .scan(text)
    .map(({ score }) => score);

test("national-id: without a bare score only a word in front makes a finding", () => {
  assert.deepEqual(scoresOf(even, "12 345-678"), []);
  assert.deepEqual(scoresOf(even, "evenNumber: 12 345-678"), [0.9]);
  assert.deepEqual(scoresOf(even, "even number: 12 345-679"), []);
});

test("national-id: a bare score is raised by a word and vetoed by another", () => {
  const bare = { ...even, bare: 0.2, meant: 0.8, against: ["order"] };
  assert.deepEqual(scoresOf(bare, "12345678"), [0.2]);
  assert.deepEqual(scoresOf(bare, "even number 12345678"), [0.8]);
  assert.deepEqual(scoresOf(bare, "order 12345678"), []);
});

test("national-id: the value is checked in capitals and without separators", () => {
  assert.equal(compact("es-b 64.717/838"), "ESB64717838");
});

test("national-id: behind another group of digits a number in groups is a part of something", () => {
  const bare = { ...even, bare: 0.6, validate: () => true };
  assert.deepEqual(scoresOf(bare, "1234 5678"), [0.6]);
  assert.deepEqual(scoresOf(bare, "XX91 ABCD 1234 5678"), []);
  assert.deepEqual(scoresOf(bare, "12345678901234567 1234 5678"), []);
  assert.deepEqual(scoresOf({ ...bare, bare: 0 }, "even number 12 1234 5678"), [0.9]);
  assert.deepEqual(
    scoresOf({ ...even, validate: () => true }, "even number: AB12 345 5678"),
    [0.9],
  );
});

test("national-id: samples and counters are told from numbers of people", () => {
  for (const value of ["12345678012", "98765432100", "10000000145"]) assert.ok(isCounted(value));
  for (const value of ["36493665440", "8001015000086"]) assert.ok(!isCounted(value));
});

test("national-id: a day and a time are told from other digits", () => {
  for (const value of ["202402291230", "20240229123059"]) assert.ok(isMoment(value));
  for (const value of ["202413291230", "20240229", "202402292430"]) assert.ok(!isMoment(value));
});

test("national-id: a validator that throws has not passed", () => {
  const validate = () => {
    throw new Error("cannot read this");
  };
  assert.equal(passes({ validate })("1"), false);
  assert.equal(passes({ validate: () => ({ isValid: true }) })("1"), true);
});

test("national-id: digits in groups that are a date are no number", () => {
  const date = { ...even, validate: () => true };
  assert.deepEqual(scoresOf(date, "even number 2026-02-09"), []);
  assert.deepEqual(scoresOf(date, "even number 09.02.2026"), []);
  assert.deepEqual(scoresOf(date, "even number 20260209"), [0.9]);
});
