import type { Recognizer } from "../../recognizer.ts";
import { endsInCheckSign } from "./check-sign.ts";
import { defineNationalId } from "./national-id.ts";

const coNit = defineNationalId({
  id: "co-nit",
  country: "CO",
  title: "Colombian tax number (NIT)",
  entity: "CO_NIT",
  severity: "medium",
  references: ["Decreto 2460/2013 (Colombia), RUT", "DIAN, dígito de verificación"],
  shape: /(?<![\w.+-])(?:\d{3}[., ]\d{3}[., ]\d{3} ?- ?\d|\d{8,11}-\d|\d{9,11})(?![\w-])/,
  bare: 0,
  validate: (value, written) => {
    if (!endsInCheckSign(value, "coNit")) return false;
    if (/[.,]/.test(written)) return DOTTED;
    return written.length === value.length || HYPHENED;
  },
  meant: 0.95,
  words: ["nit", "n.i.t", "dian", "rut", "identificación tributaria", "tax id"],
  examples: {
    finds: ["NIT 998.706.428-0", "nit 949056167-5", "NIT: 8655796683"],
    ignores: ["NIT 994.899.850-7", "9060908804", "NIT 12345-6"],
  },
});

const DOTTED = 0.7;
const HYPHENED = 0.3;

const coCedula = defineNationalId({
  id: "co-cedula",
  country: "CO",
  title: "Colombian identity card number (cédula de ciudadanía)",
  entity: "CO_CEDULA",
  references: ["Ley 39/1961 (Colombia)", "Registraduría Nacional, NUIP"],
  shape: /(?<![\w.+-])(?:\d{6,8}|1\d{9}|(?:1\.)?\d{1,3}\.\d{3}\.\d{3})(?![\w-])/,
  meant: 0.75,
  reach: 24,
  against: ["profesional", "tel", "teléfono", "nit"],
  // Eight digits may be a day.
  validate: (value) => !/^(?:19|20)\d\d(?:0[1-9]|1[0-2])[0-3]\d$/.test(value),
  words: (
    "cédula,cédula de ciudadanía,cédula de extranjería,c.c,cc no,cc nº,nuip,tarjeta de identidad," +
    "documento de identidad,identity card"
  ).split(","),
  examples: {
    finds: ["cédula 1.023.456.789", "C.C. No. 52345678", "cédula de ciudadanía 79.123.456"],
    ignores: [
      "1.023.456.789",
      "cédula 12345",
      "cédula expedida el 20150612",
      "cédula 2023456789",
      "cédula 79.123.45",
    ],
  },
});

export const coRecognizers: readonly Recognizer[] = [coNit, coCedula];
