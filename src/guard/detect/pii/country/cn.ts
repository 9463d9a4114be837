import * as ric from "stdnum/lib/cjs/cn/ric.js";
import * as uscc from "stdnum/lib/cjs/cn/uscc.js";
import type { Recognizer } from "../../recognizer.ts";
import { defineNationalId, passes } from "./national-id.ts";

const isRic = passes(ric);
/** Provinces, regions and cities of the first two digits (GB/T 2260). */
const PROVINCE = /^(?:1[1-5]|2[1-3]|3[1-7]|4[1-6]|5[0-4]|6[1-5]|71|8[1-3]|91)/;

const cnRic = defineNationalId({
  id: "cn-resident-id",
  country: "CN",
  title: "Chinese resident identity card number",
  entity: "CN_RESIDENT_ID",
  references: ["GB 11643-1999", "Resident Identity Card Law (China)"],
  shape: /(?<![\w.+-])[1-9]\d{5} ?(?:18|19|20)\d{6} ?\d{3}[\dX](?![\w-])/i,
  bare: 0.85,
  validate: (value) => PROVINCE.test(value) && isRic(value),
  meant: 0.98,
  words: "身份证,身份证号,公民身份号码,身份證,resident identity,id card,national id".split(","),
  examples: {
    finds: ["身份证号 11010519491231280X", "440524198001010240"],
    ignores: ["身份证 11010519491231721X", "110105194913310021", "990105194912310021"],
  },
});

const isUscc = passes(uscc);

const cnUscc = defineNationalId({
  id: "cn-uscc",
  country: "CN",
  title: "Chinese unified social credit code",
  entity: "CN_USCC",
  severity: "low",
  references: ["GB 32100-2015"],
  shape: /(?<![\w.+-])[1-9A-Y]\d{7}[0-9A-HJ-NPQRTUWXY]{9}[0-9A-HJ-NPQRTUWXY](?![\w-])/,
  bare: 0.4,
  validate: (value) => isUscc(value) && (/[A-Z]/.test(value) ? 0.8 : true),
  meant: 0.95,
  words: "统一社会信用代码,信用代码,social credit code,uscc,税号,纳税人识别号".split(","),
  examples: {
    finds: ["统一社会信用代码 911101056000366924", "91350100M000100Y43"],
    ignores: ["信用代码 911100006000373416", "A1110000600037341L", "9111000060003734"],
  },
});

const cnPassport = defineNationalId({
  id: "cn-passport",
  country: "CN",
  title: "Chinese passport number",
  entity: "CN_PASSPORT",
  references: ["ICAO Doc 9303-4", "Passport Law (China)"],
  shape: /(?<![\w.+-])(?:[EGDSP]\d{8}|E[A-HJ-NP-Z]\d{7})(?![\w-])/,
  meant: 0.9,
  words: ["护照", "護照", "护照号", "chinese passport"],
  examples: {
    finds: ["护照号 E12345678", "护照: EA1234567"],
    ignores: ["E12345678", "护照 E1234567", "护照 EO1234567"],
  },
});

const cnPlate = defineNationalId({
  id: "cn-license-plate",
  country: "CN",
  title: "Chinese number plate",
  entity: "CN_LICENSE_PLATE",
  severity: "medium",
  references: ["GA 36-2018"],
  shape:
    /[京津沪渝冀豫云辽黑湘皖鲁新苏浙赣鄂桂甘晋蒙陕吉闽贵粤青藏川宁琼][A-HJ-NP-Z][·• ]?[A-HJ-NP-Z0-9]{5,6}(?![\w-])/,
  bare: 0.75,
  validate: (value) => /\d/.test(value),
  words: ["车牌", "车牌号", "号牌", "license plate", "number plate"],
  examples: {
    finds: ["车牌号 京A12345", "粤B·D12345"],
    ignores: ["京ABCDEF", "京A1234", "A12345", "京I12345"],
  },
});

export const cnRecognizers: readonly Recognizer[] = [cnRic, cnUscc, cnPassport, cnPlate];
