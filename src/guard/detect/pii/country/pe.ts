import * as ruc from "stdnum/lib/cjs/pe/ruc.js";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_9, DIGITS_11 } from "../../shapes.ts";
import { endsInCheckSign } from "./check-sign.ts";
import { defineNationalId, isCounted, passes } from "./national-id.ts";

const isRuc = passes(ruc);

const peRuc = defineNationalId({
  id: "pe-ruc",
  country: "PE",
  title: "Peruvian taxpayer number (RUC)",
  entity: "PE_RUC",
  severity: "medium",
  references: ["Decreto Legislativo 943 (Perú)"],
  shape: DIGITS_11,
  bare: 0.6,
  validate: (value) => /^(?:1[0567]|20)/.test(value) && isRuc(value) && (!isCounted(value) || 0.3),
  meant: 0.95,
  words: "ruc,r.u.c,sunat,contribuyente,tax id,registro único".split(","),
  examples: {
    finds: ["RUC 10810778887", "SUNAT: 20524542863", "20843788123"],
    ignores: ["RUC 20016825216", "RUC 30123456789", "RUC 2012345678"],
  },
});

const peDni = defineNationalId({
  id: "pe-dni",
  country: "PE",
  title: "Peruvian identity card number (DNI, CUI) with its check sign",
  entity: "PE_DNI",
  references: ["Ley 26497 (Perú), RENIEC"],
  shape: /(?<![\w.+-])\d{8}[ -]?[\dA-K](?![\w-])/,
  bare: 0,
  validate: (value, written) =>
    endsInCheckSign(value, "peCui") && (written.length === value.length || HYPHENED),
  words: "dni,cui,reniec,documento nacional,identity card,doc. de identidad".split(","),
  examples: {
    finds: ["DNI 03378121-6", "CUI: 129896162"],
    ignores: ["DNI 196195170", "103681565", "DNI 1234567-8"],
  },
});

const HYPHENED = 0.15;

const peCe = defineNationalId({
  id: "pe-ce",
  country: "PE",
  title: "Peruvian card number of foreigners (CE)",
  entity: "PE_CE",
  references: ["Decreto Legislativo 1350 (Perú)"],
  shape: DIGITS_9,
  words: [
    "carné de extranjería",
    "carnet de extranjería",
    "carnet extranjería",
    "extranjería",
    "c.e",
  ],
  examples: {
    finds: ["carné de extranjería 001234567", "C.E. 001234567"],
    ignores: ["001234567", "C.E. 12345678", "C.E. 0012345678"],
  },
});

export const peRecognizers: readonly Recognizer[] = [peRuc, peDni, peCe];
