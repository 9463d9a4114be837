import * as corporate from "stdnum/lib/cjs/jp/cn.js";
import { weightedSum } from "../../checksum.ts";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_12 } from "../../shapes.ts";
import { defineNationalId, passes } from "./national-id.ts";

const jpMyNumber = defineNationalId({
  id: "jp-my-number",
  country: "JP",
  title: "Japanese individual number (My Number)",
  entity: "JP_MY_NUMBER",
  references: ["My Number Act (Japan, Act 27 of 2013)", "Ordinance 85 of 2014, art. 5"],
  shape: /(?<![\w.+-])\d{4}(?: \d{4} |-\d{4}-|\d{4})\d{4}(?![\w-])/,
  bare: 0,
  validate: (value, written) => isMyNumber(value) && (written.length === value.length || 0.3),
  meant: 0.97,
  words: "マイナンバー,個人番号,my number,mynumber,individual number".split(","),
  examples: {
    finds: ["マイナンバー 1234 0698 7064", "個人番号:952055424072", "5064 1412 8921"],
    ignores: ["マイナンバー 1234 4530 7413", "my number 1234 5678", "1234-5678 9012"],
  },
});

function isMyNumber(value: string): boolean {
  const rest = weightedSum(value, [6, 5, 4, 3, 2, 7, 6, 5, 4, 3, 2]) % 11;
  return (rest <= 1 ? 0 : 11 - rest) === Number(value.charAt(11)) && !/^(.)\1+$/.test(value);
}

const jpCorporate = defineNationalId({
  id: "jp-corporate-number",
  country: "JP",
  title: "Japanese corporate number",
  entity: "JP_CORPORATE_NUMBER",
  severity: "low",
  references: ["My Number Act (Japan, Act 27 of 2013) art. 39"],
  shape: /(?<![\w.+-])T?[1-9](?:\d{12}|-\d{4}-\d{4}-\d{4})(?![\w-])/,
  bare: 0,
  validate: (value, written) =>
    passesCorporate(value.slice(-13)) && (/^\d{13}$/.test(written) || PREFIXED),
  meant: 0.95,
  words: "法人番号,登録番号,corporate number,適格請求書".split(","),
  examples: {
    finds: ["法人番号 3004869995929", "登録番号 T1957746816175", "5-8352-9554-4792"],
    ignores: ["法人番号 5726784424922", "法人番号 0123456789012", "T12345678901"],
  },
});

const passesCorporate = passes(corporate);
const PREFIXED = 0.6;

const jpPassport = defineNationalId({
  id: "jp-passport",
  country: "JP",
  title: "Japanese passport number",
  entity: "JP_PASSPORT",
  references: ["ICAO Doc 9303-4", "Passport Act (Japan)"],
  shape: /(?<![\w.+-])[A-Z]{2}\d{7}(?![\w-])/,
  meant: 0.85,
  words: ["旅券", "旅券番号", "パスポート", "パスポート番号", "japanese passport"],
  examples: {
    finds: ["旅券番号 TK1234567", "パスポート：MU7654321"],
    ignores: ["TK1234567", "旅券番号 T1234567", "旅券番号 TK12345678"],
  },
});

const jpDriverLicense = defineNationalId({
  id: "jp-driver-license",
  country: "JP",
  title: "Japanese driver licence number",
  entity: "JP_DRIVER_LICENSE",
  references: ["Road Traffic Act (Japan) art. 93"],
  shape: DIGITS_12,
  words: ["運転免許", "免許証", "免許証番号", "運転免許証番号", "japanese driver"],
  examples: {
    finds: ["運転免許証番号 301234567890", "免許証番号:123456789012"],
    ignores: ["301234567890", "運転免許 30123456789", "運転免許 3012345678901"],
  },
});

const jpResidenceCard = defineNationalId({
  id: "jp-residence-card",
  country: "JP",
  title: "Japanese residence card number",
  entity: "JP_RESIDENCE_CARD",
  references: ["Immigration Control Act (Japan) art. 19-4"],
  shape: /(?<![\w.+-])[A-Z]{2}\d{8}[A-Z]{2}(?![\w-])/,
  bare: 0.35,
  meant: 0.95,
  words: ["在留カード", "在留", "residence card", "zairyu"],
  examples: {
    finds: ["在留カード番号 AB12345678CD", "residence card UH87654321EA"],
    ignores: ["A12345678CD", "AB1234567CD", "AB12345678C"],
  },
});

const jpPension = defineNationalId({
  id: "jp-pension-number",
  country: "JP",
  title: "Japanese basic pension number",
  entity: "JP_PENSION_NUMBER",
  references: ["National Pension Act (Japan)"],
  shape: /(?<![\w.+-])\d{4}-?\d{6}(?![\w-])/,
  words: ["基礎年金番号", "年金番号", "pension number", "年金手帳"],
  examples: {
    finds: ["基礎年金番号 1234-567890", "年金番号:1234567890"],
    ignores: ["1234-567890", "年金番号 1234-56789", "年金番号 12345-678901"],
  },
});

export const jpRecognizers: readonly Recognizer[] = [
  jpMyNumber,
  jpCorporate,
  jpPassport,
  jpDriverLicense,
  jpResidenceCard,
  jpPension,
];
