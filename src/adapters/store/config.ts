import { z } from "zod";
import { SecretRef } from "../../core/secret-ref.ts";

export const AuditConfig = z.strictObject({
  segmentBytesMax: z
    .int()
    .min(2 ** 16)
    .max(2 ** 30)
    .default(2 ** 26)
    .describe("A segment of the audit log is closed before it would grow beyond this many bytes."),
  gatherMs: z
    .int()
    .min(0)
    .max(100)
    .default(1)
    .describe(
      "How long an event waits for others that share its sync, in milliseconds: less CPU for an " +
        "answer that is complete that much later.",
    ),
  queueMax: z
    .int()
    .min(1)
    .max(1_000_000)
    .default(10_000)
    .describe("Events waiting to become durable. Beyond it requests are refused with 503."),
  workerTimeoutMs: z
    .int()
    .min(100)
    .max(60_000)
    .default(5000)
    .describe("How long a worker waits for the primary to record an event or grant a reservation."),
});
export type AuditConfig = z.infer<typeof AuditConfig>;

export const LimitsConfig = z.strictObject({
  requestsPerMinute: z
    .int()
    .min(1)
    .max(1e9)
    .default(600_000)
    .describe("Requests a minute for a caller that has no limit of its own."),
  tokensPerMinute: z
    .int()
    .min(1)
    .max(1e12)
    .default(100_000_000)
    .describe("Tokens a minute, prompt and answer together, for a caller without its own limit."),
  burstSeconds: z
    .int()
    .min(1)
    .max(3600)
    .default(60)
    .describe("An idle caller may use at once what it would be given in this many seconds."),
  callersMax: z
    .int()
    .min(1)
    .max(10_000_000)
    .default(100_000)
    .describe("Callers remembered at a time. Beyond it new ones wait until an old one is idle."),
});
export type LimitsConfig = z.infer<typeof LimitsConfig>;

export const SessionsConfig = z.strictObject({
  idleMinutes: z
    .int()
    .min(1)
    .max(1440)
    .default(30)
    .describe("A conversation without a turn for so many minutes begins anew."),
  sessionsMax: z
    .int()
    .min(1)
    .max(10_000_000)
    .default(100_000)
    .describe(
      "Conversations and continued answers remembered; beyond it the longest idle are forgotten.",
    ),
});
export type SessionsConfig = z.infer<typeof SessionsConfig>;

export const TokensConfig = z.strictObject({
  secret: SecretRef.optional().describe(
    "What the keys of tokens and look-alikes derive from, at least 32 characters: equal values " +
      "have equal tokens after a restart. Without it a new one is made at each start.",
  ),
  lifetimeMinutes: z
    .int()
    .min(1)
    .max(43_200)
    .default(480)
    .describe(
      "How long the values behind tokens are kept, encrypted in memory, for answers that a later " +
        "request may continue by their id. Older tokens stay in the answer as they are.",
    ),
  conversationsMax: z
    .int()
    .min(1)
    .max(1_000_000)
    .default(10_000)
    .describe("Such answers and conversations remembered; beyond it the oldest are forgotten."),
  bytesMax: z
    .int()
    .min(2 ** 16)
    .max(2 ** 33)
    .default(2 ** 26)
    .describe("What they may take together, in bytes; beyond it the oldest are forgotten."),
});
export type TokensConfig = z.infer<typeof TokensConfig>;
