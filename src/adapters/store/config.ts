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

export const TokensConfig = z
  .strictObject({
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
        "How long the values behind tokens are kept, encrypted, for answers that a later request " +
          "may continue by their id. Older tokens stay in the answer as they are.",
      ),
    keep: z
      .enum(["memory", "store"])
      .default("memory")
      .describe(
        "Where: in the memory of this server, or under `store`, for several machines and over " +
          "restarts, which needs `secret`.",
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
  })
  .refine(({ keep, secret }) => keep === "memory" || secret !== undefined, {
    path: ["keep"],
    message: "`store` needs `secret`: nothing could be read after a restart",
  });
export type TokensConfig = z.infer<typeof TokensConfig>;

const staleSecondsMax = z
  .int()
  .min(1)
  .max(3600)
  .default(5)
  .describe(
    "How old what was read of the store may be when it cannot be read any more, in seconds; " +
      "beyond it everything that depends on it is refused with 503.",
  );

const SqliteConfig = z.strictObject({
  kind: z.literal("sqlite").describe("A file in the data folder, for one machine."),
  staleSecondsMax,
});

const PostgresConfig = z.strictObject({
  kind: z.literal("postgres").describe("PostgreSQL, for several machines; tables are made there."),
  url: SecretRef.describe(
    "Where the address is kept: `postgres://user:password@host:port/database`, with `?host=` and " +
      "a folder for a socket.",
  ),
  tls: z
    .boolean()
    .optional()
    .describe(
      "Encrypts the connection and checks the server's certificate; left out: on, unless the " +
        "server is on this machine.",
    ),
  authority: SecretRef.optional().describe(
    "Where the certificate of the authority that vouches for the server is kept, as PEM; left " +
      "out: the authorities that Node.js knows.",
  ),
  connectionsMax: z
    .int()
    .min(1)
    .max(100)
    .default(4)
    .describe("Connections of each process, beside one that waits for news."),
  timeoutMs: z
    .int()
    .min(100)
    .max(60_000)
    .default(2000)
    .describe("How long a connection or a statement may take, in milliseconds."),
  staleSecondsMax,
});

export const StoreConfig = z.discriminatedUnion("kind", [SqliteConfig, PostgresConfig]);
export type StoreConfig = z.infer<typeof StoreConfig>;
