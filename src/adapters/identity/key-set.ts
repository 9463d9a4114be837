import type { CryptoKey, JSONWebKeySet, JWK } from "jose";
import { GaritaError } from "../../core/errors.ts";
import type { CompactJws } from "./compact-jws.ts";
import { isJsonRecord } from "./json-object.ts";

/** More keys than any issuer has in use. */
const KEYS_MAX = 100;
const PUBLIC_KINDS: ReadonlySet<unknown> = new Set(["EC", "RSA", "OKP"]);

/** `unknown`: none of the keys is the one that the token names. */
export type SignatureCheck = "good" | "bad" | "unknown";

export type CheckSignature = (jws: CompactJws) => Promise<SignatureCheck>;

/** Null unless it is a JWK or a JWKS with at least one public key; others in it are left out. */
export function readJwks(value: unknown): JSONWebKeySet | null {
  if (!isJsonRecord(value)) return null;
  const { keys = [value] } = value;
  if (!Array.isArray(keys) || keys.length > KEYS_MAX) return null;
  const usable = keys.filter(isPublicKey);
  return usable.length === 0 ? null : { keys: usable };
}

function isPublicKey(value: unknown): value is JWK {
  return isJsonRecord(value) && PUBLIC_KINDS.has(value["kty"]) && !("d" in value);
}

/**
 * Checks with keys at hand. What the token says about where keys may be found is never read; which
 * algorithms are allowed is the caller's to say first.
 */
export async function checkWith(jwks: JSONWebKeySet): Promise<CheckSignature> {
  const jose = await import("jose");
  const findKey = jose.createLocalJWKSet(jwks);
  const { JWKSMultipleMatchingKeys, JWKSNoMatchingKey } = jose.errors;
  return async ({ text, header }) => {
    try {
      await jose.compactVerify(text, findKey);
      return "good";
    } catch (error) {
      if (error instanceof JWKSNoMatchingKey) return "unknown";
      if (!(error instanceof JWKSMultipleMatchingKeys)) return outcomeOf(header);
      for await (const key of error) {
        if (await isSignedBy(text, key)) return "good";
      }
      return outcomeOf(header);
    }
  };
}

/** A signature that names no key may be of one that came later. */
function outcomeOf({ kid }: CompactJws["header"]): SignatureCheck {
  return kid === undefined ? "unknown" : "bad";
}

async function isSignedBy(text: string, key: CryptoKey): Promise<boolean> {
  const { compactVerify } = await import("jose");
  try {
    await compactVerify(text, key);
    return true;
  } catch {
    return false;
  }
}

/** Keys that are fetched: how old they may get, and how often they are asked for. */
export interface KeyTimes {
  readonly maxAgeMs: number;
  /** Between two questions for a key that is not known. */
  readonly coolDownMs: number;
  /** After a failure. */
  readonly retryMs: number;
}

/** Of every issuer, unless it is configured otherwise. */
export const FETCH_TIMES = {
  maxAgeMs: 600_000,
  coolDownMs: 30_000,
  retryMs: 5000,
  /** Of one fetch. */
  timeoutMs: 5000,
} as const;

export interface RemoteKeysOptions extends KeyTimes {
  /** Rejects when the keys cannot be had. */
  readonly fetchKeys: () => Promise<unknown>;
  readonly nowMs: () => number;
  /** Told when the keys are others: what was proven with those before is to be proven anew. */
  readonly onChange: () => void;
}

/** The keys of one issuer, fetched when they are needed and never older than `maxAgeMs`. */
export class RemoteKeys {
  readonly #options: RemoteKeysOptions;
  #check: CheckSignature | null = null;
  #text = "";
  #fetchedAtMs = -Infinity;
  #failure: { readonly atMs: number; readonly cause: unknown } | null = null;
  #fetching: Promise<void> | null = null;

  constructor(options: RemoteKeysOptions) {
    this.#options = options;
  }

  /** What was proven with them counts no longer than they do. */
  get freshUntilMs(): number {
    return this.#fetchedAtMs + this.#options.maxAgeMs;
  }

  /** Whether a key signed it. Throws `auth.unavailable` while that cannot be known. */
  async verify(jws: CompactJws): Promise<boolean> {
    const first = await (await this.#current())(jws);
    if (first !== "unknown") return first === "good";
    if (this.#ageMs() < this.#options.coolDownMs) return false;
    await this.#refresh();
    return (await (await this.#current())(jws)) === "good";
  }

  /** Fetches them before they are needed. Never throws: the next to need them tries again. */
  async prepare(): Promise<void> {
    await this.#refresh().catch(() => undefined);
  }

  /** Half way to their end they are asked for in advance, without anybody waiting. */
  async #current(): Promise<CheckSignature> {
    const ageMs = this.#ageMs();
    if (this.#check === null || ageMs >= this.#options.maxAgeMs) await this.#refresh();
    else if (ageMs > this.#options.maxAgeMs / 2) void this.prepare();
    if (this.#check === null) throw this.#unavailable();
    return this.#check;
  }

  #ageMs(): number {
    return this.#options.nowMs() - this.#fetchedAtMs;
  }

  async #refresh(): Promise<void> {
    const { nowMs, retryMs } = this.#options;
    if (this.#failure !== null && nowMs() - this.#failure.atMs < retryMs) throw this.#unavailable();
    this.#fetching ??= this.#fetch().finally(() => {
      this.#fetching = null;
    });
    await this.#fetching;
    if (this.#failure !== null) throw this.#unavailable();
  }

  async #fetch(): Promise<void> {
    const { fetchKeys, nowMs } = this.#options;
    const askedAtMs = nowMs();
    try {
      const jwks = readJwks(await fetchKeys());
      if (jwks === null) throw new Error("no public keys");
      const text = JSON.stringify(jwks);
      if (text !== this.#text) {
        const isFirst = this.#check === null;
        this.#check = await checkWith(jwks);
        this.#text = text;
        if (!isFirst) this.#options.onChange();
      }
      this.#fetchedAtMs = askedAtMs;
      this.#failure = null;
    } catch (cause) {
      this.#failure = { atMs: nowMs(), cause };
    }
  }

  #unavailable(): GaritaError {
    return new GaritaError("auth.unavailable", "the keys of the issuer cannot be had", {
      cause: this.#failure?.cause,
      retryAfterSeconds: Math.ceil(this.#options.retryMs / 1000),
    });
  }
}
