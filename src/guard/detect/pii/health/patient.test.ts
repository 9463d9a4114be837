import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../../compile-detector.ts";
import { patientRecognizers } from "./patient.ts";

const detector = compileDetector(patientRecognizers);

function found(text: string): readonly string[] {
  return detector.scan(text).map(({ entity = "", span }) => {
    return `${entity} ${text.slice(span.start, span.end)}`;
  });
}

test("patient: the sex of a patient is found in heads and in reports", () => {
  assert.deepEqual(found("Edad: 53 años Sexo: H.\nFecha de Ingreso: 1/2/2016."), ["SEX H"]);
  assert.deepEqual(found("Informe clínico del paciente: varón de 53 años"), ["SEX varón"]);
  assert.deepEqual(found("A 43-year-old woman was admitted."), ["SEX woman"]);
});

test("patient: relatives are found in reports only", () => {
  assert.deepEqual(found("Paciente que acude con su abuela materna."), [
    "FAMILY_MEMBER abuela materna",
  ]);
  assert.deepEqual(found("The patient lives with her son."), ["FAMILY_MEMBER son"]);
  assert.deepEqual(found("My mother plants beans; her son waters them."), []);
});

test("patient: what reads like a relative but is none stays", () => {
  for (const text of [
    "Paciente sin antecedentes familiares de interés.",
    "Paciente derivada por su médico de familia.",
    "Paciente cuyas pupilas son isocóricas.",
  ]) {
    assert.deepEqual(found(text), [], text);
  }
});
