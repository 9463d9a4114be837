import { luhn, weightedSum } from "../../checksum.ts";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_8, DIGITS_9_BY_3 } from "../../shapes.ts";
import { defineNationalId, isCounted, OTHER_NUMBERS } from "./national-id.ts";

const TFN_WORDS = "tfn,tax file,tax file number,ato,australian tax".split(",");

/** Of eight digits the first eight weights count. */
function isTfn(value: string): boolean {
  return weightedSum(value, [1, 4, 3, 7, 5, 8, 6, 9, 10].slice(0, value.length)) % 11 === 0;
}

const auTfn = defineNationalId({
  id: "au-tfn",
  country: "AU",
  title: "Australian tax file number",
  entity: "AU_TFN",
  references: ["Taxation Administration Act 1953 (Cth) Part VA", "Privacy (Tax File Number) Rule"],
  shape: DIGITS_9_BY_3,
  bare: 0.3,
  validate: (value, written) => isTfn(value) && (written.length === value.length || 0.42),
  meant: 0.95,
  words: TFN_WORDS,
  examples: {
    finds: ["TFN 924 366 216", "tax file number: 224730419", "016 825 216"],
    ignores: ["TFN 699 261 833", "TFN 12345678", "tax file 1234-56789"],
  },
});

const auTfnShort = defineNationalId({
  id: "au-tfn-short",
  country: "AU",
  title: "Australian tax file number of eight digits",
  entity: "AU_TFN",
  references: ["Taxation Administration Act 1953 (Cth) Part VA"],
  shape: DIGITS_8,
  validate: isTfn,
  words: TFN_WORDS,
  examples: {
    finds: ["TFN 13359559", "tax file number 91914350"],
    ignores: ["04196606", "TFN 41160686", "TFN 1234567"],
  },
});

/** One off the first digit, modulus 89. */
function isAbn(value: string): boolean {
  return (weightedSum(value, [10, 1, 3, 5, 7, 9, 11, 13, 15, 17, 19]) - 10) % 89 === 0;
}

const auAbn = defineNationalId({
  id: "au-abn",
  country: "AU",
  title: "Australian business number",
  entity: "AU_ABN",
  severity: "low",
  references: ["A New Tax System (Australian Business Number) Act 1999"],
  shape: /(?<![\w.+-])[1-9]\d(?: \d{3} \d{3} \d{3}|\d{9}|-\d{3}-\d{3}-\d{3})(?![\w-])/,
  // One number in 89 passes.
  bare: 0,
  validate: (value, written) => {
    if (!isAbn(value)) return false;
    return written.length > value.length ? 0.7 : isCounted(value) || 0.55;
  },
  meant: 0.95,
  words: ["abn", "australian business", "business number", "abr"],
  against: OTHER_NUMBERS,
  // Grouped it reads like a telephone of Spain behind 34; one in 89 of those would pass.
  priority: 1,
  examples: {
    finds: ["ABN 47 192 762 286", "84809198248"],
    ignores: ["ABN 73 453 559 965", "ABN 5182475355", "ABN 518247535560"],
  },
});

function isAcn(value: string): boolean {
  const rest = weightedSum(value, [8, 7, 6, 5, 4, 3, 2, 1]) % 10;
  return (10 - rest) % 10 === Number(value.charAt(8));
}

const auAcn = defineNationalId({
  id: "au-acn",
  country: "AU",
  title: "Australian company number",
  entity: "AU_ACN",
  severity: "low",
  references: ["Corporations Act 2001 (Cth) s. 118"],
  shape: DIGITS_9_BY_3,
  bare: 0.2,
  validate: (value, written) => isAcn(value) && (written.length === value.length || 0.41),
  meant: 0.95,
  words: ["acn", "australian company", "company number", "asic", "arbn"],
  examples: {
    finds: ["ACN 076 162 448", "company number 037451013", "006574054"],
    ignores: ["ACN 048 560 248", "ACN 12345678", "ACN 0123456789"],
  },
});

const auMedicare = defineNationalId({
  id: "au-medicare",
  country: "AU",
  title: "Australian Medicare card number",
  entity: "AU_MEDICARE",
  references: ["Health Insurance Act 1973 (Cth)", "METeOR 270101"],
  shape: /(?<![\w.+-])[2-6]\d{3}(?: \d{5} \d(?:[ /-]\d)?|-\d{5}-\d|\d{6})(?![\w-])/,
  bare: 0.15,
  validate: (value, written) => {
    const check = weightedSum(value, [1, 3, 7, 9, 1, 3, 7, 9]) % 10;
    return check === Number(value.charAt(8)) && (written.length === value.length || 0.6);
  },
  meant: 0.95,
  words: ["medicare", "medicare card", "medicare number", "irn", "bulk bill"],
  examples: {
    finds: ["Medicare 2240 74616 1", "medicare card: 4658745671", "3140 27779 1"],
    ignores: ["Medicare 2980 52661 1", "Medicare 1234 56789 1", "Medicare 2123 4567"],
  },
});

const auIhi = defineNationalId({
  id: "au-ihi",
  country: "AU",
  title: "Australian individual healthcare identifier",
  entity: "AU_IHI",
  references: ["Healthcare Identifiers Act 2010 (Cth)", "AS 5017"],
  shape: /(?<![\w.+-])8003 ?60\d{2} ?\d{4} ?\d{4}(?![\w-])/,
  bare: 0.75,
  validate: luhn,
  meant: 0.95,
  words: ["ihi", "healthcare identifier", "individual healthcare", "my health record"],
  examples: {
    finds: ["IHI 8003 6011 5757 4166", "8003604452742108"],
    ignores: ["IHI 8003 6026 6130 1861", "IHI 8003 61", "8003 6012 3456 789"],
  },
});

const auPassport = defineNationalId({
  id: "au-passport",
  country: "AU",
  title: "Australian passport number",
  entity: "AU_PASSPORT",
  references: ["ICAO Doc 9303-4", "Australian Passports Act 2005"],
  shape: /(?<![\w.+-])(?:[A-FNPRTUX]\d{7}|(?:P[A-FUWXZ]|R[A-D])\d{7})(?![\w-])/,
  meant: 0.8,
  words: ["australian passport", "australia passport", "dfat"],
  examples: {
    finds: ["Australian passport N1234567", "Australian passport no. PA1234567"],
    ignores: ["N1234567", "passport N1234567", "Australian passport N123456"],
  },
});

const auDriverLicence = defineNationalId({
  id: "au-driver-licence",
  country: "AU",
  title: "Australian driver licence number",
  entity: "AU_DRIVER_LICENSE",
  references: ["Austroads, NEVDIS"],
  shape: /(?<![\w.+-])(?:\d{8,10}|[A-Z]\d{5,6})(?![\w-])/,
  meant: 0.75,
  words: (
    "nsw licence,vic licence,qld licence,victorian licence,queensland licence," +
    "australian licence,australian driver,licence card number"
  ).split(","),
  examples: {
    finds: ["NSW licence 12345678", "Australian driver licence: 123456789"],
    ignores: ["12345678", "licence 12345678", "NSW licence 1234567"],
  },
});

export const auRecognizers: readonly Recognizer[] = [
  auTfn,
  auTfnShort,
  auAbn,
  auAcn,
  auMedicare,
  auIhi,
  auPassport,
  auDriverLicence,
];
