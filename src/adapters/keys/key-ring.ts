import { hash as digest, timingSafeEqual } from "node:crypto";
import { API_KEY_LENGTH, apiKeyIdOf } from "../../core/api-key.ts";
import { GaritaError } from "../../core/errors.ts";
import { stated } from "../../core/stated.ts";
import type { Caller } from "../../policy/caller.ts";
import { DatabaseAbsent } from "../store/database.ts";
import { LiveCopy } from "../store/live-copy.ts";
import type { LiveCopyOptions } from "../store/live-copy.ts";
import type { KeyHash } from "./key-hash.ts";
import { KeyProblem } from "./key-problem.ts";
import type { KeyChanges, KeyCursor, KeyStore } from "./key-store.ts";
import type { KeyRecord } from "./key-record.ts";

/** Use is written down at most so often per key and process. */
const USE_INTERVAL_MS = 60_000;
/** Keys whose hash need not be computed again, by SHA-256. */
const VERIFIED_MAX = 100_000;
/** What an unknown id is compared with: the same work as for a known one. */
const NO_HASH = Buffer.alloc(32);

export interface KeyRingOptions extends Pick<
  LiveCopyOptions,
  "pollMs" | "staleMs" | "tickMs" | "onChange"
> {
  readonly store: KeyStore;
  /** Asked once there are keys. Throws when their secret cannot be had. */
  readonly openHash: () => KeyHash;
  readonly nowMs: () => number;
}

/** Why a key is not accepted; all but the first are for whoever holds it, and nobody else. */
export type KeyRefusal = "unknown" | "expired" | "revoked" | "replaced";

/** A use of a key that is known: the one handed out now, or the one before. */
interface Holding {
  readonly entry: Entry;
  readonly isPrevious: boolean;
}

interface Entry {
  readonly record: KeyRecord;
  readonly caller: Caller;
  readonly hash: Buffer;
  readonly previousHash: Buffer | null;
  notedMs: number;
}

/**
 * The keys of the store as this process knows them, never older than `staleMs`: what cannot be
 * read for so long is refused until it can be read again.
 */
export class KeyRing {
  readonly #options: KeyRingOptions;
  readonly #entries = new Map<string, Entry>();
  readonly #verified = new Map<string, Holding>();
  #uses = new Map<string, number>();
  #cursor: KeyCursor | null = null;
  #hash: KeyHash | null = null;
  #copy: LiveCopy | null = null;

  private constructor(options: KeyRingOptions) {
    this.#options = options;
  }

  /** Reads the keys once, successfully or not, and from then on again and again. */
  static async open(options: KeyRingOptions): Promise<KeyRing> {
    const ring = new KeyRing(options);
    ring.#copy = await LiveCopy.open({
      ...options,
      read: async () => ring.#take(await ring.#changes()),
      listen: (onNews) => options.store.listen(onNews),
      afterwards: () => ring.#writeUses(),
    });
    return ring;
  }

  /** Whether what it says may be believed. */
  get isFresh(): boolean {
    return this.#copy?.isFresh === true;
  }

  /** What to wait for before keys are asked for; null: nothing. */
  catchUp(): Promise<void> | null {
    return this.#copy?.catchUp() ?? null;
  }

  /** Whether a key was ever made: then nobody gets in without one. Throws `auth.unavailable`. */
  get isDemanded(): boolean {
    this.#assertFresh();
    return this.#cursor !== null;
  }

  /** Throws `auth.unavailable` while the keys cannot be known. */
  find(presented: string): Caller | KeyRefusal {
    this.#assertFresh();
    if (presented.length !== API_KEY_LENGTH) return "unknown";
    // Keys are 256 random bits: their plain digest gives nothing away, and is quick.
    const print = digest("sha256", presented, "hex");
    const holding = this.#verified.get(print) ?? this.#verify(presented, print);
    return holding === null ? "unknown" : this.#admit(holding);
  }

  /** Never rejects. */
  async refresh(): Promise<void> {
    await this.#copy?.refresh();
  }

  async close(): Promise<void> {
    await this.#copy?.close();
    await this.#writeUses();
    await this.#options.store.close();
  }

  #assertFresh(): void {
    if (this.isFresh) return;
    throw new GaritaError("auth.unavailable", "API keys cannot be checked at the moment", {
      retryAfterSeconds: 1,
    });
  }

  #verify(presented: string, print: string): Holding | null {
    const id = apiKeyIdOf(presented);
    if (id === null || this.#hash === null) return null;
    const entry = this.#entries.get(id);
    const hash = this.#hash.hash(presented);
    const isCurrent = timingSafeEqual(hash, entry?.hash ?? NO_HASH);
    const isPrevious = timingSafeEqual(hash, entry?.previousHash ?? NO_HASH);
    if (entry === undefined || !(isCurrent || isPrevious)) return null;
    const holding = { entry, isPrevious: !isCurrent };
    if (this.#verified.size >= VERIFIED_MAX) this.#verified.clear();
    this.#verified.set(print, holding);
    return holding;
  }

  #admit({ entry, isPrevious }: Holding): Caller | KeyRefusal {
    const { record, caller } = entry;
    const nowMs = this.#options.nowMs();
    if (record.revokedAtMs !== null) return "revoked";
    if (isPrevious && nowMs >= (record.previous?.untilMs ?? 0)) return "replaced";
    if (record.expiresAtMs !== null && nowMs >= record.expiresAtMs) return "expired";
    if (nowMs - entry.notedMs >= USE_INTERVAL_MS) {
      entry.notedMs = nowMs;
      this.#uses.set(record.id, nowMs);
    }
    return caller;
  }

  async #changes(): Promise<KeyChanges> {
    try {
      const changes = await this.#options.store.read(this.#cursor);
      if (changes.cursor !== null || this.#cursor === null) return changes;
    } catch (error) {
      if (!(error instanceof DatabaseAbsent)) throw error;
      if (this.#cursor === null) return { cursor: null, proof: "", all: true, records: [] };
    }
    throw new KeyProblem("storeGone");
  }

  #take({ cursor, proof, all, records }: KeyChanges): void {
    if (cursor === null) return;
    this.#hash ??= this.#options.openHash();
    if (this.#hash.proof !== proof) {
      this.#hash = null;
      throw new KeyProblem("otherSecret");
    }
    const isNews = all || records.length > 0;
    if (all) this.#entries.clear();
    for (const record of records) this.#entries.set(record.id, this.#entryOf(record));
    if (isNews) this.#verified.clear();
    this.#cursor = cursor;
  }

  #entryOf(record: KeyRecord): Entry {
    return {
      record,
      caller: callerOf(record),
      hash: Buffer.from(record.hash, "hex"),
      previousHash: record.previous === null ? null : Buffer.from(record.previous.hash, "hex"),
      notedMs: this.#entries.get(record.id)?.notedMs ?? -Infinity,
    };
  }

  /** What could not be written is tried again with the next. */
  async #writeUses(): Promise<void> {
    if (this.#uses.size === 0) return;
    const uses = this.#uses;
    this.#uses = new Map();
    try {
      await this.#options.store.noteUses(uses);
    } catch {
      for (const [id, usedMs] of uses) {
        if (!this.#uses.has(id)) this.#uses.set(id, usedMs);
      }
    }
  }
}

function callerOf(record: KeyRecord): Caller {
  const { id, name, roles, scopes, tenant, sensitivity, limits } = record;
  return Object.freeze({
    kind: "api-key",
    method: "api-key",
    id,
    subject: id,
    name,
    roles,
    groups: [],
    ...(tenant !== undefined && { tenant }),
    ...(sensitivity !== undefined && { sensitivity }),
    ...(scopes !== undefined && { scopes }),
    limits: stated({ ...limits }),
  } satisfies Caller);
}
