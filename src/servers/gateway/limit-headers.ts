import { ERRORS } from "../../core/errors.ts";
import type { GaritaError } from "../../core/errors.ts";
import type { Allowance, Quota } from "../../policy/limit.ts";
import type { Dialect } from "./wire/wire.ts";

type Headers = Readonly<Record<string, string | number>>;

const SOFT_HEADER = "x-garita-budget-soft";

/** Where the caller stands, in the words of the dialect's own provider. */
export function limitHeaders(
  quota: Quota,
  { dialect, nowMs }: { readonly dialect: Dialect; readonly nowMs: number },
): Headers {
  const headers: Record<string, string | number> = {};
  for (const unit of ["requests", "tokens"] as const) {
    const allowance = quota[unit];
    if (allowance === null) continue;
    Object.assign(
      headers,
      dialect === "anthropic"
        ? anthropicHeaders(unit, allowance, nowMs)
        : openaiHeaders(unit, allowance),
    );
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

function openaiHeaders(unit: string, { limit, remaining, resetMs }: Allowance): Headers {
  return {
    [`x-ratelimit-limit-${unit}`]: limit,
    [`x-ratelimit-remaining-${unit}`]: remaining,
    [`x-ratelimit-reset-${unit}`]: duration(resetMs),
  };
}

function anthropicHeaders(unit: string, allowance: Allowance, nowMs: number): Headers {
  const { limit, remaining, resetMs } = allowance;
  const resetAt = new Date(Math.ceil((nowMs + resetMs) / 1000) * 1000);
  return {
    [`anthropic-ratelimit-${unit}-limit`]: limit,
    [`anthropic-ratelimit-${unit}-remaining`]: remaining,
    [`anthropic-ratelimit-${unit}-reset`]: resetAt.toISOString().replace(".000Z", "Z"),
  };
}

/** As `6m0s`, `1.5s`, `20ms`. */
function duration(ms: number): string {
  if (ms < 1000) return `${ms}ms`;
  const minutes = Math.floor(ms / 60_000);
  const seconds = Math.ceil((ms - minutes * 60_000) / 10) / 100;
  return minutes === 0 ? `${seconds}s` : `${minutes}m${seconds}s`;
}
