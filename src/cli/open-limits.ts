import { randomUUID } from "node:crypto";
import { existsSync } from "node:fs";
import { join } from "node:path";
import { performance } from "node:perf_hooks";
import type { Bank } from "../adapters/limits/bank.ts";
import { BudgetFile } from "../adapters/limits/budget-file.ts";
import { LeasePool } from "../adapters/limits/lease-pool.ts";
import { MemoryLedger } from "../adapters/limits/memory-ledger.ts";
import { openRedisBank } from "../adapters/limits/redis-bank.ts";
import { openSqliteDatabase } from "../adapters/store/sqlite-database.ts";
import type { Log } from "../adapters/telemetry/log.ts";
import type { Metrics } from "../adapters/telemetry/metrics.ts";
import { readerOf } from "../config/load.ts";
import type { Loaded } from "../config/load.ts";
import type { Ledger } from "../policy/limits/meter.ts";

/** Meters of a usual caller: its own, of its role, its end user, its budgets. */
const METERS_PER_CALLER = 8;

const BUDGETS_FILE = "budgets.sqlite";
const BUDGETS_WRITE_MS = 1000;
const BUSY_TIMEOUT_MS = 5000;

/** Where a process charges requests. */
export interface OpenLimits {
  readonly ledger: Ledger;
  /** False while what several processes share cannot be asked. */
  readonly reachable: boolean;
  close(): Promise<void>;
}

/** The counts of a server that shares them with no other. */
export interface Counts {
  readonly ledger: MemoryLedger;
  close(): Promise<void>;
}

interface Watchers {
  readonly metrics: Metrics;
  readonly log: Log;
}

/** Counts in memory; what budgets have used is kept in the data folder. */
export async function openCounts({ config }: Loaded, { log }: Watchers): Promise<Counts> {
  const ledger = new MemoryLedger({ nowMs: Date.now, metersMax: metersMax(config.limits) });
  // Redis keeps them itself.
  if (config.limits.redis !== undefined) return { ledger, close: () => Promise.resolve() };
  const file = join(config.dataDir, BUDGETS_FILE);
  const kept = await BudgetFile.open({
    database: openSqliteDatabase({ file, create: true, busyTimeoutMs: BUSY_TIMEOUT_MS }),
    ledger,
    nowMs: Date.now,
    intervalMs: BUDGETS_WRITE_MS,
    // A reload may bring the first budget.
    isThere: config.budgets.length > 0 || existsSync(file),
    onChange: (failure) => {
      if (failure === null) log.info("budgets can be written again");
      else log.error("budgets cannot be written", {}, failure);
    },
  });
  return { ledger, close: () => kept.close() };
}

/** Draws from what several processes share. */
function drawFrom(
  bank: Bank,
  { config }: Loaded,
  { metrics, log }: Watchers,
): OpenLimits & { readonly ledger: LeasePool } {
  const { leaseSeconds, leaseShare } = config.limits;
  const ledger = new LeasePool({
    bank,
    holder: randomUUID(),
    leaseMs: leaseSeconds * 1000,
    share: leaseShare,
    metersMax: metersMax(config.limits),
    tickMs: () => performance.now(),
    observe: (event, cause) => {
      metrics.countLease(event);
      if (event === "unavailable") log.error("limits cannot be checked", {}, cause);
      if (event === "available") log.info("limits can be checked again");
    },
  });
  return {
    ledger,
    get reachable() {
      return ledger.reachable;
    },
    close: () => ledger.close(),
  };
}

/** Redis where it is configured; else what this process counts, or what its primary counts. */
export async function openLimits(
  loaded: Loaded,
  otherwise: MemoryLedger | Bank,
  watchers: Watchers,
): Promise<OpenLimits> {
  const { redis, leaseSeconds } = loaded.config.limits;
  if (redis !== undefined) {
    const secretOf = readerOf(loaded);
    const { url, authority, prefix, timeoutMs } = redis;
    const bank = await openRedisBank({
      url: secretOf(url),
      authority: authority && secretOf(authority),
      prefix,
      timeoutMs,
      leaseMs: leaseSeconds * 1000,
    });
    const limits = drawFrom(bank.exchange, loaded, watchers);
    // A first word, so that nobody is told to come when nobody can be let in.
    await limits.ledger.renew();
    return {
      ledger: limits.ledger,
      get reachable() {
        return limits.reachable;
      },
      async close() {
        await limits.close();
        await bank.close();
      },
    };
  }
  if (typeof otherwise === "function") return drawFrom(otherwise, loaded, watchers);
  return { ledger: otherwise, reachable: true, close: () => Promise.resolve() };
}

function metersMax({ callersMax }: Loaded["config"]["limits"]): number {
  return callersMax * METERS_PER_CALLER;
}
