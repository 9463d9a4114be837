import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { startPostgres } from "../../../test/e2e/support/postgres.ts";
import type { PostgresServer } from "../../../test/e2e/support/postgres.ts";
import { needs, postgres } from "../../../test/machine.ts";
import { openPostgresDatabase } from "../store/postgres-database.ts";
import { createSeenStore } from "./seen-store.ts";

describe("seen-store:", needs(postgres), () => {
  let server: PostgresServer;
  before(async () => {
    server = await startPostgres();
  });
  after(() => server.close());

  test("of all machines that are shown an id at once, one has seen it first", async () => {
    const url = await server.newDatabase();
    const options = { url, connectionsMax: 2, timeoutMs: 5000 };
    const databases = await Promise.all([1, 2, 3].map(() => openPostgresDatabase(options)));
    const machines = databases.map((database) => createSeenStore(database, () => 1000));
    const shown = ["a", "b", "c"].map(async (id) => {
      const answers = machines.flatMap((seenOnce) => [seenOnce(id, 2000.5), seenOnce(id, 2000.5)]);
      return (await Promise.all(answers)).filter(Boolean).length;
    });
    assert.deepEqual(await Promise.all(shown), [1, 1, 1]);
    await Promise.all(databases.map((database) => database.close()));
  });

  test("an id is forgotten when it could not be used again anyway", async () => {
    const url = await server.newDatabase();
    const database = await openPostgresDatabase({ url, connectionsMax: 2, timeoutMs: 5000 });
    assert.equal(await createSeenStore(database, () => 1000)("a", 2000), true);
    assert.equal(await createSeenStore(database, () => 2000)("a", 3000), false);
    assert.equal(await createSeenStore(database, () => 2001)("a", 3000), true);
    await database.close();
  });

  test("a store that does not answer is no proof", async () => {
    const url = await server.newDatabase();
    const database = await openPostgresDatabase({ url, connectionsMax: 2, timeoutMs: 5000 });
    const seenOnce = createSeenStore(database, () => 1000);
    assert.equal(await seenOnce("a", 2000), true);
    await server.stop();
    await assert.rejects(async () => seenOnce("b", 2000), { code: "auth.unavailable" });
    await server.start();
    assert.equal(await seenOnce("b", 2000), true);
    assert.equal(await seenOnce("a", 2000), false);
    await database.close();
  });
});
