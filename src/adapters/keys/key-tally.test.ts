import assert from "node:assert/strict";
import { mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { openSqliteDatabase } from "../store/sqlite-database.ts";
import { createKey, revokeKey } from "./edit-keys.ts";
import { createKeyHash } from "./key-hash.ts";
import { createKeyStore } from "./key-store.ts";
import { tallyKeys } from "./key-tally.ts";

const folder = mkdtempSync(join(tmpdir(), "garita-tally-"));
after(() => rmSync(folder, { recursive: true }));

test("key-tally: revoked keys count as made, also while another process writes", async () => {
  const file = join(folder, "garita.sqlite");
  assert.deepEqual(tallyKeys(file), { made: 0, inForce: 0 });
  const store = createKeyStore(openSqliteDatabase({ file, create: true, busyTimeoutMs: 1000 }));
  await store.list();
  assert.deepEqual(tallyKeys(file), { made: 0, inForce: 0 });
  const desk = { store, hash: createKeyHash("secret"), nowMs: Date.now, by: "tester" };
  const { record } = await createKey(desk, { name: "a", roles: [] });
  await createKey(desk, { name: "b", roles: [] });
  await revokeKey(desk, record.id);
  assert.deepEqual(tallyKeys(file), { made: 2, inForce: 1 });
  await store.close();
});

test("key-tally: what is no store holds no keys", () => {
  const file = join(folder, "text");
  writeFileSync(file, "this is not a database");
  assert.deepEqual(tallyKeys(file), { made: 0, inForce: 0 });
  assert.deepEqual(tallyKeys(folder), { made: 0, inForce: 0 });
});
