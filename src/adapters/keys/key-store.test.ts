import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { eventually } from "../../../test/e2e/support/eventually.ts";
import { startPostgres } from "../../../test/e2e/support/postgres.ts";
import type { PostgresServer } from "../../../test/e2e/support/postgres.ts";
import { databaseContract } from "../../../test/fixtures/databases.ts";
import type { NewPlace } from "../../../test/fixtures/databases.ts";
import { needs, postgres } from "../../../test/machine.ts";
import type { GaritaError } from "../../core/errors.ts";
import { DatabaseAbsent } from "../store/database.ts";
import type { Database } from "../store/database.ts";
import { openPostgresDatabase } from "../store/postgres-database.ts";
import { openSqliteDatabase } from "../store/sqlite-database.ts";
import { createKey, revokeKey, rotateKey } from "./edit-keys.ts";
import type { KeyDesk } from "./edit-keys.ts";
import { createKeyHash } from "./key-hash.ts";
import type { KeyChange } from "./key-change.ts";
import { createKeyStore } from "./key-store.ts";
import type { KeyStore } from "./key-store.ts";

const folder = mkdtempSync(join(tmpdir(), "garita-keys-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const hash = createKeyHash("a secret for tests that is long enough");
const desk = (store: KeyStore, nowMs = 1_000_000): KeyDesk => ({
  store,
  hash,
  nowMs: () => nowMs,
  by: "ana",
});
const NO_KEYS = { cursor: null, proof: "", all: true, records: [] };

let files = 0;
const newFile = (): string => join(folder, `store-${++files}`, "garita.sqlite");
const openFile = (file: string, create = true): Database =>
  openSqliteDatabase({ file, create, busyTimeoutMs: 5000 });

/** What every store must do; `newPlace` makes an empty one that several may open. */
function contract(newPlace: NewPlace): void {
  const opened: KeyStore[] = [];
  after(() => Promise.all(opened.map((store) => store.close())));
  const open = async (openDatabase: () => Promise<Database>): Promise<KeyStore> => {
    const store = createKeyStore(await openDatabase());
    opened.push(store);
    return store;
  };

  test("an empty store has no keys", async () => {
    const store = await open(await newPlace());
    assert.deepEqual(await store.read(null), NO_KEYS);
    assert.deepEqual(await store.list(), []);
  });

  test("a key comes back as it was put in, to everybody", async () => {
    const place = await newPlace();
    const [one, other] = [await open(place), await open(place)];
    const { record } = await createKey(desk(one), {
      name: "ñandú",
      roles: ["a", "b"],
      scopes: ["read:vectors/public/*"],
      owner: "María <m@example.org>",
      tenant: "t1",
      limits: { requestsPerMinute: 5 },
      lifetimeMs: 1000,
    });
    const changes = await other.read(null);
    assert.deepEqual(changes.records, [record]);
    assert.equal(changes.proof, hash.proof);
    assert.deepEqual(await other.list(), [{ record, lastUsedAtMs: null }]);
  });

  test("a second reading tells only what changed since the first", async () => {
    const store = await open(await newPlace());
    const first = await createKey(desk(store), { name: "a", roles: [] });
    const { cursor } = await store.read(null);
    assert.deepEqual((await store.read(cursor)).records, []);
    const second = await createKey(desk(store), { name: "b", roles: [] });
    const changes = await store.read(cursor);
    assert.deepEqual([changes.all, changes.records], [false, [second.record]]);
    const revoked = await revokeKey(desk(store), first.record.id);
    assert.deepEqual((await store.read(changes.cursor)).records, [revoked]);
  });

  test("a cursor of another store, or of a newer copy, reads everything", async () => {
    const store = await open(await newPlace());
    const { record } = await createKey(desk(store), { name: "a", roles: [] });
    const { cursor } = await store.read(null);
    assert.ok(cursor);
    for (const foreign of [
      { ...cursor, epoch: "another" },
      { ...cursor, version: cursor.version + 1 },
    ]) {
      const changes = await store.read(foreign);
      assert.deepEqual([changes.all, changes.records], [true, [record]]);
    }
  });

  test("changes at the same time are made one after the other", async () => {
    const place = await newPlace();
    const stores = [await open(place), await open(place)];
    const made = await Promise.all(
      Array.from({ length: 20 }, (_, i) => {
        const store = stores[i % 2];
        assert.ok(store);
        return createKey(desk(store), { name: `k${i}`, roles: [] });
      }),
    );
    const { cursor, records } = await (stores[0] ?? assert.fail()).read(null);
    assert.equal(cursor?.version, 20);
    assert.deepEqual(
      new Set(records.map(({ id }) => id)),
      new Set(made.map(({ record }) => record.id)),
    );
  });

  test("an edit that throws leaves the key and the version as they were", async () => {
    const store = await open(await newPlace());
    const { record } = await createKey(desk(store), { name: "a", roles: [] });
    await revokeKey(desk(store), record.id);
    const before = await store.read(null);
    await assert.rejects(rotateKey(desk(store), record.id, { overlapMs: 0 }), /was revoked/);
    assert.deepEqual(await store.read(null), before);
    assert.equal(await revokeKey(desk(store), "key_000000000000"), null);
    assert.deepEqual(await store.read(null), before);
  });

  test("keys of another secret are not mixed in", async () => {
    const store = await open(await newPlace());
    const { record } = await createKey(desk(store), { name: "a", roles: [] });
    const other = { ...desk(store), hash: createKeyHash("another secret") };
    const refused = (error: GaritaError): boolean => /another secret/.test(error.message);
    await assert.rejects(createKey(other, { name: "b", roles: [] }), refused);
    await assert.rejects(rotateKey(other, record.id, { overlapMs: 0 }), refused);
    assert.equal((await store.list()).length, 1);
  });

  test("each change is handed over once, in order, when it was put on record", async () => {
    const place = await newPlace();
    const [store, other] = [await open(place), await open(place)];
    const { record } = await createKey(desk(store, 1), { name: "a", roles: [] });
    await rotateKey(desk(store, 2), record.id, { overlapMs: 0 });
    await revokeKey(desk(store, 3), record.id);
    await revokeKey(desk(store, 4), record.id);
    await assert.rejects(
      other.settle(() => Promise.reject(new Error("disk full"))),
      /disk full/,
    );
    const seen: KeyChange[] = [];
    const note = (changes: readonly KeyChange[]): Promise<void> => {
      seen.push(...changes);
      return Promise.resolve();
    };
    const counts = await Promise.all([store.settle(note), other.settle(note)]);
    assert.deepEqual(counts.toSorted(), [0, 3]);
    assert.equal(await store.settle(note), 0);
    const key = { id: record.id, name: "a" };
    assert.deepEqual(
      seen.map(({ what, timeMs, by, key: of }) => ({ what, timeMs, by, key: of })),
      [
        { what: "create", timeMs: 1, by: "ana", key },
        { what: "rotate", timeMs: 2, by: "ana", key },
        { what: "revoke", timeMs: 3, by: "ana", key },
      ],
    );
    assert.equal(new Set(seen.map(({ id }) => id)).size, 3);
  });

  test("with too many changes on no record keys are ended, and not made", async () => {
    const place = await newPlace();
    const store = await open(place);
    const { record } = await createKey(desk(store), { name: "a", roles: [] });
    const database = await place();
    await database.query(
      `WITH RECURSIVE n(i) AS (SELECT 1000 UNION ALL SELECT i + 1 FROM n WHERE i < 10998)
       INSERT INTO garita_key_changes SELECT i, (SELECT change FROM garita_key_changes) FROM n`,
    );
    await database.close();
    const refused = (error: GaritaError): boolean => /wait for an audit log/.test(error.message);
    await assert.rejects(createKey(desk(store), { name: "b", roles: [] }), refused);
    await assert.rejects(rotateKey(desk(store), record.id, { overlapMs: 0 }), refused);
    assert.ok((await revokeKey(desk(store), record.id))?.revokedAtMs);
    assert.equal((await store.list()).length, 1);
    assert.equal(await store.settle(() => Promise.resolve()), 100);
  });

  test("the last use is the latest one, whoever writes last, and no change of the key", async () => {
    const store = await open(await newPlace());
    const { record } = await createKey(desk(store), { name: "a", roles: [] });
    const { cursor } = await store.read(null);
    await store.noteUses(new Map([[record.id, 2000]]));
    await store.noteUses(new Map([[record.id, 1000]]));
    assert.equal((await store.list())[0]?.lastUsedAtMs, 2000);
    assert.deepEqual(await store.read(cursor), {
      cursor,
      proof: hash.proof,
      all: false,
      records: [],
    });
  });

  test("tables of a newer version are left alone", async () => {
    const place = await newPlace();
    await createKey(desk(await open(place)), { name: "a", roles: [] });
    const database = await place();
    await database.query("UPDATE garita_schema SET version = 99");
    await database.close();
    await assert.rejects((await open(place)).read(null), /newer garita/);
  });
}

databaseContract("key-store", contract);

describe("key-store in a file:", () => {
  test("the file is for its owner alone, and so is what SQLite puts beside it", async () => {
    const file = newFile();
    const store = createKeyStore(openFile(file));
    await createKey(desk(store), { name: "a", roles: [] });
    for (const path of [file, `${file}-wal`, `${file}-shm`]) {
      assert.equal(statSync(path).mode & 0o777, 0o600, path);
    }
    await store.close();
  });

  test("a reader waits for the file without making it, and takes up a new one", async () => {
    const file = newFile();
    const reader = createKeyStore(openFile(file, false));
    await assert.rejects(reader.read(null), DatabaseAbsent);
    const writer = createKeyStore(openFile(file));
    await createKey(desk(writer), { name: "a", roles: [] });
    const { cursor } = await reader.read(null);
    assert.equal(cursor?.version, 1);
    await writer.close();
    for (const end of ["", "-wal", "-shm"]) rmSync(file + end, { force: true });
    await assert.rejects(reader.read(cursor), DatabaseAbsent);
    const another = createKeyStore(openFile(file));
    await createKey(desk(another), { name: "b", roles: [] });
    const changes = await reader.read(cursor);
    assert.deepEqual([changes.all, changes.records[0]?.name], [true, "b"]);
    await Promise.all([another.close(), reader.close()]);
  });
});

describe("key-store in PostgreSQL:", needs(postgres), () => {
  let server: PostgresServer;
  before(async () => {
    server = await startPostgres();
  });
  after(() => server.close());

  const options = { connectionsMax: 2, timeoutMs: 5000 };
  test("whoever listens hears of a change, also after the server was away", async () => {
    const url = await server.newDatabase();
    const place = () => openPostgresDatabase({ ...options, url });
    const [writer, reader] = [createKeyStore(await place()), createKeyStore(await place())];
    const { record } = await createKey(desk(writer), { name: "a", roles: [] });
    let heard = 0;
    reader.listen(() => heard++);
    await eventually(() => heard > 0, { what: "it listens" });
    heard = 0;
    await revokeKey(desk(writer), record.id);
    await eventually(() => heard > 0, { what: "it hears" });
    await server.stop();
    await assert.rejects(reader.read(null));
    await server.start();
    heard = 0;
    await eventually(() => heard > 0, { what: "it listens again" });
    assert.equal((await reader.read(null)).records.length, 1);
    await Promise.all([writer.close(), reader.close()]);
  });
});
