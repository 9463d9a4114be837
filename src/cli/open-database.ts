import { join } from "node:path";
import type { Database } from "../adapters/store/database.ts";
import { openPostgresDatabase } from "../adapters/store/postgres-database.ts";
import { openSqliteDatabase } from "../adapters/store/sqlite-database.ts";
import { createTicketStore } from "../adapters/store/ticket-store.ts";
import { readerOf } from "../config/load.ts";
import type { Loaded } from "../config/load.ts";
import { wantedKey } from "../policy/ticket.ts";
import type { TicketStore } from "../policy/ticket.ts";

/** In the data folder, unless records are kept in PostgreSQL. */
export const STORE_FILE = "garita.sqlite";
const BUSY_TIMEOUT_MS = 5000;

/** Makes the store where there is none, if told to; else asking it throws `DatabaseAbsent`. */
export function openDatabase(loaded: Loaded, create: boolean): Promise<Database> {
  const { store, dataDir } = loaded.config;
  if (store.kind === "sqlite") {
    const file = join(dataDir, STORE_FILE);
    return Promise.resolve(openSqliteDatabase({ file, create, busyTimeoutMs: BUSY_TIMEOUT_MS }));
  }
  const secretOf = readerOf(loaded);
  const { url, authority, tls, connectionsMax, timeoutMs } = store;
  return openPostgresDatabase({
    url: secretOf(url),
    tls,
    authority: authority && secretOf(authority),
    connectionsMax,
    timeoutMs,
  });
}

/** Approvals that wait or were given; the store is made with the first of them. */
export async function openTicketStore(
  loaded: Loaded,
): Promise<TicketStore & Pick<Database, "close">> {
  const database = await openDatabase(loaded, true);
  return { ...createTicketStore({ database, keyOf: wantedKey }), close: () => database.close() };
}
