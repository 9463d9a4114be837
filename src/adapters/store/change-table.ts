import { z } from "zod";
import type { Database, Query } from "./database.ts";

/** Put on record in one transaction. */
const AT_ONCE = 100;

/** What was done and is on no audit log yet, in a table beside what it was done to. */
export interface ChangeTable<Change> {
  /** In the transaction of the change: one is never there without the other. */
  readonly note: (query: Query, version: number, change: Change) => Promise<void>;
  /** How many wait. */
  readonly count: (query: Query) => Promise<number>;
  /**
   * Hands over the oldest, and forgets them when `record` resolves; nobody else is handed them
   * meanwhile. Resolves to how many they were.
   */
  readonly settle: (
    database: Pick<Database, "query" | "exclusive">,
    record: (changes: readonly Change[]) => Promise<void>,
  ) => Promise<number>;
}

/** The columns of such a table, for its component's migrations. */
export const CHANGE_COLUMNS = "(version BIGINT PRIMARY KEY, change TEXT NOT NULL)";

export function createChangeTable<Change>(
  table: string,
  read: (value: unknown) => Change,
): ChangeTable<Change> {
  const ChangeRow = z.object({
    version: z.coerce.number(),
    change: z.string().transform((text) => read(JSON.parse(text))),
  });
  return {
    async note(query, version, change) {
      await query(`INSERT INTO ${table} VALUES ($1, $2)`, [version, JSON.stringify(change)]);
    },
    async count(query) {
      const [row] = await query(`SELECT count(*) AS waiting FROM ${table}`);
      return Number(row?.["waiting"]);
    },
    async settle(database, record) {
      const [first] = await database.query(`SELECT 1 FROM ${table} LIMIT 1`);
      if (first === undefined) return 0;
      return database.exclusive(async (query) => {
        const sql = `SELECT version, change FROM ${table} ORDER BY version LIMIT ${AT_ONCE}`;
        const rows = z.array(ChangeRow).parse(await query(sql));
        const last = rows.at(-1);
        if (last === undefined) return 0;
        await record(rows.map(({ change }) => change));
        await query(`DELETE FROM ${table} WHERE version <= $1`, [last.version]);
        return rows.length;
      });
    },
  };
}
