import * as stdnumEin from "stdnum/lib/cjs/us/ein.js";
import { luhn, weightedSum } from "../../checksum.ts";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_GROUPED } from "../../shapes.ts";
import { defineNationalId, isCounted, OTHER_NUMBERS, passes } from "./national-id.ts";
import { isUsDriverLicense, US_DRIVER_LICENSE_FORMS } from "./us-driver-license.ts";

const PASSPORT = [
  "passport",
  "pasaporte",
  "travel document",
  "documento de viaje",
  "us passport",
] as const;

const itin = defineNationalId({
  id: "us-itin",
  country: "US",
  title: "US individual taxpayer identification number",
  entity: "US_ITIN",
  references: ["IRS Publication 1915"],
  shape: /(?<![\w.+-])9\d{2}[- ]?\d{2}[- ]?\d{4}(?![\w-])/,
  bare: 0.15,
  validate: (value, written) => {
    if (!isItinGroup(Number(value.slice(3, 5)))) return false;
    const separators = written.length - value.length;
    return separators < 2 ? separators === 0 || 0.3 : 0.7;
  },
  words: [
    "itin",
    "individual taxpayer",
    "taxpayer id",
    "taxpayer identification",
    "tax id",
    "tax identification",
    "tin",
    "número de contribuyente",
    "identificación del contribuyente",
  ],
  examples: {
    finds: ["ITIN: 912-70-1234", "900-50-0001", "taxpayer id 912881234", "91270-1234"],
    ignores: ["912-89-1234", "912-93-1234", "my tax id 912-49-0001", "812-70-1234", "912-70-12345"],
  },
});

/** Groups that the IRS gives out. */
function isItinGroup(group: number): boolean {
  return (group >= 50 && group <= 65) || (group >= 70 && group !== 89 && group !== 93);
}

const isEin = passes(stdnumEin);

const ein = defineNationalId({
  id: "us-ein",
  country: "US",
  title: "US employer identification number",
  entity: "US_EIN",
  severity: "medium",
  references: ["26 CFR 301.7701-12", "IRS Publication 1635"],
  shape: /(?<![\w.+-])\d{2}-?\d{7}(?![\w-])/,
  bare: 0,
  validate: (value, written) => isEin(value) && (written.length === value.length || 0.25),
  words: [
    "ein",
    "fein",
    "employer identification",
    "employer id",
    "federal tax id",
    "tax id",
    "tax identification",
    "irs number",
    "número de empleador",
    "identificación del empleador",
  ],
  examples: {
    finds: ["EIN: 12-3456789", "employer identification number 123456789", "94-1234567"],
    ignores: ["123456789", "EIN 07-1234567", "00-3456789", "12-34567890", "912-3456789"],
  },
});

const passport = defineNationalId({
  id: "us-passport",
  country: "US",
  title: "US passport number",
  entity: "US_PASSPORT",
  references: ["ICAO Doc 9303-4", "22 CFR 51"],
  shape: /(?<![\w.+-])[A-Z]\d{8}(?![\w-])/,
  bare: 0,
  meant: 0.8,
  // A is the series of the present booklets; other letters are rather licences.
  validate: (value) => (value.startsWith("A") ? 0.2 : true),
  words: PASSPORT,
  examples: {
    finds: ["passport A01234567", "travel document no. C01234567", "A98765432"],
    ignores: ["A0123456", "AB1234567", "A012345678", "A01234567-1"],
  },
});

const passportDigits = defineNationalId({
  id: "us-passport-digits",
  country: "US",
  title: "US passport number of nine digits",
  entity: "US_PASSPORT",
  references: ["ICAO Doc 9303-4", "22 CFR 51"],
  shape: /(?<![\w.+-])\d{9}(?![\w-])/,
  meant: 0.85,
  words: ["us passport", "u.s. passport", "american passport", "pasaporte estadounidense"],
  examples: {
    finds: ["US passport 340020013", "pasaporte estadounidense: 340020013"],
    ignores: ["340020013", "passport 340020013", "US passport 34002001"],
  },
});

const driverLicense = defineNationalId({
  id: "us-driver-license",
  country: "US",
  title: "US driver licence number, as one of the states writes it",
  entity: "US_DRIVER_LICENSE",
  references: ["AAMVA DL/ID Card Design Standard", "18 U.S.C. 2725"],
  shape: new RegExp(`(?<![\\w.+-])(?:${US_DRIVER_LICENSE_FORMS.join("|")})(?![\\w-])`),
  meant: 0.85,
  validate: isUsDriverLicense,
  words: [
    "driver license",
    "driver licence",
    "drivers license",
    "drivers licence",
    "driver's license",
    "driver's licence",
    "driver’s license",
    "driving license",
    "driving licence",
    "operator license",
    "operator's license",
    "dl:",
    "dl #",
    "dl no",
    "dl number",
    "dln",
    "driver id",
    "licencia de conducir",
    "licencia de manejo",
    "licencia de conductor",
  ],
  against: ["licence plate", "license plate", "medical license", "software license", "policy"],
  examples: {
    finds: [
      "driver's license: H1234567",
      "DL: F123-456-78-901-0",
      "licencia de conducir 2270-66-1551",
      "drivers license number 6940579",
      "driver license WDLABCD456DG",
    ],
    ignores: [
      "H1234567",
      "driver's license expires 12-05-2031",
      "driver license since 2015",
      "driver license hotline 555-123-4567",
      "license plate number H1234567",
      "driver license ABCDEFGHI",
    ],
  },
});

const driverLicenseBare = defineNationalId({
  id: "us-driver-license-long",
  country: "US",
  title: "US driver licence number of a letter and 12 or 14 digits",
  entity: "US_DRIVER_LICENSE",
  references: ["AAMVA DL/ID Card Design Standard", "18 U.S.C. 2725"],
  shape: /(?<![\w.+-])[A-Z](?:\d{12}|\d{14})(?![\w-])/,
  bare: 0.2,
  words: ["driver license", "drivers license", "driver's license", "licencia de conducir"],
  examples: {
    finds: ["F123456789012", "driver license W12345678901234"],
    ignores: ["H12345678", "H1234567", "F1234567890123", "FF12345678", "H12345678X"],
  },
});

const mbi = defineNationalId({
  id: "us-mbi",
  country: "US",
  title: "US Medicare beneficiary identifier",
  entity: "US_MBI",
  references: ["CMS, Understanding the Medicare Beneficiary Identifier (MBI) Format", "HIPAA"],
  shape:
    /(?<![\w.+-])[1-9][AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y][AC-HJKMNP-RT-Y0-9]\d-?[AC-HJKMNP-RT-Y]{2}\d{2}(?![\w-])/i,
  bare: 0.6,
  validate: (value, written) => written.length === value.length || 0.85,
  meant: 0.95,
  words: ["mbi", "medicare", "beneficiary", "beneficiario", "medicare number", "hicn"],
  examples: {
    finds: ["1EG4-TE5-MK72", "Medicare: 1EG4TE5MK72", "mbi 9xx9-xx9-xx99"],
    ignores: ["1EG4-TE5-OK72", "0EG4-TE5-MK72", "1EG4-TE5-MK7", "12G4-TE5-MK72", "1EG4TE5MK723"],
  },
});

const npi = defineNationalId({
  id: "us-npi",
  country: "US",
  title: "US national provider identifier",
  entity: "US_NPI",
  severity: "medium",
  references: ["45 CFR 162.406", "CMS, NPI check digit (ISO/IEC 7812 with prefix 80840)"],
  shape: /(?<![\w.+-])[12](?:\d{9}|\d{3} \d{3} \d{3}|\d{3}-\d{3}-\d{3})(?![\w-])/,
  bare: 0,
  // From 15 on they are rather seconds since 1970, and with 2 telephones.
  validate: (value) =>
    luhn(`80840${value}`) && (/^1[0-4]/.test(value) && !isCounted(value) ? 0.5 : true),
  words: ["npi", "national provider", "provider identifier", "provider id", "provider number"],
  against: OTHER_NUMBERS,
  examples: {
    finds: ["NPI 1234567893", "national provider identifier: 1245319599", "1003000126"],
    ignores: ["NPI 1234567890", "1245319598", "9234567893", "12345678930"],
  },
});

const dea = defineNationalId({
  id: "us-dea-number",
  country: "US",
  title: "US DEA registration number of a prescriber",
  entity: "MEDICAL_LICENSE",
  references: ["21 CFR 1301.13", "DEA Diversion Control Division, registration number check"],
  shape: /(?<![\w.+-])[ABCDEFGHJKLMPRSTUX][A-Z9]\d{7}(?![\w-])/i,
  bare: 0.4,
  validate: (value, written) => {
    const sum = weightedSum(value.slice(2, 8), [1, 2, 1, 2, 1, 2]);
    return sum % 10 === Number(value.charAt(8)) && (written !== value || 0.5);
  },
  words: [
    "dea",
    "dea number",
    "prescriber",
    "certificate number",
    "medical license",
    "medical licence",
    "licencia médica",
  ],
  against: OTHER_NUMBERS,
  examples: {
    finds: ["DEA AB1234563", "prescriber number: F91234563", "bb1388568"],
    ignores: ["AB1234564", "AB123456", "IB1234563", "AB12345633"],
  },
});

const abaRouting = defineNationalId({
  id: "us-aba-routing",
  country: "US",
  title: "US bank routing number (ABA RTN)",
  entity: "ABA_ROUTING_NUMBER",
  severity: "low",
  references: ["ABA Routing Number Policy", "ANSI X9.13"],
  shape: /(?<![\w.+-])(?:0\d|1[0-2]|2\d|3[0-2]|6[1-9]|7[0-2]|80)(?:\d{7}|\d{2}-\d{4}-\d)(?![\w-])/,
  bare: 0.25,
  validate: (value, written) =>
    isRouting(value) && (written.length === value.length || GROUPED_ROUTING),
  words: [
    "aba",
    "routing",
    "rtn",
    "transit number",
    "bank code",
    "número de ruta",
    "ruta bancaria",
  ],
  examples: {
    finds: ["routing number 021000021", "ABA: 0110-0001-5", "121042882"],
    ignores: ["021000022", "421042111", "1234-0000-0", "0210000210"],
  },
});

const GROUPED_ROUTING = 0.6;

function isRouting(value: string): boolean {
  return value !== "000000000" && weightedSum(value, [3, 7, 1, 3, 7, 1, 3, 7, 1]) % 10 === 0;
}

const bankAccount = defineNationalId({
  id: "us-bank-account",
  country: "US",
  title: "US bank account number",
  entity: "US_BANK_NUMBER",
  references: ["Nacha Operating Rules, DFI account number", "GLBA 15 U.S.C. 6809"],
  shape: DIGITS_GROUPED,
  meant: 0.65,
  validate: (value, written) =>
    value.length >= 8 && !written.includes(".") && !PHONE_OR_DATE.test(written),
  words: ["bank account", "checking account", "savings account", "deposit account"],
  against: ["routing", "aba", "phone", "call", "card", "order", "customer account", "ssn", "swift"],
  reach: 40,
  examples: {
    finds: [
      "checking account 945456787654",
      "bank account: 1234567890",
      "savings account no. 000123456789",
    ],
    ignores: [
      "945456787654",
      "bank account, call 5551234567",
      "bank account 1234567",
      "bank account: card 4111111111111111",
    ],
  },
});

const PHONE_OR_DATE =
  /^(?:\d{3}[-. ]\d{3}[-. ]\d{4}|\d{4}[-./ ]\d\d[-./ ]\d\d|\d\d[-./ ]\d\d[-./ ]\d{4})(?:\D|$)/;

const alienNumber = defineNationalId({
  id: "us-alien-number",
  country: "US",
  title: "US alien registration number (A-number)",
  entity: "US_ALIEN_NUMBER",
  references: ["8 CFR 264", "USCIS Policy Manual, A-number"],
  shape: /(?<![\w.+-])A[- ]?\d{3}[- ]?\d{3}[- ]?\d{2,3}(?![\w-])/,
  meant: 0.85,
  words: [
    "alien number",
    "alien registration",
    "a number",
    "a#",
    "uscis",
    "green card",
    "permanent resident",
    "registro de extranjero",
  ],
  examples: {
    finds: ["USCIS# A123456789", "alien registration number A 012-345-678"],
    ignores: ["A123456789", "alien registration 123456789", "alien number A1234567"],
  },
});

export const usRecognizers: readonly Recognizer[] = [
  itin,
  ein,
  passport,
  passportDigits,
  driverLicense,
  driverLicenseBare,
  mbi,
  npi,
  dea,
  abaRouting,
  bankAccount,
  alienNumber,
];
