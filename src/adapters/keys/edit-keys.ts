import { randomBytes } from "node:crypto";
import { renderApiKey, renderApiKeyId } from "../../core/api-key.ts";
import type { KeyHash } from "./key-hash.ts";
import { KeyProblem } from "./key-problem.ts";
import type { Edit, KeyStore } from "./key-store.ts";
import type { KeyRecord } from "./key-record.ts";

/** What an operator says about a new key. */
export interface KeyWish extends Pick<
  KeyRecord,
  "name" | "roles" | "scopes" | "owner" | "tenant" | "sensitivity" | "limits"
> {
  /** Undefined: it does not expire. */
  readonly lifetimeMs?: number | undefined;
}

/** A key in the one moment in which its text is known. */
export interface IssuedKey {
  readonly key: string;
  readonly record: KeyRecord;
}

export interface KeyDesk {
  readonly store: KeyStore;
  readonly hash: KeyHash;
  readonly nowMs: () => number;
  /** Name of whoever works at the desk, as the operating system knows it. */
  readonly by: string;
}

export async function createKey(desk: KeyDesk, wish: KeyWish): Promise<IssuedKey> {
  const { lifetimeMs = null, ...said } = wish;
  const id = renderApiKeyId(randomNumber(9));
  const key = renderApiKey(id, randomNumber(32));
  const nowMs = desk.nowMs();
  const record: KeyRecord = {
    ...said,
    id,
    hash: desk.hash.hash(key).toString("hex"),
    createdAtMs: nowMs,
    lifetimeMs,
    expiresAtMs: lifetimeMs === null ? null : nowMs + lifetimeMs,
    previous: null,
    rotatedAtMs: null,
    revokedAtMs: null,
  };
  const note = { what: "create", timeMs: nowMs, by: desk.by } as const;
  await desk.store.insert(record, desk.hash.proof, note);
  return { key, record };
}

/**
 * A new key under the same id. The one before stays valid for the overlap, never beyond its own
 * expiry; one still older is void at once. Null when there is no such key; throws
 * `KeyProblem` when it was revoked.
 */
export async function rotateKey(
  desk: KeyDesk,
  id: string,
  { overlapMs }: { readonly overlapMs: number },
): Promise<IssuedKey | null> {
  const key = renderApiKey(id, randomNumber(32));
  const nowMs = desk.nowMs();
  const note = { what: "rotate", timeMs: nowMs, by: desk.by } as const;
  const rotate: Edit = (old, proof) => {
    if (proof !== desk.hash.proof) throw new KeyProblem("otherSecret");
    if (old.revokedAtMs !== null) throw new KeyProblem("revoked");
    const untilMs = Math.min(nowMs + overlapMs, old.expiresAtMs ?? Infinity);
    return {
      ...old,
      hash: desk.hash.hash(key).toString("hex"),
      previous: { hash: old.hash, untilMs },
      rotatedAtMs: nowMs,
      expiresAtMs: old.lifetimeMs === null ? null : nowMs + old.lifetimeMs,
    };
  };
  const record = await desk.store.change(id, rotate, note);
  return record === null ? null : { key, record };
}

/** For good: nothing makes a revoked key valid again. Null when there is no such key. */
export function revokeKey(
  { store, nowMs, by }: Pick<KeyDesk, "store" | "nowMs" | "by">,
  id: string,
): Promise<KeyRecord | null> {
  const revokedAtMs = nowMs();
  const revoke: Edit = (old) => (old.revokedAtMs === null ? { ...old, revokedAtMs } : old);
  return store.change(id, revoke, { what: "revoke", timeMs: revokedAtMs, by });
}

function randomNumber(bytes: number): bigint {
  return BigInt(`0x${randomBytes(bytes).toString("hex")}`);
}
