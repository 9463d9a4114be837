import { createHmac } from "node:crypto";

import type { Recognizer } from "../detect/recognizer.ts";
import { noiseFrom } from "./noise.ts";
import type { Noise } from "./noise.ts";
import type { Treatment } from "./redaction.ts";
import {
  escapeAs,
  readToken,
  spellToken,
  TOKEN_ALPHABET,
  TOKEN_DIGITS,
  TOKEN_PATTERN,
} from "./token-forms.ts";

/** A value behind a token, to be kept for a conversation. */
export interface VaultEntry {
  readonly entity: string;
  /** Letters and digits of the token. */
  readonly letters: string;
  readonly value: string;
}

/** Gives values reversible names for the length of one exchange or conversation. */
export interface TokenVault {
  /**
   * `[EMAIL_7K2Q9XWD]`: the same value has the same token. Past a limit it is `[EMAIL]`, which
   * hides the value as well but leads back to nothing.
   */
  tokenFor(entity: string, value: string): string;
  /** The value of a token that this vault knows, however it is written; nothing for all others. */
  valueOf(token: string): string | undefined;
  /** 8 hexadecimal digits, equal for equal values of this key and scope; leads back to nothing. */
  hashOf(entity: string, value: string): string;
  /** Numbers that equal values of this key and scope have in common; they lead back to nothing. */
  noiseOf(entity: string, value: string): Noise;
  /** Takes over what an earlier exchange has issued: the same values keep their tokens. */
  adopt(entries: readonly VaultEntry[]): void;
  /** All that tokens lead back to, those taken over first. */
  readonly entries: readonly VaultEntry[];
  /** How often a limit was reached: values hidden that cannot be restored. */
  readonly unreversible: number;
  /** Tokens met that have the form of an issued one and lead to nothing. */
  unrestored: number;
}

export interface TokenVaultOptions {
  readonly key: Buffer;
  /** Tokens of two scopes say nothing about each other: tenant, conversation or request. */
  readonly scope: string;
}

/** Distinct values that one vault keeps. */
export const VAULT_ENTRIES_MAX = 10_000;
/** Code units of one value: the longest private key blocks are shorter. */
export const VAULT_VALUE_LENGTH_MAX = 2 ** 14;

export function createTokenVault({ key, scope }: TokenVaultOptions): TokenVault {
  const known = new Map<string, VaultEntry>();
  /** Tokens taken over, by entity and value: another key may have made them. */
  const adopted = new Map<string, string>();
  let unreversible = 0;
  const hmac = (text: string): Buffer => createHmac("sha256", key).update(text).digest();
  return {
    tokenFor(entity, value) {
      const name = entityName(entity);
      const earlier = adopted.get(`${name}\0${value}`);
      if (earlier !== undefined) return earlier;
      const attemptsMax = value.length <= VAULT_VALUE_LENGTH_MAX ? VAULT_ENTRIES_MAX : 0;
      for (let attempt = 0; attempt < attemptsMax; attempt++) {
        const text = [scope, name, value].join("\0");
        const digits = digitsOf(hmac(attempt === 0 ? text : `${attempt}\0${text}`));
        const token = spellToken(name, digits);
        const letters = lettersOf(token);
        const holder = known.get(letters);
        if (holder?.value === value) return token;
        if (holder !== undefined) continue;
        if (known.size >= VAULT_ENTRIES_MAX) break;
        known.set(letters, { entity: name, letters, value });
        return token;
      }
      unreversible++;
      return `[${name}]`;
    },
    valueOf: (token) => known.get(readToken(token)?.letters ?? "")?.value,
    hashOf: (entity, value) =>
      hmac(["hash", scope, entity, value].join("\0")).toString("hex", 0, 4),
    noiseOf: (entity, value) =>
      noiseFrom((index) => hmac(["noise", scope, entity, value, String(index)].join("\0"))),
    adopt(entries) {
      for (const entry of entries) {
        if (known.size >= VAULT_ENTRIES_MAX || known.has(entry.letters)) continue;
        const { entity, letters, value } = entry;
        known.set(letters, entry);
        adopted.set(
          `${entity}\0${value}`,
          spellToken(entity, letters.slice(-1 - TOKEN_DIGITS, -1)),
        );
      }
    },
    get entries() {
      return [...known.values()];
    },
    get unreversible() {
      return unreversible;
    },
    unrestored: 0,
  };
}

/** Of a token as it is issued. */
function lettersOf(token: string): string {
  return token.replaceAll(/[^A-Z0-9]/g, "");
}

/** What to do with a match that is not the token of a value. */
export interface NotRestored {
  /** It only looks like a token, and may hide nothing. */
  readonly foreign: (match: string) => Treatment;
  /** It is more than a token: another rule's match runs into it. */
  readonly grown: (match: string) => Treatment;
}

/** What lies around a token was found to be something else. */
const HIDDEN: Treatment = { kind: "replace", replacement: "[REDACTED]" };
const UNKNOWN: NotRestored = {
  foreign: () => ({ kind: "keep", silent: true }),
  grown: () => HIDDEN,
};

/** Puts back what a token stands for. */
export function restoreToken(
  vault: TokenVault,
  match: string,
  { foreign, grown }: NotRestored = UNKNOWN,
): Treatment {
  const token = readToken(match);
  if (token === null) return grown(match);
  const value = vault.valueOf(match);
  if (value !== undefined) {
    return { kind: "replace", replacement: escapeAs(token.escape, value), silent: true };
  }
  if (token.intact) vault.unrestored++;
  return foreign(match);
}

/** A text with the values of all tokens in it that the vault knows. */
export function restoreWithin(vault: TokenVault, text: string): string {
  return text.replaceAll(new RegExp(TOKEN_PATTERN, "gi"), (match) => {
    const value = vault.valueOf(match);
    return value === undefined ? match : escapeAs(readToken(match)?.escape ?? "none", value);
  });
}

/** Id of the rule that finds tokens. */
export const TOKEN_RULE = "token/reversible";

/** Finds tokens in what a model says, so that restoring them is one more rule of the output. */
export const tokenRecognizer: Recognizer = {
  id: TOKEN_RULE,
  title: "Reversible token issued by the gateway",
  category: "pii",
  severity: "info",
  entity: "TOKEN",
  references: [],
  pattern: TOKEN_PATTERN,
  confidence: 1,
  validate: (match) => readToken(match) !== null,
  swallow: true,
  priority: 1000,
  examples: {
    finds: [
      "write to [EMAIL_C3ZFZEFM] now",
      "[email_c3zfzefm]",
      "\\[EMAIL\\_C3ZFZEFM\\]",
      "[ **EMAIL_C3ZFZEFM** ]",
      "&#91;EMAIL_C3ZFZEFM&#93;",
      "https://example.com/?to=%5BEMAIL_C3ZFZEFM%5D",
    ],
    ignores: ["[EMAIL]", "[EMAIL_C3ZFZEFN]", "EMAIL_C3ZFZEFM", "[see_chapter1]"],
  },
};

/** An entity as it may stand in a label or token: `[A-Z][A-Z0-9_]*`, 32 characters at most. */
export function entityName(entity: string): string {
  const name = entity.toUpperCase().replaceAll(/[^A-Z0-9_]/g, "_");
  return (/^[A-Z]/.test(name) ? name : `X${name}`).slice(0, 32);
}

/** 35 bits of the hash. */
function digitsOf(hash: Buffer): string {
  let bits = hash.readUIntBE(0, 5);
  let digits = "";
  for (let index = 0; index < TOKEN_DIGITS; index++) {
    digits = TOKEN_ALPHABET.charAt(bits % 32) + digits;
    bits = Math.floor(bits / 32);
  }
  return digits;
}
