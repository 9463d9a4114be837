import * as gstin from "stdnum/lib/cjs/in/gstin.js";
import * as vid from "stdnum/lib/cjs/in/vid.js";
import { luhn, verhoeff, weightedSum } from "../../checksum.ts";
import type { Recognizer } from "../../recognizer.ts";
import { defineNationalId, isMoment, OTHER_NUMBERS, passes } from "./national-id.ts";

const AADHAAR_WORDS = [
  ..."aadhaar,aadhar,adhaar,uidai,uid number,unique identification".split(","),
  "आधार",
  "आधार संख्या",
  "ஆதார்",
  "ఆధార్",
];

const PALINDROME = /^(\d)(\d)(\d)(\d)(\d)(\d)\6\5\4\3\2\1$/;

/** Twelve digits of which the shape tells the first. */
function isAadhaar(value: string): boolean {
  return verhoeff(value) === 0 && !PALINDROME.test(value);
}

/** Goods in America have twelve digits, too (UPC-A, GS1 General Specifications §7.9). */
function isArticle(value: string): boolean {
  return weightedSum(value, [3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0;
}

const inAadhaar = defineNationalId({
  id: "in-aadhaar",
  country: "IN",
  title: "Indian Aadhaar number",
  entity: "IN_AADHAAR",
  references: ["Aadhaar Act 2016 (India)", "UIDAI, Verhoeff check digit"],
  shape: /(?<![\w.+-])[2-9]\d{3}(?:\d{8}| \d{4} \d{4}|-\d{4}-\d{4}|:\d{4}:\d{4})(?![\w-])/,
  bare: 0.35,
  validate: (value, written) => {
    if (!isAadhaar(value)) return false;
    if (written.length > value.length) return 0.65;
    return isMoment(value) || isArticle(value) || 0.5;
  },
  meant: 0.97,
  against: [...OTHER_NUMBERS, "account", "phone", "cuenta"],
  words: AADHAAR_WORDS,
  examples: {
    finds: ["Aadhaar 2228 2508 6418", "आधार: 575935843788", "3819-1206-4600"],
    ignores: ["Aadhaar 2014 0931 2345", "Aadhaar 1234 5678 9012", "Aadhaar 2345 6789"],
  },
});

const inVid = defineNationalId({
  id: "in-aadhaar-vid",
  country: "IN",
  title: "Indian Aadhaar virtual number",
  entity: "IN_AADHAAR_VID",
  references: ["UIDAI circular 11020/217/2018"],
  shape: /(?<![\w.+-])[2-9]\d{3} ?\d{4} ?\d{4} ?\d{4}(?![\w-])/,
  validate: passes(vid),
  words: [...AADHAAR_WORDS, "vid", "virtual id"],
  examples: {
    finds: ["VID 9565 1431 6211 8588", "Aadhaar virtual ID 8699736666700032"],
    ignores: ["9929 8361 3975 6532", "VID 9390 4709 7740 6414", "VID 9123 4567 8901"],
  },
});

/** Fourth letter: what kind of taxpayer; the four digits are not all zero. */
const PAN = /^[A-Z]{3}[ABCEFGHJLPT][A-Z](?!0000)\d{4}[A-Z]$/;

const inPan = defineNationalId({
  id: "in-pan",
  country: "IN",
  title: "Indian permanent account number (PAN)",
  entity: "IN_PAN",
  references: ["Income-tax Act 1961 (India) s. 139A", "Income-tax Rules 1962, rule 114"],
  shape: /(?<![\w.+-])[A-Z]{5}\d{4}[A-Z](?![\w-])/,
  bare: 0.7,
  validate: (value, written) => {
    if (!PAN.test(value)) return 0.15;
    // Ten signs in small letters are also a commit.
    return written === value || 0.3;
  },
  meant: 0.95,
  words: ["pan", "permanent account", "income tax", "pan card", "पैन", "स्थायी खाता"],
  examples: {
    finds: ["PAN ABCPE1234F", "permanent account number: AAACB5343E"],
    ignores: ["PAN ABCPE12345", "PAN ABCP1234F", "PAN ABCPE1234FG"],
  },
});

const isGstin = passes(gstin);

const inGstin = defineNationalId({
  id: "in-gstin",
  country: "IN",
  title: "Indian goods and services tax number (GSTIN)",
  entity: "IN_GSTIN",
  severity: "medium",
  references: ["CGST Rules 2017 (India), rule 10"],
  shape: /(?<![\w.+-])(?:0[1-9]|[12]\d|3[0-8]|9[79])[A-Z]{5}\d{4}[A-Z][1-9A-Z]Z[A-Z0-9](?![\w-])/,
  bare: 0.55,
  // Unmistakable even with a slip of the pen.
  validate: (value) => (isGstin(value) ? 0.95 : true),
  meant: 0.95,
  words: ["gstin", "gst", "goods and services", "tax identification", "जीएसटी"],
  priority: 1,
  examples: {
    finds: ["GSTIN 27ABCPE1234F1ZD", "07AAACB5343E2Z2"],
    ignores: ["GSTIN 27ABCPE1234F1Z", "00ABCPE1234F1Z5", "39ABCPE1234F1Z5", "27ABCPE1234F1Y5"],
  },
});

const inVoter = defineNationalId({
  id: "in-voter-id",
  country: "IN",
  title: "Indian voter card number (EPIC)",
  entity: "IN_VOTER",
  references: ["Registration of Electors Rules 1960 (India), rule 28"],
  shape: /(?<![\w.+-])[A-Z]{3}\d{7}(?![\w-])/i,
  bare: 0.12,
  validate: (value) => (luhn(value.slice(3)) ? 0.3 : true),
  meant: 0.9,
  words: ["voter", "epic", "election card", "elector", "voter id", "मतदाता"],
  examples: {
    finds: ["voter ID ABC8921207", "EPIC no. wkh5635045"],
    ignores: ["voter ID AB1234567", "ABCD1234567", "EPIC ABC123456"],
  },
});

const inPassport = defineNationalId({
  id: "in-passport",
  country: "IN",
  title: "Indian passport number",
  entity: "IN_PASSPORT",
  references: ["ICAO Doc 9303-4", "Passports Act 1967 (India)"],
  shape: /(?<![\w.+-])[A-PR-WY][1-9]\d ?\d{4}[1-9](?![\w-])/,
  bare: 0.1,
  meant: 0.8,
  words: ["passport", "indian passport", "पासपोर्ट", "travel document"],
  examples: {
    finds: ["passport J8369854", "Indian passport number: A21 90457", "K1234567"],
    ignores: ["passport J0369854", "Q8369854", "J83698540", "J8369850"],
  },
});

/** States and territories, as plates name them (Motor Vehicles Act 1988). */
const STATES =
  "A[NPRS]|BR|C[GH]|D[DLN]|G[AJ]|H[PR]|J[HK]|K[AL]|L[AD]|M[HLNPZ]|NL|O[DR]|P[BY]|RJ|SK|T[GNRS]|U[AKP]|WB";

const inVehicle = defineNationalId({
  id: "in-vehicle-registration",
  country: "IN",
  title: "Indian vehicle registration number",
  entity: "IN_VEHICLE_REGISTRATION",
  severity: "medium",
  references: ["Central Motor Vehicles Rules 1989 (India), rule 50"],
  shape: new RegExp(
    String.raw`(?<![\w.+-])(?:(?:${STATES})` +
      String.raw`(?:[ -]?\d{1,2}[ -]?(?:[A-Z][ -]?)?[A-Z]{1,2})?[ -]?\d{4}|` +
      String.raw`\d\d[ -]?BH[ -]?\d{4}[ -]?[A-HJ-NP-Z]{1,2}|M[A-Z]{2}[ -]?\d{4})(?![\w-])`,
  ),
  bare: 0.06,
  // Old plates have two or three letters and a number, as many other things have.
  validate: (value) => value.length < 8 || 0.6,
  meant: 0.85,
  words: [
    ..."vehicle,registration,number plate,car,bike,motorcycle,scooter,rto,license plate".split(","),
    "गाड़ी",
    "वाहन",
  ],
  examples: {
    finds: ["KA01AB1234", "bike MH-12-DE-1433", "22 BH 6517 A", "vehicle MEX1234"],
    ignores: ["XX01AB1234", "KA01AB12345", "KA01AB123", "ABNE123456"],
  },
});

const inIfsc = defineNationalId({
  id: "in-ifsc",
  country: "IN",
  title: "Indian bank branch code (IFSC)",
  entity: "IN_IFSC",
  severity: "low",
  references: ["Reserve Bank of India, NEFT procedural guidelines"],
  shape: /(?<![\w.+-])[A-Z]{4}0[A-Z0-9]{6}(?![\w-])/,
  bare: 0.15,
  validate: (value) => (/^[A-Z]{4}0\d{6}$/.test(value) ? 0.4 : true),
  meant: 0.9,
  words: ["ifsc", "branch", "neft", "rtgs", "imps", "bank"],
  examples: {
    finds: ["IFSC SBIN0001234", "NEFT to HDFC0000123", "ABCD0EFGHIJ"],
    ignores: ["IFSC SBIN1001234", "SBI0001234", "SBIN000123"],
  },
});

const inDrivingLicence = defineNationalId({
  id: "in-driving-licence",
  country: "IN",
  title: "Indian driving licence number",
  entity: "IN_DRIVER_LICENSE",
  references: ["Central Motor Vehicles Rules 1989 (India), rule 16", "Sarathi"],
  shape: new RegExp(
    String.raw`(?<![\w.+-])(?:${STATES})[ -]?\d{2}[ -]?(?:19|20)\d{2}[ -]?\d{7}(?![\w-])`,
  ),
  bare: 0.7,
  meant: 0.95,
  words: ["driving licence", "driving license", "dl no", "dl:", "licence", "license"],
  examples: {
    finds: ["DL No. MH12 20110012345", "KA-01-2015-0012345"],
    ignores: ["XX12 20110012345", "MH12 18110012345", "MH12 2011001234"],
  },
});

export const inRecognizers: readonly Recognizer[] = [
  inAadhaar,
  inVid,
  inPan,
  inGstin,
  inVoter,
  inPassport,
  inVehicle,
  inIfsc,
  inDrivingLicence,
];
