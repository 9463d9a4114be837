import * as businessId from "stdnum/lib/cjs/at/businessid.js";
import * as tin from "stdnum/lib/cjs/at/tin.js";
import * as uid from "stdnum/lib/cjs/at/uid.js";
import * as vnr from "stdnum/lib/cjs/at/vnr.js";
import * as ssn from "stdnum/lib/cjs/ch/ssn.js";
import * as chUid from "stdnum/lib/cjs/ch/uid.js";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_GROUPED } from "../../shapes.ts";
import { defineNationalId, isDayOfMonth, passes } from "./national-id.ts";

const [isUid, isTin, isVnr, isSsn, isChUid, isBusiness] = [
  passes(uid),
  passes(tin),
  passes(vnr),
  passes(ssn),
  passes(chUid),
  passes(businessId),
];

const atVat = defineNationalId({
  id: "at-vat",
  country: "AT",
  title: "Austrian VAT identification number (UID)",
  entity: "AT_VAT",
  severity: "medium",
  references: ["UStG 1994 Art. 28", "VIES"],
  shape: /(?<![\p{L}\p{N}_])(?:AT ?)?U ?\d{4} ?\d{4}(?![\p{L}\p{N}_])/iu,
  validate: (value, written) => isUid(value) && (written.startsWith("AT") ? 0.8 : true),
  bare: 0.3,
  meant: 0.95,
  words: ["uid", "uid-nr", "uid-nummer", "umsatzsteuer*", "vat", "ust-id*", "iva", "austrian vat"],
  examples: {
    finds: ["ATU40287168", "UID-Nr. AT U4028 7168", "U40287168"],
    ignores: ["ATU40287169", "ATU4028716", "BATU40287168", "ATU402871687"],
  },
});

const atVnr = defineNationalId({
  id: "at-social-security",
  country: "AT",
  title: "Austrian social security number (SVNR)",
  entity: "AT_SOCIAL_SECURITY",
  references: ["ASVG § 30c"],
  shape: /(?<![\w./-])\d{4}[ -]?\d{6}(?![\w/-])/,
  // Where a day has more births than numbers, months go on after twelve.
  validate: (value) =>
    isDayOfMonth(Number(value.slice(4, 6)), Math.min(Number(value.slice(6, 8)), 12)) &&
    isVnr(value),
  bare: 0.25,
  meant: 0.95,
  words: (
    "svnr,sv-nr,sv-nummer,sozialversicherung*,versicherungsnummer,vsnr,vnr,e-card," +
    "austrian social security,social security,seguridad social"
  ).split(","),
  against: ["tel", "telefon", "order", "bestellung", "rechnung", "phone"],
  examples: {
    finds: ["SVNR 1231 300785", "Sozialversicherungsnummer: 1231300785"],
    ignores: ["SVNR 1232 300785", "SVNR 1231 320785", "SVNR 1231 30078", "1232300785"],
  },
});

const atTin = defineNationalId({
  id: "at-tax-number",
  country: "AT",
  title: "Austrian tax number (Abgabenkontonummer)",
  entity: "AT_TAX_NUMBER",
  references: ["BMF, Abgabenkontonummer"],
  shape: /(?<![\w./-])\d{2}[ -]?\d{3}[ /]?\d{4}(?![\w/-])/,
  // `tin` is many numbers; with a stroke it is this one.
  validate: (value, written, before) =>
    isTin(value) && (written.includes("/") || !/\btin\W*$/i.test(before())),
  words: "steuernummer,abgabenkontonummer,st.nr,stnr,steuernr,finanzamt,tin,austrian tax".split(
    ",",
  ),
  examples: {
    finds: ["Steuernummer 12-345/6782", "TIN: 03-123/4560", "Abgabenkontonummer 031234560"],
    ignores: ["12-345/6782", "Steuernummer 12-345/6783", "TIN 123456782"],
  },
});

const atCompany = defineNationalId({
  id: "at-company-register",
  country: "AT",
  title: "Austrian company register number (Firmenbuchnummer)",
  entity: "AT_COMPANY_REGISTER",
  severity: "low",
  references: ["Firmenbuchgesetz"],
  shape: /(?<![\p{L}\p{N}_])(?:FN ?)?\d{5,6} ?[A-Z](?![\p{L}\p{N}_])/iu,
  validate: (value) =>
    isBusiness(value.replace(/^FN/, "")) && (value.startsWith("FN") ? 0.5 : true),
  bare: 0,
  words: [
    "firmenbuch",
    "firmenbuchnummer",
    "fn",
    "businessid",
    "company register number",
    "austrian company",
  ],
  examples: {
    finds: ["FN 234567h", "Firmenbuchnummer FN 56247t"],
    ignores: ["234567h", "FN 2345677h", "FN h234567", "FN 2345h"],
  },
});

const chAhv = defineNationalId({
  id: "ch-ahv",
  country: "CH",
  title: "Swiss social security number (AHV, AVS)",
  entity: "CH_AHV",
  references: ["AHVG Art. 50c", "GS1 EAN-13"],
  shape: /(?<![\w./-])756[ .-]?\d{4}[ .-]?\d{4}[ .-]?\d{2}(?![\w/-])/,
  validate: (value, written) => isSsn(value) && (written.length > 13 ? 0.9 : 0.65),
  bare: 0.65,
  meant: 0.97,
  words: (
    "ahv,ahv-nr,ahv-nummer,avs,n° avs,numéro avs,numero avs,sozialversicherung*,ssn," +
    "assurance sociale,swiss social security,seguridad social"
  ).split(","),
  examples: {
    finds: ["756.1234.5678.97", "AHV-Nr. 7569876543217", "N° AVS 756 9876 5432 17"],
    ignores: ["756.1234.5678.98", "757.1234.5678.97", "756.1234.5678.9", "7561234567898"],
  },
});

const chUidRule = defineNationalId({
  id: "ch-uid",
  country: "CH",
  title: "Swiss company number (UID), also as VAT number",
  entity: "CH_UID",
  severity: "low",
  references: ["UIDG Art. 3", "MWSTG"],
  shape:
    /(?<![\p{L}\p{N}_])CHE[ -]?\d{3}[ .]?\d{3}[ .]?\d{3}(?: ?(?:MWST|TVA|IVA|TPV))?(?![\p{L}\p{N}_])/iu,
  validate: (value) => isChUid(value.slice(0, 12)),
  bare: 0.85,
  meant: 0.95,
  words: ["uid", "mwst", "tva", "iva", "ide", "unternehmens-identifikationsnummer", "swiss vat"],
  examples: {
    finds: ["CHE-100.000.006", "CHE123456788 MWST", "UID: CHE 123 456 788"],
    ignores: ["CHE-100.000.007", "CHE-100.000.00", "XCHE100000006", "CHE1000000066"],
  },
});

const liPeid = defineNationalId({
  id: "li-peid",
  country: "LI",
  title: "Liechtenstein personal identification number (PEID)",
  entity: "LI_PEID",
  references: ["Steuerverwaltung Liechtenstein, PEID"],
  shape: DIGITS_GROUPED,
  validate: (value) => value.length <= 12,
  reach: 32,
  words: ["peid", "personenidentifikationsnummer", "liechtenstein tax"],
  examples: {
    finds: ["PEID 00001234567", "Personenidentifikationsnummer: 1234567"],
    ignores: ["00001234567", "PEID 123456", "PEID 00001234568913"],
  },
});

export const alpsRecognizers: readonly Recognizer[] = [
  atVat,
  atVnr,
  atTin,
  atCompany,
  chAhv,
  chUidRule,
  liPeid,
];
