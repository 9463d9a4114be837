import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { limitsBench } from "../../../test/fixtures/limits.ts";
import type { LimitsBench } from "../../../test/fixtures/limits.ts";

/** A request of so much input and no output. */
function ofTokens(inputTokens: number): { readonly inputTokens: number } {
  return { inputTokens };
}

function settle(bench: LimitsBench, reserved: number, used: number): void {
  bench.ask(ofTokens(reserved)).settle({ inputTokens: used, outputTokens: 0 });
}

test("limits: a minute's requests pass at once, the next one waits for one to be made up", () => {
  for (const requestsPerMinute of [1, 5, 7, 600, 7919]) {
    const bench = limitsBench({ limits: { requestsPerMinute } });
    for (let n = 0; n < requestsPerMinute; n += 1) assert.equal(bench.refusal(), null);
    const waitMs = 60_000 / requestsPerMinute;
    assert.equal(bench.refusal(), Math.max(1, Math.ceil(waitMs / 1000)), String(requestsPerMinute));
    bench.nowMs += waitMs - 0.01;
    assert.notEqual(bench.refusal(), null);
    bench.nowMs += 0.01;
    assert.equal(bench.refusal(), null);
    assert.notEqual(bench.refusal(), null);
  }
});

test("limits: tokens pass up to the limit and not beyond it", () => {
  const bench = limitsBench({ limits: { tokensPerMinute: 6000 } });
  settle(bench, 5999, 5999);
  assert.equal(bench.refusal(ofTokens(2)), 1);
  settle(bench, 1, 1);
  assert.equal(bench.refusal(ofTokens(100)), 1);
  assert.equal(bench.refusal(ofTokens(101)), 2, "rounded up");
  bench.nowMs += 1000;
  assert.equal(bench.refusal(ofTokens(101)), 1);
  assert.equal(bench.refusal(ofTokens(100)), null);
});

test("limits: a request that no waiting lets through is a matter of budget, not of rate", () => {
  const bench = limitsBench({ limits: { tokensPerMinute: 6000 } });
  assert.equal(bench.refusal(ofTokens(6001)), "limit.budget");
  assert.equal(bench.refusal(ofTokens(6000)), null);
  const caller = { limits: { requestsPerMinute: 0 } };
  assert.throws(() => limitsBench().ask({ caller }), { code: "limit.budget" });
});

test("limits: a refused request is charged nothing, whichever limit refuses it", () => {
  const bench = limitsBench({ limits: { requestsPerMinute: 2, tokensPerMinute: 100 } });
  bench.ask(ofTokens(100));
  for (let n = 0; n < 10; n += 1) assert.notEqual(bench.refusal(ofTokens(50)), null);
  assert.equal(bench.refusal(), null, "the second request is still there");
});

test("limits: settling for less gives tokens back, settling for more takes them", () => {
  const bench = limitsBench({ limits: { tokensPerMinute: 6000 } });
  const high = bench.ask(ofTokens(6000));
  assert.notEqual(bench.refusal(ofTokens(1)), null);
  high.settle({ inputTokens: 900, outputTokens: 100 });
  const low = bench.ask(ofTokens(5000));
  low.settle({ inputTokens: 7000, outputTokens: 0 });
  assert.equal(bench.refusal(ofTokens(1)), 21, "2000 over, 100 a second, and one more");
});

test("limits: settled twice is settled once", () => {
  const bench = limitsBench({ limits: { tokensPerMinute: 6000, concurrentRequests: 1 } });
  const lease = bench.ask(ofTokens(6000));
  lease.settle({ inputTokens: 1000, outputTokens: 0 });
  lease.settle({ inputTokens: 0, outputTokens: 0 });
  lease.settle(null);
  assert.equal(bench.refusal(ofTokens(5001)), 1);
  const second = bench.ask(ofTokens(5000));
  assert.equal(bench.refusal(), 1, "one at a time");
  second.settle(null);
  assert.equal(bench.refusal(), null);
});

test("limits: a reservation stays held however long its request takes", () => {
  const bench = limitsBench({ limits: { tokensPerMinute: 6000 } });
  const slow = bench.ask(ofTokens(6000));
  bench.nowMs += 3_600_000;
  assert.notEqual(bench.refusal(ofTokens(1)), null);
  slow.settle({ inputTokens: Number.NaN, outputTokens: 0 });
  assert.equal(bench.refusal(ofTokens(1)), 1, "no count: charged as estimated");
});

test("limits: a caller's own limits go before the defaults, and callers do not share", () => {
  const bench = limitsBench({ limits: { requestsPerMinute: 1 } });
  bench.ask({ id: "a" });
  assert.notEqual(bench.refusal({ id: "a" }), null);
  assert.equal(bench.refusal({ id: "b" }), null);
  const caller = { limits: { requestsPerMinute: 2 } };
  bench.ask({ id: "c", caller });
  bench.ask({ id: "c", caller });
});

test("limits: a clock that is set back grants nothing and blocks nobody for ever", () => {
  const bench = limitsBench({ limits: { requestsPerMinute: 1 } });
  bench.ask();
  bench.nowMs -= 3_600_000;
  assert.equal(bench.refusal(), 60);
  bench.nowMs += 60_000;
  assert.equal(bench.refusal(), null);
});

test("limits: only so many requests at a time, and another when one is over", () => {
  const bench = limitsBench({ limits: { concurrentRequests: 2 } });
  const first = bench.ask();
  bench.ask();
  assert.equal(bench.refusal(), 1);
  bench.nowMs += 3_600_000;
  assert.equal(bench.refusal(), 1, "time ends no request");
  first.settle(null);
  assert.equal(bench.refusal(), null);
});

test("limits: an answer that grows asks for more and is told when nothing is left", () => {
  const bench = limitsBench({ limits: { tokensPerMinute: 6000 } });
  const lease = bench.ask({ outputTokens: 5000 });
  assert.equal(lease.extend(1000), true);
  assert.equal(lease.outputTokens, 6000);
  assert.equal(lease.extend(1), false);
  assert.equal(lease.outputTokens, 6000);
  lease.settle(null);
  assert.equal(lease.extend(1), false, "what is over does not grow");
  assert.equal(bench.refusal(ofTokens(1)), 1);
});

test("limits: only a caller that owes nothing is forgotten, and a new one waits for that", () => {
  // Two meters a caller.
  const bench = limitsBench(
    { limits: { requestsPerMinute: 60, burstSeconds: 1 } },
    { metersMax: 4 },
  );
  bench.ask({ id: "a" }).settle(null);
  bench.nowMs += 500;
  bench.ask({ id: "b" }).settle(null);
  assert.equal(bench.refusal({ id: "a" }), 1, "a still owes half a second");
  bench.nowMs += 500;
  assert.equal(bench.refusal({ id: "c" }), null, "in the place of a");
  assert.equal(bench.refusal({ id: "b" }), 1, "b is remembered");
  const full = limitsBench({}, { metersMax: 2 });
  const held = full.ask({ id: "a" });
  full.nowMs += 3_600_000;
  assert.equal(full.refusal({ id: "b" }), 1, "an unsettled lease keeps its caller");
  held.settle({ inputTokens: 0, outputTokens: 0 });
  assert.equal(full.refusal({ id: "b" }), null);
});

test("limits: a table too small for all meters of a request refuses it and charges none", () => {
  const bench = limitsBench(
    { limits: { requestsPerMinute: 2, concurrentRequests: 5 } },
    { metersMax: 2 },
  );
  for (let n = 0; n < 3; n += 1) assert.equal(bench.refusal(), 1);
});

test("limits: no sequence uses more than the burst and the rate allow", () => {
  const step = fc.record({
    waitMs: fc.integer({ min: -2000, max: 5000 }),
    tokens: fc.nat({ max: 700 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    caller: fc.nat({ max: 3 }),
    settles: fc.boolean(),
    grows: fc.nat({ max: 100 }),
  });
  fc.assert(
    fc.property(fc.array(step, { maxLength: 200 }), (steps) => {
      const tokensPerMinute = 6000;
      const limits = { tokensPerMinute, burstSeconds: 10 };
      const bench = limitsBench({ limits }, { metersMax: 4 });
      // Time that a clock goes through twice counts twice, as it does for the bucket.
      let passedMs = 0;
      const used = [0, 0, 0, 0];
      const open: (() => void)[] = [];
      for (const { waitMs, tokens, share, caller, settles, grows } of steps) {
        bench.nowMs += waitMs;
        passedMs += Math.max(0, waitMs);
        try {
          const lease = bench.ask({ id: String(caller), outputTokens: tokens });
          const granted = tokens + (lease.extend(grows) === true ? grows : 0);
          const outputTokens = Math.floor(granted * share);
          open.push(() => {
            lease.settle({ inputTokens: 0, outputTokens });
            used[caller] = (used[caller] ?? 0) + outputTokens;
          });
        } catch {
          continue; // refused
        }
        if (settles) for (const end of open.splice(0)) end();
        const allowed = 1000 + (tokensPerMinute * passedMs) / 60_000;
        for (const sum of used) assert.ok(sum <= allowed + 1e-3);
      }
    }),
  );
});
