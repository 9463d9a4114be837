import { foldText } from "../text/fold.ts";
import type { Noise } from "./noise.ts";
import { pick } from "./noise.ts";

/** Names that sound like some and that nobody is known to bear. */
const GIVEN = [
  "Alvira",
  "Brento",
  "Celmina",
  "Dorvan",
  "Elquira",
  "Fandro",
  "Galvena",
  "Hestor",
  "Ilmira",
  "Jolvar",
  "Kelvina",
  "Lorvan",
  "Melgara",
  "Nestrio",
  "Olvera",
  "Prandor",
  "Quilena",
  "Rostran",
  "Selmara",
  "Tarvio",
  "Ulmira",
  "Veldro",
  "Wendara",
  "Xelmo",
  "Yorvana",
  "Zandrio",
] as const;
const FAMILY = [
  "Almorand",
  "Bestravo",
  "Corvellan",
  "Destrano",
  "Elvorand",
  "Fostrana",
  "Galdemor",
  "Helstrand",
  "Istrovar",
  "Jandrevo",
  "Kolvestra",
  "Lindravel",
  "Mastrove",
  "Norvelin",
  "Ostravel",
  "Pelgrano",
  "Quendrel",
  "Ravostel",
  "Solvadran",
  "Trelmond",
  "Urdavel",
  "Valstremo",
  "Westravon",
  "Yelmoran",
  "Zostravel",
] as const;
const PLACES = [
  "Aldemora",
  "Brenvalle",
  "Corvantes",
  "Dolmeria",
  "Estravia",
  "Fontelara",
  "Grisvalle",
  "Holmavera",
  "Lunaria",
  "Monteluna",
  "Norvalia",
  "Portelmar",
  "Rivadora",
  "Solmira",
  "Valdestra",
] as const;

const WORD = /[\p{L}\p{M}'’-]+/gu;

/** As many names as the value has words, at most three: given name first. */
export function inventedName(text: string, noise: Noise): string {
  const words = text.match(WORD)?.length ?? 1;
  const names: string[] = [pick(GIVEN, noise)];
  for (let count = 1; count < Math.min(words, 3); count++) names.push(pick(FAMILY, noise));
  return inCaseOf(text, names.join(" "));
}

export function inventedPlace(text: string, noise: Noise): string {
  return inCaseOf(text, pick(PLACES, noise));
}

export function inventedFirm(text: string, noise: Noise): string {
  return inCaseOf(text, `${pick(FAMILY, noise)} ${pick(FAMILY, noise)}`);
}

const SPANISH = /^(?:c\/|calle|avd?a?\b|avenida|plaza|pza|paseo|p[ºo]\b|ronda|camino|carrer)/i;
const HOUSES = 199;

/** A street and a house in no place. */
export function inventedAddress(text: string, noise: Noise): string {
  const street = pick(FAMILY, noise);
  const house = 1 + noise(HOUSES);
  const address = SPANISH.test(text) ? `Calle ${street} ${house}` : `${house} ${street} Street`;
  return inCaseOf(text, address);
}

function inCaseOf(text: string, invented: string): string {
  if (!/\p{L}/u.test(text)) return invented;
  if (text === text.toUpperCase()) return invented.toUpperCase();
  return text === text.toLowerCase() ? invented.toLowerCase() : invented;
}

/** January first, by language: es, pt, it, fr, de, en. */
const MONTHS = [
  "enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre",
  "janeiro fevereiro marco abril maio junho julho agosto setembro outubro novembro dezembro",
  "gennaio febbraio marzo aprile maggio giugno luglio agosto settembre ottobre novembre dicembre",
  "janvier fevrier mars avril mai juin juillet aout septembre octobre novembre decembre",
  "januar februar marz april mai juni juli august september oktober november dezember",
  "january february march april may june july august september october november december",
  "jan feb mar apr may jun jul aug sep oct nov dec",
  "ene feb mar abr may jun jul ago sep oct nov dic",
].map((names) => names.split(" "));
const BESIDE_DATES = new Set(
  "de del of the st nd rd th t z am pm a m p utc gmt el le den".split(" "),
);
/** Any day of two digits up to here is a month as well: the order of both does not matter. */
const DAY_MAX = 12;
const YEAR_MIN = 1930;
const YEARS = 80;

/** A date of the same form; null when a word of it is neither a month nor a joint. */
export function inventedDate(text: string, noise: Noise): string | null {
  let known = true;
  const date = text.replaceAll(/\p{L}[\p{L}\p{M}]*|\d+/gu, (part) => {
    if (/^\d/.test(part)) return inventedNumber(part, noise);
    const plain = foldText(part).normalize("NFD").replaceAll(/\p{M}/gu, "").toLowerCase();
    const months = MONTHS.find((names) => names.includes(plain));
    if (months === undefined && !BESIDE_DATES.has(plain)) known = false;
    return months === undefined ? part : inCaseOfWord(part, pick(months, noise));
  });
  return known && /\d/.test(text) ? date : null;
}

function inCaseOfWord(word: string, other: string): string {
  if (word.length > 1 && word === word.toUpperCase()) return other.toUpperCase();
  if (word === word.toLowerCase()) return other;
  return other.charAt(0).toUpperCase() + other.slice(1);
}

/** By its length a year, a date without separators, a day or month, or part of a second. */
function inventedNumber(digits: string, noise: Noise): string {
  const day = (): string => String(1 + noise(DAY_MAX)).padStart(2, "0");
  const year = (): string => String(YEAR_MIN + noise(YEARS));
  if (digits.length === 4) return year();
  if (digits.length === 8) {
    return /^(?:19|20)/.test(digits) ? year() + day() + day() : day() + day() + year();
  }
  if (digits.length === 1) return String(1 + noise(9));
  if (digits.length !== 2) return Array.from(digits, () => noise(10)).join("");
  return Number(digits) > 31 ? String(40 + noise(60)) : day();
}
