import * as uen from "stdnum/lib/cjs/sg/uen.js";
import { weightedSum } from "../../checksum.ts";
import type { Recognizer } from "../../recognizer.ts";
import { endsInCheckSign } from "./check-sign.ts";
import { defineNationalId, OTHER_NUMBERS, passes } from "./national-id.ts";

const sgNric = defineNationalId({
  id: "sg-nric",
  country: "SG",
  title: "Singaporean identity number (NRIC, FIN)",
  entity: "SG_NRIC_FIN",
  references: ["National Registration Act 1965 (Singapore)", "PDPC, NRIC advisory guidelines"],
  shape: /(?<![\w.+-])[A-Z]\d{7}[A-Z](?![\w-])/i,
  bare: 0,
  validate: (value, written) => {
    // Names of tests and files end in small letters.
    if (isNric(value)) return /[a-z]$/.test(written) ? 0.4 : 0.9;
    return /^[STFGM]/.test(value) ? 0.3 : true;
  },
  meant: 0.9,
  words: ["nric", "fin", "identity card", "singapore", "身份证", "kad pengenalan"],
  examples: {
    finds: ["NRIC S5259658X", "t7092190K", "FIN: M0069870Q"],
    ignores: ["S123456A", "SS1234567A", "S12345678A", "1S234567A"],
  },
});

/** Check letters by the series: citizens, foreigners, and the series of 2022. */
const SERIES = new Map([
  ["S", { letters: "JZIHGFEDCBA", shift: 0 }],
  ["T", { letters: "JZIHGFEDCBA", shift: 4 }],
  ["F", { letters: "XWUTRQPNMLK", shift: 0 }],
  ["G", { letters: "XWUTRQPNMLK", shift: 4 }],
  ["M", { letters: "XWUTRQPNJLK", shift: 3 }],
]);

function isNric(value: string): boolean {
  const series = SERIES.get(value.charAt(0));
  if (series === undefined) return false;
  const rest = (weightedSum(value.slice(1, 8), [2, 7, 6, 5, 4, 3, 2]) + series.shift) % 11;
  return series.letters.charAt(rest) === value.charAt(8);
}

const isOtherUen = passes(uen);

/** Businesses have eight digits, local companies nine, all others a letter in front. */
function isUen(value: string): boolean {
  if (value >= "A") return isOtherUen(value);
  return endsInCheckSign(value, value.length === 9 ? "sgBusiness" : "sgCompany");
}

const sgUen = defineNationalId({
  id: "sg-uen",
  country: "SG",
  title: "Singaporean entity number (UEN)",
  entity: "SG_UEN",
  severity: "low",
  references: ["ACRA (Singapore), Unique Entity Number"],
  shape: /(?<![\w.+-])(?:\d{8,9}[A-Z]|[RST]\d{2}[A-Z]{2}\d{4}[A-Z])(?![\w-])/i,
  bare: 0.4,
  validate: (value, written) =>
    isUen(value) && (/^\d/.test(value) ? written !== value || 0.5 : 0.9),
  meant: 0.95,
  against: OTHER_NUMBERS,
  words: ["uen", "acra", "entity number", "company registration", "gst reg", "business"],
  examples: {
    finds: ["UEN 201169243R", "T08LL9957C", "UEN: 57740266L"],
    ignores: ["UEN 201162208Y", "T08XX1234A", "UEN 1234567A"],
  },
});

export const sgRecognizers: readonly Recognizer[] = [sgNric, sgUen];
