import * as bank from "stdnum/lib/cjs/nz/bank.js";
import * as ird from "stdnum/lib/cjs/nz/ird.js";
import type { Recognizer } from "../../recognizer.ts";
import { defineNationalId, passes } from "./national-id.ts";

const isIrd = passes(ird);

const nzIrd = defineNationalId({
  id: "nz-ird",
  country: "NZ",
  title: "New Zealand IRD number",
  entity: "NZ_IRD",
  references: ["Tax Administration Act 1994 (NZ)", "Inland Revenue, IRD number validation"],
  shape: /(?<![\w.+-])\d{2,3}(?:-\d{3}-| \d{3} |\d{3})\d{3}(?![\w-])/,
  bare: 0,
  // Below ten million and above 150 million none are given.
  validate: (value, written) =>
    Number(value) > 10_000_000 &&
    Number(value) < 150_000_000 &&
    isIrd(value) &&
    (written.length === value.length || 0.35),
  meant: 0.95,
  words: ["ird", "inland revenue", "gst number", "tax number", "nzbn", "tax id"],
  examples: {
    finds: ["IRD 47-385-245", "inland revenue number 124366216", "141-925-587"],
    ignores: ["IRD 49-224-375", "IRD 999-123-456", "49759358"],
  },
});

/** Without I and O, which look like digits. */
const LETTERS = "ABCDEFGHJKLMNPQRSTUVWXYZ";

const nzNhi = defineNationalId({
  id: "nz-nhi",
  country: "NZ",
  title: "New Zealand health number (NHI)",
  entity: "NZ_NHI",
  references: ["HISO 10046:2023"],
  shape: /(?<![\w.+-])[A-HJ-NP-Z]{3}\d{2}(?:\d{2}|[A-HJ-NP-Z]{2})(?![\w-])/,
  bare: 0.2,
  validate: isNhi,
  meant: 0.95,
  words: ["nhi", "national health index", "health number", "patient", "hospital number"],
  examples: {
    finds: ["NHI CHF2658", "patient NHI: YGX83RE", "DFB7563"],
    ignores: ["NHI PAM5307", "NHI IOA1234", "NHI ABC123"],
  },
});

/**
 * Digits behind three letters: modulus 11; two letters at the end: modulus 23, in test
 * numbers still the 24 of the draft.
 */
function isNhi(value: string): boolean {
  let sum = 0;
  for (let at = 0; at < 6; at++) {
    const letter = LETTERS.indexOf(value.charAt(at)) + 1;
    sum += (letter > 0 ? letter : Number(value.charAt(at))) * (7 - at);
  }
  const last = value.charAt(6);
  if (!/\d/.test(last)) {
    return [23, 24].some((modulus) => LETTERS.charAt(modulus - 1 - (sum % modulus)) === last);
  }
  const rest = sum % 11;
  return rest !== 0 && String((11 - rest) % 10) === last;
}

const isBank = passes(bank);

/** Of the register, and of no card. */
const BANKS = /^(?:0[1-9]|[12]\d|3[0-8])/;

const nzBank = defineNationalId({
  id: "nz-bank-account",
  country: "NZ",
  title: "New Zealand bank account number",
  entity: "NZ_BANK_ACCOUNT",
  references: ["Payments NZ, bank branch register", "Inland Revenue, bank account validation"],
  shape: /(?<![\w.+-])\d{2}[ -]?\d{3,4}[ -]?\d{7}[ -]?\d{2,3}(?![\w-])/,
  bare: 0,
  validate: (value, written) =>
    BANKS.test(value) && isBank(written) && (written.length - value.length < 3 || HYPHENED),
  meant: 0.95,
  words: ["bank account", "account number", "account", "direct credit", "pay to"],
  examples: {
    finds: ["account 01-0902-6376825-00", "12-3140-3978236-00"],
    ignores: ["account 01-0902-6074252-00", "account 99-0902-0068389-00", "01-0902-0068389"],
  },
});

const HYPHENED = 0.8;

const nzPassport = defineNationalId({
  id: "nz-passport",
  country: "NZ",
  title: "New Zealand passport number",
  entity: "NZ_PASSPORT",
  references: ["ICAO Doc 9303-4", "Passports Act 1992 (NZ)"],
  shape: /(?<![\w.+-])[A-Z]{2}\d{6}(?![\w-])/,
  meant: 0.8,
  words: ["new zealand passport", "nz passport", "nz driver licence", "nz driver license"],
  examples: {
    finds: ["New Zealand passport LA123456", "NZ passport: EA654321"],
    ignores: ["LA123456", "passport LA123456", "NZ passport L1234567"],
  },
});

export const nzRecognizers: readonly Recognizer[] = [nzIrd, nzNhi, nzBank, nzPassport];
