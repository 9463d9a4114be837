import { schemaReady } from "../store/database.ts";
import type { Database, Migrations, Row } from "../store/database.ts";
import type { BudgetUse, MemoryLedger } from "./memory-ledger.ts";

const COMPONENT = "budgets";

const MIGRATIONS: Migrations = [
  [
    `CREATE TABLE budget_uses (
       key TEXT PRIMARY KEY, ends_at_ms BIGINT NOT NULL, used REAL NOT NULL
     )`,
    "CREATE INDEX budget_uses_end ON budget_uses (ends_at_ms)",
  ],
];

/** Uses of windows that ended so long ago are dropped: clocks differ, and are set back. */
const KEPT_MS = 3_600_000;

export interface BudgetFileOptions {
  readonly database: Database;
  readonly ledger: Pick<MemoryLedger, "restore" | "takeChanged">;
  readonly nowMs: () => number;
  readonly intervalMs: number;
  /** False: nothing was ever kept there, and nothing is made before there is something to keep. */
  readonly isThere?: boolean;
  /** Told when uses cannot be written (an error) and when they can again (null). */
  readonly onChange: (failure: Error | null) => void;
}

/**
 * Keeps what budgets have used over restarts. Written at intervals and at the end: after a crash
 * what was used in the last interval is forgotten, and nothing else.
 */
export class BudgetFile {
  readonly #options: BudgetFileOptions;
  readonly #ready: () => Promise<void>;
  readonly #timer: NodeJS.Timeout;
  /** Not written yet, by key. */
  #unwritten = new Map<string, BudgetUse>();
  #writing: Promise<void> = Promise.resolve();
  #failed = false;

  private constructor(options: BudgetFileOptions, ready: () => Promise<void>) {
    this.#options = options;
    this.#ready = ready;
    this.#timer = setInterval(() => void this.write(), options.intervalMs);
    this.#timer.unref();
  }

  /** Reads what was used before. Throws when that cannot be read. */
  static async open(options: BudgetFileOptions): Promise<BudgetFile> {
    const { database, ledger, nowMs, isThere = true } = options;
    const ready = schemaReady(database, COMPONENT, MIGRATIONS);
    if (!isThere) return new BudgetFile(options, ready);
    await ready();
    await database.query("DELETE FROM budget_uses WHERE ends_at_ms < $1", [nowMs() - KEPT_MS]);
    const rows = await database.query("SELECT key, ends_at_ms, used FROM budget_uses");
    ledger.restore(rows.map((row) => useOf(row)));
    return new BudgetFile(options, ready);
  }

  /** Never fails: what cannot be written now is written later. */
  write(): Promise<void> {
    this.#writing = this.#writing.then(() => this.#write());
    return this.#writing;
  }

  async close(): Promise<void> {
    clearInterval(this.#timer);
    await this.write();
    await this.#options.database.close();
  }

  async #write(): Promise<void> {
    const { database, ledger, nowMs, onChange } = this.#options;
    for (const use of ledger.takeChanged()) this.#unwritten.set(use.key, use);
    if (this.#unwritten.size === 0) return;
    const uses = this.#unwritten;
    this.#unwritten = new Map();
    try {
      await this.#ready();
      await database.exclusive(async (query) => {
        for (const { key, endsAtMs, used } of uses.values()) {
          await query(
            `INSERT INTO budget_uses VALUES ($1, $2, $3)
             ON CONFLICT (key) DO UPDATE
             SET ends_at_ms = excluded.ends_at_ms, used = excluded.used`,
            [key, endsAtMs, used],
          );
        }
        await query("DELETE FROM budget_uses WHERE ends_at_ms < $1", [nowMs() - KEPT_MS]);
      });
      if (this.#failed) onChange(null);
      this.#failed = false;
    } catch (error) {
      // Newer uses of the same budgets stand above these.
      this.#unwritten = new Map([...uses, ...this.#unwritten]);
      if (!this.#failed) onChange(error instanceof Error ? error : new Error("no error"));
      this.#failed = true;
    }
  }
}

function useOf(row: Row): BudgetUse {
  return {
    key: String(row["key"]),
    endsAtMs: Number(row["ends_at_ms"]),
    used: Number(row["used"]),
  };
}
