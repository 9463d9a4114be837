import { randomUUID } from "node:crypto";
import { z } from "zod";
import { CHANGE_COLUMNS, createChangeTable } from "../store/change-table.ts";
import { schemaReady } from "../store/database.ts";
import type { Database, Migrations, Query } from "../store/database.ts";
import { KeyProblem } from "./key-problem.ts";
import { KeyChange } from "./key-change.ts";
import type { ChangeNote } from "./key-change.ts";
import { KeyRecord } from "./key-record.ts";

const COMPONENT = "keys";
const CHANNEL = "garita_keys";

/**
 * INVARIANT: `version` of the state counts the changes of keys, and a key carries the number of its
 * last one; both change in one exclusive transaction. So "above the number I know" misses nothing.
 */
const MIGRATIONS: Migrations = [
  [
    `CREATE TABLE garita_key_state (one INTEGER PRIMARY KEY CHECK (one = 1), epoch TEXT NOT NULL,
       version BIGINT NOT NULL, proof TEXT NOT NULL)`,
    `CREATE TABLE garita_keys (id TEXT PRIMARY KEY, version BIGINT NOT NULL, record TEXT NOT NULL)`,
    `CREATE INDEX garita_keys_version ON garita_keys (version)`,
    `CREATE TABLE garita_key_uses (id TEXT PRIMARY KEY, used_ms BIGINT NOT NULL)`,
  ],
  [`CREATE TABLE garita_key_changes ${CHANGE_COLUMNS}`],
];

/** Of changes that no audit log has; with more, keys are ended and not made. */
const CHANGES_MAX = 10_000;
const CHANGES = createChangeTable("garita_key_changes", (value) => KeyChange.parse(value));

/** How far somebody has read. Another epoch is another store, or an older copy of this one. */
export interface KeyCursor {
  readonly epoch: string;
  readonly version: number;
}

export interface KeyChanges {
  /** Null: no key was ever made. */
  readonly cursor: KeyCursor | null;
  /** Derived from the secret that keys are hashed with; empty before the first key. */
  readonly proof: string;
  /** True: everything there is; false: what changed since the cursor that was given. */
  readonly all: boolean;
  readonly records: readonly KeyRecord[];
}

export interface ListedKey {
  readonly record: KeyRecord;
  readonly lastUsedAtMs: number | null;
}

/** Records of keys, for every process that needs them. */
export interface KeyStore {
  readonly read: (since: KeyCursor | null) => Promise<KeyChanges>;
  /** In the order in which they were made. */
  readonly list: () => Promise<readonly ListedKey[]>;
  /** Throws `KeyProblem` when earlier keys were hashed with another secret. */
  readonly insert: (record: KeyRecord, proof: string, note: ChangeNote) => Promise<void>;
  /** Applies an edit to the record as it is now; null when there is none with that id. */
  readonly change: (id: string, edit: Edit, note: ChangeNote) => Promise<KeyRecord | null>;
  /** Hands over changes that are on no record yet, the oldest first. */
  readonly settle: (record: RecordChanges) => Promise<number>;
  /** Times of last use in milliseconds, by id; older ones change nothing. */
  readonly noteUses: (uses: ReadonlyMap<string, number>) => Promise<void>;
  readonly listen: (onNews: () => void) => void;
  readonly close: () => Promise<void>;
}

export type RecordChanges = (changes: readonly KeyChange[]) => Promise<void>;

/** Throws, or returns the record, to leave it as it is. `proof` is that of the keys kept. */
export type Edit = (record: KeyRecord, proof: string) => KeyRecord;

export function createKeyStore(database: Database): KeyStore {
  const ready = schemaReady(database, COMPONENT, MIGRATIONS);
  return {
    async read(since) {
      await ready();
      return readChanges(database.query, since);
    },
    async list() {
      await ready();
      const rows = await database.query(
        `SELECT k.record, u.used_ms FROM garita_keys k
         LEFT JOIN garita_key_uses u ON u.id = k.id`,
      );
      const keys = z.array(ListedRow).parse(rows);
      return keys.toSorted((a, b) => a.record.createdAtMs - b.record.createdAtMs);
    },
    async insert(record, proof, note) {
      await ready();
      await database.exclusive(async (query) => {
        await query(
          "INSERT INTO garita_key_state VALUES (1, $1, 0, $2) ON CONFLICT (one) DO NOTHING",
          [randomUUID(), proof],
        );
        const state = await nextState(query);
        if (state.proof !== proof) throw new KeyProblem("otherSecret");
        await query("INSERT INTO garita_keys VALUES ($1, $2, $3)", [
          record.id,
          state.version,
          JSON.stringify(record),
        ]);
        await noteChange(query, { version: state.version, record, note });
      });
      await database.announce(CHANNEL);
    },
    async change(id, edit, note) {
      await ready();
      const changed = await database.exclusive((query) => changeOne(query, id, { edit, note }));
      if (changed !== null) await database.announce(CHANNEL);
      return changed;
    },
    async settle(record) {
      await ready();
      return CHANGES.settle(database, record);
    },
    async noteUses(uses) {
      await ready();
      for (const [id, usedMs] of uses) {
        await database.query(
          `INSERT INTO garita_key_uses VALUES ($1, $2) ON CONFLICT (id)
           DO UPDATE SET used_ms = excluded.used_ms
           WHERE garita_key_uses.used_ms < excluded.used_ms`,
          [id, usedMs],
        );
      }
    },
    listen: (onNews) => database.listen(CHANNEL, onNews),
    close: () => database.close(),
  };
}

const RecordText = z.string().transform((text) => KeyRecord.parse(JSON.parse(text)));

const ListedRow = z
  .object({ record: RecordText, used_ms: z.coerce.number().nullable() })
  .transform(({ record, used_ms: lastUsedAtMs }): ListedKey => ({ record, lastUsedAtMs }));

const StateRow = z.object({
  epoch: z.string(),
  version: z.coerce.number(),
  proof: z.string(),
});

const ChangeRow = StateRow.extend({ record: RecordText.nullable() });

/** One statement, so that state and keys are of the same moment. */
async function readChanges(query: Query, since: KeyCursor | null): Promise<KeyChanges> {
  const rows = z.array(ChangeRow).parse(
    await query(
      `SELECT s.epoch, s.version, s.proof, k.record FROM garita_key_state s
       LEFT JOIN garita_keys k ON k.version > $1`,
      [since?.version ?? 0],
    ),
  );
  const [first] = rows;
  if (first === undefined) return { cursor: null, proof: "", all: true, records: [] };
  const { epoch, version, proof } = first;
  if (since !== null && (epoch !== since.epoch || version < since.version)) {
    return readChanges(query, null);
  }
  const records = rows.flatMap(({ record }) => (record === null ? [] : [record]));
  return { cursor: { epoch, version }, proof, all: since === null, records };
}

async function nextState(query: Query): Promise<z.infer<typeof StateRow>> {
  const rows = await query(
    "UPDATE garita_key_state SET version = version + 1 RETURNING epoch, version, proof",
  );
  return StateRow.parse(rows[0]);
}

interface Alteration {
  readonly edit: Edit;
  readonly note: ChangeNote;
}

async function changeOne(
  query: Query,
  id: string,
  { edit, note }: Alteration,
): Promise<KeyRecord | null> {
  const rows = await query("SELECT record FROM garita_keys WHERE id = $1", [id]);
  if (rows.length === 0) return null;
  const { record } = z.object({ record: RecordText }).parse(rows[0]);
  const { proof } = StateRow.parse(
    (await query("SELECT epoch, version, proof FROM garita_key_state"))[0],
  );
  const edited = edit(record, proof);
  if (edited === record) return record;
  const { version } = await nextState(query);
  await query("UPDATE garita_keys SET version = $2, record = $3 WHERE id = $1", [
    id,
    version,
    JSON.stringify(edited),
  ]);
  await noteChange(query, { version, record: edited, note });
  return edited;
}

interface Noted {
  readonly version: number;
  readonly record: KeyRecord;
  readonly note: ChangeNote;
}

async function noteChange(query: Query, { version, record, note }: Noted): Promise<void> {
  const { id, name } = record;
  const isMany = note.what !== "revoke" && (await CHANGES.count(query)) >= CHANGES_MAX;
  if (isMany) throw new KeyProblem("changesWait");
  await CHANGES.note(query, version, { ...note, id: `chg_${randomUUID()}`, key: { id, name } });
}
