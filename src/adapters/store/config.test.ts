import assert from "node:assert/strict";
import { test } from "node:test";
import { LimitsConfig } from "../../policy/limits/config.ts";
import { AuditConfig, SessionsConfig } from "./config.ts";

test("store config: an empty section is complete, an unknown key is refused", () => {
  assert.equal(AuditConfig.parse({}).segmentBytesMax, 64 * 2 ** 20);
  assert.equal(LimitsConfig.parse({}).burstSeconds, 60);
  assert.equal(AuditConfig.safeParse({ queueMaximum: 1 }).success, false);
  assert.equal(LimitsConfig.safeParse({ rpm: 1 }).success, false);
});

test("store config: bounds hold on both sides", () => {
  const bounds = [
    [(value: number) => AuditConfig.safeParse({ segmentBytesMax: value }), 2 ** 16, 2 ** 30],
    [(value: number) => AuditConfig.safeParse({ queueMax: value }), 1, 1_000_000],
    [(value: number) => AuditConfig.safeParse({ workerTimeoutMs: value }), 100, 60_000],
    [(value: number) => LimitsConfig.safeParse({ requestsPerMinute: value }), 1, 1e9],
    [(value: number) => LimitsConfig.safeParse({ tokensPerMinute: value }), 1, 1e12],
    [(value: number) => LimitsConfig.safeParse({ burstSeconds: value }), 1, 3600],
    [(value: number) => LimitsConfig.safeParse({ callersMax: value }), 1, 10_000_000],
    [(value: number) => SessionsConfig.safeParse({ idleMinutes: value }), 1, 1440],
    [(value: number) => SessionsConfig.safeParse({ sessionsMax: value }), 1, 10_000_000],
  ] as const;
  for (const [parse, min, max] of bounds) {
    const accepted = [min - 1, min, max, max + 1].map((value) => parse(value).success);
    assert.deepEqual(accepted, [false, true, true, false]);
  }
});
