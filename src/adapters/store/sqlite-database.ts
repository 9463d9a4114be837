import { chownSync, closeSync, mkdirSync, openSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { performance } from "node:perf_hooks";
import { DatabaseSync } from "node:sqlite";
import type { StatementSync } from "node:sqlite";
import { setTimeout as wait } from "node:timers/promises";
import { DatabaseAbsent } from "./database.ts";
import type { Database, Query, Row, SqlValue } from "./database.ts";

export interface SqliteOptions {
  readonly file: string;
  /** False: throws `DatabaseAbsent` as long as nobody else has made the file. */
  readonly create: boolean;
  /** How long a statement or transaction may wait for those of other processes. */
  readonly busyTimeoutMs: number;
}

/** An open file, and which one: it can be replaced under its name. */
interface OpenFile {
  readonly database: DatabaseSync;
  readonly identity: string;
  readonly statements: Map<string, StatementSync>;
}

/**
 * A store in one file that several processes use at once (write-ahead log). The file is looked for
 * at every statement, so one that appears or is replaced is taken up.
 */
export function openSqliteDatabase(options: SqliteOptions): Database {
  const file = new SqliteFile(options);
  let turn: Promise<unknown> = Promise.resolve();
  const inTurn = <T>(work: () => Promise<T>): Promise<T> => {
    const done = turn.then(work);
    turn = done.catch(() => undefined);
    return done;
  };
  const query: Query = (sql, values) => whenFree(() => file.run(sql, values), options);
  return {
    query: (sql, values) => inTurn(() => query(sql, values)),
    exclusive: (work) =>
      inTurn(async () => {
        await query("BEGIN IMMEDIATE");
        try {
          const result = await work(query);
          await query("COMMIT");
          return result;
        } catch (error) {
          file.rollBack();
          throw error;
        }
      }),
    announce: () => Promise.resolve(),
    listen: () => undefined,
    close: () => inTurn(() => Promise.resolve(file.close())),
  };
}

/** Another process holds the file: SQLITE_BUSY, in the low byte of its extended codes. */
const BUSY = 5;
const RETRY_MS = 10;

/** SQLite's own waiting stops the whole process, and with it a transaction that it waits for. */
async function whenFree<T>(
  run: () => T,
  { busyTimeoutMs }: Pick<SqliteOptions, "busyTimeoutMs">,
): Promise<T> {
  const deadlineMs = performance.now() + busyTimeoutMs;
  for (;;) {
    try {
      return run();
    } catch (error) {
      if (!isBusy(error) || performance.now() > deadlineMs) throw error;
      await wait(RETRY_MS);
    }
  }
}

function isBusy(error: unknown): boolean {
  return (
    error instanceof Error &&
    "errcode" in error &&
    typeof error.errcode === "number" &&
    (error.errcode & 0xff) === BUSY
  );
}

class SqliteFile {
  readonly #options: SqliteOptions;
  #open: OpenFile | null = null;

  constructor(options: SqliteOptions) {
    this.#options = options;
  }

  run(sql: string, values: readonly SqlValue[] = []): readonly Row[] {
    const { database, statements } = this.#current();
    const statement = statements.get(sql) ?? database.prepare(sql);
    statements.set(sql, statement);
    return statement.all(Object.fromEntries(values.map((value, i) => [`$${i + 1}`, value])));
  }

  rollBack(): void {
    if (this.#open?.database.isTransaction === true) this.#open.database.exec("ROLLBACK");
  }

  close(): void {
    this.#open?.database.close();
    this.#open = null;
  }

  #current(): OpenFile {
    // A transaction ends in the file in which it began.
    if (this.#open?.database.isTransaction === true) return this.#open;
    const identity = this.#identity();
    if (this.#open?.identity === identity) return this.#open;
    this.close();
    if (identity === null && !this.#options.create) throw new DatabaseAbsent("no store yet");
    if (identity === null) makeFile(this.#options.file);
    return (this.#open = this.#openFile());
  }

  #openFile(): OpenFile {
    const database = new DatabaseSync(this.#options.file);
    try {
      database.exec("PRAGMA journal_mode = WAL; PRAGMA trusted_schema = OFF");
      return { database, identity: this.#identity() ?? "", statements: new Map() };
    } catch (error) {
      database.close();
      throw error;
    }
  }

  /** Null while there is no file. */
  #identity(): string | null {
    const found = statSync(this.#options.file, { throwIfNoEntry: false });
    return found === undefined ? null : `${found.dev}:${found.ino}`;
  }
}

/** For its owner alone; SQLite gives the files that it puts beside it the same owner and mode. */
function makeFile(file: string): void {
  const folder = dirname(file);
  mkdirSync(folder, { recursive: true, mode: 0o700 });
  closeSync(openSync(file, "a", 0o600));
  giveToOwnerOf(folder, file);
}

/** What root makes beside a server belongs to whoever runs it, or the server could not read it. */
export function giveToOwnerOf(folder: string, file: string): void {
  if (process.getuid?.() !== 0) return;
  const { uid, gid } = statSync(folder);
  chownSync(file, uid, gid);
}
