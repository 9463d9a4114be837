import { stated } from "../core/stated.ts";
import type { Approval, GrantingRole, Obligation, RoleLimits } from "./access.ts";
import { compileBindings } from "./bindings.ts";
import type { BoundRoles, LiveBindings } from "./bindings.ts";
import { compileCollections } from "./collections.ts";
import type { Collection, Collections } from "./collections.ts";
import { compileConditions } from "./conditions.ts";
import type { Condition } from "./conditions.ts";
import type { PolicyConfig, RoleConfig } from "./language/config.ts";
import { parsePattern } from "./pattern.ts";
import type { Pattern } from "./pattern.ts";
import { compilePermissions } from "./permissions.ts";
import type { Permissions } from "./permissions.ts";

export interface Role {
  readonly name: string;
  /** Its place in the file. */
  readonly order: number;
  readonly deny: Permissions;
  readonly permit: Permissions;
  readonly conditions: readonly Condition[];
  readonly excluded: ReadonlySet<Collection>;
  readonly obligations: readonly Obligation[];
  readonly limits: RoleLimits;
  /** As decisions name it: one object for as long as the policy lasts. */
  readonly granting: GrantingRole;
  readonly sensitivity: readonly string[];
}

/** A dynamic rule. */
export interface Rule {
  readonly policyId: string;
  /** Null = any, for each. */
  readonly collections: ReadonlySet<Collection> | null;
  readonly actions: ReadonlySet<string> | null;
  readonly resources: readonly Pattern[] | null;
  readonly roles: ReadonlySet<string> | null;
  readonly when: readonly Condition[];
  /** Empty = nothing exempts. */
  readonly unless: readonly Condition[];
  readonly approval: Approval | null;
}

/** A policy as decisions read it. */
export interface CompiledPolicy {
  /** In the order of the file, which is the order of precedence. */
  readonly roles: ReadonlyMap<string, Role>;
  readonly bound: BoundRoles;
  /** Besides those of the file; null: there are none. */
  readonly live: LiveBindings | null;
  readonly collections: Collections;
  readonly denials: readonly Rule[];
  readonly approvals: readonly Rule[];
  readonly policyHash: string;
}

/** Everything that can be prepared is; `policyHash` is what decisions call the policy. */
export function compile(
  policy: PolicyConfig,
  policyHash: string,
  live: LiveBindings | null = null,
): CompiledPolicy {
  const collections = compileCollections(policy);
  const rules = policy.rules.map((rule) => toRule(rule, policy, collections));
  const roles = Object.entries(policy.roles).map(([name, role], order): [string, Role] => [
    name,
    { ...toRole(name, role, { policy, collections }), order },
  ]);
  return {
    roles: new Map(roles),
    bound: compileBindings(policy.bindings),
    live,
    collections,
    denials: rules.filter(({ approval }) => approval === null),
    approvals: rules.filter(({ approval }) => approval !== null),
    policyHash,
  };
}

interface Setting {
  readonly policy: PolicyConfig;
  readonly collections: Collections;
}

function toRole(
  name: string,
  role: RoleConfig,
  { policy, collections }: Setting,
): Omit<Role, "order"> {
  const { obligations = [], limits = {}, excludeCollections = [] } = role;
  const { vectorsPerRequest, ...others } = limits;
  const own = stated(others);
  const cap: readonly Obligation[] =
    vectorsPerRequest === undefined ? [] : [{ kind: "cap-vectors", max: vectorsPerRequest }];
  return {
    name,
    deny: compilePermissions(role.deny, `roles.${name}.deny`),
    permit: compilePermissions(role.permissions, `roles.${name}.permissions`),
    conditions: compileConditions(role.conditions ?? {}, policy),
    excluded: collectionsNamed(excludeCollections, collections),
    obligations: [...obligations.map((kind) => ({ kind })), ...cap],
    limits: own,
    granting: { name, limits: own },
    sensitivity: role.sensitivity === undefined ? [] : [role.sensitivity],
  };
}

function toRule(
  rule: PolicyConfig["rules"][number],
  policy: PolicyConfig,
  collections: Collections,
): Rule {
  const { appliesTo, when = {}, unless = {}, approval } = rule;
  const actions = appliesTo.actions ?? ["*"];
  return {
    policyId: `rules.${rule.name}`,
    collections: appliesTo.collections
      ? collectionsNamed(appliesTo.collections, collections)
      : null,
    actions: actions.includes("*") ? null : new Set(actions),
    resources: appliesTo.resources?.map(parsePattern).filter((one) => one !== null) ?? null,
    roles: appliesTo.roles ? new Set(appliesTo.roles) : null,
    when: compileConditions(when, policy),
    unless: compileConditions(unless, policy),
    approval: approval ?? null,
  };
}

/** Names that no collection has were refused when the file was read. */
function collectionsNamed(
  names: readonly string[],
  { byName }: Collections,
): ReadonlySet<Collection> {
  return new Set(names.flatMap((name) => byName.get(name) ?? []));
}
