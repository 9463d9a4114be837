import * as nino from "stdnum/lib/cjs/gb/nino.js";
import * as utr from "stdnum/lib/cjs/gb/utr.js";
import * as vat from "stdnum/lib/cjs/gb/vat.js";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_GROUPED } from "../../shapes.ts";
import { defineNationalId, isDayOfMonth, OTHER_NUMBERS, passes } from "./national-id.ts";

const isNino = passes(nino);
const isUtr = passes(utr);
const isVat = passes(vat);

const gbNino = defineNationalId({
  id: "gb-nino",
  country: "GB",
  title: "UK National Insurance number",
  entity: "UK_NINO",
  references: ["HMRC NIM39110"],
  shape:
    /(?<![\p{L}\p{N}_])[A-CEGHJ-PR-TW-Z][A-CEGHJ-NPR-TW-Z][ -]?\d{2}[ -]?\d{2}[ -]?\d{2}(?:[ -]?[A-D])?(?![\p{L}\p{N}_])/iu,
  validate: (value) => isNino(value) && (value.length === 9 ? 0.6 : true),
  bare: 0,
  meant: 0.95,
  against: OTHER_NUMBERS,
  words: (
    "nino,ni number,ni no,n.i. number,national insurance,insurance number,insurance no," +
    "seguro nacional"
  ).split(","),
  examples: {
    finds: [
      "NINO AB123456C",
      "National Insurance number: ce 12 34 56 d",
      "JG103759A",
      "NI no JG103759",
    ],
    ignores: ["BG123456C", "AB12345C", "NINO DA123456C", "AB1234567C", "AB123456E", "AB123456"],
  },
});

const gbNhs = defineNationalId({
  id: "gb-nhs",
  country: "GB",
  title: "UK NHS number",
  entity: "UK_NHS",
  references: ["NHS Data Model and Dictionary, NHS NUMBER"],
  shape: /(?<![\w.+-])\d{3}[ -]?\d{3}[ -]?\d{4}(?![\w-])/,
  // In groups it reads like an American telephone, unless the exchange begins with 0 or 1.
  validate: (value, written) =>
    isNhs(value) && (written.length === value.length || !/^[3467]..[01]/.test(value) || 0.5),
  bare: 0.3,
  meant: 0.95,
  words: (
    "nhs,nhs number,nhs no,national health service,health service number,health and care number," +
    "patient,patient number,servicio nacional de salud"
  ).split(","),
  against: ["order", "invoice", "ticket", "version", "tel", "phone", "call", "isbn", "account"],
  examples: {
    finds: ["NHS number 943 476 5919", "nhs no: 943-476-5919", "9434765919"],
    ignores: ["943 476 5918", "0000000000", "NHS 94347659190", "order 9434765919"],
  },
});

function isNhs(value: string): boolean {
  let sum = 0;
  for (let at = 0; at < 9; at++) sum += (10 - at) * Number(value.charAt(at));
  const check = (11 - (sum % 11)) % 11;
  return sum > 0 && check === Number(value.charAt(9));
}

const gbChi = defineNationalId({
  id: "gb-chi",
  country: "GB",
  title: "Scottish Community Health Index number (CHI)",
  entity: "UK_CHI",
  references: ["NHS Scotland, CHI number"],
  shape: DIGITS_GROUPED,
  validate: (value) =>
    value.length === 10 &&
    isDayOfMonth(Number(value.slice(0, 2)), Number(value.slice(2, 4))) &&
    isNhs(value),
  words: ["chi", "chi number", "chi no", "community health index"],
  examples: {
    finds: ["CHI 0101011237", "CHI number: 010101 1237"],
    ignores: ["0101011237", "CHI 0101011238", "CHI 3201011237", "CHI 010101123"],
  },
});

const gbUtr = defineNationalId({
  id: "gb-utr",
  country: "GB",
  title: "UK Unique Taxpayer Reference",
  entity: "UK_UTR",
  references: ["HMRC SAM100000"],
  shape: DIGITS_GROUPED,
  validate: isUtr,
  words: (
    "utr,unique taxpayer reference,taxpayer reference,tax reference,self assessment," +
    "referencia del contribuyente"
  ).split(","),
  examples: {
    finds: ["UTR 4402716835", "Unique Taxpayer Reference: 44027 16835"],
    ignores: ["4402716835", "UTR 5402716835", "UTR 440271683", "UTR 44027168351"],
  },
});

const gbVat = defineNationalId({
  id: "gb-vat-number",
  country: "GB",
  title: "UK VAT registration number without its prefix",
  entity: "UK_VAT",
  severity: "medium",
  references: ["HMRC VAT Notice 700/21"],
  shape: DIGITS_GROUPED,
  validate: (value) => (value.length === 9 || value.length === 12) && isVat(value),
  meant: 0.8,
  reach: 32,
  words: (
    "vat,vat reg,vat number,vat no,vat reg no,vat registration,value added tax," +
    "value added tax registration number,uk vat"
  ).split(","),
  examples: {
    finds: ["VAT Reg No 980 7806 84", "VAT no. 980780684"],
    ignores: ["980780684", "VAT 980780685", "VAT 98078068", "VAT at 20 % on 980"],
  },
});

const gbPassport = defineNationalId({
  id: "gb-passport",
  country: "GB",
  title: "UK passport number, with letters",
  entity: "UK_PASSPORT",
  references: ["ICAO Doc 9303-4"],
  shape: /(?<![\p{L}\p{N}_])[A-Z]{2}\d{7}(?![\p{L}\p{N}_])/iu,
  bare: 0.1,
  meant: 0.9,
  words: ["passport", "passport no", "passport number", "travel document", "pasaporte"],
  examples: {
    finds: ["passport number KM3341208", "TR5002917", "British passport: qd4410072"],
    ignores: ["passport QDE441007", "QD44100723", "XQD4410072", "QD 4410072"],
  },
});

const gbPassportDigits = defineNationalId({
  id: "gb-passport-digits",
  country: "GB",
  title: "UK passport number, digits only",
  entity: "UK_PASSPORT",
  references: ["ICAO Doc 9303-4"],
  shape: DIGITS_GROUPED,
  validate: (value, written) => written.length === 9 && value.length === 9,
  words: ["uk passport", "british passport", "gb passport", "pasaporte británico", "hm passport"],
  examples: {
    finds: ["UK passport 533401372", "British passport no. 533401372"],
    ignores: ["533401372", "UK passport 53340137", "UK passport 533 401 372", "passport 533401372"],
  },
});

const gbDrivingLicence = defineNationalId({
  id: "gb-driving-licence",
  country: "GB",
  title: "UK driving licence number",
  entity: "UK_DRIVING_LICENCE",
  references: ["DVLA, driver number"],
  shape:
    /(?<![\p{L}\p{N}_])[A-Z][A-Z9]{4}[ -]?\d[0156]\d[0-3]\d\d[ -]?[A-Z9]{2}[0-9A-Z][ -]?[A-Z]{2}(?![\p{L}\p{N}_])/iu,
  validate: (value) => {
    const month = Number(value.slice(6, 8));
    const day = Number(value.slice(8, 10));
    return (
      /^[A-Z]+9*$/.test(value.slice(0, 5)) && isDayOfMonth(day, month > 50 ? month - 50 : month)
    );
  },
  bare: 0.6,
  meant: 0.95,
  words: ["driving licence", "driver number", "driving license", "dvla", "licence", "carné"],
  examples: {
    finds: ["MORGA657054SM9IJ", "driving licence JONES 710238 AB9CD", "smith912310ab1cd"],
    ignores: ["MORGA613054SM9IJ", "MORGA657324SM9IJ", "MORGA657054SM9I", "M9RGA657054SM9IJ"],
  },
});

/** Of the post towns (Royal Mail, PAF Programmers' Guide). */
const POSTAL_AREAS: ReadonlySet<string> = new Set(
  (
    "AB AL B BA BB BD BH BL BN BR BS BT CA CB CF CH CM CO CR CT CV CW DA DD DE DG DH DL " +
    "DN DT DY E EC EH EN EX FK FY G GL GU GY HA HD HG HP HR HS HU HX IG IM IP IV JE KA KT " +
    "KW KY L LA LD LE LL LN LS LU M ME MK ML N NE NG NN NP NR NW OL OX PA PE PH PL PO PR " +
    "RG RH RM S SA SE SG SK SL SM SN SO SP SR SS ST SW SY TA TD TF TN TQ TR TS TW UB W WA " +
    "WC WD WF WN WR WS WV YO ZE"
  ).split(" "),
);

function isPostalArea(postcode: string): boolean {
  return POSTAL_AREAS.has(/^[A-Z]+/.exec(postcode)?.[0] ?? "");
}

const gbPostcode = defineNationalId({
  id: "gb-postcode",
  country: "GB",
  title: "UK postcode",
  entity: "UK_POSTCODE",
  severity: "low",
  references: ["BS 7666-2:2006"],
  shape:
    /(?<![\p{L}\p{N}_])(?:GIR ?0AA|[A-PR-UWYZ](?:\d{1,2}|[A-HK-Y]\d{1,2}|\d[A-HJKPSTUW]|[A-HK-Y]\d[ABEHMNPRV-Y]) ?\d[ABD-HJLNP-UW-Z]{2})(?![\p{L}\p{N}_])/u,
  bare: 0.1,
  validate: (_, written) => !written.includes(" ") || !isPostalArea(written) || 0.5,
  meant: 0.75,
  words: (
    "postcode,post code,postal code,zip,address,home address,billing address,live at,lives at," +
    "living at,street,road,avenue,lane,london,código postal,dirección"
  ).split(","),
  examples: {
    finds: ["postcode LS9 7QP", "B33 8TH", "live at 4 Low Road, WC2N5DU"],
    ignores: ["M4 1CB", "LS9 7QI", "XLS97QPZ", "QX1 1AA", "ls9 7qp"],
  },
});

const gbPlate = defineNationalId({
  id: "gb-vehicle-registration",
  country: "GB",
  title: "UK vehicle registration mark",
  entity: "UK_VEHICLE_REGISTRATION",
  severity: "medium",
  references: ["DVLA INF104"],
  // Since 2001; with the year in front, 1983 to 2001; with the year behind, 1963 to 1983.
  shape:
    /(?<![\p{L}\p{N}_])(?:[A-HJ-PR-Y]{2}(?:0[2-9]|[12]\d|5[1-9]|[67]\d)[ -]?[A-HJ-PR-Z]{3}|[A-HJ-NPR-TV-Y]\d{1,3}[ -]?[A-HJ-PR-Y]{3}|[A-HJ-PR-Y]{3}[ -]?\d{1,3}[A-HJ-NPR-TV-Y])(?![\p{L}\p{N}_])/u,
  // `E46 BMW` is a car, too.
  validate: (value) => !value.endsWith("BMW") && (/^[A-Z]{2}\d{2}/.test(value) ? 0.3 : true),
  bare: 0.1,
  words: (
    "registration,reg,reg no,car reg,number plate,licence plate,license plate,plate,vehicle,car," +
    "van,matrícula,vrm,vrn"
  ).split(","),
  examples: {
    finds: ["car reg KE57 VRN", "YD16-PLX", "plate R731KLM", "T9 WXY"],
    ignores: ["IE57 VRN", "KE80 VRN", "KE57 VIN", "KVR 731Z", "ke57 vrn", "car E46 BMW"],
  },
});

export const gbRecognizers: readonly Recognizer[] = [
  gbNino,
  gbNhs,
  gbChi,
  gbUtr,
  gbVat,
  gbPassport,
  gbPassportDigits,
  gbDrivingLicence,
  gbPostcode,
  gbPlate,
];
