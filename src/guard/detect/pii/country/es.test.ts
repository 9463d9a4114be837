import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { mod97 } from "../../checksum.ts";
import { compileDetector } from "../../compile-detector.ts";
import { foundBy } from "../../found.ts";
import { esRecognizers } from "./es.ts";

const ruleOf = (id: string) => {
  const rule = esRecognizers.find((rule) => rule.id === id);
  assert.ok(rule, id);
  return rule;
};

test("es-nss: of the two control digits only one value is right", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 52 }),
      fc.integer({ min: 10_000_000, max: 99_999_999 }),
      (province, person) => {
        const body = `${String(province).padStart(2, "0")}${person}`;
        for (let control = 0; control < 97; control++) {
          const number = body + String(control).padStart(2, "0");
          const expected = mod97(body) === control ? [[number, 0.6]] : [];
          assert.deepEqual(foundBy(ruleOf("pii/es-nss"), number), expected);
        }
      },
    ),
    { numRuns: 5 },
  );
});

const CHANGED = [
  ["pii/es-nif", "A12345674"],
  ["pii/es-ccc", "2100 0418 45 0200051332"],
  ["pii/es-cups", "ES1234123456789012JY"],
  ["pii/es-sepa-creditor", "ES11ZZZB12345674"],
] as const;

for (const [id, value] of CHANGED) {
  test(`${id.slice(4)}: every change of one digit is refused`, () => {
    assert.equal(foundBy(ruleOf(id), value).length, 1, "as it is");
    for (const [at, character] of Array.from(value).entries()) {
      if (!/\d/.test(character)) continue;
      for (const digit of "0123456789") {
        if (digit === character) continue;
        const changed = value.slice(0, at) + digit + value.slice(at + 1);
        assert.deepEqual(foundBy(ruleOf(id), changed), [], changed);
      }
    }
  });
}

test("es: a conversation names each number as what it is", () => {
  const text =
    "Soy Ana, DNI 12345678Z, NSS 28 12345678 40, de la empresa B12345674. Pago desde la cuenta " +
    "2100 0418 45 0200051332; el coche es matrícula 1234 BCD y mi pasaporte PAB123456.";
  const found = compileDetector(esRecognizers).scan(text);
  assert.deepEqual(
    found.filter(({ score }) => score >= 0.9).map(({ entity }) => entity),
    ["ES_DNI", "ES_NSS", "ES_NIF", "ES_CCC", "ES_LICENSE_PLATE", "ES_PASSPORT"],
  );
});
