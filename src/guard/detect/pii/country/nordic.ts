import * as cvr from "stdnum/lib/cjs/dk/cvr.js";
import * as alv from "stdnum/lib/cjs/fi/alv.js";
import * as ytunnus from "stdnum/lib/cjs/fi/ytunnus.js";
import * as kennitala from "stdnum/lib/cjs/is/kennitala.js";
import * as fodselsnummer from "stdnum/lib/cjs/no/fodselsnummer.js";
import * as kontonr from "stdnum/lib/cjs/no/kontonr.js";
import * as orgnr from "stdnum/lib/cjs/no/orgnr.js";
import * as seOrgnr from "stdnum/lib/cjs/se/orgnr.js";
import * as seVat from "stdnum/lib/cjs/se/vat.js";
import { luhn } from "../../checksum.ts";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_GROUPED } from "../../shapes.ts";
import {
  defineLabelledNumber,
  defineNationalId,
  isDayOfMonth,
  OTHER_NUMBERS,
  passes,
} from "./national-id.ts";

const isFodselsnummer = passes(fodselsnummer);
const isOrgnr = passes(orgnr);
const isKontonr = passes(kontonr);
const isKennitala = passes(kennitala);
const isSeOrgnr = passes(seOrgnr);

const sePersonnummer = defineNationalId({
  id: "se-personnummer",
  country: "SE",
  title: "Swedish personal identity number (personnummer)",
  entity: "SE_PERSONNUMMER",
  references: ["Folkbokföringslagen (1991:481) 18 §"],
  shape: /(?<![\w./-])(?:1[89]|20)?\d{6}[ +-]?\d{4}(?![\w/-])/,
  // Coordination numbers of foreigners add 60 to the day.
  validate: (value, written) => {
    const digits = value.replace("+", "").slice(-10);
    if (!isDayOfMonth(Number(digits.slice(4, 6)), Number(digits.slice(2, 4)), 60)) return false;
    if (!luhn(digits)) return false;
    // It may be a day and a time: `202402291230`, `240229-1230`.
    const [full, joined] = [value.replace("+", "").length === 12, /[+-]/.test(written)];
    if (CLOCK.test(digits)) return full ? 0.42 : 0.35;
    return full ? 0.65 : joined ? 0.5 : 0.35;
  },
  bare: 0.35,
  against: OTHER_NUMBERS,
  meant: 0.95,
  words: (
    "personnumme*,personnumret,pnr,personnr,samordningsnumme*,person-nr,personal identity code," +
    "personal identity number,swedish id,swedish personal,swedish identity,número personal"
  ).split(","),
  examples: {
    finds: ["personnummer 850730-0336", "19850730-0336", "pnr: 198507300336"],
    ignores: ["850730-0337", "851330-0336", "19850730-03366", "850730-033"],
  },
});

const CLOCK = /(?:[01]\d|2[0-3])[0-5]\d$/;

const seOrganisationsnummer = defineNationalId({
  id: "se-organisationsnummer",
  country: "SE",
  title: "Swedish organization number",
  entity: "SE_ORGANISATIONSNUMMER",
  severity: "low",
  references: ["Lag (1974:174) om identitetsbeteckning för juridiska personer"],
  shape: /(?<![\w./-])\d{6}[ -]?\d{4}(?![\w/-])/,
  // The third digit tells firms from the months of people.
  validate: (value, written) => {
    if (!isSeOrgnr(value)) return false;
    const firm = /^[1235-9]\d[2-9]/.test(value);
    return firm && written.includes("-") ? 0.5 : firm ? 0.35 : true;
  },
  bare: 0,
  against: OTHER_NUMBERS,
  meant: 0.95,
  words: (
    "organisationsnumme*,orgnr,org.nr,org nr,org-nr,organisationsnr,company identity code," +
    "swedish company,registration number,bolag"
  ).split(","),
  examples: {
    finds: ["org.nr 556012-3456", "5560123456", "organisationsnummer: 212000-1231"],
    ignores: ["556012-3457", "55601x-3456", "19556012-3456", "556012-345"],
  },
});

const seVatNumber = defineLabelledNumber({
  id: "se-vat-number",
  country: "SE",
  title: "Swedish VAT number without its prefix",
  entity: "SE_VAT",
  severity: "low",
  reference: "Mervärdesskattelag (2023:200)",
  lengths: [12],
  validator: seVat,
  words: "momsnr,moms,momsregistreringsnummer,vat-nummer,swedish vat,se vat",
  numbers: ["556019000001", "556235832401"],
});

const FI_CHECKS = "0123456789ABCDEFHJKLMNPRSTUVWXY";

const fiPersonalIdentityCode = defineNationalId({
  id: "fi-personal-identity-code",
  country: "FI",
  title: "Finnish personal identity code (henkilötunnus)",
  entity: "FI_PERSONAL_IDENTITY_CODE",
  references: ["Laki väestötietojärjestelmästä 661/2009 11 §", "Asetus 690/2022"],
  shape: /(?<![\p{L}\p{N}_])\d{6}[-+A-FU-Y]\d{3}[0-9A-FHJ-NPR-Y](?![\p{L}\p{N}_])/iu,
  validate: (_, written) => {
    const [day, month] = [Number(written.slice(0, 2)), Number(written.slice(2, 4))];
    const [born, person] = [written.slice(0, 6), written.slice(7, 10)];
    const check = FI_CHECKS.charAt(Number(born + person) % 31);
    return isDayOfMonth(day, month) && person > "001" && check === written.at(-1)?.toUpperCase();
  },
  bare: 0.9,
  meant: 0.97,
  words: (
    "henkilötunnu*,hetu,sosiaaliturvatunnus,sotu,personbeteckning,personal identity code," +
    "finnish personal,código personal"
  ).split(","),
  examples: {
    finds: ["HETU 300785-0330", "020302A1236", "henkilötunnus 300785-0330"],
    ignores: ["300785-0331", "301385-0330", "300785:0330", "300785-033"],
  },
});

const fiBusinessId = defineLabelledNumber({
  id: "fi-business-id",
  country: "FI",
  title: "Finnish business identifier (Y-tunnus) or VAT number without prefix",
  entity: "FI_BUSINESS_ID",
  severity: "low",
  reference: "Yritys- ja yhteisötietolaki 244/2001",
  lengths: [8],
  validator: (value) => passes(ytunnus)(value) || passes(alv)(value),
  words:
    "y-tunnus,y-tunnu*,fo-nummer,yhteisötunnus,alv-nro,alv,business id,finnish business," +
    "finnish vat,arvonlisäveronumero,mervärdesskattenummer",
  numbers: ["1234560-4", "12897919"],
});

const dkCpr = defineNationalId({
  id: "dk-cpr",
  country: "DK",
  title: "Danish citizen number (CPR)",
  entity: "DK_CPR",
  references: ["CPR-loven", "CPR-kontoret, Personnummeret i CPR"],
  shape: /(?<![\w./-])\d{6}[ -]?\d{4}(?![\w/-])/,
  // Numbers given since 2007 have no check digit.
  validate: (value, written) =>
    isDayOfMonth(Number(value.slice(0, 2)), Number(value.slice(2, 4))) &&
    (written.length === 11 ? 0.3 : true),
  bare: 0,
  meant: 0.95,
  words: (
    "cpr,cpr-nr,cpr-nummer,cprnr,personnumme*,danish citizen,danish id,danish personal," +
    "número cpr"
  ).split(","),
  against: ["order", "faktura", "tlf", "telefon", "phone", "version", "invoice"],
  examples: {
    finds: ["CPR 300785-1231", "cpr-nr. 3007851231", "300785-1231"],
    ignores: ["320785-1231", "CPR 301385-1231", "3007851231", "CPR 300785-12312"],
  },
});

const dkCvr = defineLabelledNumber({
  id: "dk-cvr",
  country: "DK",
  title: "Danish company number (CVR)",
  entity: "DK_CVR",
  severity: "low",
  reference: "CVR-loven",
  lengths: [8],
  validator: cvr,
  words: "cvr,cvr-nr,cvr nr,se-nr,momsregistreringsnummer,moms,danish vat,danish company,dk vat",
  numbers: ["13585628", "98 76 54 33"],
});

const noFodselsnummer = defineNationalId({
  id: "no-fodselsnummer",
  country: "NO",
  title: "Norwegian national identity number (fødselsnummer, D-nummer)",
  entity: "NO_FODSELSNUMMER",
  references: ["Folkeregisterloven", "Skatteetaten, fødselsnummer"],
  shape: /(?<![\w./-])\d{6}[ -]?\d{5}(?![\w/-])/,
  validate: isNoPerson,
  bare: 0.65,
  meant: 0.95,
  words: (
    "fødselsnumme*,fodselsnumme*,fnr,personnumme*,d-nummer,fødselsnr,norwegian national," +
    "norwegian id,national identity number,número nacional"
  ).split(","),
  examples: {
    finds: ["fødselsnummer 300785 33370", "30078533370", "fnr: 300785-33370"],
    ignores: ["30078533371", "30138533370", "300785 3337", "300785333700"],
  },
});

/** D numbers of foreigners add 40 to the day, which the check digits count. */
function isNoPerson(value: string): boolean {
  if (!isDayOfMonth(Number(value.slice(0, 2)), Number(value.slice(2, 4)), 40)) return false;
  if (isFodselsnummer(value)) return true;
  const weigh = (weights: readonly number[]) =>
    weights.reduce((sum, weight, at) => sum + weight * Number(value.charAt(at)), 0) % 11 === 0;
  return weigh([3, 7, 6, 1, 8, 9, 4, 5, 2, 1]) && weigh([5, 4, 3, 2, 7, 6, 5, 4, 3, 2, 1]);
}

const noOrgnr = defineNationalId({
  id: "no-orgnr",
  country: "NO",
  title: "Norwegian organization number, also as VAT number (MVA)",
  entity: "NO_ORGNR",
  severity: "low",
  references: ["Enhetsregisterloven", "Merverdiavgiftsloven"],
  shape: /(?<![\w./-])(?:NO ?)?[89]\d{2}[ /-]?\d{3}[ /-]?\d{3}(?: ?MVA)?(?![\w/-])/i,
  validate: (value) =>
    isOrgnr(value.replace(/^NO/, "").replace(/MVA$/, "")) && (value.endsWith("MVA") ? 0.8 : true),
  bare: 0,
  words: (
    "organisasjonsnumme*,orgnr,org.nr,org nr,org-nr,mva,merverdiavgift,foretaksregisteret," +
    "norwegian organization,norwegian vat,no vat"
  ).split(","),
  examples: {
    finds: ["org.nr. 912 345 688", "NO 912 345 688 MVA", "orgnr 912345688"],
    ignores: ["912345688", "orgnr 912345689", "NO 912 345 689 MVA", "orgnr 98807791"],
  },
});

const noKontonr = defineNationalId({
  id: "no-kontonr",
  country: "NO",
  title: "Norwegian bank account number",
  entity: "NO_BANK_ACCOUNT",
  references: ["Bits, kontonummer"],
  shape: /(?<![\w/-])\d{4}[ .]?\d{2}[ .]?\d{5}(?![\w/-])/,
  validate: (value) => isKontonr(value),
  words: "kontonumme*,kontonr,konto,konto nr,bankkonto,bank account,norwegian bank,cuenta".split(
    ",",
  ),
  examples: {
    finds: ["kontonummer 8601.11.17947", "konto nr 86011117947"],
    ignores: ["86011117947", "kontonummer 8601.11.17948", "konto 8601 11 1794"],
  },
});

const noKontonrShort = defineNationalId({
  id: "no-kontonr-postal",
  country: "NO",
  title: "Norwegian postal giro account number",
  entity: "NO_BANK_ACCOUNT",
  references: ["Bits, kontonummer"],
  shape: DIGITS_GROUPED,
  validate: (value) => value.length === 11 && value.startsWith("0000") && isKontonr(value.slice(4)),
  words: ["kontonummer", "kontonr", "konto", "konto nr", "norwegian bank"],
  examples: {
    finds: ["kontonummer 0000.5123450", "konto nr 0000 5123450"],
    ignores: ["0000.5123450", "kontonummer 0000.5123451", "konto 0001.5123450"],
  },
});

const isKennitalaRule = defineNationalId({
  id: "is-kennitala",
  country: "IS",
  title: "Icelandic identity number (kennitala)",
  entity: "IS_KENNITALA",
  references: ["Lög um skráningu einstaklinga 140/2019"],
  shape: /(?<![\w./-])\d{6}-?\d{4}(?![\w/-])/,
  validate: isKennitala,
  words: ["kennitala", "kt", "kt.", "icelandic identity", "icelandic id", "personal id"],
  examples: {
    finds: ["kennitala 300785-1239", "kt. 300785-1230"],
    ignores: ["300785-1230", "kennitala 300785-1240", "kt 300785-123"],
  },
});

export const nordicRecognizers: readonly Recognizer[] = [
  sePersonnummer,
  seOrganisationsnummer,
  seVatNumber,
  fiPersonalIdentityCode,
  fiBusinessId,
  dkCpr,
  dkCvr,
  noFodselsnummer,
  noOrgnr,
  noKontonr,
  noKontonrShort,
  isKennitalaRule,
];
