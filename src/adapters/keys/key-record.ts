import { z } from "zod";

const TimeMs = z.int().min(0);
/** HMAC-SHA-256 in hexadecimal digits. */
const KeyHash = z.string().regex(/^[0-9a-f]{64}$/);

/** What is kept of a key; the key itself is not. Times in milliseconds since the epoch. */
export const KeyRecord = z.strictObject({
  id: z.string().regex(/^key_[0-9A-Za-z]{12}$/),
  name: z.string(),
  /** Of the key that is handed out now. */
  hash: KeyHash,
  roles: z.array(z.string()).readonly(),
  /** Written and checked by the language of policies; absent = no ceiling. */
  scopes: z.array(z.string()).readonly().optional(),
  owner: z.string().optional(),
  tenant: z.string().optional(),
  sensitivity: z.string().optional(),
  limits: z
    .strictObject({
      requestsPerMinute: z.int().min(1).optional(),
      tokensPerMinute: z.int().min(1).optional(),
      concurrentRequests: z.int().min(1).optional(),
      requestBytes: z.int().min(1).optional(),
    })
    .optional(),
  createdAtMs: TimeMs,
  /** Not valid from then on; null = never ends. */
  expiresAtMs: TimeMs.nullable(),
  /** How long each of its keys is valid: what a rotation counts anew. */
  lifetimeMs: TimeMs.nullable(),
  /** The key before the last rotation, and when it stops to be valid. */
  previous: z.strictObject({ hash: KeyHash, untilMs: TimeMs }).nullable(),
  rotatedAtMs: TimeMs.nullable(),
  revokedAtMs: TimeMs.nullable(),
});
export type KeyRecord = z.infer<typeof KeyRecord>;

export type KeyStatus = "active" | "expired" | "revoked";

export function keyStatus(record: KeyRecord, nowMs: number): KeyStatus {
  if (record.revokedAtMs !== null) return "revoked";
  return record.expiresAtMs !== null && nowMs >= record.expiresAtMs ? "expired" : "active";
}
