import * as vkn from "stdnum/lib/cjs/tr/vkn.js";
import { weightedSum } from "../../checksum.ts";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_10, DIGITS_11 } from "../../shapes.ts";
import { defineNationalId, OTHER_NUMBERS, passes } from "./national-id.ts";

const trNationalId = defineNationalId({
  id: "tr-national-id",
  country: "TR",
  title: "Turkish identification number (TCKN)",
  entity: "TR_NATIONAL_ID",
  references: ["Nüfus Hizmetleri Kanunu 5490 (Türkiye) art. 46"],
  shape: DIGITS_11,
  // One number in a hundred passes.
  bare: 0.65,
  validate: isTckn,
  against: OTHER_NUMBERS,
  meant: 0.97,
  words: "tc kimlik*,t.c. kimlik*,kimlik*,tckn,tc no,turkish id,nüfus*,national id".split(","),
  examples: {
    finds: ["TC Kimlik No: 43105875722", "13948801868"],
    ignores: ["kimlik 11534936556", "kimlik 01234567890", "kimlik 1000000014"],
  },
});

/** The tenth digit is over odd and even places, the eleventh over all before. */
function isTckn(value: string): boolean {
  const tenth = weightedSum(value, [7, 9, 7, 9, 7, 9, 7, 9, 7]) % 10;
  const eleventh = weightedSum(value, [1, 1, 1, 1, 1, 1, 1, 1, 1, 1]) % 10;
  return value.endsWith(`${tenth}${eleventh}`) && !value.startsWith("0");
}

const trVkn = defineNationalId({
  id: "tr-vkn",
  country: "TR",
  title: "Turkish tax number (VKN)",
  entity: "TR_VKN",
  severity: "low",
  references: ["Vergi Usul Kanunu 213 (Türkiye)"],
  shape: DIGITS_10,
  validate: passes(vkn),
  words: ["vergi*", "vkn", "tax number", "tax id"],
  examples: {
    finds: ["Vergi No 2289217890", "VKN: 4385360855"],
    ignores: ["4111742502", "VKN 4833207919", "VKN 123456789"],
  },
});

const trPlate = defineNationalId({
  id: "tr-license-plate",
  country: "TR",
  title: "Turkish number plate",
  entity: "TR_LICENSE_PLATE",
  severity: "medium",
  references: ["Karayolları Trafik Yönetmeliği (Türkiye) art. 53"],
  // The number of the province, letters of the Turkish alphabet without its own ones, digits.
  shape:
    /(?<![\w.+-])(?:0[1-9]|[1-7]\d|8[01]) ?[A-PR-VYZ](?:[A-PR-VYZ]{0,2} \d{2,4}| \d{5}|[A-PR-VYZ]{0,2}\d{2,4})(?![\w-])/,
  bare: 0.1,
  validate: (value, written) => !UNITS.test(value) && (written.length - value.length < 2 || 0.35),
  meant: 0.9,
  words: ["plaka*", "araç*", "araci*", "license plate", "number plate"],
  examples: {
    finds: ["plaka 34 ABC 123", "06AB1234", "16 B 1234"],
    ignores: ["82 ABC 123", "00 ABC 12", "34 ABCD 12", "34 QX 123", "45 CFR 164"],
  },
});

/** Paragraphs of American rules, hours and sizes. */
const UNITS = /^\d\d(?:CFR|USC|FR|AM|PM|AD|BC|KM|CM|MM|KG|KB|MB|GB|TB|EUR|USD|TL)\d/;

export const trRecognizers: readonly Recognizer[] = [trNationalId, trVkn, trPlate];
