import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { TestContext } from "node:test";
import { eventually } from "../../../test/e2e/support/eventually.ts";
import type { AuditEvent } from "../../core/audit-event.ts";
import { createKey, revokeKey, rotateKey } from "../keys/edit-keys.ts";
import type { IssuedKey, KeyDesk } from "../keys/edit-keys.ts";
import { keyChangeForAudit } from "../keys/key-change.ts";
import type { KeyChange } from "../keys/key-change.ts";
import { createKeyHash } from "../keys/key-hash.ts";
import { createKeyStore } from "../keys/key-store.ts";
import { ChangeJournal } from "./change-journal.ts";
import type { ChangeJournalOptions } from "./change-journal.ts";
import { openSqliteDatabase } from "./sqlite-database.ts";

const folder = mkdtempSync(join(tmpdir(), "garita-journal-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const hash = createKeyHash("a secret for tests that is long enough");

type Options = ChangeJournalOptions<KeyChange>;

interface Stage {
  readonly desk: KeyDesk;
  readonly events: AuditEvent[];
  readonly issue: () => Promise<IssuedKey>;
  readonly journal: (changes?: Partial<Options>) => ChangeJournal<KeyChange>;
}

let files = 0;
function stage(t: TestContext): Stage {
  const file = join(folder, `${++files}.sqlite`);
  const open = (create: boolean) =>
    createKeyStore(openSqliteDatabase({ file, create, busyTimeoutMs: 5000 }));
  const store = open(true);
  t.after(() => store.close());
  const events: AuditEvent[] = [];
  const desk = { store, hash, nowMs: () => Date.UTC(2026, 0, 2), by: "ana" };
  return {
    desk,
    events,
    issue: () => createKey(desk, { name: "app", roles: [] }),
    journal(changes) {
      const journal = new ChangeJournal<KeyChange>({
        store: open(false),
        describe: keyChangeForAudit,
        record(event) {
          events.push(event);
          return Promise.resolve();
        },
        findRecorded: () => Promise.resolve(new Set()),
        server: { profile: "standard", policy: "0123456789abcdef" },
        pollMs: 5,
        nowMs: () => Date.UTC(2026, 0, 3),
        onChange: () => undefined,
        ...changes,
      });
      t.after(() => journal.close());
      return journal;
    },
  };
}

const until = (events: readonly AuditEvent[], count: number): Promise<boolean> =>
  eventually(() => events.length >= count, { what: `${count} events` });

test("change-journal: what was done before a server ran is put on record, with who did it", async (t) => {
  const { desk, events, issue, journal } = stage(t);
  const { record } = await issue();
  await rotateKey({ ...desk, by: "eva" }, record.id, { overlapMs: 0 });
  journal();
  await until(events, 2);
  const [made, rotated] = events;
  assert.deepEqual(
    [made?.endpoint, made?.caller, made?.key, made?.time],
    [
      `keys create ${record.id}`,
      { id: "os:ana", name: "ana" },
      { id: record.id, name: "app" },
      "2026-01-02T00:00:00.000Z",
    ],
  );
  assert.equal(made?.durationMs, 86_400_000, "it ends when it is written");
  assert.deepEqual([rotated?.endpoint, rotated?.caller?.name], [`keys rotate ${record.id}`, "eva"]);
  assert.deepEqual([made?.profile, made?.policy], ["standard", "0123456789abcdef"]);
});

test("change-journal: what is done beside it follows, and each change is there once", async (t) => {
  const { desk, events, issue, journal } = stage(t);
  const both = [journal(), journal()];
  const { record } = await issue();
  await until(events, 1);
  await revokeKey(desk, record.id);
  await until(events, 2);
  await Promise.all(both.map((one) => one.close()));
  assert.deepEqual(
    events.map(({ endpoint }) => endpoint.split(" ")[1]),
    ["create", "revoke"],
  );
});

test("change-journal: a log that cannot be written gets everything when it can again", async (t) => {
  const { events, issue, journal } = stage(t);
  await issue();
  await issue();
  const told: boolean[] = [];
  let attempts = 0;
  journal({
    record(event) {
      if (++attempts % 2 === 1 && attempts < 6) return Promise.reject(new Error("disk full"));
      events.push(event);
      return Promise.resolve();
    },
    onChange: (failure) => told.push(failure === null),
  });
  await until(events, 2);
  await eventually(() => told.length >= 2, { what: "it says so" });
  assert.equal(new Set(events.map(({ requestId }) => requestId)).size, events.length);
  assert.deepEqual([events.length, told], [2, [false, true]]);
});

test("change-journal: what a process wrote before it died is not written again", async (t) => {
  const { events, issue, journal } = stage(t);
  await issue();
  const other = await issue();
  journal({
    // The first of them is on record already.
    findRecorded: (changes) => Promise.resolve(new Set(changes.slice(0, 1).map(({ id }) => id))),
  });
  await until(events, 1);
  assert.deepEqual(
    events.map(({ key }) => key?.id),
    [other.record.id],
  );
});
