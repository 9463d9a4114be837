import assert from "node:assert/strict";
import { after, before, describe, test } from "node:test";
import { issue, newRoot, SERVER_AUTH } from "../../../test/fixtures/certificates.ts";
import { testPlans, testReservation } from "../../../test/fixtures/limits.ts";
import { needs, redisServer } from "../../../test/machine.ts";
import { startRedis } from "../../../test/e2e/support/redis.ts";
import type { RedisServer } from "../../../test/e2e/support/redis.ts";
import { GaritaError } from "../../core/errors.ts";
import { createReserve } from "../../policy/limits/reserve.ts";
import type { Meter } from "../../policy/limits/meter.ts";
import type { Bank, BankAnswer, BankRequest, Claim } from "./bank.ts";
import { LeasePool } from "./lease-pool.ts";
import { MemoryLedger } from "./memory-ledger.ts";
import { openRedisBank } from "./redis-bank.ts";
import type { RedisBank } from "./redis-bank.ts";

const LEASE_MS = 60_000;
const HOUR_MS = 3_600_000;

let meters = 0;

/** Nothing comes back while a test runs, so that both clocks say the same. */
function budget(capacity: number): Meter {
  meters += 1;
  const endsAtMs = Date.now() + HOUR_MS;
  const common = { key: `b${meters}`, kind: "budget", unit: "tokens", scope: "all" } as const;
  return { ...common, name: "b", capacity, perMs: 0, softAt: capacity, endsAtMs };
}

function rate(capacity: number, perMs: number): Meter {
  return { ...budget(capacity), kind: "rate", name: "", perMs, endsAtMs: null };
}

function concurrent(capacity: number): Meter {
  const one = budget(capacity);
  return { ...one, kind: "concurrent", unit: "requests", name: "", endsAtMs: null };
}

function claim(meter: Meter, said: Partial<Claim> = {}): Claim {
  return { meter, holds: 0, spentFrom: 0, spentTo: 0, want: 0, ...said };
}

/** One claim of one holder, with what it needs. */
function ask(
  bank: Bank,
  said: Claim,
  { need = 0, holder = "a", share = 0 }: { need?: number; holder?: string; share?: number } = {},
): Promise<BankAnswer> {
  const groups = need > 0 ? [{ needs: [{ claim: 0, amount: need }] }] : [];
  return bank({ holder, share, claims: [said], groups });
}

const granted = ({ claims }: BankAnswer): readonly number[] => claims.map((one) => one.granted);
const verdicts = ({ groups }: BankAnswer): readonly boolean[] => groups.map((one) => one.granted);

interface Kind {
  readonly name: string;
  readonly skip: string | false;
  readonly open: () => Promise<{ readonly bank: Bank; readonly close: () => Promise<void> }>;
}

const redis: { server: RedisServer | null } = { server: null };
before(async () => {
  if (needs(redisServer).skip === false) redis.server = await startRedis();
});
after(() => redis.server?.close());

async function openTestBank(leaseMs = LEASE_MS): Promise<RedisBank> {
  const url = redis.server?.url ?? "";
  return openRedisBank({ url, prefix: `t${process.pid}`, timeoutMs: 2000, leaseMs });
}

const KINDS: readonly Kind[] = [
  {
    name: "memory",
    skip: false,
    async open() {
      const ledger = new MemoryLedger({ nowMs: Date.now, metersMax: 1000 });
      const bank = async (request: BankRequest) => ledger.exchange(request);
      return { bank, close: () => Promise.resolve() };
    },
  },
  {
    name: "Redis",
    skip: needs(redisServer).skip,
    async open() {
      const { exchange, close } = await openTestBank();
      return { bank: exchange, close };
    },
  },
];

for (const { name, skip, open } of KINDS) {
  void describe(`limits in ${name}:`, { skip }, () => {
    let bank: Bank;
    let close: () => Promise<void>;
    before(async () => ({ bank, close } = await open()));
    after(() => close());

    void test("needs are met up to the capacity, and by none beyond it", async () => {
      const meter = budget(10);
      assert.deepEqual(granted(await ask(bank, claim(meter), { need: 7 })), [7]);
      const second = await ask(bank, claim(meter), { need: 4, holder: "b" });
      assert.deepEqual([verdicts(second), granted(second)], [[false], [0]]);
      const [verdict] = second.groups;
      assert.ok(verdict?.granted === false && Math.abs(verdict.waitMs - HOUR_MS) < 5000);
      assert.deepEqual(granted(await ask(bank, claim(meter), { need: 3, holder: "b" })), [3]);
    });

    void test("a group is granted all its needs or nothing", async () => {
      const [wide, narrow] = [budget(100), budget(1)];
      const both = [
        { claim: 0, amount: 5 },
        { claim: 1, amount: 1 },
      ];
      const request = { holder: "a", share: 0, claims: [claim(wide), claim(narrow)] };
      const answer = await bank({ ...request, groups: [{ needs: both }, { needs: both }] });
      assert.deepEqual(
        [verdicts(answer), granted(answer)],
        [
          [true, false],
          [5, 1],
        ],
      );
      assert.deepEqual(
        answer.claims.map(({ left }) => left),
        [95, 0],
      );
    });

    void test("what is wanted beyond the need is a share of what is left", async () => {
      const meter = budget(100);
      const first = await ask(bank, claim(meter, { want: 1000 }), { need: 20, share: 0.1 });
      assert.deepEqual(granted(first), [28]);
      const small = await ask(bank, claim(meter, { want: 3 }), { holder: "b", share: 0.1 });
      assert.deepEqual(granted(small), [3]);
    });

    void test("what is given back can be given to another, what is spent cannot", async () => {
      const meter = budget(10);
      await ask(bank, claim(meter), { need: 10 });
      await ask(bank, claim(meter, { holds: 2, spentTo: 4 }));
      const { claims } = await ask(bank, claim(meter), { holder: "b" });
      assert.deepEqual(claims, [{ granted: 0, left: 4 }]);
    });

    void test("a claim that is said twice is charged once", async () => {
      const meter = budget(10);
      await ask(bank, claim(meter), { need: 6 });
      const said = claim(meter, { holds: 2, spentTo: 4 });
      await ask(bank, said);
      await ask(bank, said);
      // The answer was lost, and more was spent since.
      const { claims } = await ask(bank, claim(meter, { holds: 0, spentTo: 6 }));
      assert.deepEqual(claims, [{ granted: 0, left: 4 }]);
    });

    void test("more spent than was held is charged all the same", async () => {
      const meter = budget(10);
      await ask(bank, claim(meter), { need: 2 });
      const { claims } = await ask(bank, claim(meter, { spentTo: 15 }));
      assert.deepEqual(claims, [{ granted: 0, left: -5 }]);
      assert.deepEqual(verdicts(await ask(bank, claim(meter), { need: 1 })), [false]);
    });

    void test("a holder whose lease has ended by its clock is charged all it held", async () => {
      const meter = budget(10);
      await ask(bank, claim(meter, { spentTo: 1 }), { need: 5 });
      const { claims } = await ask(bank, claim(meter, { spentFrom: 3, spentTo: 3 }));
      assert.deepEqual(claims, [{ granted: 0, left: 4 }]);
    });

    void test("a rate gives back what was spent, and not what is held", async () => {
      const meter = rate(100, 1);
      await ask(bank, claim(meter), { need: 100 });
      await new Promise((resolve) => setTimeout(resolve, 30));
      const held = await ask(bank, claim(meter, { holds: 100 }));
      assert.equal(held.claims[0]?.left, 0);
      await ask(bank, claim(meter, { holds: 0, spentTo: 100 }));
      await new Promise((resolve) => setTimeout(resolve, 30));
      const { claims } = await ask(bank, claim(meter, { spentFrom: 100, spentTo: 100 }));
      const left = claims[0]?.left ?? 0;
      assert.ok(left >= 29 && left < 100, String(left));
      const refused = await ask(bank, claim(meter, { spentFrom: 100, spentTo: 100 }), {
        need: 200,
      });
      const [verdict] = refused.groups;
      assert.ok(verdict?.granted === false && verdict.waitMs > 50 && verdict.waitMs <= 175);
    });

    void test("slots of requests come back when they are over, and are never charged", async () => {
      const meter = concurrent(2);
      await ask(bank, claim(meter), { need: 2 });
      assert.deepEqual(verdicts(await ask(bank, claim(meter), { need: 1, holder: "b" })), [false]);
      await ask(bank, claim(meter, { holds: 1 }));
      assert.deepEqual(verdicts(await ask(bank, claim(meter), { need: 1, holder: "b" })), [true]);
    });
  });
}

test("limits in memory: a holder that is gone is charged all but its slots", async () => {
  const ledger = new MemoryLedger({ nowMs: Date.now, metersMax: 1000 });
  const bank = async (request: BankRequest) => ledger.exchange(request);
  const [tokens, slots] = [budget(10), concurrent(2)];
  await ask(bank, claim(tokens), { need: 6 });
  await ask(bank, claim(slots), { need: 2 });
  ledger.forfeit("a");
  ledger.forfeit("a");
  const left = await bank({
    holder: "b",
    share: 0,
    claims: [claim(tokens), claim(slots)],
    groups: [],
  });
  assert.deepEqual(
    left.claims.map((one) => one.left),
    [4, 2],
  );
});

void describe("limits in Redis alone:", needs(redisServer), () => {
  void test("a lease that ends is charged whole, but for slots, and keys end", async () => {
    const { exchange: bank, close } = await openTestBank(50);
    const [tokens, slots] = [budget(10), concurrent(2)];
    await ask(bank, claim(tokens), { need: 6 });
    await ask(bank, claim(slots), { need: 2 });
    await new Promise((resolve) => setTimeout(resolve, 80));
    const request = { holder: "b", share: 0, claims: [claim(tokens), claim(slots)], groups: [] };
    const { claims } = await bank(request);
    assert.deepEqual(
      claims.map((one) => one.left),
      [4, 2],
    );
    const keys = (await redis.server?.ask("KEYS", "*")) as readonly string[];
    assert.ok(keys.every((key) => /^\{t\d+\}:[\w-]{27}$/.test(key)));
    for (const key of keys) {
      assert.ok(Number(await redis.server?.ask("PTTL", key)) > 0, "no key is kept for ever");
    }
    await close();
  });

  void test("without Redis everything is unavailable, and the bank comes back", async () => {
    const server = await startRedis();
    const { exchange: bank, close } = await openRedisBank({
      url: server.url,
      prefix: "x",
      timeoutMs: 200,
      leaseMs: LEASE_MS,
    });
    const meter = budget(10);
    await ask(bank, claim(meter), { need: 6 });
    const unavailable = { code: "limit.unavailable", retryAfterSeconds: 1 };
    server.freeze();
    await assert.rejects(ask(bank, claim(meter), { need: 1 }), unavailable);
    server.thaw();
    await server.kill();
    await assert.rejects(ask(bank, claim(meter), { need: 1 }), unavailable);
    await server.start();
    const deadline = Date.now() + 10_000;
    let answer: BankAnswer | null = null;
    while (answer === null && Date.now() < deadline) {
      answer = await ask(bank, claim(meter, { holds: 6 })).catch(() => null);
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    assert.deepEqual(answer?.claims, [{ granted: 0, left: 4 }]);
    await close();
    await server.close();
  });

  void test("an encrypted Redis is talked to when somebody known vouches for it", async () => {
    const root = newRoot({ subject: "ours" });
    const names = [["ip", Buffer.from([127, 0, 0, 1])]] as const;
    const { pem, keyPem } = issue(root, { names, purposes: [SERVER_AUTH] });
    const server = await startRedis({ tls: { certificate: pem, key: keyPem } });
    const open = (authority: string): Promise<RedisBank> =>
      openRedisBank({
        url: server.url,
        authority,
        prefix: "tls",
        timeoutMs: 2000,
        leaseMs: LEASE_MS,
      });
    const known = await open(root.pem);
    assert.deepEqual(granted(await ask(known.exchange, claim(budget(10)), { need: 1 })), [1]);
    const stranger = await open(newRoot({ subject: "theirs" }).pem);
    const asked = ask(stranger.exchange, claim(budget(10)), { need: 1 });
    await assert.rejects(asked, { code: "limit.unavailable" });
    await Promise.all([known.close(), stranger.close(), server.close()]);
  });

  void test("four gateways at once spend what there is, each token accounted for", async () => {
    const BUDGET = 2000;
    const written = { budgets: [{ name: "b", per: "all", window: "month", tokens: BUDGET }] };
    const prefix = `four${process.pid}`;
    const url = redis.server?.url ?? "";
    let spent = 0;
    const gateways = await Promise.all(
      ["a", "b", "c", "d"].map(async (holder) => {
        const bank = await openRedisBank({ url, prefix, timeoutMs: 2000, leaseMs: LEASE_MS });
        const pool = new LeasePool({
          bank: bank.exchange,
          holder,
          leaseMs: LEASE_MS,
          share: 0.2,
          metersMax: 100,
          tickMs: () => performance.now(),
        });
        const planOf = testPlans(written);
        return { bank, pool, reserve: createReserve({ planOf, ledger: pool, nowMs: Date.now }) };
      }),
    );
    const client = async ({ reserve }: (typeof gateways)[number], seed: number): Promise<void> => {
      for (let n = 0; n < 60; n += 1) {
        const outputTokens = 1 + ((n * 7 + seed) % 40);
        try {
          const lease = await reserve(testReservation({ outputTokens }));
          await new Promise((resolve) => setImmediate(resolve));
          const used = Math.ceil(outputTokens / 2);
          lease.settle({ inputTokens: 0, outputTokens: used });
          spent += used;
        } catch (error) {
          assert.ok(error instanceof GaritaError && error.code === "limit.budget");
        }
      }
    };
    await Promise.all(gateways.flatMap((one) => [1, 5, 9, 13].map((seed) => client(one, seed))));
    assert.ok(spent <= BUDGET, `${spent} of ${BUDGET}`);
    for (const { pool } of gateways) await pool.close();
    const last = await openRedisBank({ url, prefix, timeoutMs: 2000, leaseMs: LEASE_MS });
    const [meter] = testPlans(written)(testReservation(), Date.now()).meters.slice(-1);
    assert.ok(meter);
    const { claims } = await ask(last.exchange, claim(meter));
    assert.deepEqual(
      claims,
      [{ granted: 0, left: BUDGET - spent }],
      "every token is accounted for",
    );
    await Promise.all([last, ...gateways.map(({ bank }) => bank)].map((bank) => bank.close()));
  });
});
