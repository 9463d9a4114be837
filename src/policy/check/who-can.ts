import { COLLECTION_TYPES } from "../action.ts";
import type { CompiledPolicy, Role } from "../compile.ts";
import { reaches } from "../decide.ts";
import type { PolicyConfig, SubjectConfig } from "../language/config.ts";
import type { Claims } from "../pattern.ts";
import { findPermission } from "../permissions.ts";
import { splitResource } from "../resource.ts";
import { neverHolds } from "./check-conditions.ts";

/** A role that gives an action on a resource, if its conditions hold. */
export interface Reaching {
  readonly role: string;
  /** The line that permits. */
  readonly permission: string;
  /** What has to be proven of the user; empty = nothing. */
  readonly claims: Partial<Record<"user_id" | "tenant", string>>;
  /** Conditions of the role, by name. */
  readonly conditions: readonly string[];
  /** A condition that can never hold: then the role gives nothing. */
  readonly never: string | null;
  /** A line of the same role that takes it away again. */
  readonly denied: string | null;
  /** Whom bindings give the role. */
  readonly subjects: readonly SubjectConfig[];
}

export interface Question {
  readonly resource: string;
  readonly action: string;
  readonly nowMs: number;
}

const NOBODY: Claims = { userId: null, tenant: null };

/** Roles that reach a resource, and who has them; null when the resource is no plain path. */
export function whoCan(
  policy: PolicyConfig,
  { roles, collections }: CompiledPolicy,
  { resource, action, nowMs }: Question,
): readonly Reaching[] | null {
  const path = splitResource(resource);
  if (path === null) return null;
  const collection = COLLECTION_TYPES.has(path[0] ?? "") ? collections.find(path) : null;
  const people = path.flatMap((segment): readonly Claims[] => [
    { userId: segment, tenant: null },
    { userId: null, tenant: segment },
  ]);
  const tried = [NOBODY, ...people, ...pairs(path)];
  return [...roles.values()].flatMap((role) => {
    if (collection !== null && !reaches(role, collection)) return [];
    for (const claims of tried) {
      const asked = { path, action, claims };
      const permission = findPermission(role.permit, asked, collection?.spelled ?? 0);
      if (permission === null) continue;
      const denied = findPermission(role.deny, asked, 0)?.policyId ?? null;
      const line = { permission: permission.policyId, denied, claims: named(claims) };
      return [{ ...about(role, policy, nowMs), ...line }];
    }
    return [];
  });
}

/** Both claims at once, for patterns that ask for both. */
function pairs(path: readonly string[]): readonly Claims[] {
  return path.flatMap((userId) => path.map((tenant) => ({ userId, tenant })));
}

function named({ userId, tenant }: Claims): Reaching["claims"] {
  return { ...(userId !== null && { user_id: userId }), ...(tenant !== null && { tenant }) };
}

function about(
  { name, conditions }: Role,
  { roles, bindings }: PolicyConfig,
  nowMs: number,
): Pick<Reaching, "role" | "conditions" | "never" | "subjects"> {
  return {
    role: name,
    conditions: conditions.map((one) => one.name),
    never: neverHolds(roles[name]?.conditions ?? {}, nowMs)?.name ?? null,
    subjects: bindings.filter(({ role }) => role === name).flatMap(({ subjects }) => subjects),
  };
}
