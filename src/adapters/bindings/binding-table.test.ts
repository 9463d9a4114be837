import assert from "node:assert/strict";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import type { TestContext } from "node:test";
import { testCaller } from "../../../test/fixtures/caller.ts";
import type { GaritaError } from "../../core/errors.ts";
import { compileBindings } from "../../policy/bindings.ts";
import { compile } from "../../policy/compile.ts";
import { decideBy } from "../../policy/decide.ts";
import { PolicyConfig, SubjectConfig } from "../../policy/language/config.ts";
import { openSqliteDatabase } from "../store/sqlite-database.ts";
import { createBindingStore } from "./binding-store.ts";
import type { BindingStore } from "./binding-store.ts";
import { BindingTable } from "./binding-table.ts";

const HOUR_MS = 3_600_000;
const NOTE = { by: "ana", timeMs: 1 };
const folder = mkdtempSync(join(tmpdir(), "garita-bindings-"));
after(() => rmSync(folder, { recursive: true, force: true }));
const policy = PolicyConfig.parse({
  apiVersion: "garita/v1",
  roles: { reader: { permissions: [{ resource: "models/*", actions: ["read"] }] } },
});

interface Stage {
  readonly store: BindingStore;
  readonly table: BindingTable;
  readonly file: string;
  nowMs: number;
  /** What the policy says to a user of this name. */
  readonly effectFor: (name: string) => string;
}

let files = 0;
async function stage(t: TestContext): Promise<Stage> {
  const file = join(folder, `${++files}`, "garita.sqlite");
  const open = (create: boolean): BindingStore =>
    createBindingStore({
      database: openSqliteDatabase({ file, create, busyTimeoutMs: 1000 }),
      readSubject: (value) => SubjectConfig.parse(value),
    });
  const state = { nowMs: 0 };
  const store = open(true);
  const table = await BindingTable.open({
    store: open(false),
    compile: compileBindings,
    pollMs: HOUR_MS,
    staleMs: 100,
    tickMs: () => state.nowMs,
    onChange: () => undefined,
  });
  t.after(() => Promise.all([table.close(), store.close()]));
  const decide = decideBy(compile(policy, "hash", table));
  const callers = new Map(["ann", "bob"].map((name) => [name, testCaller(name, { kind: "user" })]));
  const effectFor = (name: string): string => {
    const subject = callers.get(name) ?? testCaller(name);
    const context = { nowMs: 0, address: null, country: null };
    return decide({ subject, action: "read", resource: "models/a", context }).effect;
  };
  return Object.assign(state, { store, table, file, effectFor });
}

const unavailable = (error: GaritaError): boolean => error.code === "policy.unavailable";

test("binding-table: a role is there when it is given and gone when it is taken", async (t) => {
  const { store, table, effectFor } = await stage(t);
  assert.equal(effectFor("ann"), "deny");
  const { id } = await store.add({ role: "reader", subject: { kind: "user", name: "ann" } }, NOTE);
  await table.refresh();
  assert.deepEqual([effectFor("ann"), effectFor("bob")], ["permit", "deny"]);
  await store.remove(id, NOTE);
  await table.refresh();
  assert.equal(effectFor("ann"), "deny");
});

test("binding-table: once one was made, nobody passes while they cannot be read", async (t) => {
  const at = await stage(t);
  at.nowMs = 1000;
  assert.equal(at.effectFor("ann"), "deny", "none was ever made");
  await at.store.add({ role: "reader", subject: { kind: "user", name: "ann" } }, NOTE);
  await at.table.refresh();
  assert.equal(at.table.isKnown, true);
  at.nowMs = 1101;
  assert.throws(() => at.effectFor("ann"), unavailable);
  assert.throws(() => at.effectFor("bob"), unavailable, "a role may be given to deny, too");
  assert.equal(at.effectFor("app"), "deny", "a key of the configuration does not depend on it");
  await at.table.catchUp();
  assert.equal(at.effectFor("ann"), "permit");
});

test("binding-table: a store that disappears is no empty one", async (t) => {
  const at = await stage(t);
  await at.store.add({ role: "reader", subject: { kind: "user", name: "ann" } }, NOTE);
  await at.table.refresh();
  await at.store.close();
  rmSync(at.file);
  await at.table.refresh();
  assert.equal(at.effectFor("ann"), "permit", "for as long as it may be believed");
  at.nowMs = 101;
  assert.throws(() => at.effectFor("ann"), unavailable);
});

test("binding-table: keys are bound by name or id, those of the configuration are not", async (t) => {
  const { store, table } = await stage(t);
  await store.add({ role: "reader", subject: { kind: "api-key", name: "app" } }, NOTE);
  await table.refresh();
  assert.equal(table.editionFor(testCaller("app")), null);
  const issued = testCaller("key_a1ozWXQ2w1k8", { name: "app" });
  assert.notEqual(table.editionFor(issued), null);
  assert.deepEqual(table.rolesOf(issued), ["reader"]);
});
