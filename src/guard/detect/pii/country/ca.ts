import * as bcPhn from "stdnum/lib/cjs/ca/bc_bhn.js";
import * as bn from "stdnum/lib/cjs/ca/bn.js";
import * as qst from "stdnum/lib/cjs/ca/qst.js";
import { luhn } from "../../checksum.ts";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_9_BY_3 } from "../../shapes.ts";
import { defineNationalId, OTHER_NUMBERS, passes } from "./national-id.ts";

const caSin = defineNationalId({
  id: "ca-sin",
  country: "CA",
  title: "Canadian social insurance number",
  entity: "CA_SIN",
  references: ["Employment Insurance Act (Canada) s. 138", "Service Canada, SIN Code of Practice"],
  shape: DIGITS_9_BY_3,
  bare: 0.25,
  // 0 is for fictitious numbers, 8 for firms. Amounts are written with spaces, not with strokes.
  validate: (value, written) =>
    !/^[08]/.test(value) &&
    luhn(value) &&
    (written.length === value.length || (written.includes("-") ? 0.5 : 0.45)),
  words: (
    "sin:,sin #,sin no,sin number,sin is,my sin,social insurance,nas:,nas :,n.a.s,canada," +
    "assurance sociale,numéro d'assurance"
  ).split(","),
  against: OTHER_NUMBERS,
  examples: {
    finds: ["SIN: 109-219-030", "assurance sociale : 432 738 524", "571830207"],
    ignores: ["SIN: 115-536-181", "812-345-678", "046-454 286", "SIN: 13069254"],
  },
});

const caBn = defineNationalId({
  id: "ca-bn",
  country: "CA",
  title: "Canadian business number with a programme account",
  entity: "CA_BN",
  severity: "low",
  references: ["CRA, Business Number registration (RC2)"],
  shape: /(?<![\w.+-])\d{5} ?\d{4} ?(?:R[CMPRTZ]) ?\d{4}(?![\w-])/,
  bare: 0.85,
  validate: (value) => passesBn(value.slice(0, 9)),
  words: "business number,bn,gst,hst,numéro d'entreprise,tps,tvh,payroll account".split(","),
  examples: {
    finds: ["BN 459751277RC0001", "GST/HST 56532 3904 RT 0002"],
    ignores: ["BN 123456780RC0001", "123456782XX0001", "123456782"],
  },
});

const passesBn = passes(bn);

const caBnDigits = defineNationalId({
  id: "ca-bn-digits",
  country: "CA",
  title: "Canadian business number",
  entity: "CA_BN",
  severity: "low",
  references: ["CRA, Business Number registration (RC2)"],
  shape: DIGITS_9_BY_3,
  validate: passesBn,
  words: ["business number", "numéro d'entreprise", "gst number", "hst number", "gst/hst"],
  examples: {
    finds: ["business number 807425210", "numéro d'entreprise : 872 548 680"],
    ignores: ["business number 810146773", "854601017", "business number 12345678"],
  },
});

const caQst = defineNationalId({
  id: "ca-qst",
  country: "CA",
  title: "Quebec sales tax number",
  entity: "CA_QST",
  severity: "low",
  references: ["Revenu Québec, QST registration number"],
  shape: /(?<![\w.+-])\d{10} ?TQ ?\d{4}(?![\w-])/,
  bare: 0.85,
  validate: passes(qst),
  words: ["qst", "tvq", "sales tax", "taxe de vente"],
  examples: {
    finds: ["TVQ 5953664561 TQ 0001", "2441076030TQ0002"],
    ignores: ["TVQ 3107291734 TQ 0001", "1224002901TX0001", "12240029 TQ 0001"],
  },
});

const caPst = defineNationalId({
  id: "ca-pst",
  country: "CA",
  title: "British Columbia sales tax number",
  entity: "CA_PST",
  severity: "low",
  references: ["Provincial Sales Tax Act (British Columbia) s. 168"],
  shape: /(?<![\w.+-])PST[- ]?\d{4}[- ]?\d{4}(?![\w-])/,
  bare: 0.6,
  words: ["pst", "provincial sales tax", "sales tax"],
  examples: {
    finds: ["PST-1002-3004", "provincial sales tax: PST 10023004"],
    ignores: ["PST 1002", "PST-10023004-1", "10:00 PST 2024"],
  },
});

const caBcPhn = defineNationalId({
  id: "ca-bc-phn",
  country: "CA",
  title: "British Columbia personal health number",
  entity: "CA_HEALTH_NUMBER",
  references: ["Medicare Protection Act (British Columbia)", "HL7 OID 2.16.840.1.113883.4.50"],
  shape: /(?<![\w.+-])9\d{3}[ -]?\d{3}[ -]?\d{3}(?![\w-])/,
  bare: 0.2,
  validate: passes(bcPhn),
  meant: 0.95,
  words: "phn,personal health number,care card,carecard,bc services card,msp,health card".split(
    ",",
  ),
  examples: {
    finds: ["PHN 9364 650 929", "personal health number: 9409204948"],
    ignores: ["PHN 9522 821 079", "PHN 8123 456 789", "PHN 9123 456 78"],
  },
});

const caOhip = defineNationalId({
  id: "ca-ohip",
  country: "CA",
  title: "Ontario health card number",
  entity: "CA_HEALTH_NUMBER",
  references: ["Health Insurance Act (Ontario)", "Ontario Health Card Validation Reference Manual"],
  shape: /(?<![\w.+-])[1-9]\d{3}[ -]?\d{3}[ -]?\d{3}(?:[ -]?[A-Z]{2})?(?![\w-])/,
  bare: 0,
  // The version code of two letters makes it unmistakable.
  validate: (value, written) =>
    luhn(value.slice(0, 10)) &&
    (value.length === 10 || (written.length > value.length ? VERSIONED : UNSPACED)),
  meant: 0.95,
  words: "ohip,health card,carte santé,health number,ontario health,assurance-santé".split(","),
  examples: {
    finds: ["OHIP 1130-177-221-AB", "health card 2070325697", "3312 875 093 XK"],
    ignores: ["OHIP 1876-967-713-AB", "4723469570", "OHIP 0123-456-789-AB"],
  },
});

const VERSIONED = 0.6;
const UNSPACED = 0.3;

const caRamq = defineNationalId({
  id: "ca-ramq",
  country: "CA",
  title: "Quebec health insurance number (NAM)",
  entity: "CA_HEALTH_NUMBER",
  references: ["Loi sur l'assurance maladie (Québec)", "RAMQ, numéro d'assurance maladie"],
  shape: /(?<![\w.+-])[A-Z]{4}[ -]?\d{4}[ -]?\d{4}(?![\w-])/,
  bare: 0.4,
  // Month of birth, 50 more for women, then the day.
  validate: (value) => /^[A-Z]{4}\d\d(?:[05][1-9]|[16][0-2])(?:0[1-9]|[12]\d|3[01])/.test(value),
  words: "ramq,nam,assurance maladie,carte soleil,health insurance,quebec health".split(","),
  examples: {
    finds: ["NAM TREM 8551 2212", "assurance maladie : LAVM90071234", "RAMQ GAGP-7411-0313"],
    ignores: ["NAM TREM 8593 2212", "TREM 8551 9912", "TRE 8551 2212", "TREM 8551 22123"],
  },
});

const caPassport = defineNationalId({
  id: "ca-passport",
  country: "CA",
  title: "Canadian passport number",
  entity: "CA_PASSPORT",
  references: ["ICAO Doc 9303-4", "Canadian Passport Order SI/81-86"],
  shape: /(?<![\w.+-])(?:[A-Z]{2}\d{6}|[A-Z]\d{6}[A-Z]{2})(?![\w-])/,
  meant: 0.8,
  words: "canadian passport,passeport canadien,passeport,passport,pasaporte canadiense".split(","),
  examples: {
    finds: ["Canadian passport AB123456", "passeport : A123456BC"],
    ignores: ["AB123456", "passport ABC123456", "passeport AB12345"],
  },
});

const caDriverLicence = defineNationalId({
  id: "ca-driver-licence",
  country: "CA",
  title: "Driver's licence number of Ontario or Quebec",
  entity: "CA_DRIVER_LICENSE",
  references: ["Highway Traffic Act (Ontario) s. 32", "Code de la sécurité routière (Québec)"],
  shape:
    /(?<![\w.+-])[A-Z]\d{4}(?:-\d{5}-\d{5}| \d{5} \d{5}|\d{10}|-\d{6}-\d{2}| \d{6} \d{2}|\d{8})(?![\w-])/,
  bare: 0.15,
  validate: (value, written) => written.length === value.length || 0.6,
  words: (
    "driver's licence,driver licence,drivers licence,driver's license,driver license," +
    "permis de conduire,licence number,licencia de conducir"
  ).split(","),
  examples: {
    finds: ["driver's licence A1234-56789-01234", "permis de conduire T1234-150885-06"],
    ignores: ["A1234-5678", "A1234-56789-012345", "permis de conduire 123456789"],
  },
});

export const caRecognizers: readonly Recognizer[] = [
  caSin,
  caBn,
  caBnDigits,
  caQst,
  caPst,
  caBcPhn,
  caOhip,
  caRamq,
  caPassport,
  caDriverLicence,
];
