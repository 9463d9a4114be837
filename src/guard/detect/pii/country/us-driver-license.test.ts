import assert from "node:assert/strict";
import { test } from "node:test";
import { isUsDriverLicense } from "./us-driver-license.ts";

test("us-driver-license: dates, telephones and social security numbers are none", () => {
  for (const written of ["12-05-2031", "2031 05 12", "415-555-2671", "536-22-8726"]) {
    assert.equal(isUsDriverLicense(written.replaceAll(/\D/g, ""), written), false, written);
  }
});

test("us-driver-license: a form of no state is none", () => {
  for (const value of ["12345", "ABCD12345", "A123456789012345", "1A2B3C"]) {
    assert.equal(isUsDriverLicense(value, value), false, value);
  }
});
