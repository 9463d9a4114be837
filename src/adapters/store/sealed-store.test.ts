import assert from "node:assert/strict";
import { after, test } from "node:test";
import { databaseContract } from "../../../test/fixtures/databases.ts";
import type { NewPlace } from "../../../test/fixtures/databases.ts";
import type { SealedStore } from "../../guard/kept-tokens.ts";
import type { Database } from "./database.ts";
import { createSealedStore } from "./sealed-store.ts";

const LIMITS = { lifetimeMs: 1000, entriesMax: 150, charactersMax: 10_000 };

/** What every store must do; a place can be opened more than once. */
function contract(newPlace: NewPlace): void {
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

databaseContract("sealed-store", contract);
