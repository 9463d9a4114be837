import { randomBytes, randomUUID } from "node:crypto";
import { z } from "zod";
import type { SubjectConfig } from "../../policy/language/config.ts";
import { CHANGE_COLUMNS, createChangeTable } from "../store/change-table.ts";
import { schemaReady } from "../store/database.ts";
import type { Database, Migrations, Query } from "../store/database.ts";
import { BindingProblem } from "./binding-problem.ts";
import { BindingChange, renderSubject } from "./binding-record.ts";
import type { BindingRecord } from "./binding-record.ts";

const COMPONENT = "bindings";
const CHANNEL = "garita_bindings";

/** INVARIANT: each change raises the version of the state, in the transaction of the change. */
const MIGRATIONS: Migrations = [
  [
    `CREATE TABLE garita_binding_state (one INTEGER PRIMARY KEY CHECK (one = 1),
       epoch TEXT NOT NULL, version BIGINT NOT NULL)`,
    `CREATE TABLE garita_bindings (id TEXT PRIMARY KEY, wanted TEXT NOT NULL UNIQUE,
       version BIGINT NOT NULL, record TEXT NOT NULL)`,
    `CREATE TABLE garita_binding_changes ${CHANGE_COLUMNS}`,
  ],
];

/** Every process holds all of them; groups stand for many people. */
const BINDINGS_MAX = 10_000;
/** Changes that no audit log has; with more, bindings are ended and not made. */
const CHANGES_MAX = 10_000;
const CHANGES = createChangeTable("garita_binding_changes", (value) => BindingChange.parse(value));

/** What somebody has read. Another epoch is another store, or an older copy of this one. */
export interface BindingCursor {
  readonly epoch: string;
  readonly version: number;
}

export interface BindingsRead {
  /** Null: none was ever made. */
  readonly cursor: BindingCursor | null;
  /** All there are, in the order in which they were made; null: those of the cursor given. */
  readonly bindings: readonly BindingRecord[] | null;
}

/** Who did it and when. */
export interface BindingNote {
  readonly by: string;
  readonly timeMs: number;
}

/** Roles given to subjects besides those of the policy file, for every process of every machine. */
export interface BindingStore {
  readonly read: (since: BindingCursor | null) => Promise<BindingsRead>;
  /** Throws `BindingProblem` when it is there already, or there is no room. */
  readonly add: (
    wanted: Pick<BindingRecord, "role" | "subject">,
    note: BindingNote,
  ) => Promise<BindingRecord>;
  /** Null when there is none of that id. */
  readonly remove: (id: string, note: BindingNote) => Promise<BindingRecord | null>;
  /** Hands over changes that are on no record yet, the oldest first. */
  readonly settle: (
    record: (changes: readonly BindingChange[]) => Promise<void>,
  ) => Promise<number>;
  readonly listen: (onNews: () => void) => void;
  readonly close: () => Promise<void>;
}

export interface BindingStoreOptions {
  readonly database: Database;
  /** The policy's own reading of a subject. Throws for what is none. */
  readonly readSubject: (value: unknown) => SubjectConfig;
}

export function createBindingStore({ database, readSubject }: BindingStoreOptions): BindingStore {
  const ready = schemaReady(database, COMPONENT, MIGRATIONS);
  const readRecord = recordReader(readSubject);
  return {
    async read(since) {
      await ready();
      return readAll(database.query, since, readRecord);
    },
    async add({ role, subject }, note) {
      await ready();
      const record: BindingRecord = {
        id: `bnd_${randomBytes(6).toString("hex")}`,
        role,
        subject,
        createdAtMs: note.timeMs,
      };
      await database.exclusive((query) => insert(query, record, note));
      await database.announce(CHANNEL);
      return record;
    },
    async remove(id, note) {
      await ready();
      const removed = await database.exclusive(async (query) => {
        const [row] = await query("DELETE FROM garita_bindings WHERE id = $1 RETURNING record", [
          id,
        ]);
        if (row === undefined) return null;
        const record = readRecord(row["record"]);
        await noteChange(query, record, { ...note, what: "remove" });
        return record;
      });
      if (removed !== null) await database.announce(CHANNEL);
      return removed;
    },
    async settle(record) {
      await ready();
      return CHANGES.settle(database, record);
    },
    listen: (onNews) => database.listen(CHANNEL, onNews),
    close: () => database.close(),
  };
}

const Row = z.object({
  epoch: z.string(),
  version: z.coerce.number(),
  record: z.string().nullable(),
});

type ReadRecord = (text: unknown) => BindingRecord;

function recordReader(readSubject: BindingStoreOptions["readSubject"]): ReadRecord {
  const Written = z.strictObject({
    id: z.string(),
    role: z.string(),
    subject: z.unknown().transform(readSubject),
    createdAtMs: z.int().min(0),
  });
  return (text) => Written.parse(JSON.parse(z.string().parse(text)));
}

/** One statement, so that state and bindings are of the same moment. */
async function readAll(
  query: Query,
  since: BindingCursor | null,
  readRecord: ReadRecord,
): Promise<BindingsRead> {
  const rows = z.array(Row).parse(
    await query(
      `SELECT s.epoch, s.version, b.record FROM garita_binding_state s
       LEFT JOIN garita_bindings b ON s.epoch <> $1 OR s.version <> $2 ORDER BY b.version`,
      [since?.epoch ?? "", since?.version ?? -1],
    ),
  );
  const [first] = rows;
  if (first === undefined) return { cursor: null, bindings: [] };
  const { epoch, version } = first;
  if (epoch === since?.epoch && version === since.version) return { cursor: since, bindings: null };
  const bindings = rows.flatMap(({ record }) => (record === null ? [] : [readRecord(record)]));
  return { cursor: { epoch, version }, bindings };
}

async function insert(query: Query, record: BindingRecord, note: BindingNote): Promise<void> {
  await query("INSERT INTO garita_binding_state VALUES (1, $1, 0) ON CONFLICT (one) DO NOTHING", [
    randomUUID(),
  ]);
  const [row] = await query("SELECT count(*) AS made FROM garita_bindings");
  if (Number(row?.["made"]) >= BINDINGS_MAX) throw new BindingProblem("tooMany");
  if ((await CHANGES.count(query)) >= CHANGES_MAX) throw new BindingProblem("changesWait");
  const version = await noteChange(query, record, { ...note, what: "add" });
  const { id, role, subject } = record;
  const wanted = JSON.stringify([role, Object.entries(subject).toSorted(byName)]);
  const made = await query(
    "INSERT INTO garita_bindings VALUES ($1, $2, $3, $4) ON CONFLICT (wanted) DO NOTHING RETURNING id",
    [id, wanted, version, JSON.stringify(record)],
  );
  if (made.length === 0) throw new BindingProblem("exists");
}

function byName([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number {
  return a < b ? -1 : 1;
}

/** Resolves to the version that it leads to. */
async function noteChange(
  query: Query,
  { id, role, subject }: BindingRecord,
  { what, by, timeMs }: BindingNote & Pick<BindingChange, "what">,
): Promise<number> {
  const rows = await query(
    "UPDATE garita_binding_state SET version = version + 1 RETURNING version",
  );
  const version = z.coerce.number().parse(rows[0]?.["version"]);
  const binding = { id, role, subject: renderSubject(subject) };
  await CHANGES.note(query, version, { id: `chg_${randomUUID()}`, what, by, timeMs, binding });
  return version;
}
