import assert from "node:assert/strict";
import { test } from "node:test";
import { OTHER_LABEL, PHONE_LABEL, PHONE_WORDS } from "./phone-words.ts";

test("phone-words: no word stands twice", () => {
  assert.equal(new Set(PHONE_WORDS).size, PHONE_WORDS.length);
});

test("phone-words: labels of telephone numbers are told from those of others", () => {
  for (const text of ["Phone: ", "tel.", "Teléfono: ", '"mobile": "', "Handy-Nr. ", "fax no: "]) {
    assert.match(text, PHONE_LABEL);
    assert.doesNotMatch(text, OTHER_LABEL);
  }
  for (const text of ["order no. ", "Factura: ", "invoice #", "part number ", "ISBN "]) {
    assert.match(text, OTHER_LABEL);
    assert.doesNotMatch(text, PHONE_LABEL);
  }
});
