/**
 * What it costs to reserve and settle a request: counted in memory, out of a lease, and with a
 * round trip to a real Redis for each, in turns. `node bench/limits/run.ts [--write]`
 */
import { writeFileSync } from "node:fs";
import { LeasePool } from "../../src/adapters/limits/lease-pool.ts";
import { MemoryLedger } from "../../src/adapters/limits/memory-ledger.ts";
import { openRedisBank } from "../../src/adapters/limits/redis-bank.ts";
import type { Lease, Reservation, Reserve } from "../../src/policy/limit.ts";
import type { Ledger } from "../../src/policy/limits/meter.ts";
import { createReserve } from "../../src/policy/limits/reserve.ts";
import { startRedis } from "../../test/e2e/support/redis.ts";
import { testPlans, testReservation } from "../../test/fixtures/limits.ts";
import { redisServer } from "../../test/machine.ts";
import { machine } from "../machine.ts";
import { fixed, tableOf } from "../table.ts";

const ROUNDS = 12;
const REQUESTS = 200_000;
const REDIS_REQUESTS = 3000;
const CALLERS = 1000;
const LATENCIES = 200_000;

/** Two rates of the caller, two of its role, one of the model, two budgets. */
const WRITTEN = {
  limits: {
    requestsPerMinute: 1e9,
    tokensPerMinute: 1e12,
    perModel: [{ match: "*", requestsPerMinute: 1e9 }],
  },
  budgets: [
    { name: "key", per: "key", window: "day", tokens: 1e14 },
    { name: "house", per: "all", window: "month", money: 1e9 },
  ],
  prices: { models: [{ match: "*", input: 1, output: 2 }] },
};
const ROLE = { requestsPerMinute: 1e9, tokensPerMinute: 1e9 };
const USED = { inputTokens: 400, outputTokens: 150 };

const reservations: readonly Reservation[] = Array.from({ length: CALLERS }, (_, n) =>
  testReservation({
    id: `key_${n}`,
    role: "app",
    roleLimits: ROLE,
    model: "gpt-4o",
    inputTokens: 500,
    outputTokens: 1000,
  }),
);

function reserveFrom(ledger: Ledger, written: object = WRITTEN): Reserve {
  return createReserve({ planOf: testPlans(written), ledger, nowMs: Date.now });
}

/** Microseconds of CPU a request, garbage collection included. */
function cpuMicros(reserve: Reserve, count: number): number {
  const before = process.cpuUsage();
  for (let n = 0; n < count; n += 1) granted(reserve(requestAt(n))).settle(USED);
  const { user, system } = process.cpuUsage(before);
  return (user + system) / count;
}

function requestAt(n: number): Reservation {
  const reservation = reservations[n % CALLERS];
  if (reservation === undefined) throw new Error("no caller");
  return reservation;
}

function granted(lease: Lease | Promise<Lease>): Lease {
  if (lease instanceof Promise) throw new Error("somebody had to be asked");
  return lease;
}

/** Wall time and CPU of one request after the other. */
async function elapsedMicros(
  reserve: Reserve,
  count: number,
): Promise<{ wall: number; cpu: number }> {
  const before = process.cpuUsage();
  const start = performance.now();
  for (let n = 0; n < count; n += 1) (await reserve(requestAt(n))).settle(USED);
  const { user, system } = process.cpuUsage(before);
  return { wall: ((performance.now() - start) * 1000) / count, cpu: (user + system) / count };
}

function latencies(reserve: Reserve): readonly string[] {
  const micros = new Float64Array(LATENCIES);
  for (let n = 0; n < LATENCIES; n += 1) {
    const start = performance.now();
    granted(reserve(requestAt(n))).settle(USED);
    micros[n] = (performance.now() - start) * 1000;
  }
  micros.sort();
  return [0.5, 0.99, 0.999].map((share) => fixed(micros[Math.floor(LATENCIES * share)] ?? 0, 2));
}

function memory(): MemoryLedger {
  return new MemoryLedger({ nowMs: Date.now, metersMax: 100_000 });
}

/** Leases of a share of everything, given before the clock runs; none ends while it does. */
async function leased(): Promise<LeasePool> {
  const bank = memory();
  const pool = poolOver(async (request) => bank.exchange(request), 0.5);
  const reserve = reserveFrom(pool);
  for (const one of reservations) (await reserve(one)).settle(USED);
  for (const one of reservations) (await reserve(one)).settle(USED);
  return pool;
}

function poolOver(bank: ConstructorParameters<typeof LeasePool>[0]["bank"], share: number) {
  const options = { holder: "bench", leaseMs: 2 ** 30, metersMax: 100_000 };
  return new LeasePool({ bank, share, ...options, tickMs: () => performance.now() });
}

async function main(): Promise<void> {
  const inMemory = reserveFrom(memory());
  const two = reserveFrom(memory(), {});
  const pool = await leased();
  const fromLease = reserveFrom(pool);
  const redis = redisServer.path === null ? null : await startRedis();
  const bank =
    redis &&
    (await openRedisBank({ url: redis.url, prefix: "b", timeoutMs: 5000, leaseMs: 60_000 }));
  const askingEach = bank && reserveFrom(poolOver(bank.exchange, 0));
  const times = { inMemory: [] as number[], two: [] as number[], lease: [] as number[] };
  const asked: { wall: number; cpu: number }[] = [];
  for (let round = 0; round <= ROUNDS; round += 1) {
    const [one, other, third] = [inMemory, two, fromLease].map((each) => cpuMicros(each, REQUESTS));
    const last = askingEach && (await elapsedMicros(askingEach, REDIS_REQUESTS));
    if (round === 0) continue; // compiles
    times.inMemory.push(one ?? Number.NaN);
    times.two.push(other ?? Number.NaN);
    times.lease.push(third ?? Number.NaN);
    if (last) asked.push(last);
  }
  const cpuOfRedis = middle(asked.map(({ cpu }) => cpu));
  const rows = [
    ["microseconds of CPU a request, reserved and settled", "median", "best", "Redis each : this"],
    row("two limits, in memory", times.two, cpuOfRedis),
    row("seven limits, in memory", times.inMemory, cpuOfRedis),
    row("seven limits, out of a lease", times.lease, cpuOfRedis),
    row(
      "seven limits, asking Redis each time",
      asked.map(({ cpu }) => cpu),
      cpuOfRedis,
    ),
    row(
      "the same, wall time",
      asked.map(({ wall }) => wall),
      Number.NaN,
    ),
  ];
  const report = `${machine()}. ${CALLERS} callers in turn, ${ROUNDS} interleaved rounds.
Seven limits: requests and tokens of caller and role, requests of the model, budgets of tokens
and of money.

${tableOf(rows)}
${tableOf([
  ["microseconds, with the clock around it", "p50", "p99", "p99.9"],
  ["seven limits, in memory", ...latencies(inMemory)],
  ["seven limits, out of a lease", ...latencies(fromLease)],
])}`;
  process.stdout.write(report);
  if (process.argv.includes("--write")) {
    const head = "<!-- Written by bench/limits/run.ts --write -->\n\n# Limits\n\n";
    writeFileSync(new URL("results.md", import.meta.url), head + report);
  }
  await bank?.close();
  await redis?.close();
}

function row(name: string, values: readonly number[], redis: number): readonly string[] {
  const median = middle(values);
  const ratio = fixed(redis / median, 0);
  return [name, fixed(median, 2), fixed(Math.min(...values), 2), ratio];
}

function middle(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}

await main();
process.exit(0);
