import type { Caller, Identity } from "./caller.ts";
import type { CompiledPolicy, Role } from "./compile.ts";
import { claimOf } from "./pattern.ts";
import type { Claims } from "./pattern.ts";

/** The role of callers that have none. */
export const DEFAULT_ROLE = "default";
/** The role of end users that have none, where the policy defines it. */
export const END_USER_ROLE = "end-user";

/** Roles in the order of the policy, whether they count in a request or not. */
export interface Roster {
  readonly application: readonly Role[];
  /** Null when the caller acts for nobody. */
  readonly endUser: readonly Role[] | null;
  readonly claims: Claims;
}

/** A caller that acts for nobody is remembered as long as it lives: it has come from a cache. */
export function compileRoster(policy: CompiledPolicy): (caller: Caller) => Roster {
  const known = new WeakMap<Caller, Roster>();
  return (caller) => {
    if (caller.endUser !== undefined) return toRoster(policy, caller);
    const found = known.get(caller);
    if (found !== undefined) return found;
    const roster = toRoster(policy, caller);
    known.set(caller, roster);
    return roster;
  };
}

function toRoster(policy: CompiledPolicy, caller: Caller): Roster {
  const { endUser } = caller;
  return {
    application: rolesHeld(policy, caller, DEFAULT_ROLE),
    endUser: endUser === undefined ? null : rolesHeld(policy, endUser, END_USER_ROLE),
    claims: claimsOf(caller),
  };
}

/** Of credential and bindings; a name that the policy does not define grants nothing. */
function rolesHeld(
  { roles, bound }: CompiledPolicy,
  identity: Identity,
  otherwise: string,
): readonly Role[] {
  const own = identity.roles;
  const more = bound(identity);
  if (own.length + more.length < 2) {
    const role = roles.get(own[0] ?? more[0] ?? otherwise);
    return role === undefined ? NOBODY : [role];
  }
  const held: Role[] = [];
  for (const name of new Set([...own, ...more])) {
    const role = roles.get(name);
    if (role !== undefined) held.push(role);
  }
  return held.toSorted((a, b) => a.order - b.order);
}

const NOBODY: readonly Role[] = [];

/** Of the end user if there is one; `{user_id}` never is an application that is no user. */
function claimsOf(caller: Caller): Claims {
  const person: Identity = caller.endUser ?? caller;
  return {
    userId: person.kind === "user" ? claimOf(person.subject) : null,
    tenant: claimOf(person.tenant),
  };
}
