import assert from "node:assert/strict";
import { test } from "node:test";
import { foundBy } from "../found.ts";
import { bankAccount, bic } from "./bank-code.ts";

test("bank-code: the country of a BIC is one that exists", () => {
  assert.equal(foundBy(bic, "BIC DEUTDEFF500").length, 1);
  assert.equal(foundBy(bic, "BIC DEUTXXFF500").length, 0);
});

test("bank-code: a plain number is an account only behind its word", () => {
  assert.deepEqual(foundBy(bankAccount, "Compte 123 456 789 01"), [["123 456 789 01", 0.6]]);
  assert.deepEqual(foundBy(bankAccount, "total 12345678901"), []);
});
