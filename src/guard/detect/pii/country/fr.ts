import * as spi from "stdnum/lib/cjs/fr/nif.js";
import * as tva from "stdnum/lib/cjs/fr/tva.js";
import { luhn, mod97, mrzCheckDigit } from "../../checksum.ts";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_5, DIGITS_GROUPED } from "../../shapes.ts";
import { defineNationalId, passes } from "./national-id.ts";

const isSpi = passes(spi);
const isTva = passes(tva);

const frNir = defineNationalId({
  id: "fr-nir",
  country: "FR",
  title: "French social security number (NIR)",
  entity: "FR_NIR",
  references: ["Décret n° 82-103", "INSEE, NIR"],
  shape:
    /(?<![\w./-])[1-478][ .-]?\d{2}[ .-]?\d{2}[ .-]?(?:\d{2}|2[AB])[ .-]?\d{3}[ .-]?\d{3}[ .-]?\d{2}(?![\w/-])/i,
  validate: isNir,
  bare: 0.8,
  meant: 0.95,
  words: (
    "nir,sécurité sociale,sécu,numéro de sécu,n° ss,insee,carte vitale,assuré,assurance maladie," +
    "rnipp,social security,seguridad social,french personal identification number"
  ).split(","),
  examples: {
    finds: ["NIR 1 85 05 78 006 084 91", "185057800608491", "sécu : 2 70 01 2A 004 021 03"],
    ignores: ["185057800608492", "1 85 13 78 006 084 91", "18505780060849", "985057800608491"],
  },
});

/** The last two digits are what is missing to a multiple of 97, Corsica counting 19 and 18. */
function isNir(value: string): boolean {
  const month = value.slice(3, 5);
  if (month === "00" || (month > "12" && month < "20")) return false;
  const digits = value.slice(0, 13).replace("2A", "19").replace("2B", "18");
  return mod97(digits) === 97 - Number(value.slice(13));
}

const frSiren = defineNationalId({
  id: "fr-siren",
  country: "FR",
  title: "French company number (SIREN)",
  entity: "FR_SIREN",
  severity: "low",
  references: ["Code de commerce R123-220"],
  shape: DIGITS_GROUPED,
  validate: (value) => value.length === 9 && luhn(value) && Number(value) > 0,
  words: (
    "siren,n° siren,rcs,r.c.s,immatriculée,registre du commerce,répertoire des entreprises," +
    "french company,kbis"
  ).split(","),
  against: ["siret", "tva", "téléphone", "tél"],
  examples: {
    finds: ["SIREN 801 234 568", "RCS Paris 552008443", "n° siren : 404-833-048"],
    ignores: ["801234568", "SIREN 801 234 569", "SIREN 80123456", "SIRET 801234568"],
  },
});

const frSiret = defineNationalId({
  id: "fr-siret",
  country: "FR",
  title: "French establishment number (SIRET)",
  entity: "FR_SIRET",
  severity: "low",
  references: ["Code de commerce R123-221"],
  shape: DIGITS_GROUPED,
  // The post office gives its branches numbers whose digits sum up to a multiple of five.
  validate: (value) =>
    value.length === 14 &&
    Number(value) > 0 &&
    (luhn(value) || (value.startsWith("356000000") && digitSum(value) % 5 === 0)),
  words: (
    "siret,n° siret,établissement,établissements,rcs,french establishment," +
    "company establishment"
  ).split(","),
  examples: {
    finds: ["SIRET 801 234 568 00005", "n° siret : 55200844300012"],
    ignores: ["80123456800005", "SIRET 80123456800006", "SIRET 8012345680000"],
  },
});

function digitSum(digits: string): number {
  let sum = 0;
  for (const digit of digits) sum += Number(digit);
  return sum;
}

const TVA_WORDS =
  "tva,n° tva,n°tva,numéro de tva,tva intracommunautaire,taxe sur la valeur ajoutée,vat,iva," +
  "vat number,french vat";

const frVat = defineNationalId({
  id: "fr-vat",
  country: "FR",
  title: "French VAT identification number",
  entity: "FR_VAT",
  severity: "medium",
  references: ["CGI art. 286 ter", "VIES"],
  shape: /(?<![\p{L}\p{N}_])FR[ -]?[0-9A-Z]{2}[ .-]?\d{3}[ .-]?\d{3}[ .-]?\d{3}(?![\p{L}\p{N}_])/iu,
  validate: (value, written) => isTva(value) && (written.startsWith("FR") ? 0.8 : true),
  bare: 0.2,
  meant: 0.95,
  words: TVA_WORDS.split(","),
  examples: {
    finds: ["FR 66 801 234 568", "TVA: fr83404833048"],
    ignores: ["FR 67 801 234 568", "FR6680123456", "AFR66801234568", "FR668012345688"],
  },
});

const frVatDigits = defineNationalId({
  id: "fr-vat-number",
  country: "FR",
  title: "French VAT number without its prefix",
  entity: "FR_VAT",
  severity: "medium",
  references: ["CGI art. 286 ter"],
  shape: DIGITS_GROUPED,
  validate: (value) => value.length === 11 && isTva(value),
  words: TVA_WORDS.split(",").filter((word) => word !== "vat" && word !== "iva"),
  examples: {
    finds: ["n° TVA 70 712 345 677", "numéro de TVA: 83404833048"],
    ignores: ["83404833048", "n° TVA 84 404 833 048", "TVA 8340483304", "TVA de 20 %"],
  },
});

const frSpi = defineNationalId({
  id: "fr-spi",
  country: "FR",
  title: "French tax number of a person (SPI, numéro fiscal)",
  entity: "FR_SPI",
  references: ["DGFiP, numéro fiscal de référence"],
  shape: DIGITS_GROUPED,
  validate: (value) => value.length === 13 && /^[0-3]/.test(value) && isSpi(value),
  words: (
    "spi,numéro fiscal,n° fiscal,numéro fiscal de référence,identifiant fiscal,impôts,nif,tin," +
    "immatriculation fiscale,french tax,número fiscal"
  ).split(","),
  examples: {
    finds: ["numéro fiscal 30 23 217 600 053", "SPI: 0701987765493"],
    ignores: ["3023217600053", "numéro fiscal 3023217600054", "SPI 302321760005"],
  },
});

const frIdCard = defineNationalId({
  id: "fr-id-card",
  country: "FR",
  title: "French identity card number (CNI)",
  entity: "FR_ID_CARD",
  references: ["Décret n° 55-1397", "ICAO Doc 9303-5"],
  // Since 2021 nine characters; before, year, month, department and five digits.
  shape:
    /(?<![\p{L}\p{N}_])(?:\d{2}(?:0[1-9]|1[0-2])[0-9A-Z]\d{7}|[A-Z0-9]{9}\d?)(?![\p{L}\p{N}_])/u,
  validate: (value) => {
    if (value.length === 10) return mrzCheckDigit(value.slice(0, 9)) === Number(value.charAt(9));
    return /\d/.test(value) && (value.length === 12 || /^[A-Z\d]*[A-Z]/.test(value));
  },
  words: (
    "carte d'identité,carte nationale d'identité,cni,identité n°,pièce d'identité," +
    "french identity card,french id,carné de identidad francés"
  ).split(","),
  examples: {
    finds: ["carte d'identité 880692310285", "CNI n° X4RTBPFW4", "CNI: D2H6862M2"],
    ignores: ["880692310285", "CNI 881392310285", "CNI KLMNPQRST", "X4RTBPFW4"],
  },
});

const frPassport = defineNationalId({
  id: "fr-passport",
  country: "FR",
  title: "French passport number",
  entity: "FR_PASSPORT",
  references: ["Décret n° 2005-1726", "ICAO Doc 9303-4"],
  shape: /(?<![\p{L}\p{N}_])\d{2}[A-Z]{2}\d{5}(?![\p{L}\p{N}_])/u,
  bare: 0.1,
  words: ["passeport", "passport", "pasaporte", "titre de voyage"],
  examples: {
    finds: ["passeport 12AB34567", "12AB34567", "Passport: 09PX00001"],
    ignores: ["12AB345678", "1AB34567", "12ABC4567", "12ab34567"],
  },
});

const frPlate = defineNationalId({
  id: "fr-license-plate",
  country: "FR",
  title: "French vehicle registration plate",
  entity: "FR_LICENSE_PLATE",
  severity: "medium",
  references: ["Arrêté du 9 février 2009"],
  shape: /(?<![\p{L}\p{N}_-])[A-HJ-NP-TV-Z]{2}[ -]?\d{3}[ -]?[A-HJ-NP-TV-Z]{2}(?![\p{L}\p{N}_-])/u,
  validate: (value, written) => (written.length === 9 ? 0.3 : value.length === 7),
  bare: 0.1,
  words: (
    "immatriculation,immatriculé,immatriculée,plaque,véhicule,voiture,license plate,plate," +
    "licence plate,matrícula"
  ).split(","),
  examples: {
    finds: ["véhicule AB-123-CD", "AB-123-CD", "plaque: FG 456 HJ", "immatriculée AA001AA"],
    ignores: ["AB-7234-CD", "AI-123-CD", "ab-123-cd", "AB-123-CDE"],
  },
});

const frPostalCode = defineNationalId({
  id: "fr-postal-code",
  country: "FR",
  title: "French postal code",
  entity: "FR_POSTAL_CODE",
  severity: "low",
  references: ["La Poste, code postal"],
  shape: DIGITS_5,
  validate: (value) => value >= "01000" && value < "98900",
  meant: 0.7,
  reach: 24,
  words: ["code postal", "french postal code", "cedex"],
  examples: {
    finds: ["code postal 75008", "Code postal : 13001 Marseille"],
    ignores: ["75008", "code postal 00123", "code postal 750081"],
  },
});

export const frRecognizers: readonly Recognizer[] = [
  frNir,
  frSiren,
  frSiret,
  frVat,
  frVatDigits,
  frSpi,
  frIdCard,
  frPassport,
  frPlate,
  frPostalCode,
];
