import * as dic from "stdnum/lib/cjs/cz/dic.js";
import * as ico from "stdnum/lib/cjs/cz/ico.js";
import * as rc from "stdnum/lib/cjs/cz/rc.js";
import * as anum from "stdnum/lib/cjs/hu/anum.js";
import * as dph from "stdnum/lib/cjs/sk/dph.js";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_GROUPED } from "../../shapes.ts";
import { defineLabelledNumber, defineNationalId, isDayOfMonth, passes } from "./national-id.ts";

const [isBirthNumber, isAnum] = [passes(rc), passes(anum)];

/** Women add 50 to the month; days with too many births add 20 more. */
function isBirthDate(value: string): boolean {
  const month = (Number(value.slice(2, 4)) % 50) % 20;
  return isDayOfMonth(Number(value.slice(4, 6)), month);
}

/** Of ten digits the last is the remainder of the others; 10 was written as 0 until 1985. */
function isChecked(value: string): boolean {
  return value.length < 10 || (Number(value.slice(0, 9)) % 11) % 10 === Number(value.slice(9));
}

const czBirthNumber = defineNationalId({
  id: "cz-birth-number",
  country: "CZ",
  title: "Czech or Slovak birth number (rodné číslo)",
  entity: "CZ_BIRTH_NUMBER",
  references: ["Zákon č. 133/2000 Sb.", "Zákon č. 301/1995 Z.z."],
  shape: /(?<![\w./-])\d{6} ?\/? ?\d{3,4}(?![\w/-])/,
  validate: (value, written) =>
    isBirthDate(value) &&
    isChecked(value) &&
    isBirthNumber(value) &&
    (value.length === 10 && written.includes("/") ? 0.6 : true),
  bare: 0,
  meant: 0.95,
  words: (
    "rodné číslo,rodného čísla," +
    "rodným číslem,rodném čísle,r.č,rč,rod. č,birth number,czech birth,slovak birth," +
    "número de nacimiento"
  ).split(","),
  against: ["order", "version", "tel", "faktura"],
  examples: {
    finds: ["rodné číslo 850730/1231", "855730/1236", "r.č. 8507301231"],
    ignores: ["850730/1232", "851330/1231", "8507301231", "rč 850730/12311"],
  },
});

const czIco = defineLabelledNumber({
  id: "cz-ico",
  country: "CZ",
  title: "Czech company number (IČO)",
  entity: "CZ_ICO",
  severity: "low",
  reference: "Zákon č. 111/2009 Sb.",
  lengths: [8],
  validator: ico,
  words: "ičo,identifikační číslo,czech company,ico",
  numbers: ["25123891", "271 234 56"],
});

const czDic = defineLabelledNumber({
  id: "cz-dic",
  country: "CZ",
  title: "Czech tax number without its prefix (DIČ)",
  entity: "CZ_VAT",
  severity: "medium",
  reference: "Zákon č. 280/2009 Sb. § 130",
  lengths: [8, 9, 10],
  validator: dic,
  words: "dič,daňové identifikační číslo,czech vat,cz vat,czech tax",
  numbers: ["25123891", "8507301231"],
});

const skDph = defineLabelledNumber({
  id: "sk-dph",
  country: "SK",
  title: "Slovak VAT number without its prefix (IČ DPH, DIČ)",
  entity: "SK_VAT",
  severity: "medium",
  reference: "Zákon č. 222/2004 Z.z.",
  lengths: [10],
  validator: dph,
  words: "ič dph,dph,dič,daň z pridanej hodnoty,slovak vat,sk vat",
  numbers: ["2028842486", "2128850405"],
});

const huTaxNumber = defineNationalId({
  id: "hu-tax-number",
  country: "HU",
  title: "Hungarian tax number (adószám) without its prefix",
  entity: "HU_VAT",
  severity: "medium",
  references: ["2017. évi CL. törvény"],
  shape: DIGITS_GROUPED,
  validate: (value) => /^\d{8}(?:\d{3})?$/.test(value) && isAnum(value.slice(0, 8)),
  words: "adószám*,közösségi adószám,anum,áfa,hungarian vat,hugarian vat,hu vat".split(","),
  examples: {
    finds: ["adószám: 12892312-2-42", "közösségi adószám 12240461"],
    ignores: ["12892312-2-42", "adószám 12892313-2-42", "adószám 1289231"],
  },
});

const HU_TAJ_WEIGHTS = [3, 7, 3, 7, 3, 7, 3, 7] as const;

const huTaj = defineLabelledNumber({
  id: "hu-taj",
  country: "HU",
  title: "Hungarian social security number (TAJ)",
  entity: "HU_TAJ",
  reference: "1996. évi XX. törvény",
  lengths: [9],
  validator: (value) =>
    HU_TAJ_WEIGHTS.reduce((sum, weight, at) => sum + weight * Number(value.charAt(at)), 0) % 10 ===
    Number(value.charAt(8)),
  words: "taj,taj szám,taj szám*,társadalombiztosítási,hungarian social security",
  numbers: ["123 456 788", "111111110"],
});

const huPersonal = defineNationalId({
  id: "hu-personal-number",
  country: "HU",
  title: "Hungarian personal identification number (személyi szám)",
  entity: "HU_PERSONAL_NUMBER",
  references: ["1996. évi XX. törvény"],
  shape: DIGITS_GROUPED,
  validate: (value) =>
    value.length === 11 &&
    /^[1-8]/.test(value) &&
    isDayOfMonth(Number(value.slice(5, 7)), Number(value.slice(3, 5))),
  words: ["személyi szám", "személyi azonosító", "személyazonosító", "hungarian personal"],
  examples: {
    finds: ["személyi szám 1-850730-1234", "személyi azonosító: 28507301234"],
    ignores: ["1-850730-1234", "személyi szám 1-851330-1234", "személyi szám 1-850730-123"],
  },
});

export const centralRecognizers: readonly Recognizer[] = [
  czBirthNumber,
  czIco,
  czDic,
  skDph,
  huTaxNumber,
  huTaj,
  huPersonal,
];
