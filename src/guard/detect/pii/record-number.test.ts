import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../compile-detector.ts";
import { recordNumberRecognizers } from "./record-number.ts";

const detector = compileDetector(recordNumberRecognizers);
const found = (text: string) =>
  detector
    .scan(text)
    .map(({ entity, span }) => `${entity ?? ""}:${text.slice(span.start, span.end)}`);

test("record-number: the label next to a number says whose it is", () => {
  for (const [text, expected] of [
    ['empid="EMP-30417"', "EMPLOYEE_ID:EMP-30417"],
    ["matricola 88213", "EMPLOYEE_ID:88213"],
    ["Número de cliente: 4471902", "CUSTOMER_ID:4471902"],
    ["facture n° 2024-00815", "INVOICE_NUMBER:2024-00815"],
    ["Attorney No. 204417", "BAR_NUMBER:204417"],
    ["autos 123/2021", "COURT_CASE_NUMBER:123/2021"],
  ] as const) {
    assert.deepEqual(found(text), [expected], text);
  }
});

test("record-number: years, prices and other people's numbers are none", () => {
  for (const text of ["invoice 2024", "customer of 2019", "12/2021", "orders 4471902", "3/2020"]) {
    assert.deepEqual(found(text), [], text);
  }
});

test("record-number: a Brazilian case has its two check digits", () => {
  assert.equal(found("0001234-76.2021.8.26.0100").length, 1);
  for (let check = 0; check < 97; check++) {
    const digits = String(check).padStart(2, "0");
    if (digits !== "76") assert.deepEqual(found(`0001234-${digits}.2021.8.26.0100`), []);
  }
});
