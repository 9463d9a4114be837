import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { checkStreamed, cut, cuts } from "../../../test/property/redaction-cases.ts";
import { RULES, text } from "../../../test/property/guarded-texts.ts";
import { compileDetector } from "../detect/compile-detector.ts";
import { luhn, mod97 } from "../detect/checksum.ts";
import { isAssigned } from "../detect/pii/phone-plan.ts";
import { OPERATORS } from "./operators.ts";
import type { Treat } from "./redaction.ts";
import { createTokenVault } from "./token-vault.ts";

const vault = createTokenVault({ key: Buffer.alloc(32, 4), scope: "tenant" });
const madeOf = (value: string, entity: string, category = "pii") =>
  OPERATORS.synthetic(value, { entity, category }, vault);

function digitsOf(count: number) {
  return fc.array(fc.nat(9), { minLength: count, maxLength: count }).map((all) => all.join(""));
}

test("synthetic: equal values of one key have one look-alike, another key has others", () => {
  assert.equal(madeOf("ana@acme.com", "EMAIL"), madeOf("ana@acme.com", "EMAIL"));
  assert.notEqual(madeOf("ana@acme.com", "EMAIL"), madeOf("eva@acme.com", "EMAIL"));
  const other = createTokenVault({ key: Buffer.alloc(32, 5), scope: "tenant" });
  const email = { entity: "EMAIL", category: "pii" };
  assert.notEqual(
    OPERATORS.synthetic("ana@acme.com", email, other),
    madeOf("ana@acme.com", "EMAIL"),
  );
});

test("synthetic: spellings of one value have the same letters and digits", () => {
  const bare = madeOf("4111111111111111", "PAYMENT_CARD");
  assert.equal(madeOf("4111 1111-1111 1111", "PAYMENT_CARD").replaceAll(/[ -]/g, ""), bare);
  assert.equal(madeOf("４１１１111111111111", "PAYMENT_CARD"), bare);
  assert.equal(madeOf("ANA@ACME.COM", "EMAIL").toLowerCase(), madeOf("ana@acme.com", "EMAIL"));
});

test("synthetic: a card passes its check and is out of a range for tests", () => {
  fc.assert(
    fc.property(digitsOf(16), (number) => {
      const made = madeOf(number, "PAYMENT_CARD");
      assert.ok(luhn(made) && made.length === 16);
      assert.match(made, /^(?:400000|555555|378282|601111|222300)/);
    }),
  );
  assert.match(madeOf("3782-822463-10005", "PAYMENT_CARD"), /^3782-82\d{4}-\d{5}$/);
});

test("synthetic: an IBAN keeps country and form, is valid and of no bank", () => {
  for (const iban of [
    "ES91 2100 0418 4502 0005 1332",
    "GB82WEST12345698765432",
    "es9121000418450200051332",
  ]) {
    const made = madeOf(iban, "IBAN");
    const bare = made.replaceAll(" ", "").toUpperCase();
    assert.equal(mod97(bare.slice(4) + bare.slice(0, 4)), 1, made);
    assert.match(bare, /^(?:ES\d\d0000|GB\d\dXXXX)/);
    assert.equal(made.replaceAll(/[A-Za-z0-9]/g, "x"), iban.replaceAll(/[A-Za-z0-9]/g, "x"));
    assert.equal(made === made.toLowerCase(), iban === iban.toLowerCase());
  }
});

test("synthetic: numbers with a range of their own stay in it and pass their check", () => {
  assert.match(madeOf("12345678Z", "ES_DNI"), /^99\d{6}[A-Z]$/);
  assert.match(madeOf("x-1234567-l", "ES_NIE"), /^z-99\d{5}-[a-z]$/);
  assert.match(madeOf("123-45-6789", "US_SSN"), /^9\d\d-(?:0[1-9]|[1-4]\d)-\d{4}$/);
  assert.match(madeOf("912-70-1234", "US_ITIN"), /^9\d\d-89-\d{4}$/);
  assert.match(madeOf("943 476 5919", "UK_NHS"), /^999 \d{3} \d{4}$/);
  assert.match(madeOf("86095742719", "DE_TAX_ID"), /^0\d{10}$/);
  assert.ok(luhn(madeOf("046 454 286", "CA_SIN")));
});

test("synthetic: e-mails, hosts, addresses and phones are nobody's", () => {
  assert.match(
    madeOf("Ana.Pérez+x@acme.es", "EMAIL"),
    /^[A-Z][a-z]{2}\.[A-Z][a-z]{4}\+[a-z]@example\.com$/,
  );
  assert.match(madeOf("intranet.acme.es", "DOMAIN_NAME"), /^[a-z]{8}\.[a-z]{4}\.example$/);
  assert.match(
    madeOf("https://acme.es/ana?x=1", "URL"),
    /^https:\/\/example\.com\/[a-z]{3}\?[a-z]=\d$/,
  );
  assert.match(madeOf("10.1.2.3", "IP_ADDRESS"), /^(?:192\.0\.2|198\.51\.100|203\.0\.113)\.\d+$/);
  assert.match(madeOf("fe80::1", "IP_ADDRESS"), /^2001:db8:/);
  assert.match(madeOf("00:1A:2B:3C:4D:5E", "MAC_ADDRESS"), /^[\dA-F][26AE](?::[\dA-F]{2}){5}$/);
  for (const phone of ["+34 612 345 678", "612 34 56 78", "0044 20 7946 0958", "01 42 68 53 00"]) {
    const made = madeOf(phone, "PHONE");
    assert.ok(!isAssigned(made), made);
    assert.equal(made.replaceAll(/\d/g, "0"), phone.replaceAll(/\d/g, "0"));
  }
  assert.match(madeOf("+34 612 345 678", "PHONE"), /^\+34 /);
  assert.match(madeOf("(415) 555-2671 x12", "PHONE"), /^\([2-9]\d\d\) 555-01\d\d x\d\d$/);
  assert.match(madeOf("+1 415 797 9803", "PHONE"), /^\+1 [2-9]\d\d 555 01\d\d$/);
});

test("synthetic: dates stay dates of the same form", () => {
  assert.match(
    madeOf("1984-03-12", "DATE_OF_BIRTH"),
    /^(?:19[3-9]|200)\d-(?:0[1-9]|1[0-2])-(?:0[1-9]|1[0-2])$/,
  );
  assert.match(madeOf("19840312", "DATE"), /^(?:19[3-9]|200)\d(?:0[1-9]|1[0-2]){2}$/);
  assert.match(madeOf("12 de Marzo de 1984", "DATE"), /^\d\d de [A-Z][a-z]+ de (?:19|20)\d\d$/);
  assert.match(madeOf("3/4/84", "DATE"), /^\d\/\d\/[4-9]\d$/);
  assert.equal(madeOf("doce de marzo", "DATE"), "[DATE]");
  assert.match(madeOf("34 años", "AGE"), /^[2-7]\d años$/);
});

test("synthetic: names have as many words as before, in their case", () => {
  assert.match(madeOf("Ana", "PERSON"), /^[A-Z][a-z]+$/);
  assert.match(madeOf("ANA PÉREZ", "PERSON"), /^[A-Z]+ [A-Z]+$/);
  assert.match(madeOf("ana maría pérez de la o", "PERSON"), /^[a-z]+ [a-z]+ [a-z]+$/);
  assert.match(madeOf("Calle Mayor 3", "ADDRESS"), /^Calle [A-Z][a-z]+ \d+$/);
  assert.match(madeOf("3 Main Street", "ADDRESS"), /^\d+ [A-Z][a-z]+ Street$/);
  assert.match(madeOf("Toledo", "CITY"), /^[A-Z][a-z]+$/);
  assert.equal(madeOf("female", "GENDER"), "[GENDER]");
});

test("synthetic: another number keeps its form; coordinates stay on the globe", () => {
  assert.match(madeOf("AB-12 cd", "MEMBER_ID"), /^[A-Z]{2}-\d\d [a-z]{2}$/);
  assert.match(madeOf("40.416775, -3.703790", "GPS"), /^[1-8]\d\.\d{6}, -\d\.\d{6}$/);
});

test("synthetic: of a secret only length and digits stay, of a block nothing", () => {
  assert.match(
    madeOf("sk-AbC/1+", "API_KEY", "secret"),
    /^[a-z]{2}[a-z][A-Z][a-z][A-Z][a-z]\d[a-z]$/,
  );
  assert.equal(madeOf("-----BEGIN KEY-----\nAAAA", "PRIVATE_KEY", "secret"), "[PRIVATE_KEY]");
  assert.equal(madeOf("a1".repeat(129), "API_KEY", "secret"), "[API_KEY]");
});

test("synthetic: nothing that was found is itself in the look-alike", () => {
  fc.assert(
    fc.property(fc.string({ unit: "grapheme", minLength: 1 }), (value) => {
      for (const entity of ["EMAIL", "PHONE", "DATE", "AGE", "PERSON", "GPS", "MEMBER_ID", "URL"]) {
        assert.notEqual(madeOf(value, entity), value);
      }
    }),
  );
});

test("synthetic, generalize: a stream becomes what the whole text becomes", () => {
  const detector = compileDetector(RULES);
  for (const operator of ["synthetic", "generalize"] as const) {
    const treat: Treat = (finding, match) => {
      return { kind: "replace", replacement: OPERATORS[operator](match, finding, vault) };
    };
    const options = { detector, treat, syntax: "text" } as const;
    fc.assert(
      fc.property(text, cuts, (source, lengths) => checkStreamed(options, cut(source, lengths))),
    );
  }
});
