import { everyLanguage } from "../../core/language.ts";
import { WordedError } from "../../core/worded-error.ts";

/** Values that both kinds of store keep. */
export type SqlValue = string | number | null;
export type Row = Readonly<Record<string, unknown>>;

/** One statement of the SQL that SQLite and PostgreSQL share, values as `$1`, `$2`, … */
export type Query = (sql: string, values?: readonly SqlValue[]) => Promise<readonly Row[]>;

/** Where records are kept: a file of this machine, or PostgreSQL for several machines. */
export interface Database {
  readonly query: Query;
  /** All or nothing, and one at a time over every process that uses the store. */
  exclusive<T>(work: (query: Query) => Promise<T>): Promise<T>;
  /** Wakes those who listen, in this process and others; may be lost. */
  announce(channel: string): Promise<void>;
  /** Where nobody announces anything, one has to look from time to time. */
  listen(channel: string, onNews: () => void): void;
  close(): Promise<void>;
}

/** Nothing was ever kept there, and nobody asked to make the place. */
export class DatabaseAbsent extends Error {}

/** The statements that lead from one version of a component's tables to the next. */
export type Migrations = readonly (readonly string[])[];

/**
 * Brings the tables of a component to the version of this program. Throws when they are of a newer
 * one: two versions must not write the same tables.
 */
async function migrate(
  database: Database,
  component: string,
  migrations: Migrations,
): Promise<void> {
  // An account without the right to make tables is enough once they are there.
  const found = await versionOf(database.query, component).catch(() => 0);
  checkVersion(found, migrations.length);
  if (found === migrations.length) return;
  await database.exclusive(async (query) => {
    await query(
      "CREATE TABLE IF NOT EXISTS garita_schema (component TEXT PRIMARY KEY, version BIGINT NOT NULL)",
    );
    const version = await versionOf(query, component);
    checkVersion(version, migrations.length);
    for (const statement of migrations.slice(version).flat()) await query(statement);
    await query(
      `INSERT INTO garita_schema VALUES ($1, $2)
       ON CONFLICT (component) DO UPDATE SET version = excluded.version`,
      [component, migrations.length],
    );
  });
}

/** Makes or updates the tables once, and again until that has succeeded. */
export function schemaReady(
  database: Database,
  component: string,
  migrations: Migrations,
): () => Promise<void> {
  let made: Promise<void> | null = null;
  return async () => {
    made ??= migrate(database, component, migrations);
    try {
      await made;
    } catch (error) {
      made = null;
      throw error;
    }
  };
}

async function versionOf(query: Query, component: string): Promise<number> {
  const [row] = await query("SELECT version FROM garita_schema WHERE component = $1", [component]);
  return Number(row?.["version"] ?? 0);
}

const NEWER = {
  en: "the store was written by a newer garita (version {version}, this one knows {known}); use that one",
  es: "el almacén lo escribió una garita más nueva (versión {version}, esta conoce {known}); usa aquella",
} as const;

function checkVersion(version: number, known: number): void {
  if (version <= known) return;
  throw new WordedError(everyLanguage(NEWER, { version, known }));
}
