import assert from "node:assert/strict";
import { test } from "node:test";
import { labelBefore } from "./label.ts";
import { isOtherLabel, isPhoneLabel, PHONE_WORDS } from "./phone-words.ts";

test("phone-words: no word stands twice", () => {
  assert.equal(new Set(PHONE_WORDS).size, PHONE_WORDS.length);
});

test("phone-words: labels of telephone numbers are told from those of others", () => {
  for (const text of ["Phone: ", "tel.", "Teléfono: ", '"mobile": "', "Handy-Nr. ", "fax no: "]) {
    assert.ok(isPhoneLabel(labelBefore(text).word), text);
    assert.ok(!isOtherLabel(labelBefore(text).word), text);
  }
  for (const text of ["order no. ", "Factura: ", "invoice #", "part number ", "ISBN "]) {
    assert.ok(isOtherLabel(labelBefore(text).word), text);
    assert.ok(!isPhoneLabel(labelBefore(text).word), text);
  }
});
