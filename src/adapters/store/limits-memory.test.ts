import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { testCaller } from "../../../test/fixtures/caller.ts";
import { GaritaError } from "../../core/errors.ts";
import type { CallerLimits } from "../../policy/caller.ts";
import type { Lease } from "../../policy/limit.ts";
import { LimitsConfig } from "./config.ts";
import { createMemoryLimits } from "./limits-memory.ts";

interface Bench {
  nowMs: number;
  ask(tokens?: number, who?: { readonly id?: string; readonly limits?: CallerLimits }): Lease;
  /** Seconds to wait, or the code where waiting does not help, or null when granted. */
  refusal(tokens?: number, who?: { readonly id?: string }): number | string | null;
}

function limits(changed: Partial<LimitsConfig> = {}): Bench {
  const config = { ...LimitsConfig.parse({}), ...changed };
  const bench: Bench = {
    nowMs: 1_767_323_045_000,
    ask(tokens = 0, { id = "one", limits: own } = {}) {
      const caller = testCaller(id, own === undefined ? {} : { limits: own });
      const lease = reserve({ caller, tokens });
      assert.ok(!(lease instanceof Promise));
      return lease;
    },
    refusal(tokens = 0, who = {}) {
      try {
        bench.ask(tokens, who);
        return null;
      } catch (error) {
        assert.ok(error instanceof GaritaError);
        return error.retryAfterSeconds ?? error.code;
      }
    },
  };
  const reserve = createMemoryLimits({
    nowMs: () => bench.nowMs,
    defaults: config,
    callersMax: config.callersMax,
  });
  return bench;
}

test("limits: a minute's requests pass at once, the next one waits for one to be made up", () => {
  for (const requestsPerMinute of [1, 5, 7, 600, 7919]) {
    const bench = limits({ requestsPerMinute });
    for (let n = 0; n < requestsPerMinute; n += 1) assert.equal(bench.refusal(), null);
    const waitMs = 60_000 / requestsPerMinute;
    assert.equal(bench.refusal(), Math.ceil(waitMs / 1000), String(requestsPerMinute));
    bench.nowMs += waitMs - 0.01;
    assert.notEqual(bench.refusal(), null);
    bench.nowMs += 0.01;
    assert.equal(bench.refusal(), null);
    assert.notEqual(bench.refusal(), null);
  }
});

test("limits: tokens pass up to the limit and not beyond it", () => {
  const bench = limits({ tokensPerMinute: 6000 });
  bench.ask(5999).settle(5999);
  assert.equal(bench.refusal(2), 1);
  bench.ask(1).settle(1);
  assert.equal(bench.refusal(100), 1);
  assert.equal(bench.refusal(101), 2, "rounded up");
  bench.nowMs += 1000;
  assert.equal(bench.refusal(101), 1);
  assert.equal(bench.refusal(100), null);
});

test("limits: a request that no waiting lets through is a matter of budget, not of rate", () => {
  const bench = limits({ tokensPerMinute: 6000 });
  assert.equal(bench.refusal(6001), "limit.budget");
  assert.equal(bench.refusal(6000), null);
  const none = { requestsPerMinute: 0 };
  assert.throws(() => limits().ask(0, { limits: none }), { code: "limit.budget" });
});

test("limits: a refused request is charged nothing", () => {
  const bench = limits({ requestsPerMinute: 2, tokensPerMinute: 100 });
  bench.ask(100);
  for (let n = 0; n < 10; n += 1) assert.notEqual(bench.refusal(50), null);
  assert.equal(bench.refusal(0), null, "the second request is still there");
});

test("limits: settling for less gives tokens back, settling for more takes them", () => {
  const bench = limits({ tokensPerMinute: 6000 });
  const high = bench.ask(6000);
  assert.notEqual(bench.refusal(1), null);
  high.settle(1000);
  const low = bench.ask(5000);
  low.settle(7000);
  assert.equal(bench.refusal(1), 21, "2000 over, 100 a second, and one more");
  assert.throws(() => {
    low.settle(1);
  }, "twice is a bug");
});

test("limits: a reservation stays held however long its request takes", () => {
  const bench = limits({ tokensPerMinute: 6000 });
  const slow = bench.ask(6000);
  bench.nowMs += 3_600_000;
  assert.notEqual(bench.refusal(1), null);
  slow.settle(Number.NaN);
  assert.equal(bench.refusal(1), 1, "no count: charged as estimated");
});

test("limits: a caller's own limits go before the defaults, and callers do not share", () => {
  const bench = limits({ requestsPerMinute: 1 });
  bench.ask(0, { id: "a" });
  assert.notEqual(bench.refusal(0, { id: "a" }), null);
  assert.equal(bench.refusal(0, { id: "b" }), null);
  bench.ask(0, { id: "c", limits: { requestsPerMinute: 2 } });
  bench.ask(0, { id: "c", limits: { requestsPerMinute: 2 } });
});

test("limits: a clock that is set back grants nothing and blocks nobody for ever", () => {
  const bench = limits({ requestsPerMinute: 1 });
  bench.ask();
  bench.nowMs -= 3_600_000;
  assert.equal(bench.refusal(), 60);
  bench.nowMs += 60_000;
  assert.equal(bench.refusal(), null);
});

test("limits: only a caller that owes nothing is forgotten, and a new one waits for that", () => {
  const bench = limits({ requestsPerMinute: 60, burstSeconds: 1, callersMax: 2 });
  bench.ask(0, { id: "a" }).settle(0);
  bench.nowMs += 500;
  bench.ask(0, { id: "b" }).settle(0);
  assert.equal(bench.refusal(0, { id: "c" }), 1);
  assert.equal(bench.refusal(0, { id: "a" }), 1, "a still owes half a second");
  bench.nowMs += 500;
  assert.equal(bench.refusal(0, { id: "c" }), null, "in the place of a");
  assert.equal(bench.refusal(0, { id: "b" }), 1, "b is remembered");
  const lease = limits({ callersMax: 1 });
  const held = lease.ask(0, { id: "a" });
  lease.nowMs += 3_600_000;
  assert.equal(lease.refusal(0, { id: "b" }), 1, "an unsettled lease keeps its caller");
  held.settle(0);
  assert.equal(lease.refusal(0, { id: "b" }), null);
});

test("limits: no sequence uses more than the burst and the rate allow", () => {
  const step = fc.record({
    waitMs: fc.nat({ max: 5000 }),
    tokens: fc.nat({ max: 700 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    caller: fc.nat({ max: 3 }),
    settles: fc.boolean(),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const tokensPerMinute = 6000;
      const bench = limits({ tokensPerMinute, burstSeconds: 10, callersMax: 2 });
      const startMs = bench.nowMs;
      const used = [0, 0, 0, 0];
      const open: (() => void)[] = [];
      for (const { waitMs, tokens, share, caller, settles } of steps) {
        bench.nowMs += waitMs;
        try {
          const lease = bench.ask(tokens, { id: String(caller) });
          const actual = Math.floor(tokens * share);
          open.push(() => {
            lease.settle(actual);
            used[caller] = (used[caller] ?? 0) + actual;
          });
        } catch {
          continue; // refused
        }
        if (settles) for (const settle of open.splice(0)) settle();
        const allowed = 1000 + (tokensPerMinute * (bench.nowMs - startMs)) / 60_000;
        for (const sum of used) assert.ok(sum <= allowed + 1e-3);
      }
    }),
  );
});
