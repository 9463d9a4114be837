import assert from "node:assert/strict";
import { test } from "node:test";

import { callingCode, isAssigned } from "./phone-plan.ts";

test("phone plan: the calling code is read from both international forms", () => {
  assert.equal(callingCode("+34 612 345 678"), "34");
  assert.equal(callingCode("0044 20 7946 0958"), "44");
  assert.equal(callingCode("+1 (410) 797-9803"), "1");
  assert.equal(callingCode("+ 34 612 345 678"), "34");
  assert.equal(callingCode("612 345 678"), null);
  assert.equal(callingCode("+"), null);
});

test("phone plan: a number that a country gives away is assigned, others are not", () => {
  assert.ok(isAssigned("+34 612 345 678"));
  assert.ok(isAssigned("612 345 678"));
  assert.ok(!isAssigned("+34 012 345 678"));
  assert.ok(!isAssigned("000 000 000"));
});
