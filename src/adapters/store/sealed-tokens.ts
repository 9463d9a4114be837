import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes } from "node:crypto";
import type { KeptTokens, SealedStore } from "../../guard/kept-tokens.ts";
import type { VaultEntry } from "../../guard/redact/token-vault.ts";
import type { AnswerName } from "../../guard/session.ts";

const CIPHER = "aes-256-gcm";
const KEY_BYTES = 32;
const NONCE_BYTES = 12;
const TAG_BYTES = 16;
/** Characters of one conversation's values; of more the latest are kept. */
export const KEPT_LENGTH_MAX = 2 ** 20;

/** Keys of one secret for different ends: neither tells anything of the other. */
export function deriveKey(secret: Buffer, purpose: "tokens" | "seal"): Buffer {
  return Buffer.from(hkdfSync("sha256", secret, "", `garita ${purpose}`, KEY_BYTES));
}

/**
 * Keeps what is behind tokens encrypted: the store, and whoever carries texts to it, sees neither
 * values nor names. What was sealed under another key or name, or was changed, opens to nothing.
 */
export function sealTokens(store: SealedStore, key: Buffer): KeptTokens {
  const nameOf = ({ caller, answer }: AnswerName): string =>
    createHmac("sha256", key)
      .update(JSON.stringify([caller, answer]))
      .digest("base64url");
  return {
    async recall(answer) {
      const name = nameOf(answer);
      const sealed = await store.get(name);
      return sealed === null ? [] : parseEntries(open(sealed, key, name));
    },
    async keep(answer, entries) {
      const name = nameOf(answer);
      await store.put(name, seal(spellEntries(entries), key, name));
    },
  };
}

function seal(text: string, key: Buffer, name: string): string {
  const nonce = randomBytes(NONCE_BYTES);
  const cipher = createCipheriv(CIPHER, key, nonce);
  cipher.setAAD(Buffer.from(name));
  const sealed = [cipher.update(text, "utf8"), cipher.final()];
  return Buffer.concat([nonce, ...sealed, cipher.getAuthTag()]).toString("base64");
}

/** Null for what this key has not sealed under this name. */
function open(sealed: string, key: Buffer, name: string): string | null {
  const bytes = Buffer.from(sealed, "base64");
  if (bytes.length < NONCE_BYTES + TAG_BYTES) return null;
  const decipher = createDecipheriv(CIPHER, key, bytes.subarray(0, NONCE_BYTES));
  decipher.setAAD(Buffer.from(name));
  decipher.setAuthTag(bytes.subarray(-TAG_BYTES));
  try {
    const text = decipher.update(bytes.subarray(NONCE_BYTES, -TAG_BYTES));
    return Buffer.concat([text, decipher.final()]).toString("utf8");
  } catch {
    return null;
  }
}

function spellEntries(entries: readonly VaultEntry[]): string {
  const latest: (readonly string[])[] = [];
  let length = 0;
  for (const { entity, letters, value } of entries.toReversed()) {
    length += entity.length + letters.length + value.length;
    if (length > KEPT_LENGTH_MAX) break;
    latest.push([entity, letters, value]);
  }
  return JSON.stringify(latest.toReversed());
}

/** It was written here, unless a version of another day did. */
function parseEntries(text: string | null): readonly VaultEntry[] {
  const list: unknown = text === null ? [] : JSON.parse(text);
  if (!Array.isArray(list)) return [];
  return list.flatMap((entry: unknown) => {
    if (!Array.isArray(entry)) return [];
    const [entity, letters, value] = entry as readonly unknown[];
    if (typeof entity !== "string" || typeof letters !== "string") return [];
    return typeof value === "string" ? [{ entity, letters, value }] : [];
  });
}
