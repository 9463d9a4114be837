import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../../compile-detector.ts";
import { foundBy } from "../../found.ts";
import { europeRecognizers } from "./europe.ts";

/** Numbers of nobody, behind a name where the rule asks for one. */
const CHECKED: Readonly<Record<string, readonly [label: string, number: string]>> = {
  "pii/gb-nhs": ["", "943 476 5919"],
  "pii/de-tax-id": ["", "47036892816"],
  "pii/de-health-insurance": ["", "K407182630"],
  "pii/fr-nir": ["", "1 85 05 78 006 084 91"],
  "pii/fr-siren": ["SIREN ", "801234568"],
  "pii/fr-siret": ["SIRET ", "801 234 568 00005"],
  "pii/fr-spi": ["SPI ", "3023217600053"],
  "pii/it-vat-code": ["", "00743110157"],
  "pii/nl-bsn": ["BSN ", "9876.54.329"],
  "pii/be-national-number": ["", "85.07.30-033.28"],
  "pii/be-id-card": ["eID ", "591-0123456-77"],
  "pii/pl-pesel": ["", "85073003349"],
  "pii/se-personnummer": ["", "850730-0336"],
  "pii/se-organisationsnummer": ["", "556012-3456"],
  "pii/fi-personal-identity-code": ["", "300785-0330"],
  "pii/no-fodselsnummer": ["", "30078533370"],
  "pii/no-orgnr": ["orgnr ", "912 345 688"],
  "pii/ch-ahv": ["", "756.9876.5432.17"],
  "pii/ch-uid": ["", "CHE-123.456.788"],
  "pii/ie-pps": ["", "7654321G"],
  "pii/cz-birth-number": ["", "850730/1231"],
  "pii/ro-cnp": ["", "1850730400127"],
  "pii/gr-amka": ["AMKA ", "30078500334"],
  "pii/hr-oib": ["OIB ", "98765432106"],
  "pii/jmbg": ["", "3007985710037"],
  "pii/dk-cvr": ["CVR ", "98765433"],
  "pii/de-vat": ["", "DE128137514"],
  "pii/it-vat": ["", "IT12888850224"],
};

for (const [id, [label, number]] of Object.entries(CHECKED)) {
  test(`${id.slice(4)}: every change of one digit is refused`, () => {
    const rule = europeRecognizers.find((rule) => rule.id === id);
    assert.ok(rule);
    assert.equal(foundBy(rule, label + number).length, 1, "as it is");
    for (const [at, character] of Array.from(number).entries()) {
      if (!/\d/.test(character)) continue;
      for (const digit of "0123456789") {
        if (digit === character) continue;
        const changed = number.slice(0, at) + digit + number.slice(at + 1);
        assert.deepEqual(foundBy(rule, label + changed), [], changed);
      }
    }
  });
}

test("europe: a rule that acts without a word in front checks what it finds", () => {
  // The letters of the register are its own: `HRB 71530`.
  const unmistakable = ["pii/de-commercial-register", "pii/it-health-card"];
  for (const { id, confidence, validate, context } of europeRecognizers) {
    if (unmistakable.includes(id) || validate !== undefined) continue;
    assert.ok(confidence < 0.5 || context?.required === true, id);
  }
});

test("europe: every rule names its country but the number that six states share", () => {
  const shared = europeRecognizers.filter(({ country }) => country === undefined);
  assert.deepEqual(
    shared.map(({ id }) => id),
    ["pii/jmbg"],
  );
  for (const { country } of europeRecognizers) assert.match(country ?? "RS", /^[A-Z]{2}$/);
});

test("europe: ordinary text has nothing that a profile acts on", () => {
  const text =
    "El pedido 123456789 de 10 234 567 unidades salió el 2026-02-09 (versión 10.15.7). " +
    "In 2024 it was 1 234 567 890, ISBN 978-0-306-40615-7; order 4402716835 shipped. " +
    "Im Jahr 2023 waren es 12 345 678 901 Stück, Bestellung 85-4711-0815, Az. 12 O 345/21. " +
    "En 2022, la facture n° 801234568 de 1 999,00 € fut payée. THE AI 2024 REPORT, PAGE A4.";
  const found = compileDetector(europeRecognizers).scan(text);
  assert.deepEqual(
    found.filter(({ score }) => score >= 0.5).map(({ rule }) => rule),
    [],
  );
});
