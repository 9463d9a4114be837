import * as moa from "stdnum/lib/cjs/th/moa.js";
import { weightedSum } from "../../checksum.ts";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_13 } from "../../shapes.ts";
import { defineNationalId, OTHER_NUMBERS, passes } from "./national-id.ts";

/** Kind of person, then the province where the number was given. */
const PLACE = /^[1-8](?:1\d|2[0-7]|3\d|4\d|5[0-8]|6[0-7]|7[0-7]|8[0-6]|9[0-6])/;

function isIdnr(value: string): boolean {
  const rest = weightedSum(value, [13, 12, 11, 10, 9, 8, 7, 6, 5, 4, 3, 2]) % 11;
  return (11 - rest) % 10 === Number(value.charAt(12));
}

/** Since 1970, in this century. */
const MILLISECONDS = /^1[2-8]/;

/** Goods have thirteen digits, too, the last one a check (GS1 General Specifications §7.9). */
function isArticle(value: string): boolean {
  return weightedSum(value, [1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1, 3, 1]) % 10 === 0;
}

const thTnin = defineNationalId({
  id: "th-tnin",
  country: "TH",
  title: "Thai national identification number",
  entity: "TH_TNIN",
  references: ["Civil Registration Act B.E. 2534 (Thailand)"],
  shape: /(?<![\w.+-])[1-8](?:-\d{4}-\d{5}-\d{2}-| \d{4} \d{5} \d{2} |\d{11})\d(?![\w-])/,
  bare: 0.35,
  validate: (value, written) => {
    if (!PLACE.test(value) || !isIdnr(value)) return false;
    if (written.length > value.length) return 0.9;
    return MILLISECONDS.test(value) || isArticle(value) || 0.5;
  },
  against: OTHER_NUMBERS,
  meant: 0.97,
  words: (
    "เลขบัตรประชาชน,เลขประจำตัวประชาชน,บัตรประชาชน,ประจำตัวประชาชน,thai national,thai id,tnin," +
    "national id,id card"
  ).split(","),
  examples: {
    finds: ["เลขบัตรประชาชน 1101412155361", "3-1005-36815-65-1", "5501000329298"],
    ignores: ["1590361397565", "Thai ID 1101323904709", "0101700230705", "11017002307"],
  },
});

const thTin = defineNationalId({
  id: "th-tin",
  country: "TH",
  title: "Thai taxpayer number of legal entities",
  entity: "TH_TIN",
  severity: "low",
  references: ["Revenue Code (Thailand)", "Department of Business Development"],
  shape: DIGITS_13,
  validate: passes(moa),
  words: ["เลขประจำตัวผู้เสียภาษี", "ผู้เสียภาษี", "ทะเบียนนิติบุคคล", "tax id", "tin"],
  examples: {
    finds: ["เลขประจำตัวผู้เสียภาษี 0105635045307", "Tax ID 0994864391175"],
    ignores: ["0105602637682", "Tax ID 0105539869364", "Tax ID 010553300012"],
  },
});

export const thRecognizers: readonly Recognizer[] = [thTnin, thTin];
