import * as cedula from "stdnum/lib/cjs/uy/cedula.js";
import * as nie from "stdnum/lib/cjs/uy/nie.js";
import * as rut from "stdnum/lib/cjs/uy/rut.js";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_12 } from "../../shapes.ts";
import { defineNationalId, passes } from "./national-id.ts";

const isCedula = passes(cedula);
const isNie = passes(nie);

const uyCi = defineNationalId({
  id: "uy-ci",
  country: "UY",
  title: "Uruguayan identity card number (cédula)",
  entity: "UY_CI",
  references: ["Decreto-Ley 14.762 (Uruguay)"],
  shape: /(?<![\w.+-])(?:\d\.\d{3}\.\d{3}[-/]\d|\d{7}[-/]?\d)(?![\w-])/,
  bare: 0,
  validate: (value, written) => {
    if (!isCedula(value)) return false;
    if (written.includes(".")) return DOTTED;
    return written.length === value.length || HYPHENED;
  },
  meant: 0.95,
  words: "cédula,ci:,c.i,cédula de identidad,identity card".split(","),
  examples: {
    finds: ["C.I. 0.921.903-0", "cédula 8887031-6", "3.282.508-6"],
    ignores: ["C.I. 4.418.224-7", "43041925", "C.I. 12.345.678-9"],
  },
});

const DOTTED = 0.55;
const HYPHENED = 0.25;

const isRut = passes(rut);

const uyRut = defineNationalId({
  id: "uy-rut",
  country: "UY",
  title: "Uruguayan taxpayer number (RUT)",
  entity: "UY_RUT",
  severity: "low",
  references: ["DGI (Uruguay), Registro Único Tributario"],
  shape: DIGITS_12,
  bare: 0.6,
  validate: (value) => value.slice(8, 11) === "001" && isRut(value),
  meant: 0.95,
  words: ["rut", "r.u.t", "dgi", "ruc", "registro único", "tax id"],
  examples: {
    finds: ["RUT 218252160016", "DGI: 024594900015"],
    ignores: ["RUT 216167500018", "RUT 221234560017", "RUT 21123456001"],
  },
});

const uyNie = defineNationalId({
  id: "uy-nie",
  country: "UY",
  title: "Uruguayan number of foreigners (NIE)",
  entity: "UY_NIE",
  references: ["DGI (Uruguay), NIE"],
  shape: /(?<![\w.+-])9\d(?:\.\d{3}\.\d{3}-|\d{6}-?)\d(?![\w-])/,
  bare: 0,
  validate: (value, written) => isNie(value) && (!written.includes(".") || HYPHENED),
  words: ["nie", "identidad de extranjero", "número de extranjero"],
  examples: {
    finds: ["NIE 91.020.775-0", "identidad de extranjero 916585851"],
    ignores: ["NIE 91.655.796-6", "918394899", "NIE 81.234.567-0"],
  },
});

export const uyRecognizers: readonly Recognizer[] = [uyCi, uyRut, uyNie];
