import assert from "node:assert/strict";
import { test } from "node:test";
import { limitsBench } from "../../../test/fixtures/limits.ts";
import { GaritaError } from "../../core/errors.ts";
import { LimitError } from "./limit-error.ts";

const TOKENS = { name: "team", per: "all", window: "day", tokens: 1000 };
const MONEY = { name: "wallet", per: "all", window: "month", money: 0.01 };
const PRICES = { models: [{ match: "m", input: 2, output: 10, cached: 0.5 }] };
const DAY_SECONDS = 24 * 3600;

test("reserve: a budget is used up by what was used, and waits for its window to end", () => {
  const bench = limitsBench({ budgets: [TOKENS] });
  bench.nowMs = Date.parse("2026-11-22T23:00:00Z");
  const lease = bench.ask({ inputTokens: 100, outputTokens: 900 });
  assert.equal(bench.refusal({ inputTokens: 1 }), 3600);
  lease.settle({ inputTokens: 100, outputTokens: 400 });
  assert.equal(bench.refusal({ inputTokens: 501 }), 3600);
  assert.equal(bench.refusal({ inputTokens: 500 }), null);
  assert.equal(bench.refusal({ inputTokens: 1001 }), "limit.budget", "larger than all of it");
  bench.nowMs += 3_600_000;
  assert.equal(bench.refusal({ inputTokens: 1000 }), null);
  assert.equal(bench.refusal({ inputTokens: 1 }), DAY_SECONDS);
});

test("reserve: what is settled late counts for the window in which it was asked for", () => {
  const bench = limitsBench({ budgets: [TOKENS] });
  bench.nowMs = Date.parse("2026-11-22T23:59:00Z");
  const lease = bench.ask({ outputTokens: 900 });
  bench.nowMs += 120_000;
  lease.settle({ inputTokens: 0, outputTokens: 900 });
  assert.equal(bench.refusal({ inputTokens: 1000 }), null);
  bench.nowMs -= 120_000;
  assert.equal(bench.refusal({ inputTokens: 101 }), 60, "though the clock was set back");
});

test("reserve: money is charged by price, cached input at its own", () => {
  const bench = limitsBench({ budgets: [MONEY], prices: PRICES });
  // 0.01 is ten thousand millionths: 1000 tokens of output.
  const lease = bench.ask({ model: "m", outputTokens: 1000 });
  assert.notEqual(bench.refusal({ model: "m", inputTokens: 1 }), null);
  lease.settle({ inputTokens: 1000, cachedTokens: 800, outputTokens: 100 });
  // 200 × 2 + 800 × 0.5 + 100 × 10 = 1800.
  assert.notEqual(bench.refusal({ model: "m", inputTokens: 4101 }), null);
  assert.equal(bench.refusal({ model: "m", inputTokens: 4100 }), null);
});

test("reserve: under a budget of money a model without a price is refused, as configured", () => {
  const refusing = limitsBench({ budgets: [MONEY], prices: PRICES });
  assert.equal(refusing.refusal({ model: "other" }), "limit.unpriced");
  assert.equal(refusing.refusal({ model: null, inputTokens: 5 }), null, "no model, no money");
  const allowing = limitsBench({ budgets: [{ ...MONEY, withoutPrice: "allow" }], prices: PRICES });
  assert.equal(allowing.refusal({ model: "other", inputTokens: 1e6 }), null);
});

test("reserve: a soft threshold lets requests in and says so", () => {
  const bench = limitsBench({ budgets: [{ ...TOKENS, softShare: 0.5 }] });
  const first = bench.ask({ inputTokens: 499 });
  assert.deepEqual([first.quota().softBudgets, bench.events], [[], []]);
  const second = bench.ask({ inputTokens: 1 });
  assert.deepEqual(second.quota().softBudgets, ["team"]);
  assert.deepEqual(bench.events, [{ kind: "soft", budget: "team" }]);
});

test("reserve: a refusal names what refused, says where the caller stands and is counted", () => {
  const limits = { requestsPerMinute: 2, tokensPerMinute: 600 };
  const bench = limitsBench({ limits });
  bench.ask({ inputTokens: 100 });
  bench.ask({ inputTokens: 100 });
  try {
    bench.ask({ inputTokens: 100 });
    assert.fail("granted");
  } catch (error) {
    assert.ok(error instanceof LimitError && error instanceof GaritaError);
    assert.equal(error.message, "too many requests a minute of this caller");
    assert.deepEqual(error.quota, {
      requests: { limit: 2, remaining: 0, resetMs: 60_000 },
      tokens: { limit: 600, remaining: 400, resetMs: 20_000 },
      softBudgets: [],
    });
  }
  const [event] = bench.events;
  assert.ok(event?.kind === "refused" && event.meter.unit === "requests");
});

test("reserve: of several limits the narrowest is told and the longest is waited for", () => {
  const limits = { requestsPerMinute: 60, burstSeconds: 60 };
  const bench = limitsBench({ limits, budgets: [TOKENS] });
  const role = { role: "r", roleLimits: { requestsPerMinute: 2, tokensPerMinute: 1e6 } };
  const lease = bench.ask({ ...role, inputTokens: 1000 });
  assert.deepEqual(lease.quota().requests, { limit: 2, remaining: 1, resetMs: 30_000 });
  bench.ask(role);
  bench.nowMs = Date.parse("2026-01-02T12:00:00Z");
  const wait = bench.refusal({ ...role, inputTokens: 1 });
  assert.equal(wait, DAY_SECONDS / 2, "the budget, not the half minute of the role");
});

test("reserve: an answer that can be cut off begins with what there is", () => {
  const bench = limitsBench({ budgets: [TOKENS] });
  const lease = bench.ask({ inputTokens: 600, outputTokens: 4096, outputTokensMin: 256 });
  assert.equal(lease.outputTokens, 256);
  assert.equal(lease.extend(100), true);
  assert.equal(lease.extend(100), false);
  lease.settle(null);
  assert.equal(bench.refusal({ inputTokens: 45 }) === null, false, "600 + 356 are used");
  assert.equal(bench.refusal({ inputTokens: 44 }), null);
  const none = bench.refusal({ inputTokens: 1, outputTokens: 4096, outputTokensMin: 256 });
  assert.equal(typeof none, "number", "not even the least there is");
});
