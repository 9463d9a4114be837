import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../../compile-detector.ts";
import { person } from "./person.ts";

const detector = compileDetector([person]);

/** Names found at or above the score that profiles act on. */
function namesIn(text: string): string[] {
  return detector
    .scan(text)
    .filter(({ score }) => score >= 0.5)
    .map(({ span }) => text.slice(span.start, span.end));
}

test("person: the span is the name, without title, label or what follows", () => {
  assert.deepEqual(namesIn("Médico: Dr. Íñigo Larrazábal Ruiz NºCol: 28 28"), [
    "Íñigo Larrazábal Ruiz",
  ]);
  assert.deepEqual(namesIn("Apellidos: Quintanilla Vélez.\nNHC: 1"), ["Quintanilla Vélez"]);
  assert.deepEqual(namesIn("Yours, Ms. Zanthe O'Grady Director of Sales"), ["Zanthe O'Grady"]);
  assert.deepEqual(namesIn("I saw Peter van der Berg's car"), ["Peter van der Berg"]);
});

test("person: surnames with particles, hyphens and initials are one name", () => {
  for (const name of [
    "María del Carmen de la Torre Gómez",
    "Jean-Luc Moreau",
    "Ana Pérez-Solís",
    "John Q. Whitaker",
    "José Ortega y Gasset",
    "Luís da Silva",
  ]) {
    assert.deepEqual(namesIn(`We met ${name}.`), [name]);
  }
});

test("person: two people joined by a word are two names", () => {
  assert.deepEqual(namesIn("Hablé con Lucía y Marcos ayer"), ["Lucía", "Marcos"]);
});

test("person: unknown names are found behind labels, titles and introductions", () => {
  for (const text of [
    "Patient: Quorra Zelvini",
    "<name>Quorra Zelvini</name>",
    '"full_name": "Quorra Zelvini"',
    "| Name | Quorra Zelvini |",
    "Sra. Quorra Zelvini",
    "D.ª Quorra Zelvini",
    "me llamo Quorra Zelvini",
    "Prepared by: Quorra Zelvini",
  ]) {
    assert.deepEqual(namesIn(text), ["Quorra Zelvini"], text);
  }
});

test("person: names of things behind such labels are none", () => {
  for (const text of [
    "File name: Quorra",
    "Company name: Zelvini Foods",
    "Nombre de la empresa: Zelvini",
    "Historia del paciente: Mujer de 40 años",
  ]) {
    assert.deepEqual(namesIn(text), [], text);
  }
});

test("person: names that are words take a second sign", () => {
  for (const text of [
    "Hope is all we have.",
    "Rosa es un color.",
    "In May we meet.",
    "Grant it.",
  ]) {
    assert.deepEqual(namesIn(text), [], text);
  }
  assert.deepEqual(namesIn("Hello Hope, how are you?"), ["Hope"]);
  assert.deepEqual(namesIn("Rosa Benítez es de aquí"), ["Rosa Benítez"]);
});

test("person: streets, hospitals, illnesses and saints called after people are none", () => {
  for (const text of [
    "Calle Lope de Vega, 3",
    "Hospital Gregorio Marañón",
    "síndrome de Down",
    "enfermedad de Parkinson",
    "San Diego is sunny",
    "Thomas Edison Museum",
  ]) {
    assert.deepEqual(namesIn(text), [], text);
  }
});

test("person: a name with combining accents or other spaces is found whole", () => {
  const name = "Rau\u0301l Ferna\u0301ndez";
  assert.deepEqual(namesIn(`Con ${name} hoy`), [name]);
  assert.deepEqual(namesIn("Con Raúl\u00a0Fernández hoy"), ["Raúl\u00a0Fernández"]);
});
