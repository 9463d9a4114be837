import * as nip from "stdnum/lib/cjs/pl/nip.js";
import * as pesel from "stdnum/lib/cjs/pl/pesel.js";
import * as regon from "stdnum/lib/cjs/pl/regon.js";
import type { Recognizer } from "../../recognizer.ts";
import { DIGITS_11 } from "../../shapes.ts";
import { defineLabelledNumber, defineNationalId, OTHER_NUMBERS, passes } from "./national-id.ts";

const isPesel = passes(pesel);

const plPesel = defineNationalId({
  id: "pl-pesel",
  country: "PL",
  title: "Polish national identification number (PESEL)",
  entity: "PL_PESEL",
  references: ["Ustawa z dnia 24 września 2010 r. o ewidencji ludności"],
  shape: DIGITS_11,
  validate: isPesel,
  // A date of some century and a check digit: one number in fifty.
  bare: 0.5,
  against: OTHER_NUMBERS,
  meant: 0.95,
  words: "pesel*,ewidencji ludności,polish national,polish id,número pesel".split(","),
  examples: {
    finds: ["PESEL 85073003349", "02220312343"],
    ignores: ["PESEL 85073003348", "85133003349", "PESEL 8507300334", "PESEL 850730033499"],
  },
});

const plNip = defineLabelledNumber({
  id: "pl-nip",
  country: "PL",
  title: "Polish tax number (NIP) without its prefix",
  entity: "PL_NIP",
  severity: "medium",
  reference: "Ustawa z dnia 13 października 1995 r. o NIP",
  lengths: [10],
  validator: nip,
  words: "nip,nr nip,numer nip,identyfikacji podatkowej,polish vat,pl vat,polish tax",
  numbers: ["526-000-12-46", "1288834567"],
});

const plRegon = defineLabelledNumber({
  id: "pl-regon",
  country: "PL",
  title: "Polish statistical number of a firm (REGON)",
  entity: "PL_REGON",
  severity: "low",
  reference: "Ustawa z dnia 29 czerwca 1995 r. o statystyce publicznej",
  lengths: [9, 14],
  validator: regon,
  words: "regon,nr regon,rejestr gospodarki,polish statistical",
  numbers: ["271548392", "27154839270013"],
});

const ID_CARD_WEIGHTS = [7, 3, 1, 9, 7, 3, 1, 7, 3] as const;
const PASSPORT_WEIGHTS = [7, 3, 9, 1, 7, 3, 1, 7, 3] as const;

/** Letters count from 10; the check digit is weighed so that the sum ends in zero or names it. */
function weigh(value: string, weights: readonly number[]): number {
  return weights.reduce((sum, weight, at) => {
    return sum + weight * Number.parseInt(value.charAt(at), 36);
  }, 0);
}

const plIdCard = defineNationalId({
  id: "pl-id-card",
  country: "PL",
  title: "Polish identity card number (dowód osobisty)",
  entity: "PL_ID_CARD",
  references: ["Ustawa z dnia 6 sierpnia 2010 r. o dowodach osobistych"],
  shape: /(?<![\p{L}\p{N}_])[A-Z]{3} ?\d{6}(?![\p{L}\p{N}_])/iu,
  validate: (value) => weigh(value, ID_CARD_WEIGHTS) % 10 === 0,
  words:
    "dowód*,dowodu,dowodem,dowodzie,nr dowodu,seria i numer,polish id card,identity card".split(
      ",",
    ),
  examples: {
    finds: ["dowód osobisty ABS123456", "nr dowodu: abs 123456"],
    ignores: ["ABS123456", "dowód ABS123457", "dowód ABS12345", "dowód ABSX123456"],
  },
});

const plPassport = defineNationalId({
  id: "pl-passport",
  country: "PL",
  title: "Polish passport number",
  entity: "PL_PASSPORT",
  references: ["Ustawa z dnia 27 stycznia 2022 r. o dokumentach paszportowych"],
  shape: /(?<![\p{L}\p{N}_])[A-Z]{2} ?\d{7}(?![\p{L}\p{N}_])/iu,
  validate: (value) => weigh(value, PASSPORT_WEIGHTS) % 10 === 0,
  words: ["paszport*", "nr paszportu", "polish passport", "pasaporte polaco"],
  examples: {
    finds: ["paszport AB6234567", "nr paszportu: EK 3765432"],
    ignores: ["AB6234567", "paszport AB6234568", "paszport AB623456"],
  },
});

const plPostalCode = defineNationalId({
  id: "pl-postal-code",
  country: "PL",
  title: "Polish postal code",
  entity: "PL_POSTAL_CODE",
  severity: "low",
  references: ["Poczta Polska, kod pocztowy"],
  shape: /(?<![\w.-])\d{2}-\d{3}(?![\w-])/,
  meant: 0.7,
  words: ["kod pocztowy", "ul.", "ulica", "adres", "postal code", "zamieszkały", "zamieszkała"],
  examples: {
    finds: ["kod pocztowy 00-950", "ul. Nowa 5, 31-042 Kraków"],
    ignores: ["00-950", "kod pocztowy 00-9501", "kod pocztowy 2000-950"],
  },
});

export const plRecognizers: readonly Recognizer[] = [
  plPesel,
  plNip,
  plRegon,
  plIdCard,
  plPassport,
  plPostalCode,
];
