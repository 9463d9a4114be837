import { callingCode } from "../detect/pii/phone-plan.ts";
import { foldText } from "../text/fold.ts";
import { kindOfEntity } from "./entity-kind.ts";
import type { EntityKind } from "./entity-kind.ts";
import { networkOf } from "./network.ts";

const GENERALIZED: Partial<Record<EntityKind, (text: string) => string | null>> = {
  date: yearOf,
  age: decadeOf,
  postal: (text) => beginning(text, POSTAL_KEPT),
  address: cityOf,
  ip: networkOf,
  gps: oneDecimal,
  phone: (text) => {
    const code = callingCode(text);
    return code === null ? null : `+${code}`;
  },
  email: (text) => text.slice(text.lastIndexOf("@")).toLowerCase(),
};

/** The value in coarser words; null where nothing but its name is coarse enough. */
export function generalize(value: string, entity: string): string | null {
  return GENERALIZED[kindOfEntity(entity)]?.(foldText(value)) ?? null;
}

const YEARS = /(?<!\d)(?:1[5-9]|20|21)\d\d(?!\d)/g;
const CLOCK = /\d{1,2}:\d{2}(?::\d{2})?/g;
/** Without separators: by year first (ISO 8601), or by day first. */
const PACKED =
  /^(?:((?:19|20)\d\d)(?:0[1-9]|1[0-2])[0-3]\d|[0-3]\d(?:0[1-9]|1[0-2])((?:19|20)\d\d))$/;
const DAY_MAX = 31;

/** `1984`; `'84` where the century is not said; null where any number could be the year. */
function yearOf(text: string): string | null {
  const packed = PACKED.exec(text.trim());
  if (packed !== null) return packed[1] ?? packed[2] ?? null;
  const years = [...new Set(text.match(YEARS))];
  if (years.length > 0) return years.join("–");
  const numbers: readonly string[] = text.replaceAll(CLOCK, "").match(/\d+/g) ?? [];
  const [year, ...others] = numbers.filter((number) => Number(number) > DAY_MAX);
  return year?.length === 2 && others.length === 0 ? `'${year}` : null;
}

const YEARS_OF_AGE =
  /^(\d{1,3})([ -]?(?:years?(?:[ -]olds?)?|yrs?|y\/?o|años|anys|anos|ans|anni|jahre|jaar))$/i;
const SHORTER = /month|week|day|mes|semana|día|mois|monat|woche|tag|mese|giorn/i;
/** From here on ages name people: 45 CFR §164.514(b)(2)(i)(C). */
const AGE_GROUPED = 90;
const AGE_MAX = 130;

/** `30–39`, with the unit behind it. */
function decadeOf(text: string): string | null {
  const [, number, unit = ""] = YEARS_OF_AGE.exec(text.trim()) ?? [];
  const years = number ?? /\d+/.exec(text)?.[0];
  if (years === undefined) return null;
  const age = number === undefined && SHORTER.test(text) ? 0 : Number(years);
  if (age > AGE_MAX) return null;
  if (age >= AGE_GROUPED) return `${AGE_GROUPED}+${unit}`;
  const decade = age - (age % 10);
  return `${decade}–${decade + 9}${unit}`;
}

const POSTAL_KEPT = 2;

/** The first letters or digits, `*` for the others. */
function beginning(text: string, kept: number): string {
  let left = kept;
  return text.replaceAll(/[\p{L}\p{N}\p{M}]/gu, (character) => (left-- > 0 ? character : "*"));
}

const COORDINATE = /(\d{1,3})([.,])(\d)\d*/g;

/** Eleven kilometers at most. Degrees with minutes have no decimals to cut. */
function oneDecimal(text: string): string | null {
  if (/['"′″º°]\s*\d/.test(text) || text.search(COORDINATE) === -1) return null;
  return text.replaceAll(COORDINATE, "$1$2$3");
}

const CITY = /^[\p{L}][\p{L}\p{M} .'’-]{1,48}$/u;
const POSTAL_THEN_CITY =
  /(?<![\d/])(?:[A-Z]{1,2}-)?\d{4,5}(?:-\d{3,4})?\s+([^\d()]+?)(?:\s*\(.*)?$/u;
const CITY_THEN_BRITISH = /^(.*?)\s*\b[A-Z]{1,2}\d[A-Z\d]? ?\d[A-Z]{2}$/;
const AMERICAN_STATE = /^([^\d]*?)\s*\b[A-Z]{2} \d{5}(?:-\d{4})?$/;
const CODE_ONLY = /^(?:\d{4,5}|\d{5}-\d{3,4})$/;

/**
 * The part of an address beside its postal code that has no digit; null where there is none. The
 * first part is the street.
 */
function cityOf(text: string): string | null {
  const [street = "", ...parts] = text.split(/\s*[,;\n]\s*/).filter((part) => part !== "");
  for (const [index, part] of parts.entries()) {
    const named = CODE_ONLY.test(part) ? (parts[index + 1] ?? "") : besideCode(part);
    if (named === null) continue;
    const city = named === "" ? (parts[index - 1] ?? "") : named;
    return CITY.test(city) ? city : null;
  }
  if (parts.length > 0) return lastCity(parts);
  const city = POSTAL_THEN_CITY.exec(street)?.[1] ?? "";
  // Five digits in front are a house in America: before a city there is a street.
  return CITY.test(city) && /\d\D+\d{4,5}\s/.test(street) ? city : null;
}

/** What stands with a postal code, empty for nothing; null where there is no code. */
function besideCode(part: string): string | null {
  const forms = [POSTAL_THEN_CITY, CITY_THEN_BRITISH, AMERICAN_STATE];
  for (const form of forms) {
    const city = form.exec(part)?.[1];
    if (city !== undefined) return city;
  }
  return null;
}

/** Without a postal code: the last part, unless it is a floor or a door. */
function lastCity(parts: readonly string[]): string | null {
  const city = parts.at(-1) ?? "";
  return CITY.test(city) && city.length > 3 && !INSIDE.test(city) ? city : null;
}

const INSIDE =
  /^(?:bajo|ático|atico|entresuelo|principal|derecha|izquierda|izq|dcha|floor|flat|apt|suite|unit)\b/i;
