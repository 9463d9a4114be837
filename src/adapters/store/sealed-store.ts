import type { SealedStore } from "../../guard/kept-tokens.ts";
import { schemaReady } from "./database.ts";
import type { Database, Migrations } from "./database.ts";
import type { SealedMemoryOptions } from "./sealed-memory.ts";

const COMPONENT = "sealed";

const MIGRATIONS: Migrations = [
  [
    `CREATE TABLE garita_sealed (name TEXT PRIMARY KEY, text TEXT NOT NULL,
       length BIGINT NOT NULL, put_ms BIGINT NOT NULL)`,
    "CREATE INDEX garita_sealed_put ON garita_sealed (put_ms)",
  ],
];

/** Limits are looked after once in so many texts, and this part of the entries allowed. */
const PUTS_MIN = 100;
const PUTS_SHARE = 20;

export interface SealedStoreOptions extends SealedMemoryOptions {
  readonly database: Database;
}

/** As in memory, for every process and machine that uses the store, and over restarts. */
export function createSealedStore(options: SealedStoreOptions): SealedStore {
  const { database, nowMs, lifetimeMs, entriesMax } = options;
  const every = Math.max(PUTS_MIN, Math.ceil(entriesMax / PUTS_SHARE));
  let puts = 0;
  const ready = schemaReady(database, COMPONENT, MIGRATIONS);
  return {
    async get(name) {
      await ready();
      const sql = "SELECT text FROM garita_sealed WHERE name = $1 AND put_ms > $2";
      const [row] = await database.query(sql, [name, nowMs() - lifetimeMs]);
      const text = row?.["text"];
      return typeof text === "string" ? text : null;
    },
    async put(name, text) {
      await ready();
      await database.query(
        `INSERT INTO garita_sealed VALUES ($1, $2, $3, $4) ON CONFLICT (name) DO UPDATE
         SET text = excluded.text, length = excluded.length, put_ms = excluded.put_ms`,
        [name, text, text.length, nowMs()],
      );
      if (++puts % every === 1) await forget(options);
    },
  };
}

/** What is too old, and the oldest of what is too much. */
async function forget(options: SealedStoreOptions): Promise<void> {
  const { database, nowMs, lifetimeMs, entriesMax, charactersMax } = options;
  await database.query("DELETE FROM garita_sealed WHERE put_ms <= $1", [nowMs() - lifetimeMs]);
  await database.query(
    `DELETE FROM garita_sealed WHERE name IN (
       SELECT name FROM (
         SELECT name, row_number() OVER newest AS place, sum(length) OVER newest AS total
         FROM garita_sealed WINDOW newest AS (ORDER BY put_ms DESC, name)
       ) AS ordered WHERE place > $1 OR total > $2)`,
    [entriesMax, charactersMax],
  );
}
