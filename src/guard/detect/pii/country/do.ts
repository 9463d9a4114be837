import { luhn } from "../../checksum.ts";
import type { Recognizer } from "../../recognizer.ts";
import { endsInCheckSign } from "./check-sign.ts";
import { defineNationalId } from "./national-id.ts";

const doCedula = defineNationalId({
  id: "do-cedula",
  country: "DO",
  title: "Dominican identity card number (cédula)",
  entity: "DO_CEDULA",
  references: ["Ley 659 (República Dominicana), Junta Central Electoral"],
  shape: /(?<![\w.+-])\d{3}(?:-\d{7}-|\d{7}| \d{7} )\d(?![\w-])/,
  bare: 0,
  validate: (value, written) => luhn(value) && (written.length === value.length || 0.85),
  meant: 0.95,
  words: "cédula,cédula de identidad,jce,identity card,identidad y electoral".split(","),
  examples: {
    finds: ["cédula 001-0921903-0", "402-2808107-7", "cédula 00122825086"],
    ignores: ["cédula 001-4182247-3", "cédula 001-123456-7", "00104192558"],
  },
});

const doRnc = defineNationalId({
  id: "do-rnc",
  country: "DO",
  title: "Dominican taxpayer number (RNC)",
  entity: "DO_RNC",
  severity: "low",
  references: ["Ley 11-92 (República Dominicana)"],
  shape: /(?<![\w.+-])\d{3}-?\d{5}-?\d(?![\w-])/,
  bare: 0,
  validate: (value, written) =>
    endsInCheckSign(value, "doRnc") && (written.length - value.length < 2 || HYPHENED),
  words: ["rnc", "dgii", "contribuyente", "contribuyentes", "tax id"],
  examples: {
    finds: ["RNC 171-83020-7", "DGII: 175048412"],
    ignores: ["RNC 191206460", "100140931", "RNC 12345678"],
  },
});

const HYPHENED = 0.4;

export const doRecognizers: readonly Recognizer[] = [doCedula, doRnc];
