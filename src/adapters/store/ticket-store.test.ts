import assert from "node:assert/strict";
import { after, test } from "node:test";
import { databaseContract } from "../../../test/fixtures/databases.ts";
import type { NewPlace } from "../../../test/fixtures/databases.ts";
import { openTicket, useTicket, wantedKey } from "../../policy/ticket.ts";
import type { Ticket, TicketStore, Wanted } from "../../policy/ticket.ts";
import type { Database } from "./database.ts";
import { createTicketStore } from "./ticket-store.ts";

const HOUR_MS = 3_600_000;
const wanted: Wanted = { principals: ["k1"], action: "read", resource: "vectors/a/1", vectors: 5 };

function ticket(id: string, nowMs: number, more: Partial<Wanted> = {}): Ticket {
  const approval = { from: ["owner"], count: 1, expiresMinutes: 60 };
  const wish = { ...wanted, ...more };
  return openTicket({ id, wanted: wish, policyId: "rules.a", approval, nowMs });
}

function put(store: TicketStore, own: Ticket): Promise<Ticket | null> {
  return store.changeWanted(own.wanted, (found) => ({ ticket: own, result: found }));
}

/** What every store must do; `open` opens the same place again. */
function contract(newPlace: NewPlace): void {
  const open = async (place: () => Promise<Database>): Promise<TicketStore> => {
    const database = await place();
    after(() => database.close());
    return createTicketStore({ database, keyOf: wantedKey });
  };

  test("a ticket is found by its wish and by its id, from everywhere", async () => {
    const place = await newPlace();
    const [one, other] = [await open(place), await open(place)];
    assert.equal(await put(one, ticket("apr_1", 10)), null);
    const found = await other.changeWanted(wanted, (same) => ({ ticket: null, result: same }));
    assert.deepEqual(found, ticket("apr_1", 10));
    const byId = await other.changeId("apr_1", (same) => ({ ticket: null, result: same }));
    assert.deepEqual(byId, found);
    assert.equal(await other.changeId("apr_2", (same) => ({ ticket: null, result: same })), null);
  });

  test("of tickets with the same wish the newest counts", async () => {
    const store = await open(await newPlace());
    await put(store, ticket("apr_1", 10));
    await put(store, ticket("apr_2", 20));
    const found = await store.changeWanted(wanted, (same) => ({ ticket: null, result: same?.id }));
    assert.equal(found, "apr_2");
    assert.deepEqual(
      (await store.list(30)).map(({ id }) => id),
      ["apr_2", "apr_1"],
    );
    assert.deepEqual(await store.list(20 + HOUR_MS), []);
  });

  test("of many who use one ticket at the same time one succeeds", async () => {
    const place = await newPlace();
    const stores = await Promise.all([open(place), open(place), open(place)]);
    const [first] = stores;
    assert.ok(first);
    await put(first, ticket("apr_1", 10));
    const uses = stores.flatMap((store) =>
      Array.from({ length: 5 }, () =>
        store.changeId("apr_1", (found) => {
          assert.ok(found);
          if (found.usedAtMs !== null) return { ticket: null, result: false };
          return { ticket: useTicket(found, 11), result: true };
        }),
      ),
    );
    assert.equal((await Promise.all(uses)).filter(Boolean).length, 1);
  });

  test("an edit that throws leaves everything as it was", async () => {
    const store = await open(await newPlace());
    await put(store, ticket("apr_1", 10));
    const failing = store.changeId("apr_1", () => {
      throw new Error("no");
    });
    await assert.rejects(failing, /no/);
    assert.equal((await store.list(11)).length, 1);
  });

  test("one principal has a hundred tickets and no more, until they expire", async () => {
    const store = await open(await newPlace());
    for (let n = 0; n < 100; n++) await put(store, ticket(`apr_${n}`, 10, { vectors: n }));
    await assert.rejects(put(store, ticket("apr_more", 10, { vectors: 100 })), {
      code: "limit.rate",
    });
    await put(store, ticket("apr_other", 10, { principals: ["k2"] }));
    await put(store, ticket("apr_later", 10 + HOUR_MS, { vectors: 100 }));
  });
}

databaseContract("ticket-store", contract);
