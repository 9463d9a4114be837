import * as svnr from "stdnum/lib/cjs/de/svnr.js";
import * as vat from "stdnum/lib/cjs/de/vat.js";
import { mrzCheckDigit } from "../../checksum.ts";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_5, DIGITS_9, DIGITS_GROUPED } from "../../shapes.ts";
import { deVehicleRecognizers } from "./de-vehicle.ts";
import {
  defineLabelledNumber,
  defineNationalId,
  isDayOfMonth,
  mod11x10,
  OTHER_NUMBERS,
  passes,
} from "./national-id.ts";

const isSvnr = passes(svnr);

const deTaxId = defineNationalId({
  id: "de-tax-id",
  country: "DE",
  title: "German tax identification number (Steuer-ID)",
  entity: "DE_TAX_ID",
  references: ["§ 139b AO", "BZSt, Steuerliche Identifikationsnummer"],
  shape: /(?<![\w./-])[1-9]\d(?: ?\d{3}){3}(?![\w/-])/,
  validate: (value) => repeatsOneDigit(value.slice(0, 10)) && mod11x10(value),
  // A check digit, and few numbers repeat no more than one: one in 250 passes.
  bare: 0.65,
  meant: 0.95,
  words: (
    "steuer-id,steuerid,steueridentifikationsnummer,steuerliche identifikationsnummer,idnr,id-nr," +
    "tin,identifikationsnummer,steuer-identifikationsnummer,tax id,tax identification," +
    "german personal tax number,identificación fiscal,número fiscal"
  ).split(","),
  examples: {
    finds: ["Steuer-ID: 86 095 742 719", "IdNr. 65929970489", "47036892816"],
    ignores: ["Steuer-ID 86095742718", "06095742719", "Steuer-ID 22223456789", "860957427190"],
  },
});

/** One digit appears twice or three times in a tax number, if any. */
function repeatsOneDigit(digits: string): boolean {
  const counts = new Map<string, number>();
  for (const digit of digits) counts.set(digit, (counts.get(digit) ?? 0) + 1);
  const repeated = [...counts.values()].filter((count) => count > 1);
  return repeated.length <= 1 && repeated.every((count) => count <= 3);
}

const deTaxNumber = defineNationalId({
  id: "de-tax-number",
  country: "DE",
  title: "German tax number (Steuernummer)",
  entity: "DE_TAX_NUMBER",
  references: ["ELSTER, Prüfung der Steuernummer"],
  shape: DIGITS_GROUPED,
  validate: (value) => {
    if (value.length === 10 || value.length === 11) return true;
    // Of all states alike: the state, or a zero in the fifth place.
    return value.length === 13 && /^(?:0[1-9]|1[0-6]|[1-59]\d{3}0)/.test(value);
  },
  words: (
    "steuernummer,steuer-nr,steuernr,st-nr,st.-nr,stnr,st. nr,finanzamt,german tax number," +
    "tax number,número fiscal alemán"
  ).split(","),
  against: ["steuer-id", "identifikationsnummer", "ust-id*", "telefon", "tel", "fax"],
  examples: {
    finds: ["Steuernummer 93815/08152", "St.-Nr. 181/815/08155", "StNr: 2893081508152"],
    ignores: ["93815/08152", "Steuernummer 123456789", "Steuernummer 6093181508152"],
  },
});

const deTaxNumberSlashes = defineNationalId({
  id: "de-tax-number-grouped",
  country: "DE",
  title: "German tax number as its office writes it",
  entity: "DE_TAX_NUMBER",
  references: ["ELSTER, Prüfung der Steuernummer"],
  shape: /(?<![\w./-])(?:\d{2,3}\/\d{3}\/\d{5}|\d{3}\/\d{4}\/\d{4})(?![\w/-])/,
  bare: 0.3,
  words: ["steuernummer", "steuer-nr", "st-nr", "st.-nr", "stnr", "finanzamt", "tax number"],
  examples: {
    finds: ["181/815/08155", "Finanzamt Köln, 215/5815/0815"],
    ignores: ["1/815/08155", "181/815/081550", "12/2024/1234", "1181/815/08155"],
  },
});

const deSocialSecurity = defineNationalId({
  id: "de-social-security",
  country: "DE",
  title: "German pension insurance number (Rentenversicherungsnummer)",
  entity: "DE_SOCIAL_SECURITY",
  references: ["§ 147 SGB VI", "VKVV § 2"],
  shape: /(?<![\p{L}\p{N}_])\d{2}[ .]?\d{6}[ .]?[A-Z][ .]?\d{3}(?![\p{L}\p{N}_])/iu,
  validate: (value) =>
    isDayOfMonth(Number(value.slice(2, 4)), Number(value.slice(4, 6)), 50) && isSvnr(value),
  bare: 0.85,
  meant: 0.95,
  words: (
    "rentenversicherung*,sozialversicherung*,svnr,sv-nummer,rvnr,versicherungsnummer," +
    "pension insurance,social security,seguridad social"
  ).split(","),
  examples: {
    finds: ["53120577K018", "RVNR 65 170839 J 003", "Sozialversicherungsnummer 53120577K018"],
    ignores: ["53120577K019", "53320577K018", "53121377K018", "531205771018"],
  },
});

const deHealthInsurance = defineNationalId({
  id: "de-health-insurance",
  country: "DE",
  title: "German health insurance number (KVNR)",
  entity: "DE_HEALTH_INSURANCE",
  references: ["§ 290 SGB V"],
  shape: /(?<![\p{L}\p{N}_])[A-Z] ?\d{3} ?\d{3} ?\d{3}(?![\p{L}\p{N}_])/iu,
  validate: (value, written) => isInsured(value) && (written !== value || 0.5),
  bare: 0.4,
  meant: 0.95,
  against: OTHER_NUMBERS,
  words: (
    "kvnr,kv-nummer,krankenversicherung*,krankenversichertennummer,versichertennummer," +
    "versicherten-nr,krankenkasse,gesundheitskarte,egk,health insurance,seguro médico," +
    "seguro de salud"
  ).split(","),
  examples: {
    finds: ["KVNR K407182630", "Versichertennummer: T 902 153 778", "B361048293"],
    ignores: ["K407182631", "KK407182630", "K40718263", "K4071826300"],
  },
});

/** The letter counts as its place with two digits; every second digit doubles. */
function isInsured(value: string): boolean {
  const digits = String(value.charCodeAt(0) - 64).padStart(2, "0") + value.slice(1, 9);
  let sum = 0;
  for (let at = 0; at < digits.length; at++) {
    const product = Number(digits.charAt(at)) * (1 + (at % 2));
    sum += product > 9 ? product - 9 : product;
  }
  return sum % 10 === Number(value.charAt(9));
}

/** Nine characters without vowels; the card's machine-readable side adds a check digit and `D`. */
const DOCUMENT =
  /(?<![\p{L}\p{N}_])[CFGHJ-NPRTV-Z][0-9CFGHJ-NPRTV-Z]{7}\d(?:\d?D?)(?![\p{L}\p{N}_])/u;

/** Two letters and a check digit are no accident, one letter and digits may be. */
function documentScore(value: string): number {
  return /^.+[A-Z]/.test(value.slice(0, 9)) ? 0.5 : 0.4;
}

function isDocument(value: string): boolean {
  if (value.length === 9) return mrzCheckDigit(value.slice(0, 8)) === Number(value.charAt(8));
  return value.length > 9 && mrzCheckDigit(value.slice(0, 9)) === Number(value.charAt(9));
}

const deIdCard = defineNationalId({
  id: "de-id-card",
  country: "DE",
  title: "German identity card number",
  entity: "DE_ID_CARD",
  references: ["PAuswG § 5", "ICAO Doc 9303-5"],
  shape: DOCUMENT,
  // Passports begin with the first letters, cards with the others.
  validate: (value) => {
    if (value.length > 9 && !isDocument(value)) return false;
    if (isDocument(value) && !/^[CFGHJK]/.test(value)) return documentScore(value);
    return /^T\d{8}$/.test(value) ? 0.15 : true; // before 2010
  },
  bare: 0,
  words: (
    "personalausweis*,ausweis,ausweisnummer,ausweis-nr,ausweisnr,perso,pw-nr,german id," +
    "german identity,documento de identidad alemán"
  ).split(","),
  examples: {
    finds: ["Personalausweis L01X00T47", "Ausweisnummer: T33017004", "P7XK2M418"],
    ignores: ["C04112234", "P7XK2M419", "Ausweis P7XK2M4", "Ausweis AB1X00T47"],
  },
});

const dePassport = defineNationalId({
  id: "de-passport",
  country: "DE",
  title: "German passport number",
  entity: "DE_PASSPORT",
  references: ["PassG § 4", "ICAO Doc 9303-4"],
  shape: DOCUMENT,
  validate: (value, _, before) => {
    if (value.length > 9 && !isDocument(value)) return false;
    if (isDocument(value) && /^[CFGHJK]/.test(value)) return documentScore(value);
    if (/^[CFGHJK].*\d[A-Z]/.test(value)) return true;
    // One letter and digits are a passport of Germany only if that is said.
    return /german|deutsch|reisepass|pass-?n|alemán/i.test(before().slice(-48));
  },
  bare: 0,
  words: (
    "reisepass*,pass,passnummer,pass-nr,passnr,passport,german passport,pasaporte alemán," +
    "pasaporte,kinderreisepass"
  ).split(","),
  examples: {
    finds: ["Reisepass C01X00T47", "passport CX9V4T0R1", "G3HJ5K284"],
    ignores: ["C04112234", "P7XK2M419", "Reisepass G3HJ5K2", "Reisepass A01X00T47"],
  },
});

const deLanr = defineNationalId({
  id: "de-lanr",
  country: "DE",
  title: "German doctor's number (LANR)",
  entity: "DE_LANR",
  severity: "medium",
  references: ["KBV, Richtlinie nach § 75 Abs. 7 SGB V"],
  shape: DIGITS_9,
  validate: (value) => {
    if (value.startsWith("5555555")) return true;
    let sum = 0;
    for (let at = 0; at < 6; at++) sum += Number(value.charAt(at)) * (at % 2 === 0 ? 4 : 9);
    return value > "000001" && (10 - (sum % 10)) % 10 === Number(value.charAt(6));
  },
  bare: 0.15,
  words: ["lanr", "arztnummer", "arzt-nr", "arztnr", "lebenslange arztnummer", "doctor number"],
  against: ["bsnr", "betriebsstätten*", "tel", "phone", "order", "siren", "nif", "bsn"],
  examples: {
    finds: ["LANR 123456601", "Arztnummer: 555555542", "123456601"],
    ignores: ["123456701", "LANR 9234566010", "LANR 12345660", "order 123456601"],
  },
});

const deVatNumber = defineLabelledNumber({
  id: "de-vat-number",
  country: "DE",
  title: "German VAT number without its prefix",
  entity: "DE_VAT_ID",
  severity: "low",
  reference: "§ 27a UStG",
  lengths: [9],
  validator: vat,
  words: "ust-id-nr,ust-id,ust id nr,umsatzsteuer*,german vat,de vat",
  numbers: ["128137514", "988882081"],
});

const deBsnr = defineNationalId({
  id: "de-bsnr",
  country: "DE",
  title: "German number of a doctor's practice (BSNR)",
  entity: "DE_BSNR",
  severity: "medium",
  references: ["KBV, Richtlinie nach § 75 Abs. 7 SGB V"],
  shape: DIGITS_9,
  words: ["bsnr", "betriebsstätten*", "betriebsstättennummer", "nbsnr", "practice number"],
  against: ["lanr", "arztnummer"],
  examples: {
    finds: ["BSNR 724417903", "Betriebsstättennummer: 021234568"],
    ignores: ["724417903", "BSNR 72441790A", "BSNR 7244179038", "LANR 724417903"],
  },
});

const deRegister = defineNationalId({
  id: "de-commercial-register",
  country: "DE",
  title: "German commercial register number",
  entity: "DE_HANDELSREGISTER",
  severity: "low",
  references: ["HRV § 13"],
  shape: /(?<![\p{L}\p{N}_])HR[AB][ -]?\d{1,6}(?: ?[A-Z]{1,3})?(?![\p{L}\p{N}_])/u,
  bare: 0.6,
  words: ["amtsgericht", "handelsregister", "registergericht", "commercial register"],
  examples: {
    finds: ["HRB 71530", "Amtsgericht Kiel, HRA 777", "HRB71530 B"],
    ignores: ["HR 71530", "HRB 7153024", "XHRB 71530", "hrb 71530"],
  },
});

const dePostalCode = defineNationalId({
  id: "de-postal-code",
  country: "DE",
  title: "German postal code",
  entity: "DE_PLZ",
  severity: "low",
  references: ["Deutsche Post, Postleitzahlen"],
  shape: DIGITS_5,
  validate: (value) => value >= "01001" && value <= "99998",
  meant: 0.7,
  reach: 24,
  words: ["plz", "postleitzahl", "german postal code", "german zip"],
  examples: {
    finds: ["PLZ 24103", "Postleitzahl: 99423 Weimar"],
    ignores: ["24103", "PLZ 00999", "PLZ 241030", "PLZ 2410"],
  },
});

export const deRecognizers: readonly Recognizer[] = [
  deTaxId,
  deTaxNumber,
  deTaxNumberSlashes,
  deSocialSecurity,
  deHealthInsurance,
  deIdCard,
  dePassport,
  deVatNumber,
  deLanr,
  deBsnr,
  deRegister,
  dePostalCode,
  ...deVehicleRecognizers,
];
