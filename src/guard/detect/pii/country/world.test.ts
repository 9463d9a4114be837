import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import * as arCuit from "stdnum/lib/cjs/ar/cuit.js";
import * as auAbn from "stdnum/lib/cjs/au/abn.js";
import * as auAcn from "stdnum/lib/cjs/au/acn.js";
import * as auTfn from "stdnum/lib/cjs/au/tfn.js";
import * as brCpf from "stdnum/lib/cjs/br/cpf.js";
import * as caSin from "stdnum/lib/cjs/ca/sin.js";
import * as doCedula from "stdnum/lib/cjs/do/cedula.js";
import * as ilId from "stdnum/lib/cjs/il/idnr.js";
import * as krBrn from "stdnum/lib/cjs/kr/brn.js";
import * as thId from "stdnum/lib/cjs/th/idnr.js";
import * as trId from "stdnum/lib/cjs/tr/tckimlik.js";
import { compileDetector } from "../../compile-detector.ts";
import { worldRecognizers } from "./world.ts";

for (const recognizer of worldRecognizers) {
  const detector = compileDetector([recognizer]);
  const found = (text: string) =>
    detector.scan(text).map(({ span }) => text.slice(span.start, span.end));

  test(`${recognizer.id}: names its country and keeps its examples`, () => {
    assert.match(recognizer.country ?? "", /^[A-Z]{2}$/);
    assert.ok(recognizer.id.startsWith(`pii/${recognizer.country?.toLowerCase() ?? ""}-`));
    for (const text of recognizer.examples.finds) assert.equal(found(text).length, 1, text);
    for (const text of recognizer.examples.ignores) assert.deepEqual(found(text), [], text);
  });
}

test("world: ids are unique", () => {
  const ids = worldRecognizers.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
});

/** Numbers with a check over all their digits. */
const CHECKED = (
  "us-npi us-aba-routing ca-sin ca-bn-digits mx-curp mx-clabe mx-nss br-cpf br-cnpj br-pis " +
  "ar-cuit ar-cbu cl-rut co-nit pe-ruc ec-ci uy-ci uy-rut ve-rif do-cedula do-rnc sv-nit " +
  "au-tfn au-abn au-acn au-ihi nz-ird in-aadhaar in-aadhaar-vid kr-brn jp-my-number " +
  "jp-corporate-number cn-resident-id hk-hkid tw-national-id th-tnin th-tin tr-national-id " +
  "il-id za-id-number ae-emirates-id sa-national-id gh-tin ma-ice"
).split(" ");

/** Remainders of 11 that share a sign let one change in some through. */
const UNNOTICED_MAX = 0.12;

for (const id of CHECKED) {
  test(`pii/${id}: hardly a number with one wrong digit passes`, () => {
    const recognizer = worldRecognizers.find((rule) => rule.id === `pii/${id}`);
    assert.ok(recognizer !== undefined);
    const detector = compileDetector([recognizer]);
    let [changes, unnoticed] = [0, 0];
    for (const text of recognizer.examples.finds) {
      const [{ start, end } = { start: 0, end: 0 }] = detector.scan(text).map(({ span }) => span);
      for (let at = start; at < end; at++) {
        if (!/\d/.test(text.charAt(at))) continue;
        for (let digit = 0; digit <= 9; digit++) {
          if (text.charAt(at) === String(digit)) continue;
          const changed = text.slice(0, at) + String(digit) + text.slice(at + 1);
          changes++;
          if (detector.scan(changed).some(({ span }) => span.start === start)) unnoticed++;
        }
      }
    }
    assert.ok(changes >= 80, `${changes} changes`);
    assert.ok(unnoticed <= UNNOTICED_MAX * changes, `${unnoticed} of ${changes}`);
  });
}

/** Checks that are written anew here because a finder asks them often, and who else makes them. */
const TWICE = [
  { id: "ca-sin", word: "social insurance", front: "1", length: 9, other: caSin },
  { id: "au-tfn", word: "TFN", front: "", length: 9, other: auTfn },
  { id: "au-abn", word: "ABN", front: "51", length: 11, other: auAbn },
  { id: "au-acn", word: "ACN", front: "", length: 9, other: auAcn },
  { id: "br-cpf", word: "CPF", front: "12", length: 11, other: brCpf },
  { id: "ar-cuit", word: "CUIT", front: "20", length: 11, other: arCuit },
  { id: "do-cedula", word: "cédula", front: "", length: 11, other: doCedula },
  { id: "il-id", word: "Israeli ID", front: "", length: 9, other: ilId },
  { id: "kr-brn", word: "BRN", front: "110", length: 10, other: krBrn },
  { id: "th-tnin", word: "Thai ID", front: "110", length: 13, other: thId },
  { id: "tr-national-id", word: "TCKN", front: "1", length: 11, other: trId },
] as const;

for (const { id, word, front, length, other } of TWICE) {
  test(`pii/${id}: finds what stdnum calls valid and nothing else`, () => {
    const recognizer = worldRecognizers.find((rule) => rule.id === `pii/${id}`);
    assert.ok(recognizer !== undefined);
    const detector = compileDetector([recognizer]);
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 10 ** (length - front.length - 2) - 1 }), (middle) => {
        for (let last = 0; last < 100; last++) {
          const tail = String(last).padStart(2, "0");
          const value = `${front}${String(middle).padStart(length - front.length - 2, "0")}${tail}`;
          assert.equal(detector.scan(`${word} ${value}`).length > 0, isValid(other, value), value);
        }
      }),
      { numRuns: 20 },
    );
  });
}

function isValid(
  { validate }: { readonly validate: (value: string) => { readonly isValid: boolean } },
  value: string,
): boolean {
  return validate(value).isValid;
}
