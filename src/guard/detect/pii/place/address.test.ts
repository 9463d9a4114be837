import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../../compile-detector.ts";
import { addressRecognizers } from "./address.ts";

const detector = compileDetector(addressRecognizers);

function addressesIn(text: string): string[] {
  return detector
    .scan(text)
    .filter(({ score }) => score >= 0.5)
    .map(({ span }) => text.slice(span.start, span.end));
}

test("address: Spanish streets end with number, stair, floor and door, without the full stop", () => {
  assert.deepEqual(addressesIn("Domicilio: Calle Luna Nueva, 23, 1D.\nCP"), [
    "Calle Luna Nueva, 23, 1D",
  ]);
  assert.deepEqual(addressesIn("en C/ del Olmo 5-7, 2º dcha, junto"), ["C/ del Olmo 5-7, 2º dcha"]);
  assert.deepEqual(addressesIn("Plaza de la Fuente, s/n."), ["Plaza de la Fuente, s/n"]);
});

test("address: English streets go on over unit, town, state and code, also on new lines", () => {
  const text = "742 Evergreen Terrace\nApt. 5\nSpringfield, IL 62704";
  assert.deepEqual(addressesIn(`Send it to ${text}.`), [text]);
  assert.deepEqual(addressesIn("at 10 Downing Street, London SW1A 2AA now"), [
    "10 Downing Street, London SW1A 2AA",
  ]);
});

test("address: streets of other languages are known by kind or ending", () => {
  for (const text of [
    "Lindenstraße 14",
    "12, rue de la Paix",
    "Via Garibaldi 22",
    "Keizersgracht 105",
    "Rua das Flores 7",
    "Storgatan 3",
  ]) {
    assert.equal(addressesIn(`x: ${text}`).length, 1, text);
  }
});

test("address: a Spanish code goes with its town, and other numbers do not", () => {
  assert.deepEqual(addressesIn("28703 San Sebastián de los Reyes, ya"), [
    "28703 San Sebastián de los Reyes",
  ]);
  for (const text of ["28036 Resultados", "99036 Madrid", "12345 Errors"]) {
    assert.deepEqual(addressesIn(text), [], text);
  }
});

test("address: measures and prose behind words like those for streets are none", () => {
  for (const text of [
    "por la vía oral 12 días",
    "positivos los marcadores CD 20",
    "la plaza tenía 300 sitios",
    "el camino de 20 km",
    "Potasio 2,8 meq",
  ]) {
    assert.deepEqual(addressesIn(text), [], text);
  }
});
