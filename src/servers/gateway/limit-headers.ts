import { ERRORS } from "../../core/errors.ts";
import type { GaritaError } from "../../core/errors.ts";
import type { Quota } from "../../policy/limit.ts";
import type { Dialect } from "./wire/wire.ts";

type Headers = Readonly<Record<string, string | number>>;

const SOFT_HEADER = "x-garita-budget-soft";

const UNITS = ["requests", "tokens"] as const;

interface Names {
  readonly limit: string;
  readonly remaining: string;
  readonly reset: string;
}

const openai = (unit: string): Names => ({
  limit: `x-ratelimit-limit-${unit}`,
  remaining: `x-ratelimit-remaining-${unit}`,
  reset: `x-ratelimit-reset-${unit}`,
});
const anthropic = (unit: string): Names => ({
  limit: `anthropic-ratelimit-${unit}-limit`,
  remaining: `anthropic-ratelimit-${unit}-remaining`,
  reset: `anthropic-ratelimit-${unit}-reset`,
});

/** Made once: every answer has them. */
const NAMES = {
  openai: { requests: openai("requests"), tokens: openai("tokens") },
  anthropic: { requests: anthropic("requests"), tokens: anthropic("tokens") },
} as const satisfies Record<Dialect, Record<(typeof UNITS)[number], Names>>;

/** Where the caller stands, in the words of the dialect's own provider. */
export function limitHeaders(
  quota: Quota,
  { dialect, nowMs }: { readonly dialect: Dialect; readonly nowMs: number },
): Headers {
  const headers: Record<string, string | number> = {};
  for (const unit of UNITS) {
    const allowance = quota[unit];
    if (allowance === null) continue;
    const { limit, remaining, resetMs } = allowance;
    const names = NAMES[dialect][unit];
    headers[names.limit] = limit;
    headers[names.remaining] = remaining;
    headers[names.reset] = dialect === "anthropic" ? instant(nowMs + resetMs) : duration(resetMs);
  }
  if (quota.softBudgets.length > 0) headers[SOFT_HEADER] = quota.softBudgets.join(", ");
  return headers;
}

/** When to come again; a budget that is gone does not come back by asking again soon. */
export function retryHeaders({ code, retryAfterSeconds }: GaritaError): Headers {
  const when = retryAfterSeconds
    ? { "retry-after": retryAfterSeconds, "retry-after-ms": retryAfterSeconds * 1000 }
    : {};
  const { status, retryable } = ERRORS[code];
  return status === 429 && !retryable ? { ...when, "x-should-retry": "false" } : when;
}

/** RFC 3339, in whole seconds, never too early. */
function instant(ms: number): string {
  return new Date(Math.ceil(ms / 1000) * 1000).toISOString().replace(".000Z", "Z");
}

/** As `6m0s`, `1.5s`, `20ms`. */
function duration(ms: number): string {
  if (ms < 1000) return `${ms}ms`;
  const minutes = Math.floor(ms / 60_000);
  const seconds = Math.ceil((ms - minutes * 60_000) / 10) / 100;
  return minutes === 0 ? `${seconds}s` : `${minutes}m${seconds}s`;
}
