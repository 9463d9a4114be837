import { existsSync } from "node:fs";
import { DatabaseSync } from "node:sqlite";
import { z } from "zod";

/** How many keys a store in a file holds, revoked ones included, and how many are not revoked. */
export interface KeyTally {
  readonly made: number;
  readonly inForce: number;
}

const NONE: KeyTally = { made: 0, inForce: 0 };
const BUSY_TIMEOUT_MS = 2000;
const Row = z.object({ made: z.int(), inForce: z.int() });

/** Looks once, without making anything; what cannot be read holds no key that could be used. */
export function tallyKeys(file: string): KeyTally {
  if (!existsSync(file)) return NONE;
  try {
    const database = new DatabaseSync(file, { readOnly: true, timeout: BUSY_TIMEOUT_MS });
    try {
      const statement = database.prepare(
        `SELECT count(*) AS made,
           count(*) FILTER (WHERE json_extract(record, '$.revokedAtMs') IS NULL) AS inForce
         FROM garita_keys`,
      );
      return Row.parse(statement.get());
    } finally {
      database.close();
    }
  } catch {
    return NONE;
  }
}
