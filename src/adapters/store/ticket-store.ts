import { z } from "zod";
import { GaritaError } from "../../core/errors.ts";
import type { Edited, Ticket, TicketStore } from "../../policy/ticket.ts";
import { schemaReady } from "./database.ts";
import type { Database, Migrations, Query } from "./database.ts";

const COMPONENT = "tickets";

const MIGRATIONS: Migrations = [
  [
    `CREATE TABLE garita_tickets (id TEXT PRIMARY KEY, wanted TEXT NOT NULL,
       principal TEXT NOT NULL, opened_ms BIGINT NOT NULL, expires_ms BIGINT NOT NULL,
       record TEXT NOT NULL)`,
    "CREATE INDEX garita_tickets_wanted ON garita_tickets (wanted, opened_ms)",
    "CREATE INDEX garita_tickets_expires ON garita_tickets (expires_ms)",
  ],
];

/** Unexpired tickets that one principal may have. */
const OPEN_MAX = 100;
/** Tickets that a list shows. */
const LISTED_MAX = 1000;
/** How long a ticket stays after it has expired. */
const KEPT_MS = 86_400_000;

export interface TicketStoreOptions {
  readonly database: Database;
  /** Equal for equal wishes only. */
  readonly keyOf: (wanted: Ticket["wanted"]) => string;
}

export function createTicketStore({ database, keyOf }: TicketStoreOptions): TicketStore {
  const ready = schemaReady(database, COMPONENT, MIGRATIONS);
  const change = async <Result>(
    find: (query: Query) => Promise<Ticket | null>,
    edit: (ticket: Ticket | null) => Edited<Result>,
  ): Promise<Result> => {
    await ready();
    return database.exclusive(async (query) => {
      const found = await find(query);
      const { ticket, result } = edit(found);
      if (ticket !== null && ticket.id !== found?.id) await insert(query, ticket, keyOf);
      else if (ticket !== null) await update(query, ticket);
      return result;
    });
  };
  return {
    changeWanted: (wanted, edit) =>
      change(async (query) => {
        const sql = `SELECT record FROM garita_tickets WHERE wanted = $1
          ORDER BY opened_ms DESC LIMIT 1`;
        return firstOf(await query(sql, [keyOf(wanted)]));
      }, edit),
    changeId: (id, edit) =>
      change(async (query) => {
        return firstOf(await query("SELECT record FROM garita_tickets WHERE id = $1", [id]));
      }, edit),
    async list(nowMs) {
      await ready();
      const sql = `SELECT record FROM garita_tickets WHERE expires_ms > $1
        ORDER BY opened_ms DESC LIMIT $2`;
      const rows = await database.query(sql, [nowMs, LISTED_MAX]);
      return z.array(TicketRow).parse(rows);
    },
  };
}

async function insert(
  query: Query,
  ticket: Ticket,
  keyOf: TicketStoreOptions["keyOf"],
): Promise<void> {
  const { id, wanted, openedAtMs, expiresAtMs } = ticket;
  await query("DELETE FROM garita_tickets WHERE expires_ms < $1", [openedAtMs - KEPT_MS]);
  const principal = JSON.stringify(wanted.principals);
  const [row] = await query(
    "SELECT count(*) AS open FROM garita_tickets WHERE principal = $1 AND expires_ms > $2",
    [principal, openedAtMs],
  );
  if (Number(row?.["open"] ?? 0) >= OPEN_MAX) {
    throw new GaritaError("limit.rate", "too many requests wait for approval", {
      retryAfterSeconds: 60,
    });
  }
  const values = [id, keyOf(wanted), principal, openedAtMs, expiresAtMs, JSON.stringify(ticket)];
  await query("INSERT INTO garita_tickets VALUES ($1, $2, $3, $4, $5, $6)", values);
}

async function update(query: Query, ticket: Ticket): Promise<void> {
  const values = [ticket.id, JSON.stringify(ticket)];
  await query("UPDATE garita_tickets SET record = $2 WHERE id = $1", values);
}

const TimeMs = z.int().min(0);
const Names = z.array(z.string()).readonly();

const TicketRecord: z.ZodType<Ticket> = z.strictObject({
  id: z.string(),
  wanted: z.strictObject({
    principals: Names,
    action: z.string(),
    resource: z.string(),
    vectors: z.number().nullable(),
  }),
  policyId: z.string(),
  from: Names,
  count: z.int().min(1),
  openedAtMs: TimeMs,
  expiresAtMs: TimeMs,
  votes: z.array(z.strictObject({ by: Names, approves: z.boolean(), atMs: TimeMs })).readonly(),
  usedAtMs: TimeMs.nullable(),
});

const TicketRow = z
  .object({ record: z.string() })
  .transform(({ record }) => TicketRecord.parse(JSON.parse(record)));

function firstOf(rows: readonly unknown[]): Ticket | null {
  return rows.length === 0 ? null : TicketRow.parse(rows[0]);
}
