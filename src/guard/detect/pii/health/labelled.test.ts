import assert from "node:assert/strict";
import { test } from "node:test";
import { foundBy } from "../../found.ts";
import { RECORD_NUMBER } from "../../shapes.ts";
import { defineHealthNumber, isDate, isLabel, wordList } from "./labelled.ts";

const chart = defineHealthNumber({
  id: "pii/chart",
  title: "Chart number",
  entity: "CHART",
  severity: "high",
  references: [],
  pattern: RECORD_NUMBER,
  words: "chart,nº carpeta",
  against: "phone",
  labelled: true,
  digitsMin: 5,
  examples: { finds: [], ignores: [] },
});
const found = (text: string) => foundBy(chart, text).map(([match]) => match);

test("health label: signs and number words make a label of a word, prepositions do not", () => {
  for (const label of ["policy: ", "nhc-", "chart #", '"mrn": "', "member no. ", "número ", "| "]) {
    assert.ok(isLabel(label), label);
  }
  for (const mention of ["policy of ", "episodio de ", "insurance for ", ""]) {
    assert.ok(!isLabel(mention), mention);
  }
  assert.ok(isLabel("nº de historia clínica "), "the number word may stand in front");
});

test("health label: words with an ordinal sign are also known as folding writes them", () => {
  assert.deepEqual(wordList("nº carpeta,chart"), ["nº carpeta", "chart", "no carpeta"]);
});

test("health number: the value behind its label is found, and nothing behind another's", () => {
  assert.deepEqual(found("Chart: A4412087"), ["A4412087"]);
  assert.deepEqual(found("Nº carpeta 44120/02."), ["44120/02"]);
  assert.deepEqual(found("Chart: 44120\nShift: 19000"), ["44120"]);
  assert.deepEqual(found("chart, phone: 5551234567"), []);
  assert.deepEqual(found("Chart: 4412"), [], "too few digits");
});

test("health number: dates, amounts and parts of longer things are no numbers of records", () => {
  for (const text of ["17/06/2016", "2016-06-17", "06/2016"]) assert.ok(isDate(text), text);
  assert.ok(!isDate("44120/02"));
  for (const value of ["17/06/2016", "44120.5", "12,44120", "44120%", "44120_A", "$44120"]) {
    const matches = found(`Chart: ${value}`);
    assert.ok(!matches.includes(value), value);
    if (!value.startsWith("4")) assert.deepEqual(matches, [], value);
  }
});
