import { z } from "zod";
import type { AuditEvent } from "../../core/audit-event.ts";

/** What was done to a key, by whom and when: kept beside the keys until an audit log has it. */
export const KeyChange = z.strictObject({
  /** Unique, and the id of its audit event: the same change is on record once. */
  id: z.string(),
  what: z.enum(["create", "rotate", "revoke"]),
  timeMs: z.int().min(0),
  /** Name of a user of the machine on which it was done. */
  by: z.string(),
  key: z.strictObject({ id: z.string(), name: z.string() }),
});
export type KeyChange = z.infer<typeof KeyChange>;

/** What the one who makes a change knows of it. */
export type ChangeNote = Pick<KeyChange, "what" | "timeMs" | "by">;

export function keyChangeForAudit({ what, key }: KeyChange): Pick<AuditEvent, "endpoint" | "key"> {
  return { endpoint: `keys ${what} ${key.id}`, key };
}
