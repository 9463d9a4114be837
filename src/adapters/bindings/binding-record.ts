import { z } from "zod";
import type { AuditEvent } from "../../core/audit-event.ts";
import type { SubjectConfig } from "../../policy/language/config.ts";

/** A role that somebody was given while the policy was in force. */
export interface BindingRecord {
  readonly id: string;
  readonly role: string;
  readonly subject: SubjectConfig;
  readonly createdAtMs: number;
}

/** What was done to a binding: kept beside the bindings until an audit log has it. */
export const BindingChange = z.strictObject({
  id: z.string(),
  what: z.enum(["add", "remove"]),
  timeMs: z.int().min(0),
  by: z.string(),
  binding: z.strictObject({ id: z.string(), role: z.string(), subject: z.string() }),
});
export type BindingChange = z.infer<typeof BindingChange>;

/** `user:ann@example.org`, with the issuer in brackets where one has to vouch. */
export function renderSubject(subject: SubjectConfig): string {
  const { kind, name } = subject;
  if (kind === "api-key") return `${kind}:${name}`;
  const place = kind === "service-account" ? `${subject.namespace}/` : "";
  const { issuer } = subject;
  return `${kind}:${place}${name}${issuer === undefined ? "" : ` (${issuer})`}`;
}

export function bindingChangeForAudit({
  what,
  binding,
}: BindingChange): Pick<AuditEvent, "endpoint" | "binding"> {
  return { endpoint: `bindings ${what} ${binding.id}`, binding };
}
