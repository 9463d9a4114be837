import * as boCiModule from "stdnum/lib/cjs/bo/ci.js";
import * as cuNiModule from "stdnum/lib/cjs/cu/ni.js";
import * as gtCuiModule from "stdnum/lib/cjs/gt/cui.js";
import * as gtNitModule from "stdnum/lib/cjs/gt/nit.js";
import * as pyRucModule from "stdnum/lib/cjs/py/ruc.js";
import { weightedSum } from "../../checksum.ts";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_11 } from "../../shapes.ts";
import { defineNationalId, passes } from "./national-id.ts";

const boCi = defineNationalId({
  id: "bo-ci",
  country: "BO",
  title: "Bolivian identity card number with its department",
  entity: "BO_CI",
  references: ["Ley 145 (Bolivia), SEGIP"],
  shape: /(?<![\w.+-])\d{7,8}[ -]?(?:LP|CH|CB|OR|PT|TJ|SC|BE|BN|PD|PA)(?:-[A-Z0-9]{1,2})?(?![\w-])/,
  bare: 0.45,
  validate: passes(boCiModule),
  words: "ci:,c.i,cédula,carnet,carnet de identidad,cédula de identidad,identity card".split(","),
  examples: {
    finds: ["C.I. 4567891-LP", "carnet 45678912 SC"],
    ignores: ["C.I. 4567891-XX", "456789-LP", "C.I. 456789123-LP"],
  },
});

const crCpf = defineNationalId({
  id: "cr-cedula",
  country: "CR",
  title: "Costa Rican identity card number (cédula física)",
  entity: "CR_CEDULA",
  references: ["Ley 3504 (Costa Rica), Tribunal Supremo de Elecciones"],
  shape: /(?<![\w.+-])(?:[1-9]-?0\d{3}-?\d{4}|0[1-9]-?\d{4}-?\d{4})(?![\w-])/,
  bare: 0,
  validate: (value, written) => written.length - value.length < 2 || HYPHENED_TWICE,
  meant: 0.9,
  words: "cédula,cédula de identidad,cédula física,identity card,identificación".split(","),
  examples: {
    finds: ["cédula 1-0234-0567", "cédula de identidad 102340567", "3-0456-0789"],
    ignores: ["102340567", "cédula 1-1234-567", "cédula 1-0234-05678"],
  },
});

const HYPHENED_TWICE = 0.3;

const crCpj = defineNationalId({
  id: "cr-cedula-juridica",
  country: "CR",
  title: "Costa Rican number of legal entities (cédula jurídica)",
  entity: "CR_CEDULA_JURIDICA",
  severity: "low",
  references: ["Decreto 34691-J-MEIC-H (Costa Rica)"],
  shape: /(?<![\w.+-])[2-5]-?\d{3}-?\d{6}(?![\w-])/,
  validate: (value) => /^(?:2[1-4]00|3(?:00[2-9]|01[0-4]|1\d\d)|4000|5001)/.test(value),
  words: ["cédula jurídica", "persona jurídica", "legal entity", "cédula"],
  examples: {
    finds: ["cédula jurídica 3-101-123456", "cédula jurídica: 4000042138"],
    ignores: ["3-101-123456", "cédula jurídica 3-201-123456", "cédula jurídica 310132541"],
  },
});

const crDimex = defineNationalId({
  id: "cr-dimex",
  country: "CR",
  title: "Costa Rican number of foreigners (DIMEX)",
  entity: "CR_DIMEX",
  references: ["Ley 8764 (Costa Rica)"],
  shape: /(?<![\w.+-])1\d{10,11}(?![\w-])/,
  words: ["dimex", "cédula de residencia", "extranjero", "residencia", "residence card"],
  examples: {
    finds: ["DIMEX 155812345678", "cédula de residencia 15581234567"],
    ignores: ["155812345678", "DIMEX 255812345678", "DIMEX 1558123456789"],
  },
});

const isGtCui = passes(gtCuiModule);
const isGtNit = passes(gtNitModule);

const gtCui = defineNationalId({
  id: "gt-cui",
  country: "GT",
  title: "Guatemalan identity number (CUI, DPI)",
  entity: "GT_CUI",
  references: ["Decreto 90-2005 (Guatemala), RENAP"],
  shape: /(?<![\w.+-])\d{4}[ -]?\d{5}[ -]?\d{4}(?![\w-])/,
  bare: 0.25,
  validate: (value, written) => isGtCui(value) && (written.length - value.length < 2 || SPACED),
  meant: 0.95,
  words: ["cui", "dpi", "renap", "documento personal", "identificación", "identity card"],
  examples: {
    finds: ["DPI 5259 65890 0101", "CUI: 9219030060101"],
    ignores: ["DPI 9870 64280 0101", "DPI 1234 56789 9901", "DPI 1234 56789"],
  },
});

const SPACED = 0.5;

const gtNit = defineNationalId({
  id: "gt-nit",
  country: "GT",
  title: "Guatemalan taxpayer number (NIT)",
  entity: "GT_NIT",
  severity: "medium",
  references: ["Decreto 6-91 (Guatemala), SAT"],
  shape: /(?<![\w.+-])(?:\d{4,10}-[\dK]|\d{5,10}[\dK])(?![\w-])/i,
  validate: isGtNit,
  words: ["nit", "n.i.t", "sat", "contribuyente", "identificación tributaria", "tax id"],
  examples: {
    finds: ["NIT 2247304-1", "nit 1234560"],
    ignores: ["1234567-1", "NIT 1234567-6", "NIT 1234"],
  },
});

const isPyRuc = passes(pyRucModule);

const pyRuc = defineNationalId({
  id: "py-ruc",
  country: "PY",
  title: "Paraguayan taxpayer number (RUC)",
  entity: "PY_RUC",
  severity: "medium",
  references: ["Ley 125/1991 (Paraguay), DNIT"],
  shape: /(?<![\w.+-])(?:\d{4,8}-\d|\d{6,9})(?![\w-])/,
  validate: isPyRuc,
  words: ["ruc", "r.u.c", "dnit", "set paraguay", "contribuyente", "tax id"],
  examples: {
    finds: ["RUC 80655796-6", "ruc: 1234567-9"],
    ignores: ["80489985-0", "RUC 80706090-8", "RUC 123-4"],
  },
});

const pyCedula = defineNationalId({
  id: "py-cedula",
  country: "PY",
  title: "Paraguayan identity card number (cédula)",
  entity: "PY_CEDULA",
  references: ["Ley 1266/1987 (Paraguay)"],
  shape: /(?<![\w.+-])\d(?:[ .]?\d{3}){2}(?![\w-])/,
  meant: 0.7,
  words: ["cédula paraguaya", "cédula de identidad civil", "cic", "ci paraguay", "ci paraguaya"],
  examples: {
    finds: ["cédula paraguaya 3.785.456", "CIC 3785456"],
    ignores: ["3.785.456", "CIC 378545", "CIC 37.854.567"],
  },
});

/** Numbers with a serial up to 100 are of the first years and have another check. */
function isSvNit(value: string): boolean {
  const digits = value.slice(-14);
  const old = digits.slice(10, 13) <= "100";
  const sum = weightedSum(digits, old ? SV_OLD : SV_NEW) % 11;
  return (old ? sum : (11 - sum) % 11) % 10 === Number(digits.at(-1));
}

const SV_OLD = [14, 13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2];
const SV_NEW = [2, 7, 6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2];

const svNit = defineNationalId({
  id: "sv-nit",
  country: "SV",
  title: "Salvadoran taxpayer number (NIT)",
  entity: "SV_NIT",
  references: ["Código Tributario (El Salvador) art. 86"],
  shape: /(?<![\w.+-])(?:SV ?)?[019]\d{3}-?\d{6}-?\d{3}-?\d(?![\w-])/,
  bare: 0.3,
  validate: (value, written) => isSvNit(value) && (written.includes("-") ? GROUPED : true),
  meant: 0.95,
  words: ["nit", "n.i.t", "identificación tributaria", "hacienda", "tax id"],
  examples: {
    finds: ["NIT 0614-163592-106-9", "0210-921356-101-3"],
    ignores: ["NIT 0614-686864-101-9", "0614-050707-104", "NIT 5614-050707-104-8"],
  },
});

const GROUPED = 0.8;

const svDui = defineNationalId({
  id: "sv-dui",
  country: "SV",
  title: "Salvadoran identity card number (DUI)",
  entity: "SV_DUI",
  references: ["Ley Especial Reguladora de la Emisión del DUI (El Salvador)"],
  shape: /(?<![\w.+-])\d{8}-?\d(?![\w-])/,
  validate: (value) =>
    (10 - (weightedSum(value, [9, 8, 7, 6, 5, 4, 3, 2]) % 10)) % 10 === Number(value.charAt(8)),
  words: ["dui", "documento único", "identity card", "identidad"],
  examples: {
    finds: ["DUI 04312795-6", "documento único: 033346427"],
    ignores: ["09725486-8", "DUI 00101467-7", "DUI 1234567-8"],
  },
});

const cuNi = defineNationalId({
  id: "cu-ni",
  country: "CU",
  title: "Cuban identity number",
  entity: "CU_NI",
  references: ["Resolución 47/2006 MININT (Cuba)"],
  shape: DIGITS_11,
  validate: passes(cuNiModule),
  words: ["carné de identidad", "carnet de identidad", "identidad permanente", "cuban*"],
  examples: {
    finds: ["carné de identidad 85012612345", "carnet de identidad: 91071447890"],
    ignores: ["85012612345", "carné de identidad 85132612345", "carné de identidad 8501261234"],
  },
});

export const latinAmericaRecognizers: readonly Recognizer[] = [
  boCi,
  crCpf,
  crCpj,
  crDimex,
  gtCui,
  gtNit,
  pyRuc,
  pyCedula,
  svNit,
  svDui,
  cuNi,
];
