import type { AuditedCaller, AuditedDecision } from "../core/audit-event.ts";
import type { Decision } from "./access.ts";
import type { Caller } from "./caller.ts";

/** What the record of a request says of who asked. */
export function auditedCaller(caller: Caller | null): AuditedCaller | null {
  if (caller === null) return null;
  const { id, name, endUser } = caller;
  return { id, name, ...(endUser !== undefined && { endUser: { id: endUser.id } }) };
}

/** And of what the policy said. */
export function auditedDecision(decision: Decision | null): AuditedDecision | null {
  if (decision === null) return null;
  const { effect, policyId, role, obligations } = decision;
  return { effect, policyId, role, obligations: obligations.map(({ kind }) => kind) };
}
