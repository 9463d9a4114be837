import type { BoundRoles } from "./bindings.ts";
import type { Caller, Identity } from "./caller.ts";
import type { CompiledPolicy, Role } from "./compile.ts";
import { claimOf } from "./pattern.ts";
import type { Claims } from "./pattern.ts";
import type { Permissions } from "./permissions.ts";
import { splitResource } from "./resource.ts";
import { compileScopes, covers } from "./scope.ts";

/** The role of callers that have none. */
export const DEFAULT_ROLE = "default";
/** The role of end users that have none, where the policy defines it. */
export const END_USER_ROLE = "end-user";

/** Roles in the order of the policy, whether they count in a request or not. */
export interface Roster {
  readonly application: readonly Role[];
  /** Null when the caller acts for nobody. */
  readonly endUser: readonly Role[] | null;
  /** Of both, those that the policy does not define included. */
  readonly names: readonly string[];
  readonly claims: Claims;
  /** Of the credential; null = no ceiling. */
  readonly scopes: Permissions | null;
}

/**
 * A caller that acts for nobody is remembered as long as it lives, since it has come from a cache,
 * and as long as the bindings are the same. Throws `policy.unavailable` while they are not known.
 */
export function compileRoster(policy: CompiledPolicy): (caller: Caller) => Roster {
  let known = new WeakMap<Caller, Roster>();
  let last: object | null = null;
  const all = withLive(policy);
  return (caller) => {
    const edition = policy.live?.editionFor(caller) ?? null;
    const bound = edition === null ? policy.bound : all;
    if (caller.endUser !== undefined) return toRoster(policy, caller, bound);
    if (edition !== null && edition !== last) {
      known = new WeakMap();
      last = edition;
    }
    const found = known.get(caller);
    if (found !== undefined) return found;
    const roster = toRoster(policy, caller, bound);
    known.set(caller, roster);
    return roster;
  };
}

function withLive({ bound, live }: CompiledPolicy): BoundRoles {
  return (identity) => [...bound(identity), ...(live?.rolesOf(identity) ?? [])];
}

function toRoster(policy: CompiledPolicy, caller: Caller, bound: BoundRoles): Roster {
  const { endUser } = caller;
  const own = namesHeld(caller, bound(caller), DEFAULT_ROLE);
  const theirs = endUser && namesHeld(endUser, bound(endUser), END_USER_ROLE);
  return {
    application: rolesNamed(policy, own),
    endUser: theirs === undefined ? null : rolesNamed(policy, theirs),
    names: theirs === undefined ? own : [...own, ...theirs],
    claims: claimsOf(caller),
    scopes: compileScopes(caller.scopes),
  };
}

/** Of credential and bindings; `otherwise` for who has none. */
function namesHeld(
  { roles }: Identity,
  bound: readonly string[],
  otherwise: string,
): readonly string[] {
  if (bound.length === 0) return roles.length === 0 ? [otherwise] : roles;
  return roles.length === 0 ? bound : [...roles, ...bound];
}

/** In the order of the policy; a name that it does not define grants nothing. */
function rolesNamed({ roles }: CompiledPolicy, names: readonly string[]): readonly Role[] {
  const [only, ...more] = names;
  if (more.length === 0) {
    const role = roles.get(only ?? "");
    return role === undefined ? NOBODY : [role];
  }
  const held: Role[] = [];
  for (const name of new Set(names)) {
    const role = roles.get(name);
    if (role !== undefined) held.push(role);
  }
  return held.toSorted((a, b) => a.order - b.order);
}

const NOBODY: readonly Role[] = [];

/** Whether its credential is good for that, whatever its roles permit. */
export function isInScope(caller: Caller, action: string, resource: string): boolean {
  const ceiling = compileScopes(caller.scopes);
  if (ceiling === null) return true;
  const path = splitResource(resource);
  return path !== null && covers(ceiling, { path, action, claims: claimsOf(caller) });
}

/** Of the end user if there is one; `{user_id}` never is an application that is no user. */
function claimsOf(caller: Caller): Claims {
  const person: Identity = caller.endUser ?? caller;
  return {
    userId: person.kind === "user" ? claimOf(person.subject) : null,
    tenant: claimOf(person.tenant),
  };
}
