import assert from "node:assert/strict";
import { test } from "node:test";
import { labelBefore } from "./label.ts";

test("label: the word that names a value is found over signs and small words", () => {
  for (const [text, word] of [
    ["Order no.: ", "order"],
    ["mi número de teléfono es ", "teléfono"],
    ['{"invoice_number": "', "invoice"],
    ["Rechnung Nr. ", "rechnung"],
    ["account #", "account"],
    ["CVV=", "cvv"],
    ["cvv2: ", "cvv2"],
    ["Phone:\n\n", "phone"],
    ["**Edad:** ", "edad"],
  ] as const) {
    assert.equal(labelBefore(text).word, word, text);
  }
});

test("label: a sign or a word for number marks it", () => {
  for (const text of ["client: ", "client no. ", "client #", "client_id = ", "número de client "]) {
    assert.deepEqual(labelBefore(text), { word: "client", marked: true }, text);
  }
  assert.deepEqual(labelBefore("the client "), { word: "client", marked: false });
});

test("label: other values, asides, ends of lines and nothing at all are no label", () => {
  for (const text of [
    "",
    "12 ",
    "order 12, ",
    "  ...  ",
    "the bar.\n\n",
    "for clients (#",
    "at lib/worker:",
  ]) {
    assert.equal(labelBefore(text).word, "", text);
  }
});
