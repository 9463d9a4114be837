import assert from "node:assert/strict";
import { test } from "node:test";
import { isCountryCode } from "./country-codes.ts";

test("country-codes: two upper-case letters that are assigned", () => {
  for (const code of ["ES", "GB", "XK"]) assert.ok(isCountryCode(code));
  for (const code of ["UK", "XX", "es", ""]) assert.ok(!isCountryCode(code));
});
