import * as ci from "stdnum/lib/cjs/ec/ci.js";
import * as ruc from "stdnum/lib/cjs/ec/ruc.js";
import type { Recognizer } from "../../recognizer.ts";
import { defineNationalId, passes } from "./national-id.ts";

const isCi = passes(ci);
const isRuc = passes(ruc);

const ecCi = defineNationalId({
  id: "ec-ci",
  country: "EC",
  title: "Ecuadorian identity card number (cédula)",
  entity: "EC_CI",
  references: ["Ley Orgánica de Gestión de la Identidad y Datos Civiles (Ecuador)"],
  shape: /(?<![\w.+-])\d{9}-?\d(?![\w-])/,
  bare: 0,
  validate: (value, written) =>
    /^[0-35][0-9][0-6]/.test(value) && isCi(value) && (written.length === value.length || HYPHENED),
  meant: 0.95,
  words: "cédula,cédula de identidad,ci:,c.i,cedulado,identity card,registro civil".split(","),
  examples: {
    finds: ["cédula 1735205542", "C.I. 091322658-5"],
    ignores: ["1739756532", "cédula 1739047097", "cédula 2712345678", "cédula 171234567"],
  },
});

const HYPHENED = 0.4;

const ecRuc = defineNationalId({
  id: "ec-ruc",
  country: "EC",
  title: "Ecuadorian taxpayer number (RUC)",
  entity: "EC_RUC",
  severity: "medium",
  references: ["Ley del Registro Único de Contribuyentes (Ecuador)"],
  shape: /(?<![\w.+-])\d{10}-?\d{3}(?![\w-])/,
  bare: 0.25,
  validate: (value) => /^(?:[01]\d|2[0-4]|30|50)[0-69]/.test(value) && isRuc(value),
  meant: 0.95,
  words: ["ruc", "r.u.c", "sri", "contribuyente", "registro único", "tax id"],
  examples: {
    finds: ["RUC 1797425210001", "ruc: 1730048699-001"],
    ignores: ["RUC 1799592918001", "RUC 2792060346001", "RUC 179206034600"],
  },
});

export const ecRecognizers: readonly Recognizer[] = [ecCi, ecRuc];
