import * as rif from "stdnum/lib/cjs/ve/rif.js";
import type { Recognizer } from "../../recognizer.ts";
import { defineNationalId, passes } from "./national-id.ts";

const isRif = passes(rif);

const veRif = defineNationalId({
  id: "ve-rif",
  country: "VE",
  title: "Venezuelan taxpayer number (RIF)",
  entity: "VE_RIF",
  severity: "medium",
  references: ["Providencia SNAT/2013/0048 (SENIAT)"],
  shape: /(?<![\w.+-])[VEJPG][ -]?\d{8}[ -]?\d(?![\w-])/i,
  bare: 0.5,
  validate: (value, written) => isRif(value) && (written.length - value.length < 2 || 0.85),
  meant: 0.95,
  words: ["rif", "r.i.f", "seniat", "contribuyente", "información fiscal", "tax id"],
  examples: {
    finds: ["RIF J-49056167-5", "rif V020775048", "G-41215536-1"],
    ignores: ["RIF J-81912064-6", "RIF X-12345678-9", "J-1234567-8"],
  },
});

const veCedula = defineNationalId({
  id: "ve-cedula",
  country: "VE",
  title: "Venezuelan identity card number (cédula)",
  entity: "VE_CEDULA",
  references: ["Ley Orgánica de Identificación (Venezuela)"],
  shape: /(?<![\w.+-])[VE][ -]?\d{1,2}\.?\d{3}\.?\d{3}(?![\w.-])/i,
  bare: 0,
  validate: (_value, written) => !/\..*\./.test(written) || DOTTED,
  meant: 0.9,
  words: "cédula,c.i,ci:,cédula de identidad,identity card,titular,venezolano".split(","),
  examples: {
    finds: ["C.I. V-12.345.678", "cédula V12345678", "E-81.234.567"],
    ignores: ["V12345678", "C.I. V-123.456", "cédula X-12.345.678"],
  },
});

const DOTTED = 0.6;

export const veRecognizers: readonly Recognizer[] = [veRif, veCedula];
