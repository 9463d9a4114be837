import { weightedSum } from "../../checksum.ts";
import type { Recognizer } from "../../recognizer.ts";
import { defineNationalId, isDayOfMonth, OTHER_NUMBERS } from "./national-id.ts";

const RESIDENT = /(?<![\w.+-])\d{6}-?\d{7}(?![\w-])/;
/** What the sum is taken from. */
const CITIZENS = 11;
const FOREIGNERS = 13;
const WEIGHTS = [2, 3, 4, 5, 6, 7, 8, 9, 2, 3, 4, 5];

/** Since October 2020 new numbers have no check digit: without one the date alone speaks. */
function residentScore(value: string, written: string, shift: number): boolean | number {
  if (!isDayOfMonth(Number(value.slice(4, 6)), Number(value.slice(2, 4)))) return false;
  const check = (shift - (weightedSum(value, WEIGHTS) % 11)) % 10;
  const checked = check === Number(value.charAt(12));
  if (written.length > value.length) return checked ? 0.85 : 0.6;
  if (checked) return 0.65;
  // Few are foreigners, and identity numbers of other countries begin with a birthday, too.
  return shift === CITIZENS ? 0.35 : true;
}

const krRrn = defineNationalId({
  id: "kr-rrn",
  country: "KR",
  title: "Korean resident registration number",
  entity: "KR_RRN",
  references: ["Resident Registration Act (Korea) art. 7-2"],
  shape: RESIDENT,
  bare: 0,
  validate: (value, written) => /^.{6}[1-4]/.test(value) && residentScore(value, written, CITIZENS),
  meant: 0.95,
  against: OTHER_NUMBERS,
  words: "주민등록번호*,주민번호*,주민등록*,rrn,resident registration,korean id,민증*".split(","),
  examples: {
    finds: ["주민등록번호 900101-1234568", "850126-1525965", "RRN 8501262345678"],
    ignores: ["901301-1234567", "900101-5234567", "900101-12345678", "900132-1234567"],
  },
});

const krFrn = defineNationalId({
  id: "kr-frn",
  country: "KR",
  title: "Korean foreigner registration number",
  entity: "KR_FRN",
  references: ["Immigration Act (Korea) art. 31"],
  shape: RESIDENT,
  bare: 0,
  validate: (value, written) =>
    /^.{6}[5-8]/.test(value) && residentScore(value, written, FOREIGNERS),
  meant: 0.95,
  against: OTHER_NUMBERS,
  words:
    "외국인등록번호*,외국인등록*,외국인번호*,주민등록번호*,frn,rrn,arc,alien registration,foreigner".split(
      ",",
    ),
  examples: {
    finds: ["외국인등록번호 900101-5234567", "850126-6890921", "ARC 8501267345678"],
    ignores: ["901301-5234567", "900101-9234567", "900101-52345678", "900132-5234567"],
  },
});

/** Tax office, kind of firm, serial; the tenth of the last product counts, too. */
function isBrn(value: string): boolean {
  if (Number(value.slice(0, 3)) < 101 || value.slice(3, 5) === "00") return false;
  const carried = Math.floor((Number(value.charAt(8)) * 5) / 10);
  const sum = weightedSum(value, [1, 3, 7, 1, 3, 7, 1, 3, 5]) + carried;
  return (10 - (sum % 10)) % 10 === Number(value.charAt(9));
}

const krBrn = defineNationalId({
  id: "kr-brn",
  country: "KR",
  title: "Korean business registration number",
  entity: "KR_BRN",
  severity: "low",
  references: ["Value-Added Tax Act (Korea) art. 8"],
  shape: /(?<![\w.+-])[1-9]\d{2}(?:-\d{2}-|\d{2})\d{5}(?![\w-])/,
  // One number of ten digits in ten passes.
  bare: 0,
  validate: (value, written) => isBrn(value) && (written.length === value.length || 0.75),
  meant: 0.95,
  words: "사업자등록번호*,사업자번호*,사업자*,brn,business registration".split(","),
  examples: {
    finds: ["사업자등록번호 132-81-73852", "241-86-82247", "BRN 1128106460"],
    ignores: ["BRN 100-81-14093", "110-81-412722", "BRN 110-00-12345"],
  },
});

const krDriverLicense = defineNationalId({
  id: "kr-driver-license",
  country: "KR",
  title: "Korean driver licence number",
  entity: "KR_DRIVER_LICENSE",
  references: ["Road Traffic Act (Korea) art. 85"],
  // The office that gave it, the year, a serial.
  shape: /(?<![\w.+-])(?:1[1-9]|2[0-8])[ -]?\d{2}[ -]?\d{6}[ -]?\d{2}(?![\w-])/,
  bare: 0,
  validate: (value, written) => written.length - value.length < 3 || 0.6,
  meant: 0.95,
  words:
    "운전면허*,면허번호*,운전면허번호*,면허*,driver license,driver's license,driving licence".split(
      ",",
    ),
  examples: {
    finds: ["운전면허 11-22-123456-12", "면허번호: 282212345612", "28 22 123456 12"],
    ignores: ["111-22-123456-12", "11-22-123456-123", "29-22-123456-12"],
  },
});

const krPassport = defineNationalId({
  id: "kr-passport",
  country: "KR",
  title: "Korean passport number",
  entity: "KR_PASSPORT",
  references: ["ICAO Doc 9303-4", "Passport Act (Korea)"],
  shape: /(?<![\w.+-])[MSRODG]\d{3}(?:[A-Z]\d{4}|\d{5})(?![\w-])/i,
  bare: 0.13,
  validate: (value) => (/[A-Z]\d{4}$/.test(value) ? 0.5 : true),
  meant: 0.85,
  against: OTHER_NUMBERS,
  words: "여권*,여권번호*,passport,korean passport,travel document".split(","),
  examples: {
    finds: ["여권번호 M123A4567", "passport S12345678", "m345b6789"],
    ignores: ["A123B4567", "M1234A567", "MM123A4567", "M123A456"],
  },
});

export const krRecognizers: readonly Recognizer[] = [
  krRrn,
  krFrn,
  krBrn,
  krDriverLicense,
  krPassport,
];
