import assert from "node:assert/strict";
import { existsSync } from "node:fs";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, test } from "node:test";
import { limitsBench } from "../../../test/fixtures/limits.ts";
import type { LimitsBench } from "../../../test/fixtures/limits.ts";
import type { Database } from "../store/database.ts";
import { openSqliteDatabase } from "../store/sqlite-database.ts";
import { BudgetFile } from "./budget-file.ts";
import { MemoryLedger } from "./memory-ledger.ts";
import type { BudgetUse } from "./memory-ledger.ts";

const folder = await mkdtemp(join(tmpdir(), "garita-budgets-"));
after(() => rm(folder, { recursive: true, force: true }));

const DAY = { name: "team", per: "all", window: "day", tokens: 1000 };
const START = Date.parse("2026-11-22T12:00:00Z");

interface Start {
  readonly bench: LimitsBench;
  readonly file: BudgetFile;
  readonly changes: (string | null)[];
}

function database(name: string): Database {
  return openSqliteDatabase({ file: join(folder, name), create: true, busyTimeoutMs: 1000 });
}

/** A start of the server over this file. */
async function start(opened: Database, nowMs = START): Promise<Start> {
  const clock = { nowMs };
  const ledger = new MemoryLedger({ nowMs: () => clock.nowMs, metersMax: 100 });
  const bench = limitsBench({ budgets: [DAY] }, { ledger });
  bench.nowMs = nowMs;
  const changes: (string | null)[] = [];
  const file = await BudgetFile.open({
    database: opened,
    ledger,
    nowMs: () => clock.nowMs,
    intervalMs: 1e6,
    onChange: (failure) => void changes.push(failure?.message ?? null),
  });
  return { bench, file, changes };
}

test("budget file: what was used is known after a restart, until its window ends", async () => {
  const first = await start(database("a"));
  first.bench.ask({ inputTokens: 300 }).settle({ inputTokens: 200, outputTokens: 0 });
  await first.file.close();
  const second = await start(database("a"));
  assert.equal(typeof second.bench.refusal({ inputTokens: 801 }), "number");
  assert.equal(second.bench.refusal({ inputTokens: 800 }), null);
  await second.file.close();
  const nextDay = await start(database("a"), START + 24 * 3_600_000);
  assert.equal(nextDay.bench.refusal({ inputTokens: 1000 }), null);
  await nextDay.file.close();
});

test("budget file: requests under way at a crash are charged as they were reserved", async () => {
  const first = await start(database("b"));
  first.bench.ask({ inputTokens: 700 });
  await first.file.write();
  // No close: the process is gone.
  const second = await start(database("b"));
  assert.equal(typeof second.bench.refusal({ inputTokens: 301 }), "number");
  assert.equal(second.bench.refusal({ inputTokens: 300 }), null);
  await second.file.close();
  await first.file.close();
});

test("budget file: what cannot be written is told once and written later", async () => {
  const real = database("c");
  const fault = { on: false };
  const exclusive: Database["exclusive"] = (work) =>
    fault.on ? Promise.reject(new Error("disk full")) : real.exclusive(work);
  const first = await start({ ...real, exclusive });
  fault.on = true;
  first.bench.ask({ inputTokens: 100 }).settle(null);
  await first.file.write();
  first.bench.ask({ inputTokens: 100 }).settle(null);
  await first.file.write();
  assert.deepEqual(first.changes, ["disk full"]);
  fault.on = false;
  await first.file.write();
  assert.deepEqual(first.changes, ["disk full", null]);
  const second = await start(database("c"));
  assert.equal(typeof second.bench.refusal({ inputTokens: 801 }), "number");
  await second.file.close();
  await first.file.close();
});

test("budget-file: nothing is made on disk before there is something to keep", async () => {
  const path = join(folder, "late.sqlite");
  let changed: readonly BudgetUse[] = [];
  const ledger = { restore: () => undefined, takeChanged: () => changed };
  const file = await BudgetFile.open({
    database: database("late.sqlite"),
    ledger,
    nowMs: () => 1000,
    intervalMs: 1e6,
    isThere: false,
    onChange: (failure) => assert.equal(failure, null),
  });
  await file.write();
  assert.equal(existsSync(path), false);
  changed = [{ key: "k", endsAtMs: 5000, used: 3 }];
  await file.close();
  assert.equal(existsSync(path), true);
});
