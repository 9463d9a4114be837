import { dniLetter, luhn, mod97, weightedSum } from "../detect/checksum.ts";
import { digits } from "./noise.ts";
import type { Noise } from "./noise.ts";

/**
 * Letters and digits of a number that passes its check and that is nobody's: out of a range that is
 * kept for tests or has never been given. `was`: the letters and digits of the value, upper case.
 */
type Reserved = (was: string, noise: Noise) => string | null;

/** Entities with such a range. Of others a valid number could be somebody's, so none is made. */
export const RESERVED: ReadonlyMap<string, Reserved> = new Map<string, Reserved>([
  ["ES_DNI", spanish],
  ["ES_NIE", spanish],
  ["ES_NIF", spanish],
  ["US_SSN", (was, noise) => ninth(was, noise, 1 + noise(49))],
  ["US_ITIN", (was, noise) => ninth(was, noise, ITIN_GROUP_NEVER_GIVEN)],
  ["UK_NHS", nhs],
  ["DE_TAX_ID", germanTaxId],
  ["CA_SIN", (was, noise) => (was.length === 9 ? withLuhn(`0${digits(7, noise)}`) : null)],
  ["IMEI", (was, noise) => (was.length === 15 ? withLuhn(`001${digits(11, noise)}`) : null)],
]);

/** First digits of cards that providers of payments publish for tests, by the first digit. */
const TEST_CARDS: ReadonlyMap<string, string> = new Map([
  ["2", "222300"],
  ["3", "378282"],
  ["4", "400000"],
  ["5", "555555"],
  ["6", "601111"],
]);

/** A card number of the same length and brand, for tests only (ISO/IEC 7812-1 check digit). */
export function reservedCard(was: string, noise: Noise): string | null {
  const first = TEST_CARDS.get(was.charAt(0)) ?? "400000";
  const rest = was.length - first.length - 1;
  return rest < 3 || !/^\d+$/.test(was) ? null : withLuhn(first + digits(rest, noise));
}

/** No country has given a bank `0000` or `XXXX`. */
const BANK_LENGTH = 4;

/** An IBAN of the same country and form, at a bank that does not exist (ISO 13616). */
export function reservedIban(was: string, noise: Noise): string | null {
  if (!/^[A-Z]{2}\d{2}[A-Z\d]{8,30}$/.test(was)) return null;
  const country = was.slice(0, 2);
  const account = Array.from(was.slice(4), (character, at) => {
    const isDigit = /\d/.test(character);
    if (at < BANK_LENGTH) return isDigit ? "0" : "X";
    return isDigit ? String(noise(10)) : String.fromCharCode(65 + noise(26));
  }).join("");
  const check = 98 - mod97(`${account}${country}00`);
  return `${country}${String(check).padStart(2, "0")}${account}`;
}

const NIE_LETTERS = "XYZ";

/** From 99 000 000 on: far above the numbers given so far. */
function spanish(was: string, noise: Noise): string | null {
  if (/^\d{8}[A-Z]$/.test(was)) {
    const number = `99${digits(6, noise)}`;
    return number + dniLetter(Number(number));
  }
  if (!/^[XYZ]\d{7}[A-Z]$/.test(was)) return null;
  const number = `99${digits(5, noise)}`;
  return `Z${number}${dniLetter(Number(`${NIE_LETTERS.indexOf("Z")}${number}`))}`;
}

/** IRM 3.21.263: groups of ITIN are 50-65, 70-88, 90-92 and 94-99; 93 is ATIN. */
const ITIN_GROUP_NEVER_GIVEN = 89;

/** No SSN begins with 9 (20 CFR §422.103), and no ITIN has this group. */
function ninth(was: string, noise: Noise, group: number): string | null {
  if (was.length !== 9) return null;
  return `9${digits(2, noise)}${String(group).padStart(2, "0")}${digits(4, noise)}`;
}

/** 999 is for tests (NHS Data Dictionary); the tenth digit is the check. */
function nhs(was: string, noise: Noise): string | null {
  if (was.length !== 10) return null;
  const weights = [10, 9, 8, 7, 6, 5, 4, 3, 2];
  for (;;) {
    const number = `999${digits(6, noise)}`;
    const check = (11 - (weightedSum(number, weights) % 11)) % 11;
    if (check < 10) return `${number}${check}`;
  }
}

/** Numbers for tests begin with 0 (BZSt); ISO 7064 MOD 11,10. */
function germanTaxId(was: string, noise: Noise): string | null {
  if (was.length !== 11) return null;
  const number = `0${digits(9, noise)}`;
  let product = 10;
  for (const digit of number) {
    const sum = (Number(digit) + product) % 10 || 10;
    product = (sum * 2) % 11;
  }
  return `${number}${(11 - product) % 10}`;
}

function withLuhn(number: string): string {
  for (let check = 0; check < 10; check++) {
    if (luhn(`${number}${check}`)) return `${number}${check}`;
  }
  return number;
}
