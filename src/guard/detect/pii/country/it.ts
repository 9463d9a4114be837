import * as aic from "stdnum/lib/cjs/it/aic.js";
import * as codiceFiscale from "stdnum/lib/cjs/it/codicefiscale.js";
import * as iva from "stdnum/lib/cjs/it/iva.js";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_11, DIGITS_5, DIGITS_GROUPED } from "../../shapes.ts";
import { defineNationalId, OTHER_NUMBERS, passes } from "./national-id.ts";

const isCodiceFiscale = passes(codiceFiscale);
const isIva = passes(iva);

const itFiscalCode = defineNationalId({
  id: "it-fiscal-code",
  country: "IT",
  title: "Italian tax code of a person (codice fiscale)",
  entity: "IT_FISCAL_CODE",
  references: ["Decreto Ministeriale 23.12.1976"],
  // Digits may stand as letters where two people would share a code.
  shape:
    /(?<![\p{L}\p{N}_])[A-Z]{3} ?[A-Z]{3} ?[0-9LMNP-V]{2}[A-EHLMPR-T][0-9LMNP-V]{2} ?[A-Z][0-9LMNP-V]{3} ?[A-Z](?![\p{L}\p{N}_])/iu,
  validate: (value, written) => isCodiceFiscale(value) && (written.length === 16 ? 0.9 : true),
  bare: 0.4,
  meant: 0.95,
  words: (
    "codice fiscale,cod. fiscale,cod.fisc,c.f,cf,codicefiscale,tax code,fiscal code," +
    "código fiscal,italian tax code,tessera sanitaria"
  ).split(","),
  examples: {
    finds: ["RSSMRA85T10A562S", "C.F.: vrdgpp90b02f205d", "codice fiscale RSS MRA 85T10 A562 S"],
    ignores: ["RSSMRA85T10A562T", "RSSMRA85F10A562S", "RSSMRA85T10A562SX", "RSSMRA85T10A562"],
  },
});

const itVatCode = defineNationalId({
  id: "it-vat-code",
  country: "IT",
  title: "Italian VAT number (partita IVA)",
  entity: "IT_VAT_CODE",
  severity: "medium",
  references: ["DPR 633/1972 art. 35"],
  shape: DIGITS_11,
  validate: isIva,
  // Of the offices that give them there are a hundred: one number in a hundred passes.
  bare: 0.6,
  meant: 0.95,
  against: OTHER_NUMBERS.filter((word) => !/fattura|facture|invoice/.test(word)),
  words: (
    "partita iva,p.iva,p. iva,piva,p.i,codice fiscale,imposta sul valore aggiunto,vat,iva," +
    "italian vat"
  ).split(","),
  examples: {
    finds: ["P.IVA 12345670785", "Partita IVA: 00743110157", "12888850224"],
    ignores: ["P.IVA 12345678904", "00000000000", "P.IVA 1234567890", "123456789031"],
  },
});

const itIdentityCard = defineNationalId({
  id: "it-identity-card",
  country: "IT",
  title: "Italian identity card number (CIE)",
  entity: "IT_IDENTITY_CARD",
  references: ["Decreto 23.12.2015, CIE 3.0"],
  shape:
    /(?<![\p{L}\p{N}_])(?:[A-Z]{2}[ -]?\d{7}|\d{7}[A-Z]{2}|C[A-Z][ -]?\d{5}[ -]?[A-Z]{2})(?![\p{L}\p{N}_])/iu,
  // The first cards of paper and their series begin with A; of the first cards of plastic AA ends.
  validate: (value) => (/^(?:A|\d|C.\d{5}[A-Z])/.test(value) ? 0.15 : true),
  bare: 0,
  words: (
    "carta d'identità,carta di identità,carta identità,c.i,cie,documento,identity card,id card," +
    "documento d'identità,carta d’identità,documento de identidad"
  ).split(","),
  examples: {
    finds: ["carta d'identità CA12345AA", "CIE n. AT 7654321", "7654321BB"],
    ignores: ["CA1234AA", "AT 76543210", "XAT7654321", "76543210BB"],
  },
});

const itDriverLicense = defineNationalId({
  id: "it-driver-license",
  country: "IT",
  title: "Italian driving licence number",
  entity: "IT_DRIVER_LICENSE",
  references: ["Decreto Legislativo 285/1992 art. 116"],
  shape:
    /(?<![\p{L}\p{N}_])(?:U1[BCDFGHJ-NPRSTUW-Z0-9]{7}[A-Z]|[A-Z]{2}\d{7}[A-Z])(?![\p{L}\p{N}_])/iu,
  validate: (value, written) => /\d/.test(value.slice(2)) && (!/^U1.*\d.*\d/.test(written) || 0.5),
  bare: 0.3,
  against: OTHER_NUMBERS,
  words: [
    "patente",
    "patente di guida",
    "driving licence",
    "driver license",
    "licencia",
    "license",
  ],
  examples: {
    finds: ["patente U1K23D45BC", "MI1234567X", "patente di guida: rm7654321a"],
    ignores: ["MI123456X", "MI12345678", "XMI1234567X", "U1EAI2345B"],
  },
});

const itPassport = defineNationalId({
  id: "it-passport",
  country: "IT",
  title: "Italian passport number",
  entity: "IT_PASSPORT",
  references: ["Legge 1185/1967", "ICAO Doc 9303-4"],
  shape: /(?<![\p{L}\p{N}_])[A-Z]{2}\d{7}(?![\p{L}\p{N}_])/iu,
  validate: (value) => (value.startsWith("Y") ? 0.15 : true),
  bare: 0.05,
  words: ["passaporto", "passaporto n", "italian passport", "pasaporte italiano"],
  examples: {
    finds: ["passaporto YA1234567", "YB7654321", "numero di passaporto: aa9021457"],
    ignores: ["YA12345678", "YAB1234567", "YA 1234567", "XYA1234567"],
  },
});

const itPlate = defineNationalId({
  id: "it-license-plate",
  country: "IT",
  title: "Italian vehicle registration plate",
  entity: "IT_LICENSE_PLATE",
  severity: "medium",
  references: ["Decreto Legislativo 285/1992 art. 100"],
  shape:
    /(?<![\p{L}\p{N}_-])[A-HJ-NPR-TV-Z]{2}[ -]?\d{3}[ -]?[A-HJ-NPR-TV-Z]{2}(?![\p{L}\p{N}_-])/u,
  words: ["targa", "targato", "targata", "veicolo", "automobile", "italian plate"],
  examples: {
    finds: ["targa AB123CD", "veicolo targato FG 456 HJ"],
    ignores: ["AB123CD", "targa AB7234CD", "targa ab123cd", "targa AI123CD"],
  },
});

const itPostalCode = defineNationalId({
  id: "it-postal-code",
  country: "IT",
  title: "Italian postal code (CAP)",
  entity: "IT_POSTAL_CODE",
  severity: "low",
  references: ["Poste Italiane, CAP"],
  shape: DIGITS_5,
  validate: (value, _, before) =>
    value >= "00010" && value <= "98168" && /postal|C\.?A\.?P\.?\W{0,4}$/.test(before().slice(-28)),
  meant: 0.7,
  reach: 24,
  words: ["cap", "codice postale", "c.a.p", "italian postal code"],
  examples: {
    finds: ["CAP 00184", "codice postale: 20121"],
    ignores: ["00184", "CAP 99999", "CAP 001841"],
  },
});

const itHealthCard = defineNationalId({
  id: "it-health-card",
  country: "IT",
  title: "Italian health card number (tessera sanitaria)",
  entity: "IT_HEALTH_CARD",
  references: ["Decreto 11.3.2004, tessera sanitaria"],
  shape: /(?<![\w./-])80380\d{15}(?![\w/-])/,
  bare: 0.6,
  words: ["tessera sanitaria", "team", "health card", "tarjeta sanitaria"],
  examples: {
    finds: ["80380001234567890123", "tessera sanitaria n. 80380800301234567890"],
    ignores: ["8038000123456789012", "803800012345678901234", "90380001234567890123"],
  },
});

const itVatGrouped = defineNationalId({
  id: "it-vat-grouped",
  country: "IT",
  title: "Italian VAT number in groups",
  entity: "IT_VAT_CODE",
  severity: "medium",
  references: ["DPR 633/1972 art. 35"],
  shape: DIGITS_GROUPED,
  validate: (value, written) => written.length > 11 && isIva(value),
  words: ["partita iva", "p.iva", "p. iva", "piva", "imposta sul valore aggiunto", "italian vat"],
  examples: {
    finds: ["P.IVA 007 4311 0157", "partita iva 007431-10157"],
    ignores: ["P.IVA 007 4311 0158", "007 4311 0157", "P.IVA 00743110157"],
  },
});

const itAic = defineNationalId({
  id: "it-aic",
  country: "IT",
  title: "Italian code of a medicinal product (AIC)",
  entity: "IT_AIC",
  severity: "low",
  references: ["Decreto Ministeriale 10.6.1983", "AIFA"],
  shape: /(?<![\p{L}\p{N}_])(?:\d{9}|\d[0-9BCDFGHJ-NP-Z]{5})(?![\p{L}\p{N}_])/u,
  validate: passes(aic),
  words: ["aic", "a.i.c", "codice farmaco", "immissione in commercio", "identification of drugs"],
  examples: {
    finds: ["AIC 012345676", "A.I.C. n. 013KFD"],
    ignores: ["012345676", "AIC 012345675", "AIC 00CVW"],
  },
});

export const itRecognizers: readonly Recognizer[] = [
  itFiscalCode,
  itVatCode,
  itVatGrouped,
  itIdentityCard,
  itDriverLicense,
  itPassport,
  itPlate,
  itPostalCode,
  itHealthCard,
  itAic,
];
