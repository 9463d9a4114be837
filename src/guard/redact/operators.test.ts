import assert from "node:assert/strict";
import { test } from "node:test";

import { OPERATOR_NAMES } from "../../core/operator.ts";
import { OPERATORS } from "./operators.ts";
import { createTokenVault } from "./token-vault.ts";

const vault = createTokenVault({ key: Buffer.alloc(32, 1), scope: "test" });
const email = { entity: "EMAIL", category: "pii" };
const card = { entity: "PAYMENT_CARD", category: "pii" };

test("operators: every name of the policy has an operator", () => {
  assert.deepEqual(Object.keys(OPERATORS), [...OPERATOR_NAMES]);
});

test("mask: letters, digits and marks of any script go, separators stay", () => {
  assert.equal(OPERATORS.mask("ana.pérez@ejemplo.es", email, vault), "***.*****@*******.**");
  assert.equal(OPERATORS.mask("+34 612-345-678", email, vault), "+** ***-***-***");
  assert.equal(OPERATORS.mask("e\u0301٣字😀_", email, vault), "******");
});

test("mask: a secret keeps no separator, since any may carry", () => {
  const secret = { entity: "AWS_SECRET_KEY", category: "secret" };
  assert.equal(OPERATORS.mask("wJal/r+X-", secret, vault), "*********");
  assert.equal(OPERATORS.mask("a\n.b", { category: "secret" }, vault), "****");
});

test("partial: the last four of a card, a phone and an IBAN stay", () => {
  assert.equal(OPERATORS.partial("4111 1111 1111 1234", card, vault), "**** **** **** 1234");
  const phone = { entity: "PHONE", category: "pii" };
  assert.equal(OPERATORS.partial("612 345 67-8", phone, vault), "*** **5 67-8");
  const iban = { entity: "IBAN", category: "pii" };
  assert.equal(OPERATORS.partial("ES91 2100 0418", iban, vault), "**** **** 0418");
});

test("partial: other entities and values of less than eight are masked whole", () => {
  assert.equal(OPERATORS.partial("a@example.com", email, vault), "*@*******.***");
  assert.equal(OPERATORS.partial("411-1111", card, vault), "***-****");
  assert.equal(OPERATORS.partial("4111-1111", card, vault), "****-1111");
});

test("remove and label: nothing of the value stays", () => {
  assert.equal(OPERATORS.remove("secret", email, vault), "");
  assert.equal(OPERATORS.label("secret", email, vault), "[EMAIL]");
  assert.equal(OPERATORS.label("secret", { category: "content" }, vault), "[CONTENT]");
});

test("label: an entity from outside cannot break out of the brackets", () => {
  const own = { entity: 'Código "interno"]', category: "pii" };
  assert.equal(OPERATORS.label("x", own, vault), "[C_DIGO__INTERNO__]");
});

test("hash: equal for equal values only, and different under another key", () => {
  const first = OPERATORS.hash("a@example.com", email, vault);
  assert.match(first, /^\[EMAIL#[0-9a-f]{8}\]$/);
  assert.equal(OPERATORS.hash("a@example.com", email, vault), first);
  assert.notEqual(OPERATORS.hash("b@example.com", email, vault), first);
  const other = createTokenVault({ key: Buffer.alloc(32, 2), scope: "test" });
  assert.notEqual(OPERATORS.hash("a@example.com", email, other), first);
});

test("tokenize: the token leads back to the value through the vault", () => {
  const token = OPERATORS.tokenize("a@example.com", email, vault);
  assert.match(token, /^\[EMAIL_[0-9A-HJKMNP-TV-Z]{8}\]$/);
  assert.equal(vault.valueOf(token), "a@example.com");
});

test("generalize: less of the value stays, or its label; of a secret only the label", () => {
  const birth = { entity: "DATE_OF_BIRTH", category: "pii" };
  assert.equal(OPERATORS.generalize("12/03/1984", birth, vault), "1984");
  assert.equal(OPERATORS.generalize("ana@example.com", email, vault), "@example.com");
  assert.equal(OPERATORS.generalize("4111 1111 1111 1111", card, vault), "[PAYMENT_CARD]");
  const secret = { entity: "PASSWORD_DATE", category: "secret" };
  assert.equal(OPERATORS.generalize("12/03/1984", secret, vault), "[PASSWORD_DATE]");
});

test("synthetic: a look-alike, or the label where none makes sense", () => {
  assert.match(OPERATORS.synthetic("ana@acme.com", email, vault), /^[a-z]{3}@example\.com$/);
  const gender = { entity: "GENDER", category: "pii" };
  assert.equal(OPERATORS.synthetic("female", gender, vault), "[GENDER]");
});
