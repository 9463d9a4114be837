import assert from "node:assert/strict";
import { test } from "node:test";
import type { TestContext } from "node:test";
import { LiveCopy } from "./live-copy.ts";

const HOUR_MS = 3_600_000;

interface Stage {
  readonly copy: LiveCopy;
  readonly told: unknown[];
  nowMs: number;
  reads: number;
  broken: boolean;
}

async function stage(t: TestContext): Promise<Stage> {
  const state = { nowMs: 0, reads: 0, broken: false, told: [] as unknown[] };
  const copy = await LiveCopy.open({
    read: async () => {
      state.reads += 1;
      if (state.broken) throw new Error("gone");
    },
    listen: () => undefined,
    pollMs: HOUR_MS,
    staleMs: 100,
    tickMs: () => state.nowMs,
    onChange: (failure) => state.told.push(failure === null),
  });
  t.after(() => copy.close());
  return Object.assign(state, { copy });
}

test("live-copy: what was read is believed up to the limit and not beyond", async (t) => {
  const at = await stage(t);
  at.nowMs = 100;
  assert.equal(at.copy.isFresh, true);
  at.nowMs = 101;
  assert.equal(at.copy.isFresh, false);
});

test("live-copy: a process that had no time to read reads before it refuses", async (t) => {
  const at = await stage(t);
  assert.equal(at.copy.catchUp(), null, "nothing to wait for");
  at.nowMs = 5000;
  await Promise.all([at.copy.catchUp(), at.copy.catchUp()]);
  assert.equal(at.copy.isFresh, true);
  assert.ok(at.reads <= 3, "those who wait share a reading");
});

test("live-copy: nobody waits for what cannot be read, and its end and return are told", async (t) => {
  const at = await stage(t);
  at.broken = true;
  at.nowMs = 101;
  await at.copy.catchUp();
  assert.equal(at.copy.isFresh, false);
  assert.equal(at.copy.catchUp(), null);
  await at.copy.refresh();
  at.broken = false;
  await at.copy.refresh();
  assert.equal(at.copy.isFresh, true);
  assert.deepEqual(at.told, [false, true]);
});
