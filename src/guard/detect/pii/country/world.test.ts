import assert from "node:assert/strict";
import { test } from "node:test";
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
