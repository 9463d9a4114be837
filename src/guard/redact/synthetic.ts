import { callingCode, isAssigned } from "../detect/pii/phone-plan.ts";
import { foldText } from "../text/fold.ts";
import { kindOfEntity } from "./entity-kind.ts";
import type { EntityKind } from "./entity-kind.ts";
import {
  inventedAddress,
  inventedDate,
  inventedFirm,
  inventedName,
  inventedPlace,
} from "./invented.ts";
import { digits } from "./noise.ts";
import type { Noise } from "./noise.ts";
import { RESERVED, reservedCard, reservedIban } from "./reserved-numbers.ts";

type Make = (text: string, noise: Noise) => string | null;

const MADE: Partial<Record<EntityKind, Make>> = {
  address: inventedAddress,
  age: (text, noise) => text.replaceAll(/\d+/g, () => String(AGE_MIN + noise(AGES))),
  card: (text, noise) => laid(text, reservedCard(carried(text), noise)),
  date: inventedDate,
  domain: (text, noise) => `${sameShape(text.replace(/\.[^.]*$/, ""), noise)}.example`,
  email: emailOf,
  gps: (text, noise) =>
    sameShape(text, noise).replaceAll(/\d+(?=[.,]\d)/g, (whole) => degrees(whole)),
  iban: (text, noise) => laid(text, reservedIban(carried(text), noise)),
  ip: addressOf,
  mac: macOf,
  organization: inventedFirm,
  person: inventedName,
  phone: phoneOf,
  place: inventedPlace,
  url: urlOf,
  word: () => null,
};

const AGE_MIN = 20;
const AGES = 60;
/** A longer secret is a block of its own, which nothing reads as a look-alike. */
const SECRET_LENGTH_MAX = 256;
const DRAWS_MAX = 8;

/**
 * A value of the same form that is nobody's, or for numbers without a range of their own most
 * probably nobody's: check digits are not made good there. Null where a look-alike makes no sense.
 */
export function synthetic(
  value: string,
  { entity, category }: { readonly entity: string; readonly category: string },
  noise: Noise,
): string | null {
  const text = foldText(value);
  for (let draw = 0; draw < DRAWS_MAX; draw++) {
    const made = category === "secret" ? secretLike(text, noise) : make(text, entity, noise);
    if (made === null || made !== text) return made;
  }
  return null;
}

/** What spellings of one value have in common: two of them get the same letters and digits. */
export function essence(value: string): string {
  const text = foldText(value);
  return carried(text) || text;
}

function make(text: string, entity: string, noise: Noise): string | null {
  const reserved = RESERVED.get(entity);
  if (reserved !== undefined) {
    return laid(text, reserved(carried(text), noise)) ?? sameShape(text, noise);
  }
  const made = MADE[kindOfEntity(entity)];
  return made === undefined ? sameShape(text, noise) : made(text, noise);
}

const CARRYING = /[\p{L}\p{N}]/u;
const HEX = /^(?=.*[a-f])(?=.*\d)[\da-f\s:.-]{8,}$/i;

function carried(text: string): string {
  return Array.from(text)
    .filter((character) => CARRYING.test(character))
    .join("")
    .toUpperCase();
}

/** Letters and digits in the places of those of `text`, in their case; null for another number. */
function laid(text: string, letters: string | null): string | null {
  if (letters === null) return null;
  let at = 0;
  const out = Array.from(text, (character) => {
    if (!CARRYING.test(character)) return character;
    const letter = letters.charAt(at++);
    return /\p{Ll}/u.test(character) ? letter.toLowerCase() : letter;
  });
  return at === letters.length ? out.join("") : null;
}

/** Digits for digits and letters for letters, in their case; ASCII between them stays. */
function sameShape(text: string, noise: Noise): string {
  const letters = HEX.test(text) ? 6 : 26;
  let out = "";
  for (const character of text) {
    if (/\p{N}/u.test(character)) out += String(noise(10));
    else if (/\p{Lu}/u.test(character)) out += letter(letters, noise).toUpperCase();
    else if (/\p{L}/u.test(character)) out += letter(letters, noise);
    else if (/\p{M}/u.test(character)) continue;
    else out += /[\s!-~]/.test(character) ? character : "-";
  }
  return out;
}

function letter(count: number, noise: Noise): string {
  return String.fromCharCode(97 + noise(count));
}

/** In a secret any character may carry: only its length and where it has digits is kept. */
function secretLike(text: string, noise: Noise): string | null {
  if (text.length > SECRET_LENGTH_MAX || /\s/.test(text)) return null;
  return sameShape(text.replaceAll(/[^A-Za-z\d]/g, "x"), noise);
}

/** At a domain that is nobody's (RFC 2606). */
function emailOf(text: string, noise: Noise): string {
  return `${sameShape(text.slice(0, text.lastIndexOf("@")), noise)}@example.com`;
}

function urlOf(text: string, noise: Noise): string {
  const [, scheme = "", rest = ""] = /^([a-z][a-z\d+.-]*:\/\/)?[^/?#]*(.*)$/is.exec(text) ?? [];
  return `${scheme}example.com${sameShape(rest, noise)}`;
}

/** Degrees stay on the globe whichever they are. */
function degrees(digitsOfWhole: string): string {
  if (digitsOfWhole.length === 1) return digitsOfWhole;
  if (digitsOfWhole.length === 2) return String(10 + (Number(digitsOfWhole) % 80));
  return String(100 + (Number(digitsOfWhole) % 80));
}

const DOCUMENTED = ["192.0.2", "198.51.100", "203.0.113"] as const;

/** Out of the networks for documentation: RFC 5737, RFC 3849. */
function addressOf(text: string, noise: Noise): string {
  if (!text.includes(":")) return `${DOCUMENTED[noise(3)] ?? ""}.${1 + noise(254)}`;
  const groups = Array.from({ length: 3 }, () => (1 + noise(0xffff)).toString(16));
  return `2001:db8:${groups[0]}::${groups[1]}:${groups[2]}`;
}

const LOCAL = "26AE";

/** Locally administered, so of no maker (IEEE 802 §8.2). */
function macOf(text: string, noise: Noise): string | null {
  const address = Array.from(carried(text), () => noise(16).toString(16).toUpperCase());
  address[1] = LOCAL.charAt(noise(LOCAL.length));
  return laid(text, address.join(""));
}

const PHONE_DRAWS = 48;
const AMERICAN = /^1?[2-9]\d{9}$/;
const EXTENSION = /\s*(?:x|#|ext|extn|extension|int|poste|ramal|anexo)[.:]?\s*\d{1,6}$/i;

/** Of the same country, in a range that its plan has not given away or keeps for fiction. */
function phoneOf(text: string, noise: Noise): string | null {
  const extension = EXTENSION.exec(text)?.[0] ?? "";
  const number = text.slice(0, text.length - extension.length);
  const all = carried(number);
  const code = callingCode(number) ?? "";
  const kept = code === "" ? "" : all.slice(0, all.indexOf(code) + code.length);
  const national = all.slice(kept.length);
  const around = (made: string): string | null => {
    const phone = laid(number, kept + made);
    return phone === null ? null : phone + extension.replaceAll(/\d/g, () => digits(1, noise));
  };
  if ((code === "" || code === "1") && AMERICAN.test(national)) {
    // 555-0100 to 555-0199 are for fiction in every area (ATIS-0300115).
    const area = national.slice(0, -10) + String(2 + noise(8)) + digits(2, noise);
    return around(`${area}55501${digits(2, noise)}`);
  }
  for (let draw = 0; draw < PHONE_DRAWS; draw++) {
    const made = around(digits(national.length, noise));
    if (made === null || !isAssigned(made.slice(0, made.length - extension.length))) return made;
  }
  return null;
}
