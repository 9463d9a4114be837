import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../../compile-detector.ts";
import { healthRecognizers } from "./numbers.ts";

const detector = compileDetector(healthRecognizers);

function found(text: string): readonly (readonly [entity: string, match: string])[] {
  return detector
    .scan(text)
    .filter(({ score }) => score >= 0.5)
    .map(({ entity = "", span }) => [entity, text.slice(span.start, span.end)] as const);
}

test("health: the head of a Spanish discharge report, line by line", () => {
  const head = [
    "Nombre: Ada. Apellidos: Quill Lago.",
    "CIPA: nhc-4412087.",
    "NHC: 4412087.",
    "Episodio: 20417733.",
    "Médico: Bruno Ferrer Reyes NºCol: 28 28 41207.",
    "Calle del Molino 4, s/n. CP: 28035. Tel: 912 345 678.",
  ].join("\n");
  assert.deepEqual(found(head), [
    ["MEDICAL_RECORD_NUMBER", "4412087"],
    ["MEDICAL_RECORD_NUMBER", "4412087"],
    ["HEALTH_EPISODE_NUMBER", "20417733"],
    ["MEDICAL_LICENSE", "28 28 41207"],
  ]);
});

test("health: an English claim, with labels in text, JSON and XML", () => {
  assert.deepEqual(found("MRN: MRN-7084411 | Insurance ID: INS-659117 | Policy: POL-7518493"), [
    ["MEDICAL_RECORD_NUMBER", "MRN-7084411"],
    ["HEALTH_INSURANCE_ID", "INS-659117"],
    ["INSURANCE_POLICY_NUMBER", "POL-7518493"],
  ]);
  assert.deepEqual(found('{"mrn": "A4471209", "memberId": "XYZ88120417"}'), [
    ["MEDICAL_RECORD_NUMBER", "A4471209"],
    ["HEALTH_INSURANCE_ID", "XYZ88120417"],
  ]);
  assert.deepEqual(found('<patient mrn="00418277"/>'), [["MEDICAL_RECORD_NUMBER", "00418277"]]);
});

test("health: diagnosis codes in a list are found one by one, words that look alike are not", () => {
  assert.deepEqual(
    found("ICD-10: E11.9, I10, J45.909").map(([, match]) => match),
    ["E11.9", "I10", "J45.909"],
  );
  assert.deepEqual(found("Diagnosis: low vitamin B12. Room B12.5, form A10."), []);
});

test("health: ordinary sentences about care hold no numbers of records", () => {
  for (const text of [
    "The policy covers 250000 euros and renews in 2027.",
    "We reviewed 41207 medical records between 2019 and 2024.",
    "Presentó un episodio de 38000 leucocitos el día 12/03/2019.",
    "Season 3, episode 10412 of the podcast.",
    "El colegiado mostró 41207 tarjetas en su carrera.",
    "Serial: murder on the 12000 express",
    "The insurance paid 5512093 dollars to 44120 members.",
  ]) {
    assert.deepEqual(found(text), [], text);
  }
});
