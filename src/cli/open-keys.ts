import { join } from "node:path";
import { createKeyHash } from "../adapters/keys/key-hash.ts";
import type { KeyHash } from "../adapters/keys/key-hash.ts";
import { KeyProblem } from "../adapters/keys/key-problem.ts";
import { KeyRing } from "../adapters/keys/key-ring.ts";
import { createKeyStore } from "../adapters/keys/key-store.ts";
import type { KeyStore } from "../adapters/keys/key-store.ts";
import { tallyKeys } from "../adapters/keys/key-tally.ts";
import type { KeyTally } from "../adapters/keys/key-tally.ts";
import { ensurePepper, hasPepper, readPepper } from "../adapters/keys/pepper-file.ts";
import type { Log } from "../adapters/telemetry/log.ts";
import { readerOf } from "../config/load.ts";
import type { Loaded } from "../config/load.ts";
import type { Path } from "../config/problem.ts";
import { openDatabase, STORE_FILE } from "./open-database.ts";

/** Changes are seen within this time, and what is announced at once. */
export const POLL_MS = { sqlite: 200, postgres: 500 } as const;
/** Shorter ones can be tried one after another. */
const SECRET_LENGTH_MIN = 32;

/** References that commands on keys need, and no others. */
export const KEY_SECRETS: readonly Path[] = [["store"], ["auth", "keySecret"]];

/** Makes the store where there is none, if told to; else asking it throws `DatabaseAbsent`. */
export async function openKeyStore(
  loaded: Loaded,
  { create }: { readonly create: boolean },
): Promise<KeyStore> {
  return createKeyStore(await openDatabase(loaded, create));
}

/** What keys are hashed with; `create` makes the secret of a data folder that has none. */
export function openKeyHash(loaded: Loaded, { create }: { readonly create: boolean }): KeyHash {
  const { auth, dataDir } = loaded.config;
  if (auth?.keySecret === undefined) {
    return createKeyHash(create ? ensurePepper(dataDir) : readPepper(dataDir));
  }
  const secret = readerOf(loaded)(auth.keySecret);
  if (secret.length >= SECRET_LENGTH_MIN) return createKeyHash(secret);
  throw new KeyProblem("secretShort");
}

/** The keys of one process that serves; null where issued keys cannot be used. */
export async function openKeyRing(loaded: Loaded, log: Log): Promise<KeyRing | null> {
  const { auth, store } = loaded.config;
  // Without their secret on every machine no key of a shared store can be known.
  if (store.kind === "postgres" && auth?.keySecret === undefined) return null;
  const configured = auth?.keySecret === undefined ? null : openKeyHash(loaded, { create: false });
  return KeyRing.open({
    store: await openKeyStore(loaded, { create: false }),
    openHash: () => configured ?? openKeyHash(loaded, { create: false }),
    pollMs: POLL_MS[store.kind],
    staleMs: store.staleSecondsMax * 1000,
    tickMs: () => performance.now(),
    nowMs: Date.now,
    onChange: (failure) => {
      if (failure === null) log.info("keys can be read again");
      else log.error("keys cannot be read", {}, failure);
    },
  });
}

/** Keys of a data folder, to say so before anything serves; those of PostgreSQL are not counted. */
export function keysIn(dataDir: string): KeyTally {
  return tallyKeys(join(dataDir, STORE_FILE));
}

/**
 * Without `auth` the keys of the data folder are the lock. Throws `KeyProblem` where there were
 * some and are none: whoever took their store away would have opened it.
 */
export function assertKeysKept({ config: { auth, store, dataDir } }: Loaded): void {
  if (auth !== undefined || store.kind !== "sqlite" || !hasPepper(dataDir)) return;
  if (keysIn(dataDir).made === 0) throw new KeyProblem("keysGone");
}
