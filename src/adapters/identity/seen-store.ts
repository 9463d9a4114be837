import { GaritaError } from "../../core/errors.ts";
import { schemaReady } from "../store/database.ts";
import type { Database, Migrations } from "../store/database.ts";
import type { SeenOnce } from "./seen-once.ts";

const COMPONENT = "seen";

const MIGRATIONS: Migrations = [
  [
    "CREATE TABLE garita_seen (id TEXT PRIMARY KEY, until_ms BIGINT NOT NULL)",
    "CREATE INDEX garita_seen_until ON garita_seen (until_ms)",
  ],
];

/** What is over is forgotten once in so many ids. */
const SWEEP_EVERY = 1000;

/** For every machine that uses the store: an id that one has seen, all have seen. */
export function createSeenStore(
  database: Database,
  nowMs: () => number,
): (...shown: Parameters<SeenOnce>) => Promise<boolean> {
  const ready = schemaReady(database, COMPONENT, MIGRATIONS);
  let shown = 0;
  return async (id, untilMs) => {
    try {
      await ready();
      if (shown++ % SWEEP_EVERY === 0) {
        await database.query("DELETE FROM garita_seen WHERE until_ms < $1", [nowMs()]);
      }
      const rows = await database.query(
        "INSERT INTO garita_seen VALUES ($1, $2) ON CONFLICT (id) DO NOTHING RETURNING id",
        [id, Math.ceil(untilMs)],
      );
      return rows.length === 1;
    } catch (cause) {
      const message = "it cannot be known whether an end-user context was used before";
      throw new GaritaError("auth.unavailable", message, { cause, retryAfterSeconds: 1 });
    }
  };
}
