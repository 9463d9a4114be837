import * as tin from "stdnum/lib/cjs/za/tin.js";
import { luhn } from "../../checksum.ts";
import type { Recognizer } from "../../recognizer.ts";
import { defineNationalId, isDayOfMonth, passes } from "./national-id.ts";

const zaId = defineNationalId({
  id: "za-id-number",
  country: "ZA",
  title: "South African identity number",
  entity: "ZA_ID_NUMBER",
  references: ["Identification Act 68 of 1997 (South Africa)"],
  // Birth date, sex, then citizen, resident or refugee.
  shape: /(?<![\w.+-])\d{6}(?: \d{4} [0-2]\d{2}|\d{4}[0-2]\d{2})(?![\w-])/,
  bare: 0.65,
  validate: (value, written) =>
    isDayOfMonth(Number(value.slice(4, 6)), Number(value.slice(2, 4))) &&
    luhn(value) &&
    (written.length === value.length || 0.75),
  meant: 0.97,
  words: (
    "south african id,rsa id,sa id,id number,identity number,id-nommer,identiteitsnommer," +
    "permanent resident,inombolo kamazisi"
  ).split(","),
  examples: {
    finds: ["SA ID 8501260721088", "identiteitsnommer 920714 6692 084", "7803030207187"],
    ignores: ["SA ID 8501265048084", "SA ID 8513265009087", "SA ID 85012650090"],
  },
});

const zaTin = defineNationalId({
  id: "za-tax-number",
  country: "ZA",
  title: "South African tax or VAT number",
  entity: "ZA_TAX_NUMBER",
  references: ["Tax Administration Act 28 of 2011 (South Africa)"],
  shape: /(?<![\w.+-])[0-49]\d{2} ?\d{4} ?\d{3}(?![\w-])/,
  validate: (value) => value.startsWith("4") || passesTin(value),
  words: ["sars", "tax number", "income tax", "tax reference", "vat", "tin", "belastingnommer"],
  against: ["phone", "tel", "cell", "mobile", "fax", "call", "tax invoice"],
  examples: {
    finds: ["SARS tax number 0503247793", "VAT number 4660641160"],
    ignores: ["0686512110", "tax number 0051409131", "VAT number 5123456789"],
  },
});

const passesTin = passes(tin);

const zaPassport = defineNationalId({
  id: "za-passport",
  country: "ZA",
  title: "South African passport number",
  entity: "ZA_PASSPORT",
  references: ["ICAO Doc 9303-4", "South African Passports and Travel Documents Act 1994"],
  shape: /(?<![\w.+-])[ADMTV]\d{8}(?![\w-])/,
  meant: 0.85,
  words: ["south african passport", "sa passport", "rsa passport"],
  examples: {
    finds: ["South African passport A12345678", "SA passport: M00123456"],
    ignores: ["A12345678", "passport A12345678", "SA passport A1234567"],
  },
});

export const zaRecognizers: readonly Recognizer[] = [zaId, zaTin, zaPassport];
