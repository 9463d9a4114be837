import * as vat from "stdnum/lib/cjs/ie/vat.js";
import type { Recognizer } from "../../recognizer.ts";
import { defineNationalId, OTHER_NUMBERS, passes } from "./national-id.ts";

const isVat = passes(vat);
const CHECKS = "WABCDEFGHIJKLMNOPQRSTUV";

/** The second letter, of numbers since 2013 any from A to I, counts nine times its place. */
function isPps(value: string): boolean {
  let sum = 9 * Math.max(0, CHECKS.indexOf(value.charAt(8) || "W"));
  if (/[TX]$/.test(value) && value.length === 9) sum = 0;
  for (let at = 0; at < 7; at++) sum += (8 - at) * Number(value.charAt(at));
  return CHECKS.charAt(sum % 23) === value.charAt(7);
}

const iePps = defineNationalId({
  id: "ie-pps",
  country: "IE",
  title: "Irish Personal Public Service number (PPS)",
  entity: "IE_PPS",
  references: ["Social Welfare Consolidation Act 2005 s. 262"],
  shape: /(?<![\p{L}\p{N}_])\d{7} ?[A-W][A-IWTX]?(?![\p{L}\p{N}_])/iu,
  // In small letters it may be a hash.
  validate: (value, written) => isPps(value) && (/[a-z ]/.test(written) || 0.5),
  bare: 0.35,
  meant: 0.95,
  against: OTHER_NUMBERS,
  words:
    "pps,ppsn,pps number,pps no,personal public service,social welfare,rsi,irish personal".split(
      ",",
    ),
  examples: {
    finds: ["PPS number 1234567T", "PPSN: 1234567FA", "7654321G"],
    ignores: ["1234567U", "123456T", "PPS 12345678T", "A1234567T"],
  },
});

const ieVat = defineNationalId({
  id: "ie-vat",
  country: "IE",
  title: "Irish VAT identification number",
  entity: "IE_VAT",
  severity: "medium",
  references: ["Value-Added Tax Consolidation Act 2010", "VIES"],
  shape: /(?<![\p{L}\p{N}_])(?:IE ?)?\d[0-9A-Z+*]\d{5}[A-W][A-I]?(?![\p{L}\p{N}_])/iu,
  validate: (value) => isVat(value) && (value.startsWith("IE") ? 0.85 : true),
  bare: 0,
  meant: 0.95,
  words: ["vat", "vat no", "vat number", "cáin bhreisluacha", "cbl", "irish vat", "ie vat"],
  examples: {
    finds: ["IE1234567T", "VAT no. IE 1234567FA", "VAT 7654321G"],
    ignores: ["IE1234567U", "7654321G", "IE123456T", "VAT 12345678T"],
  },
});

const iePassport = defineNationalId({
  id: "ie-passport",
  country: "IE",
  title: "Irish passport number",
  entity: "IE_PASSPORT",
  references: ["Passports Act 2008", "ICAO Doc 9303-4"],
  shape: /(?<![\p{L}\p{N}_])[LPXD][A-Z0-9]\d{7}(?![\p{L}\p{N}_])/u,
  words: ["irish passport", "pas", "éire passport", "pasaporte irlandés", "passport card"],
  examples: {
    finds: ["Irish passport PA1234567", "Irish passport: LB7654321"],
    ignores: ["PA1234567", "Irish passport PA123456", "Irish passport PA12345678"],
  },
});

const ieEircode = defineNationalId({
  id: "ie-eircode",
  country: "IE",
  title: "Irish postal code (Eircode)",
  entity: "IE_EIRCODE",
  severity: "low",
  references: ["Communications Regulation (Postal Services) Act 2011"],
  shape: /(?<![\p{L}\p{N}_])(?:[AC-FHKNPRTV-Y]\d{2}|D6W) ?[0-9AC-FHKNPRTV-Y]{4}(?![\p{L}\p{N}_])/u,
  validate: (value) => /\d/.test(value.slice(3)) && /[A-Z]/.test(value.slice(3)),
  bare: 0.1,
  meant: 0.75,
  words: ["eircode", "postcode", "address", "dublin", "ireland", "postal code"],
  examples: {
    finds: ["Eircode D02 AF30", "A65F4E2", "Dublin, D6W XY00"],
    ignores: ["D02 AF3", "B02 AF30", "D02 ABCD", "D02 1234"],
  },
});

export const ieRecognizers: readonly Recognizer[] = [iePps, ieVat, iePassport, ieEircode];
