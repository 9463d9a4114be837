import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { testPlans, testReservation } from "../../../test/fixtures/limits.ts";
import type { Asking, WrittenLimits } from "../../../test/fixtures/limits.ts";
import { GaritaError } from "../../core/errors.ts";
import type { Lease } from "../../policy/limit.ts";
import { createReserve } from "../../policy/limits/reserve.ts";
import type { Bank, BankRequest } from "./bank.ts";
import { LeasePool } from "./lease-pool.ts";
import type { LeaseEvent } from "./lease-pool.ts";
import { MemoryLedger } from "./memory-ledger.ts";

const LEASE_MS = 2000;
const FOR_EVER = { leaseMs: 2 ** 30 };

interface Stage {
  nowMs: number;
  readonly ledger: MemoryLedger;
  /** How often the bank was asked, and what it does instead of answering. */
  asked: number;
  fault: (() => Promise<never>) | null;
  /** The answer is lost after the bank has done its part. */
  loses: boolean;
  readonly events: LeaseEvent[];
  pool(options?: { leaseMs?: number; share?: number }): LeasePool;
}

function stageOf(): Stage {
  let holders = 0;
  const stage: Stage = {
    nowMs: 1_767_323_045_000,
    ledger: new MemoryLedger({ nowMs: () => stage.nowMs, metersMax: 1000 }),
    asked: 0,
    fault: null,
    loses: false,
    events: [],
    pool({ leaseMs = LEASE_MS, share = 0.1 } = {}) {
      holders += 1;
      return new LeasePool({
        bank,
        holder: `h${holders}`,
        leaseMs,
        share,
        metersMax: 100,
        tickMs: () => stage.nowMs,
        observe: (event) => void stage.events.push(event),
      });
    },
  };
  const bank: Bank = async (request: BankRequest) => {
    stage.asked += 1;
    if (stage.fault) return stage.fault();
    const answer = stage.ledger.exchange(request);
    await Promise.resolve();
    if (stage.loses) throw unreachable();
    return answer;
  };
  return stage;
}

function unreachable(): GaritaError {
  return new GaritaError("limit.unavailable", "gone", { retryAfterSeconds: 1 });
}

type Ask = (asking?: Asking) => Promise<Lease>;

function askerOf(pool: LeasePool, stage: Stage, written: WrittenLimits): Ask {
  const reserve = createReserve({
    planOf: testPlans(written),
    ledger: pool,
    nowMs: () => stage.nowMs,
  });
  return async (asking) => reserve(testReservation(asking));
}

async function isGranted(asked: Promise<Lease>): Promise<boolean> {
  return asked.then(
    () => true,
    () => false,
  );
}

/** Also false where nobody can be asked. */
async function extended(lease: Lease | undefined, tokens: number): Promise<boolean> {
  try {
    return (await lease?.extend(tokens)) ?? false;
  } catch {
    return false;
  }
}

const MONTH = { name: "m", per: "all", window: "month" } as const;

test("lease pool: most requests ask nobody", async () => {
  const stage = stageOf();
  const ask = askerOf(stage.pool(), stage, { limits: { requestsPerMinute: 600_000 } });
  for (let n = 0; n < 1000; n += 1) (await ask({ outputTokens: 100 })).settle(null);
  assert.ok(stage.asked <= 2, String(stage.asked));
});

test("lease pool: requests that come at once are served by one exchange", async () => {
  const stage = stageOf();
  const ask = askerOf(stage.pool(), stage, {});
  await Promise.all(Array.from({ length: 50 }, (_, n) => ask({ id: String(n) })));
  assert.ok(stage.asked <= 2, String(stage.asked));
});

test("lease pool: with a share of nothing pools use all of a limit and no more", async () => {
  const stage = stageOf();
  const limits = { requestsPerMinute: 10 };
  const asks = [1, 2, 3].map(() => askerOf(stage.pool({ share: 0 }), stage, { limits }));
  const all = await Promise.all(
    asks.flatMap((ask) => Array.from({ length: 10 }, () => isGranted(ask()))),
  );
  assert.equal(all.filter(Boolean).length, 10);
});

test("lease pool: a refusal says how long to wait, and is remembered for a moment", async () => {
  const stage = stageOf();
  const ask = askerOf(stage.pool({ share: 0 }), stage, { limits: { requestsPerMinute: 1 } });
  await ask();
  await assert.rejects(ask(), { code: "limit.rate", retryAfterSeconds: 60 });
  const { asked } = stage;
  await assert.rejects(ask(), { code: "limit.rate", retryAfterSeconds: 60 });
  assert.equal(stage.asked, asked, "nobody was asked again");
  stage.nowMs += 60_000;
  await ask();
});

test("lease pool: all meters or none, though they are held in different amounts", async () => {
  const stage = stageOf();
  const written = {
    limits: { concurrentRequests: 5 },
    budgets: [{ ...MONTH, tokens: 100 }],
  };
  const ask = askerOf(stage.pool({ share: 0 }), stage, written);
  const first = await ask({ outputTokens: 60 });
  await assert.rejects(ask({ outputTokens: 60 }), { code: "limit.budget" });
  first.settle(null);
  const others = [1, 2, 3, 4, 5].map(() => ask({ outputTokens: 8 }));
  assert.equal((await Promise.all(others)).length, 5, "the refused one holds no slot");
});

test("lease pool: a request larger than the limit is refused without asking", async () => {
  const stage = stageOf();
  const ask = askerOf(stage.pool(), stage, { limits: { tokensPerMinute: 100 } });
  await assert.rejects(ask({ outputTokens: 101 }), { code: "limit.budget" });
  assert.equal(stage.asked, 0);
});

test("lease pool: what lies idle is given back for others", async () => {
  const stage = stageOf();
  const written = { budgets: [{ ...MONTH, tokens: 100 }] };
  const [one, two] = [stage.pool({ share: 1 }), stage.pool({ share: 0 })];
  const lease = await askerOf(one, stage, written)({ outputTokens: 10 });
  const ask = askerOf(two, stage, written);
  await assert.rejects(ask({ outputTokens: 50 }), { code: "limit.budget" });
  lease.settle({ inputTokens: 0, outputTokens: 10 });
  for (let n = 0; n < 2; n += 1) {
    stage.nowMs += 500;
    await one.renew();
  }
  await ask({ outputTokens: 90 });
});

test("lease pool: without the bank what is held is used up, then all is refused", async () => {
  const stage = stageOf();
  const pool = stage.pool({ share: 0.5 });
  const ask = askerOf(pool, stage, { budgets: [{ ...MONTH, tokens: 1000 }] });
  (await ask({ outputTokens: 10 })).settle(null);
  stage.fault = () => Promise.reject(unreachable());
  let granted = 0;
  while (await isGranted(ask({ outputTokens: 10 }))) granted += 1;
  assert.equal(granted, 49, "half of what was left beyond the first request");
  assert.equal(pool.reachable, false);
  const { asked } = stage;
  await assert.rejects(ask({ outputTokens: 10 }), { code: "limit.unavailable" });
  assert.equal(stage.asked, asked, "requests do not wait for a bank that is gone");
  await pool.renew();
  stage.fault = null;
  await pool.renew();
  assert.equal(pool.reachable, true);
  await ask({ outputTokens: 10 });
  assert.deepEqual(
    stage.events.filter((event) => event.endsWith("available")),
    ["unavailable", "available"],
  );
});

test("lease pool: a lease that has ended is not used, whatever is left of it", async () => {
  const stage = stageOf();
  const ask = askerOf(stage.pool({ share: 1 }), stage, { budgets: [{ ...MONTH, tokens: 1000 }] });
  await ask({ outputTokens: 10 });
  stage.fault = () => Promise.reject(unreachable());
  stage.nowMs += LEASE_MS - 1;
  await ask({ outputTokens: 10 });
  stage.nowMs += 1;
  await assert.rejects(ask({ outputTokens: 10 }), { code: "limit.unavailable" });
});

test("lease pool: slots of requests under way are said again after the bank was gone", async () => {
  const stage = stageOf();
  const limits = { concurrentRequests: 2 };
  const [one, two] = [stage.pool({ share: 0 }), stage.pool({ share: 0 })];
  const ask = askerOf(one, stage, { limits });
  const running = [await ask(), await ask()];
  stage.nowMs += LEASE_MS;
  stage.ledger.forfeit("h1");
  await one.renew();
  assert.equal(await isGranted(askerOf(two, stage, { limits })()), false);
  for (const lease of running) lease.settle(null);
  await one.renew();
  assert.equal(await isGranted(askerOf(two, stage, { limits })()), false, "remembered a moment");
  stage.nowMs += 200;
  assert.equal(await isGranted(askerOf(two, stage, { limits })()), true);
});

test("lease pool: an answer that grows draws more, and is told when nothing is left", async () => {
  const stage = stageOf();
  const ask = askerOf(stage.pool({ share: 0 }), stage, { budgets: [{ ...MONTH, tokens: 100 }] });
  const lease = await ask({ outputTokens: 50 });
  assert.equal(await lease.extend(50), true);
  assert.equal(await lease.extend(1), false);
  assert.equal(lease.outputTokens, 100);
  lease.settle({ inputTokens: 0, outputTokens: 70 });
  assert.equal(await lease.extend(1), false);
  await ask({ outputTokens: 30 });
});

test("lease pool: what was granted to an answer that had ended is given back", async () => {
  const stage = stageOf();
  const ask = askerOf(stage.pool({ share: 0 }), stage, { budgets: [{ ...MONTH, tokens: 100 }] });
  const lease = await ask({ outputTokens: 50 });
  const growing = lease.extend(50);
  lease.settle({ inputTokens: 0, outputTokens: 50 });
  await growing;
  await ask({ outputTokens: 50 });
});

test("lease pool: the end gives everything back but what requests hold", async () => {
  const stage = stageOf();
  const written = { budgets: [{ ...MONTH, tokens: 100 }] };
  const one = stage.pool({ share: 1 });
  const ask = askerOf(one, stage, written);
  (await ask({ outputTokens: 10 })).settle(null);
  await ask({ outputTokens: 20 });
  await one.close();
  await one.close();
  const rest = askerOf(stage.pool({ share: 0 }), stage, written);
  await rest({ outputTokens: 70 });
  await assert.rejects(rest({ outputTokens: 1 }), { code: "limit.budget" });
});

test("lease pool: a table that is full refuses new callers and no others", async () => {
  const stage = stageOf();
  const ask = askerOf(stage.pool(), stage, {});
  await Promise.all(Array.from({ length: 50 }, (_, n) => ask({ id: String(n) })));
  await assert.rejects(ask({ id: "50" }), { code: "limit.rate", retryAfterSeconds: 1 });
  await ask({ id: "0" });
});

test("lease pool: no interleaving of losses and ends spends more than there is", async () => {
  const step = fc.record({
    pool: fc.nat({ max: 2 }),
    tokens: fc.integer({ min: 1, max: 40 }),
    share: fc.double({ min: 0, max: 1, noNaN: true }),
    waitMs: fc.constantFrom(0, 0, 300, 900, 3000),
    what: fc.constantFrom("ask", "ask", "ask", "grow", "settle", "renew", "lose", "fault", "die"),
  });
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 60 }), async (steps) => {
      const trial = new Trial();
      for (const one of steps) {
        await trial.step(one);
        assert.ok(trial.running <= 5, "slots");
        assert.ok(trial.used <= 500, `${trial.used} of 500`);
      }
    }),
    { numRuns: 300 },
  );
});

interface Step {
  readonly pool: number;
  readonly tokens: number;
  readonly share: number;
  readonly waitMs: number;
  readonly what: "ask" | "grow" | "settle" | "renew" | "lose" | "fault" | "die";
}

/** Three pools under a budget of 500 and five requests at a time. */
class Trial {
  readonly #stage = stageOf();
  readonly #pools = [0, 1, 2].map((at) => ({ name: `h${at + 1}`, ...this.#open() }));
  #running: { readonly lease: Lease; readonly at: number }[] = [];
  #holders = 3;
  #spent = 0;

  get running(): number {
    return this.#running.length;
  }

  /** A request under way may have used all that it has reserved. */
  get used(): number {
    return this.#spent + outputOf(this.#running.map(({ lease }) => lease));
  }

  async step({ pool: at, tokens, share, waitMs, what }: Step): Promise<void> {
    const one = this.#pools[at];
    assert.ok(one);
    this.#stage.nowMs += waitMs;
    this.#stage.loses = what === "lose";
    this.#stage.fault = what === "fault" ? () => Promise.reject(unreachable()) : null;
    if (what === "grow") await extended(this.#running.at(-1)?.lease, tokens);
    else if (what === "settle") this.#settle(share);
    else if (what === "die") this.#die(at);
    else if (what !== "ask") await one.pool.renew();
    else {
      const lease = await one.ask({ outputTokens: tokens }).catch(() => null);
      if (lease) this.#running.push({ lease, at });
    }
  }

  #open(): { readonly pool: LeasePool; readonly ask: Ask } {
    const pool = this.#stage.pool({ ...FOR_EVER, share: 0.3 });
    const budgets = [{ ...MONTH, tokens: 500 }];
    const written = { limits: { concurrentRequests: 5 }, budgets };
    return { pool, ask: askerOf(pool, this.#stage, written) };
  }

  #settle(share: number): void {
    const ended = this.#running.shift();
    const outputTokens = Math.floor((ended?.lease.outputTokens ?? 0) * share);
    ended?.lease.settle({ inputTokens: 0, outputTokens });
    this.#spent += outputTokens;
  }

  #die(at: number): void {
    const lost = this.#running.filter((each) => each.at === at);
    this.#running = this.#running.filter((each) => each.at !== at);
    this.#spent += outputOf(lost.map(({ lease }) => lease));
    this.#stage.ledger.forfeit(this.#pools[at]?.name ?? "");
    this.#holders += 1;
    this.#pools[at] = { name: `h${this.#holders}`, ...this.#open() };
  }
}

function outputOf(leases: readonly Lease[]): number {
  return leases.reduce((sum, { outputTokens }) => sum + outputTokens, 0);
}
