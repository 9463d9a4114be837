import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, describe, test } from "node:test";
import { startPostgres } from "../../../test/e2e/support/postgres.ts";
import type { PostgresServer } from "../../../test/e2e/support/postgres.ts";
import { needs, postgres } from "../../../test/machine.ts";
import type { SealedStore } from "../../guard/kept-tokens.ts";
import type { Database } from "./database.ts";
import { openPostgresDatabase } from "./postgres-database.ts";
import { createSealedStore } from "./sealed-store.ts";
import { openSqliteDatabase } from "./sqlite-database.ts";

const LIMITS = { lifetimeMs: 1000, entriesMax: 150, charactersMax: 10_000 };

/** What every store must do; a place can be opened more than once. */
function contract(newPlace: () => Promise<() => Promise<Database>>): void {
  const clock = { nowMs: 1_000_000 };
  const open = async (place: () => Promise<Database>, limits = {}): Promise<SealedStore> => {
    const database = await place();
    after(() => database.close());
    return createSealedStore({ database, nowMs: () => clock.nowMs, ...LIMITS, ...limits });
  };

  test("what was put comes back, to everybody, until its time is over", async () => {
    const place = await newPlace();
    const [one, other] = [await open(place), await open(place)];
    await one.put("a", "text");
    clock.nowMs += 999;
    assert.equal(await other.get("a"), "text");
    assert.equal(await other.get("b"), null);
    clock.nowMs += 1;
    assert.equal(await other.get("a"), null);
  });

  test("putting again replaces and begins a new time", async () => {
    const store = await open(await newPlace());
    await store.put("a", "one");
    clock.nowMs += 600;
    await store.put("a", "two");
    clock.nowMs += 600;
    assert.equal(await store.get("a"), "two");
  });

  test("beyond a bound the oldest go", async () => {
    const place = await newPlace();
    const [few, small] = [await open(place), await open(await newPlace(), { charactersMax: 500 })];
    for (let n = 0; n < 401; n++) {
      clock.nowMs += 1;
      await few.put(`n${n}`, "x");
      await small.put(`n${n}`, "0123456789");
    }
    assert.equal(await few.get("n400"), "x");
    assert.equal(await few.get("n251"), "x");
    assert.equal(await few.get("n250"), null);
    assert.equal(await small.get("n351"), "0123456789");
    assert.equal(await small.get("n350"), null);
  });
}

describe("sealed-store in a file:", () => {
  const folder = mkdtempSync(join(tmpdir(), "garita-sealed-"));
  after(() => rmSync(folder, { recursive: true, force: true }));
  let files = 0;
  contract(() => {
    const file = join(folder, `${++files}.sqlite`);
    const open = (): Database => openSqliteDatabase({ file, create: true, busyTimeoutMs: 5000 });
    return Promise.resolve(() => Promise.resolve(open()));
  });
});

describe("sealed-store in PostgreSQL:", needs(postgres), () => {
  let server: PostgresServer;
  before(async () => {
    server = await startPostgres();
  });
  after(() => server.close());
  contract(async () => {
    const url = await server.newDatabase();
    return () => openPostgresDatabase({ url, connectionsMax: 2, timeoutMs: 5000 });
  });
});
