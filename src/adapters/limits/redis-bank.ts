import { createHash } from "node:crypto";
import type { Redis } from "ioredis";
import { GaritaError, assert } from "../../core/errors.ts";
import type { Meter } from "../../policy/limits/meter.ts";
import type { Bank, BankAnswer, BankRequest, GroupAnswer } from "./bank.ts";
import { EXCHANGE_SCRIPT } from "./redis-script.ts";

/** Pauses between attempts to connect, for ever. */
const RETRY_MS_MIN = 50;
const RETRY_MS_MAX = 2000;

export interface RedisBankOptions {
  /** `redis:` or `rediss:`, with user and password. */
  readonly url: string;
  /** PEM of the authority that vouches for the server. */
  readonly authority?: string | undefined;
  readonly prefix: string;
  readonly timeoutMs: number;
  readonly leaseMs: number;
}

export interface RedisBank {
  readonly exchange: Bank;
  readonly close: () => Promise<void>;
}

/**
 * Counts that gateways share. All keys have the hash tag of their prefix, so that a request that is
 * charged to several meters stays in one slot of a cluster. Opens whether Redis answers or not.
 */
export async function openRedisBank(options: RedisBankOptions): Promise<RedisBank> {
  const redis = await connect(options);
  const keyOf = createKeyOf(options.prefix);
  const sha = createHash("sha1").update(EXCHANGE_SCRIPT).digest("hex");
  const run = async (keys: readonly string[], json: string): Promise<unknown> => {
    const call = [keys.length, ...keys, json] as const;
    try {
      return await redis.evalsha(sha, ...call);
    } catch (error) {
      if (!(error instanceof Error && error.message.startsWith("NOSCRIPT"))) throw error;
      return redis.eval(EXCHANGE_SCRIPT, ...call);
    }
  };
  return {
    async exchange(request) {
      const keys = request.claims.map(({ meter }) => keyOf(meter));
      try {
        return parseAnswer(await run(keys, toJson(request, options.leaseMs)), request);
      } catch (cause) {
        throw new GaritaError("limit.unavailable", "the limits cannot be checked", {
          cause,
          retryAfterSeconds: 1,
        });
      }
    },
    close() {
      redis.disconnect();
      return Promise.resolve();
    },
  };
}

async function connect({ url, authority, timeoutMs }: RedisBankOptions): Promise<Redis> {
  const { Redis } = await import("ioredis");
  const redis = new Redis(url, {
    // What cannot be asked now is refused now; the pool asks again.
    enableOfflineQueue: false,
    autoResendUnfulfilledCommands: false,
    maxRetriesPerRequest: 0,
    connectTimeout: timeoutMs,
    commandTimeout: timeoutMs,
    retryStrategy: (attempt) => Math.min(RETRY_MS_MAX, RETRY_MS_MIN * 2 ** Math.min(attempt, 10)),
    // A server that became a replica: the address leads to the new primary.
    reconnectOnError: (error) => error.message.startsWith("READONLY"),
    ...(authority !== undefined && { tls: { ca: authority } }),
  });
  // Told by the calls that fail; without a listener it would end the process.
  redis.on("error", () => undefined);
  await new Promise<void>((resolve) => {
    const timer = setTimeout(resolve, timeoutMs);
    redis.once("ready", () => {
      clearTimeout(timer);
      resolve();
    });
  });
  return redis;
}

/** Nothing of what names a caller is readable in Redis. */
function createKeyOf(prefix: string): (meter: Meter) => string {
  const known = new WeakMap<Meter, string>();
  return (meter) => {
    const before = known.get(meter);
    if (before !== undefined) return before;
    const digest = createHash("sha256").update(meter.key).digest("base64url").slice(0, 27);
    const key = `{${prefix}}:${digest}`;
    known.set(meter, key);
    return key;
  };
}

function toJson({ holder, share, claims, groups }: BankRequest, leaseMs: number): string {
  return JSON.stringify({
    holder,
    share,
    leaseMs,
    claims: claims.map(({ meter, holds, spentFrom, spentTo, want }) => {
      const { kind, capacity, perMs, endsAtMs } = meter;
      return [kind, capacity, perMs, endsAtMs ?? 0, holds, spentFrom, spentTo, want];
    }),
    groups: groups.map(({ needs }) => needs.flatMap(({ claim, amount }) => [claim, amount])),
  });
}

function parseAnswer(reply: unknown, { claims, groups }: BankRequest): BankAnswer {
  assert(Array.isArray(reply), "a script answers with a list");
  const numbers = reply.map(Number);
  const wanted = 2 * (claims.length + groups.length);
  assert(numbers.length === wanted && numbers.every(Number.isFinite), "a number for each");
  const at = (index: number): number => numbers[index] ?? 0;
  return {
    claims: claims.map((_, index) => ({ granted: at(2 * index), left: at(2 * index + 1) })),
    groups: groups.map((_, index): GroupAnswer => {
      const claim = at(2 * (claims.length + index));
      const waitMs = at(2 * (claims.length + index) + 1);
      return claim < 0 ? { granted: true } : { granted: false, claim, waitMs };
    }),
  };
}
