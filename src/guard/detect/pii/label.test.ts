import assert from "node:assert/strict";
import { test } from "node:test";
import { labelBefore } from "./label.ts";

test("label: the word that names a value is found over signs and small words", () => {
  for (const [text, label] of [
    ["Order no.: ", "order"],
    ["mi número de teléfono es ", "teléfono"],
    ['{"invoice_number": "', "invoice"],
    ["Rechnung Nr. ", "rechnung"],
    ["account #", "account"],
    ["CVV=", "cvv"],
    ["cvv2: ", "cvv2"],
  ] as const) {
    assert.equal(labelBefore(text), label, text);
  }
});

test("label: other values, and nothing at all, are no label", () => {
  for (const text of ["", "12 ", "order 12, ", "  ...  "]) assert.equal(labelBefore(text), "");
});
