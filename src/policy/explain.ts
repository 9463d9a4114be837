import type { AccessRequest, Decision } from "./access.ts";
import type { Identity } from "./caller.ts";
import type { CompiledPolicy, Role, Rule } from "./compile.ts";
import type { Condition } from "./conditions.ts";
import { circumstancesOf, counts, decideBy, isAbout, reaches } from "./decide.ts";
import type { Asked } from "./decide.ts";
import { findPermission } from "./permissions.ts";
import { splitResource } from "./resource.ts";
import { compileRoster } from "./roster.ts";

/** Why a decision is what it is. Costs more than deciding: for people and tests. */
export interface Explanation {
  readonly decision: Decision;
  /** Null where the resource lies in none by its type, or is no path. */
  readonly collection: CollectionNote | null;
  /** In the order in which they were asked. */
  readonly application: readonly RoleNote[];
  /** Null when the caller acts for nobody. */
  readonly endUser: readonly RoleNote[] | null;
  /** Of the credential; null = it has no ceiling. */
  readonly scopes: ScopesNote | null;
  /** Names of roles that are held and that the policy does not define. */
  readonly unknown: readonly string[];
  /** Dynamic rules that are about the request. */
  readonly rules: readonly RuleNote[];
}

export interface ScopesNote {
  /** The first that covers it, such as `scopes[0]`; null = none does. */
  readonly covering: string | null;
}

export interface CollectionNote {
  /** Null = belongs to no collection. */
  readonly name: string | null;
  readonly sensitivity: string;
}

export interface RoleNote {
  readonly name: string;
  /** Conditions that do not hold: then the role counts for nothing. */
  readonly failed: readonly Condition["name"][];
  /** The line that denies. */
  readonly deny: string | null;
  /** The line that permits, or would if nothing kept it from doing so. */
  readonly permit: string | null;
  /** Why the line that would permit does not. */
  readonly hindered: Hindrance | null;
}

/**
 * `excluded`: the role excludes the collection. `ceiling`: it is not among `accessibleBy`.
 * `wildcard`: the class takes a permission that spells the path out.
 */
export type Hindrance = "excluded" | "ceiling" | "wildcard";

export interface RuleNote {
  readonly policyId: string;
  readonly effect: "deny" | "require-approval";
  /** False where it is not triggered, or something exempts. */
  readonly counts: boolean;
}

export function explain(policy: CompiledPolicy, request: AccessRequest): Explanation {
  const { subject, action, resource } = request;
  const decision = decideBy(policy)(request);
  const path = splitResource(resource);
  const { application, endUser, claims, names, scopes: ceiling } = compileRoster(policy)(subject);
  const unknown = names.filter((name) => !policy.roles.has(name));
  if (path === null) {
    const none = { collection: null, application: [], endUser: null, scopes: null, rules: [] };
    return { decision, unknown, ...none };
  }
  const asked = { path, action, claims, collection: policy.collections.find(path) };
  const note = (identity: Identity) => (role: Role) => noteOf(role, asked, { request, identity });
  const own = application.map(note(subject));
  const theirs = endUser === null ? null : endUser.map(note(subject.endUser ?? subject));
  const sides = { own: active(application, own), theirs: endUser && active(endUser, theirs ?? []) };
  const rules = [...policy.denials, ...policy.approvals]
    .filter((rule) => isAbout(rule, asked, sides))
    .map((rule) => ({ ...nameOf(rule), counts: counts(rule, { request, asked, sides }) }));
  const { collection } = asked;
  const covering = ceiling && findPermission(ceiling, asked, 0);
  return {
    decision,
    collection: collection && { name: collection.name, sensitivity: collection.sensitivity },
    application: own,
    endUser: theirs,
    scopes: ceiling && { covering: covering?.policyId ?? null },
    unknown,
    rules,
  };
}

function active(roles: readonly Role[], notes: readonly RoleNote[]): readonly Role[] {
  return roles.filter((_, index) => notes[index]?.failed.length === 0);
}

function nameOf({ policyId, approval }: Rule): Omit<RuleNote, "counts"> {
  return { policyId, effect: approval === null ? "deny" : "require-approval" };
}

function noteOf(
  role: Role,
  asked: Asked,
  { request, identity }: { readonly request: AccessRequest; readonly identity: Identity },
): RoleNote {
  const at = circumstancesOf(request, identity);
  const failed = role.conditions.filter(({ holds }) => holds(at) !== true).map(({ name }) => name);
  const { collection } = asked;
  const spelled = findPermission(role.permit, asked, collection?.spelled ?? 0);
  const permit = spelled ?? findPermission(role.permit, asked, 0);
  return {
    name: role.name,
    failed,
    deny: findPermission(role.deny, asked, 0)?.policyId ?? null,
    permit: permit?.policyId ?? null,
    hindered: permit === null ? null : hindrance(role, asked, spelled !== null),
  };
}

function hindrance(role: Role, { collection }: Asked, isSpelled: boolean): Hindrance | null {
  if (collection !== null && role.excluded.has(collection)) return "excluded";
  if (collection !== null && !reaches(role, collection)) return "ceiling";
  return isSpelled ? null : "wildcard";
}
