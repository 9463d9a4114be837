import assert from "node:assert/strict";
import { test } from "node:test";
import { introductionOf } from "./introduction.ts";

const CASES = {
  label: [
    "Nombre: ",
    "Full name:\t",
    "Remitido por: ",
    '"name": "',
    "| Name | ",
    'name="',
    "Médico/a: ",
  ],
  title: ["Dr. ", "la Sra. ", "Mr ", "D.a ", "Doña "],
  self: ["my name is ", "me llamo ", "mi nombre es "],
  greeting: ["Dear ", "¡Hola ", "Hi "],
  sender: ["From: ", "Re: "],
  person: ["she said ", "junto con "],
  thing: ["Calle ", "Calle de la ", "C/ ", "Hospital ", "síndrome de ", "San ", "at 62 "],
  inside: ["Quorra "],
  none: ["", "since 2019 ", "file name: ", "over there "],
} as const;

for (const [expected, texts] of Object.entries(CASES)) {
  test(`introduction: what stands before a name of kind ${expected} is read`, () => {
    for (const text of texts) assert.equal(introductionOf(text), expected, text);
  });
}
