import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { TestContext } from "node:test";
import fc from "fast-check";
import { eventually } from "../../../test/e2e/support/eventually.ts";
import { apiKeyIdOf, renderApiKey } from "../../core/api-key.ts";
import type { GaritaError } from "../../core/errors.ts";
import { openSqliteDatabase } from "../store/sqlite-database.ts";
import { createKey, revokeKey, rotateKey } from "./edit-keys.ts";
import type { IssuedKey, KeyDesk, KeyWish } from "./edit-keys.ts";
import { createKeyHash } from "./key-hash.ts";
import { KeyRing } from "./key-ring.ts";
import type { KeyRingOptions } from "./key-ring.ts";
import { createKeyStore } from "./key-store.ts";
import type { KeyStore } from "./key-store.ts";

const folder = mkdtempSync(join(tmpdir(), "garita-ring-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const HOUR_MS = 3_600_000;
const hash = createKeyHash("a secret for tests that is long enough");
const code = (expected: string) => (error: GaritaError) => error.code === expected;

interface Stage {
  readonly clock: { nowMs: number; tickMs: number };
  readonly desk: KeyDesk;
  readonly file: string;
  readonly issue: (wish?: Partial<KeyWish>) => Promise<IssuedKey>;
  /** A ring that reads when it is told to. */
  readonly ring: (changes?: Partial<KeyRingOptions>) => Promise<KeyRing>;
  readonly store: (create: boolean) => KeyStore;
}

let files = 0;
function stage(t: TestContext): Stage {
  const file = join(folder, `${++files}`, "garita.sqlite");
  const clock = { nowMs: 1_000_000_000, tickMs: 0 };
  const opened: { close(): Promise<void> }[] = [];
  t.after(() => Promise.all(opened.map((one) => one.close())));
  const store = (create: boolean): KeyStore =>
    createKeyStore(openSqliteDatabase({ file, create, busyTimeoutMs: 1000 }));
  const own = store(true);
  opened.push(own);
  const desk = { store: own, hash, nowMs: () => clock.nowMs, by: "tester" };
  return {
    clock,
    desk,
    file,
    store,
    issue: (wish) => createKey(desk, { name: "app", roles: ["analyst"], ...wish }),
    async ring(changes) {
      const ring = await KeyRing.open({
        store: store(false),
        openHash: () => hash,
        pollMs: HOUR_MS,
        staleMs: HOUR_MS,
        tickMs: () => clock.tickMs,
        nowMs: () => clock.nowMs,
        onChange: () => undefined,
        ...changes,
      });
      opened.push(ring);
      return ring;
    },
  };
}

test("key-ring: a key is the caller that it was made for", async (t) => {
  const { issue, ring } = stage(t);
  const scopes = ["read:vectors/public/*"];
  const limits = { requestsPerMinute: 7 };
  const { key, record } = await issue({ tenant: "t1", scopes, limits });
  const keys = await ring();
  const caller = {
    kind: "api-key",
    method: "api-key",
    id: record.id,
    subject: record.id,
    name: "app",
    roles: ["analyst"],
    groups: [],
    tenant: "t1",
    scopes,
    limits,
  };
  assert.deepEqual(keys.find(key), caller);
  assert.deepEqual(keys.find(key), caller, "the second time without computing the hash");
});

test("key-ring: keys are demanded once one was made, revoked or not", async (t) => {
  const { desk, issue, ring } = stage(t);
  const keys = await ring();
  assert.equal(keys.isDemanded, false);
  const { key, record } = await issue();
  await keys.refresh();
  assert.equal(keys.isDemanded, true);
  await revokeKey(desk, record.id);
  await keys.refresh();
  assert.equal(keys.isDemanded, true);
  assert.equal(keys.find(key), "revoked");
});

test("key-ring: what nobody was given is unknown", async (t) => {
  const { issue, ring } = stage(t);
  const [one, other] = [await issue(), await issue()];
  const keys = await ring();
  const [publicPart, secretPart] = [one.key.slice(0, 20), other.key.slice(20)];
  const forged = [
    "",
    one.key.slice(0, -1),
    `${one.key}0`,
    one.key.slice(0, 20),
    one.key.toUpperCase(),
    one.key.replace("garita_", "garita-"),
    ` ${one.key}`,
    publicPart + secretPart,
    renderApiKey(one.record.id, 5n),
    renderApiKey("key_000000000000", 5n),
    // A right checksum over another secret of a known key, and over the hash that is kept.
    renderApiKey(one.record.id, BigInt(`0x${one.record.hash}`)),
    one.record.hash,
    one.record.id,
  ];
  for (const text of forged) assert.equal(keys.find(text), "unknown", text.slice(0, 12));
  fc.assert(fc.property(fc.string(), (text) => keys.find(text) === "unknown"));
});

test("key-ring: two keys never share anything that finds the other", async (t) => {
  const { issue, ring } = stage(t);
  const issued = await Promise.all(Array.from({ length: 50 }, () => issue()));
  const keys = await ring();
  for (const { key, record } of issued) {
    const found = keys.find(key);
    assert.ok(typeof found === "object" && found.id === record.id);
    assert.equal(apiKeyIdOf(key), record.id);
  }
});

test("key-ring: a key expires at its time and not before", async (t) => {
  const { clock, issue, ring } = stage(t);
  const { key } = await issue({ lifetimeMs: 1000 });
  const keys = await ring();
  clock.nowMs += 999;
  assert.equal(typeof keys.find(key), "object");
  clock.nowMs += 1;
  assert.equal(keys.find(key), "expired");
});

test("key-ring: after a rotation both keys work until the overlap is over", async (t) => {
  const { clock, desk, issue, ring } = stage(t);
  const old = await issue();
  const keys = await ring();
  assert.equal(typeof keys.find(old.key), "object");
  const fresh = await rotateKey(desk, old.record.id, { overlapMs: 1000 });
  assert.ok(fresh);
  await keys.refresh();
  clock.nowMs += 999;
  assert.equal(typeof keys.find(old.key), "object");
  assert.equal(typeof keys.find(fresh.key), "object");
  clock.nowMs += 1;
  assert.equal(keys.find(old.key), "replaced");
  assert.equal(typeof keys.find(fresh.key), "object");
});

test("key-ring: without overlap, and by a second rotation, an old key is void at once", async (t) => {
  const { desk, issue, ring } = stage(t);
  const first = await issue();
  const id = first.record.id;
  const keys = await ring();
  const second = await rotateKey(desk, id, { overlapMs: 0 });
  await keys.refresh();
  assert.equal(keys.find(first.key), "replaced");
  const third = await rotateKey(desk, id, { overlapMs: HOUR_MS });
  await keys.refresh();
  assert.ok(second && third);
  assert.equal(keys.find(first.key), "unknown");
  assert.equal(typeof keys.find(second.key), "object");
  assert.equal(typeof keys.find(third.key), "object");
});

test("key-ring: a rotation gives a key its lifetime again, and its old form not a moment more", async (t) => {
  const { clock, desk, issue, ring } = stage(t);
  const old = await issue({ lifetimeMs: 1000 });
  clock.nowMs += 900;
  const fresh = await rotateKey(desk, old.record.id, { overlapMs: HOUR_MS });
  assert.ok(fresh);
  assert.equal(fresh.record.expiresAtMs, clock.nowMs + 1000);
  const keys = await ring();
  clock.nowMs += 100;
  assert.equal(keys.find(old.key), "replaced");
  assert.equal(typeof keys.find(fresh.key), "object");
});

test("key-ring: keys that cannot be read any longer are not believed, until they can", async (t) => {
  const { clock, issue, ring, store } = stage(t);
  const { key } = await issue();
  const state = { broken: false, told: [] as unknown[] };
  const own = store(false);
  const failing: KeyStore = {
    ...own,
    read: (since) => (state.broken ? Promise.reject(new Error("gone")) : own.read(since)),
  };
  const keys = await ring({
    store: failing,
    staleMs: 100,
    onChange: (failure) => state.told.push(failure === null),
  });
  assert.equal(typeof keys.find(key), "object");
  state.broken = true;
  await keys.refresh();
  await keys.refresh();
  clock.tickMs = 101;
  assert.throws(() => keys.find(key), code("auth.unavailable"));
  assert.throws(() => keys.isDemanded, code("auth.unavailable"));
  assert.equal(keys.catchUp(), null, "nobody waits for it");
  state.broken = false;
  await keys.refresh();
  assert.equal(typeof keys.find(key), "object");
  assert.deepEqual(state.told, [false, true]);
});

test("key-ring: a store that is there and cannot be read refuses from the first request", async (t) => {
  const { issue, ring } = stage(t);
  const { key } = await issue();
  for (const openHash of [
    () => createKeyHash("another secret"),
    () => {
      throw new Error("the file is gone");
    },
  ]) {
    const keys = await ring({ openHash });
    assert.throws(() => keys.find(key), code("auth.unavailable"));
    assert.throws(() => keys.isDemanded, code("auth.unavailable"));
  }
});

test("key-ring: a store that disappears does not open the gate", async (t) => {
  const { clock, desk, file, issue, ring } = stage(t);
  await issue();
  const told: unknown[] = [];
  const keys = await ring({ staleMs: 0, onChange: (failure) => told.push(failure) });
  await desk.store.close();
  rmSync(file);
  await keys.refresh();
  clock.tickMs += 1;
  assert.match(String(told[0]), /store of the keys is gone/);
  assert.throws(() => keys.isDemanded, code("auth.unavailable"));
});

test("key-ring: use is written down once a minute, by itself and when it ends", async (t) => {
  const { clock, desk, issue, ring } = stage(t);
  const { key } = await issue();
  const keys = await ring({ pollMs: 5 });
  const used = async (): Promise<number | null | undefined> =>
    (await desk.store.list())[0]?.lastUsedAtMs;
  const startedMs = clock.nowMs;
  keys.find(key);
  await eventually(async () => (await used()) === startedMs, { what: "the first use is written" });
  clock.nowMs += 59_999;
  keys.find(key);
  clock.nowMs += 1;
  keys.find(key);
  await keys.close();
  assert.equal(await used(), startedMs + 60_000);
});

test("key-ring: a change is taken up by itself", async (t) => {
  const { desk, issue, ring } = stage(t);
  const { key, record } = await issue();
  const keys = await ring({ pollMs: 5 });
  assert.equal(typeof keys.find(key), "object");
  await revokeKey(desk, record.id);
  await eventually(() => keys.find(key) === "revoked", { what: "the key is refused" });
});
