import { foldText } from "../text/fold.ts";

/** Crockford's base 32: no I, L, O, U, so that a token survives being read and retyped. */
export const TOKEN_ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
/** Behind the entity, before the check character. */
export const TOKEN_DIGITS = 7;

/** What a text around a token does with characters, and so must be done with its value. */
export type Escape = "none" | "html" | "percent";

/** A token as it was read, however it was written. */
export interface ReadToken {
  /** Letters and digits, upper case, check character included: what vaults know it by. */
  readonly letters: string;
  readonly escape: Escape;
  /** False when anything but its case has changed on the way. */
  readonly intact: boolean;
}

/**
 * A token and what models make of one: escaped for Markdown, HTML or a URL, in another case, with
 * emphasis or spaces inside the brackets, without its underscores. Read the match to be sure. A
 * backslash before one bracket only is no escape: it stands beside the token.
 */
export const TOKEN_PATTERN =
  /(?:\[[ *`]{0,3}[A-Z][A-Z0-9_\\ ]{7,56}[ *`]{0,3}\]|\\{1,2}\[[ *`]{0,3}[A-Z][A-Z0-9_\\ ]{7,56}[ *`]{0,3}\\{1,2}\]|(?:&#91;|&#x5b;|&lbrack;|&lsqb;) ?[A-Z](?:[A-Z0-9_ ]|&#95;|&lowbar;){7,48}(?:&#93;|&#x5d;|&rbrack;|&rsqb;)|%5b[A-Z](?:[A-Z0-9_]|%5f|%20){7,48}%5d)/i;

const ESCAPED = /^(?:\\{0,2}\[|(?<html>&)|(?<percent>%))/;
const BRACKET = /^(?:&#91;|&#x5b;|&lbrack;|&lsqb;|%5b)|(?:&#93;|&#x5d;|&rbrack;|&rsqb;|%5d)$/gi;
const BETWEEN = /&#95;|&lowbar;|%5f|%20|[^A-Z0-9]/g;
const LETTERS = /^[A-Z][A-Z0-9]*[0-9A-HJKMNP-TV-Z]{8}$/;
const INTACT = /^\[[A-Z][A-Z0-9_]{0,31}_[0-9A-HJKMNP-TV-Z]{8}\]$/i;

/** The token that `text` is as a whole; null for all else, and for one with a wrong character. */
export function readToken(text: string): ReadToken | null {
  const folded = foldText(text);
  const { html, percent } = ESCAPED.exec(folded)?.groups ?? {};
  const inside = folded.replaceAll(BRACKET, "");
  const letters = inside.replaceAll(new RegExp(BETWEEN, "gi"), "").toUpperCase();
  if (!LETTERS.test(letters)) return null;
  const end = letters.length - TOKEN_DIGITS - 1;
  const digits = letters.slice(end, -1);
  if (checkCharacter(letters.slice(0, end), digits) !== letters.slice(-1)) return null;
  const escape = html !== undefined ? "html" : percent !== undefined ? "percent" : "none";
  return { letters, escape, intact: INTACT.test(text) };
}

/** `[EMAIL_C3ZFZEFM]`. */
export function spellToken(entity: string, digits: string): string {
  return `[${entity}_${digits}${checkCharacter(entity, digits)}]`;
}

/** Horner's rule in GF(32), x^5 + x^2 + 1: finds every changed digit and every swapped pair. */
function checkCharacter(entity: string, digits: string): string {
  let sum = 0;
  const step = (symbol: number): void => {
    sum = (sum << 1) ^ (sum & 16 ? 0b100101 : 0) ^ symbol;
  };
  // Markdown eats underscores.
  for (const letter of entity) if (letter !== "_") step(letter.charCodeAt(0) & 31);
  for (const digit of digits) step(TOKEN_ALPHABET.indexOf(digit));
  step(0);
  return TOKEN_ALPHABET.charAt(sum);
}

const HTML = new Map([
  ["&", "&amp;"],
  ["<", "&lt;"],
  [">", "&gt;"],
  ['"', "&quot;"],
]);

/** `value` as it stands where a token stood that was written so. */
export function escapeAs(escape: Escape, value: string): string {
  if (escape === "html") return value.replaceAll(/[&<>"]/g, (sign) => HTML.get(sign) ?? sign);
  return escape === "percent" ? encodeURIComponent(value.toWellFormed()) : value;
}
