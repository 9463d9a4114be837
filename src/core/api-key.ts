import { checksumOf, toBase62 } from "./base62.ts";

/** What every key of garita begins with, so that people and scanners know one when they see it. */
const PREFIX = "garita_";
const PUBLIC_LENGTH = 12;
/** 256 bits take 42.99 digits in base 62. */
const SECRET_LENGTH = 43;
const ID_PREFIX = "key_";

/** `garita_`, twelve public characters, `_`, the secret, six characters of checksum. */
const FORM = /^garita_([0-9A-Za-z]{12})_[0-9A-Za-z]{49}$/;
const CHECKSUM_AT = PREFIX.length + PUBLIC_LENGTH + 1 + SECRET_LENGTH;
export const API_KEY_LENGTH = CHECKSUM_AT + 6;

/** The text of a key out of random numbers: 71 bits tell keys apart, 256 are the secret. */
export function renderApiKey(id: string, secret: bigint): string {
  const body = `${id.slice(ID_PREFIX.length)}_${toBase62(secret, SECRET_LENGTH)}`;
  return `${PREFIX}${body}${checksumOf(body)}`;
}

/** `key_…`: the public name of a key, which its text carries too. */
export function renderApiKeyId(random: bigint): string {
  return ID_PREFIX + toBase62(random, PUBLIC_LENGTH);
}

/** Whether it could only have been meant as a key of garita, whole or not. */
export function looksLikeApiKey(presented: string): boolean {
  return presented.startsWith(PREFIX);
}

/**
 * The id that a presented text claims; null for what nobody was ever given: another form, another
 * case, cut off, or mistyped.
 */
export function apiKeyIdOf(presented: string): string | null {
  if (presented.length !== API_KEY_LENGTH) return null;
  const id = FORM.exec(presented)?.[1];
  if (id === undefined) return null;
  const body = presented.slice(PREFIX.length, CHECKSUM_AT);
  return checksumOf(body) === presented.slice(CHECKSUM_AT) ? ID_PREFIX + id : null;
}
