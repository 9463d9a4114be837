import assert from "node:assert/strict";
import { test } from "node:test";
import { hasAddressTail, hasUnit, isAddressCue, isAddressLabel } from "./address-parts.ts";

test("address-parts: a unit or a town with a long code makes a tail, a country does not", () => {
  for (const text of ["Kuuse 53 Apt. 641", "Kuuse 53, Tartu, Estonia 04020"]) {
    assert.ok(hasAddressTail(text), text);
  }
  for (const text of ["June 5, Spain", "Kuuse 53", "Suite 5"]) {
    assert.ok(!hasAddressTail(text), text);
  }
  assert.ok(!hasUnit("Flat 3"));
});

test("address-parts: labels and words of living are told, in plain letters", () => {
  assert.ok(isAddressLabel("domicilio: ") && isAddressLabel('"address": "'));
  for (const text of ["she lives on ", "la oficina, sita en ", "my address is ", "meet me at "]) {
    assert.ok(isAddressCue(text), text);
  }
  for (const text of ["", "look at ", "address book "]) assert.ok(!isAddressCue(text), text);
});
