import assert from "node:assert/strict";
import { test } from "node:test";
import { GaritaError } from "../../core/errors.ts";
import { NO_QUOTA } from "../../policy/limit.ts";
import { limitHeaders, retryHeaders } from "./limit-headers.ts";

const QUOTA = {
  requests: { limit: 60, remaining: 59, resetMs: 1000 },
  tokens: { limit: 150_000, remaining: 149_984, resetMs: 360_001 },
  softBudgets: ["team", "house"],
};
const nowMs = Date.parse("2026-11-22T16:00:00.400Z");

test("limit headers: OpenAI's clients read counts and durations", () => {
  assert.deepEqual(limitHeaders(QUOTA, { dialect: "openai", nowMs }), {
    "x-ratelimit-limit-requests": 60,
    "x-ratelimit-remaining-requests": 59,
    "x-ratelimit-reset-requests": "1s",
    "x-ratelimit-limit-tokens": 150_000,
    "x-ratelimit-remaining-tokens": 149_984,
    "x-ratelimit-reset-tokens": "6m0.01s",
    "x-garita-budget-soft": "team, house",
  });
  const soon = { ...NO_QUOTA, requests: { limit: 1, remaining: 0, resetMs: 20 } };
  const headers = limitHeaders(soon, { dialect: "openai", nowMs });
  assert.equal(headers["x-ratelimit-reset-requests"], "20ms");
});

test("limit headers: Anthropic's clients read counts and moments", () => {
  assert.deepEqual(limitHeaders({ ...QUOTA, softBudgets: [] }, { dialect: "anthropic", nowMs }), {
    "anthropic-ratelimit-requests-limit": 60,
    "anthropic-ratelimit-requests-remaining": 59,
    "anthropic-ratelimit-requests-reset": "2026-11-22T16:00:02Z",
    "anthropic-ratelimit-tokens-limit": 150_000,
    "anthropic-ratelimit-tokens-remaining": 149_984,
    "anthropic-ratelimit-tokens-reset": "2026-11-22T16:06:01Z",
  });
});

test("limit headers: clients come again when it makes sense, and not for a budget", () => {
  const after = { retryAfterSeconds: 7 };
  assert.deepEqual(retryHeaders(new GaritaError("limit.rate", "x", after)), {
    "retry-after": 7,
    "retry-after-ms": 7000,
  });
  assert.deepEqual(retryHeaders(new GaritaError("limit.budget", "x", after)), {
    "retry-after": 7,
    "retry-after-ms": 7000,
    "x-should-retry": "false",
  });
  assert.deepEqual(retryHeaders(new GaritaError("policy.denied", "x")), {});
});
