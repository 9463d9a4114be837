import { luhn, mod97, verhoeff } from "./checksum.ts";
import { mod11x10 } from "./pii/country/national-id.ts";

/** Checks that an operator's own pattern may ask for, by name. */
export const CHECKSUM_NAMES = [
  "luhn",
  "mod97",
  "iban",
  "verhoeff",
  "damm",
  "mod11-2",
  "mod11-10",
  "mod37-36",
] as const;
export type ChecksumName = (typeof CHECKSUM_NAMES)[number];

/** Over the letters and digits of a match, the check at its end; those for digits skip letters. */
export const CHECKSUMS: Readonly<Record<ChecksumName, (match: string) => boolean>> = {
  luhn: (match) => luhn(match),
  /** ISO 7064 MOD 97-10. */
  mod97: (match) => mod97(match) === 1,
  /** As `mod97`, with the check behind the country at the beginning (ISO 13616). */
  iban(match) {
    const text = lettersOf(match);
    return mod97(text.slice(4) + text.slice(0, 4)) === 1;
  },
  verhoeff: (match) => digitsOf(match) !== "" && verhoeff(digitsOf(match)) === 0,
  damm: (match) => digitsOf(match) !== "" && damm(digitsOf(match)) === 0,
  /** `X` is 10 as the last character. */
  "mod11-2": (match) => mod11x2(lettersOf(match)),
  "mod11-10": (match) => digitsOf(match).length > 1 && mod11x10(digitsOf(match)),
  "mod37-36": (match) => hybrid(lettersOf(match)),
};

function lettersOf(match: string): string {
  return match.replaceAll(/[^A-Za-z0-9]/g, "").toUpperCase();
}

function digitsOf(match: string): string {
  return match.replaceAll(/\D/g, "");
}

/** The quasigroup of Damm (2004), row by row. */
const DAMM = [
  "0317598642",
  "7092154863",
  "4206871359",
  "1750983426",
  "6123045978",
  "3674209581",
  "5869720134",
  "8945362017",
  "9438617205",
  "2581436790",
] as const;

function damm(digits: string): number {
  let interim = 0;
  for (const digit of digits) interim = Number(DAMM[interim]?.charAt(Number(digit)));
  return interim;
}

function mod11x2(text: string): boolean {
  if (!/^\d+[\dX]$/.test(text)) return false;
  let sum = 0;
  for (const character of text) sum = (sum * 2 + (character === "X" ? 10 : Number(character))) % 11;
  return sum === 1;
}

/** ISO 7064 MOD 37,36: letters and digits. */
function hybrid(text: string): boolean {
  if (text.length < 2) return false;
  let product = 36;
  for (const character of text.slice(0, -1)) {
    const sum = (product + Number.parseInt(character, 36)) % 36;
    product = ((sum === 0 ? 36 : sum) * 2) % 37;
  }
  return (product + Number.parseInt(text.slice(-1), 36)) % 36 === 1;
}
