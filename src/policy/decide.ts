import type { AccessRequest, Decide, Decision, Obligation } from "./access.ts";
import type { Identity } from "./caller.ts";
import type { Collection } from "./collections.ts";
import { compile } from "./compile.ts";
import type { CompiledPolicy, Role, Rule } from "./compile.ts";
import { failing, mayHold } from "./conditions.ts";
import type { Circumstances } from "./conditions.ts";
import type { PolicyConfig } from "./language/config.ts";
import { joinApprovals } from "./approvals.ts";
import { matchesPattern } from "./pattern.ts";
import { findPermission } from "./permissions.ts";
import type { Permission, Question } from "./permissions.ts";
import { REASONS } from "./reasons.ts";
import { splitResource } from "./resource.ts";
import { compileRoster } from "./roster.ts";
import type { Roster } from "./roster.ts";
import { covers } from "./scope.ts";

/** Order: deny > require approval > permit > default deny; nothing that is not permitted passes. */
export function compilePolicy(policy: PolicyConfig, policyHash: string): Decide {
  return decideBy(compile(policy, policyHash));
}

/** What a request is about, read once. */
export interface Asked extends Question {
  readonly collection: Collection | null;
}

export function decideBy(policy: CompiledPolicy): Decide {
  const rosterOf = compileRoster(policy);
  const deny = denialBy(policy.policyHash);
  return (request) => {
    const { subject, action, resource } = request;
    const path = splitResource(resource);
    if (path === null) return deny("malformed-resource", REASONS.malformed.en, []);
    const roster = rosterOf(subject);
    const { endUser: person } = subject;
    const own = activeRoles(roster.application, circumstancesOf(request, subject));
    const theirs =
      roster.endUser === null || person === undefined
        ? null
        : activeRoles(roster.endUser, circumstancesOf(request, person));
    const collection = policy.collections.find(path);
    const asked: Asked = { path, action, claims: roster.claims, collection };
    const sides = { own, theirs };
    const labels = labelsOf(sides, collection);
    const denial = findDenial(own, asked) ?? (theirs === null ? null : findDenial(theirs, asked));
    if (denial !== null) return deny(denial.policyId, REASONS.denied.en, labels);
    const forbidding = firstRule(policy.denials, { request, asked, sides });
    if (forbidding !== null) return deny(forbidding.policyId, REASONS.rule.en, labels);
    const grant = findGrant(own, asked);
    if (grant === null) return deny("default-deny", REASONS.nothing.en, labels);
    const theirGrant = theirs === null ? null : findGrant(theirs, asked);
    if (theirs !== null && theirGrant === null)
      return deny("default-deny", REASONS.endUser.en, labels);
    if (!covers(roster.scopes, asked)) return deny("scopes", REASONS.scopes.en, labels);
    const names = countingNames(roster, sides);
    const granted = { grant, theirGrant, labels, collection, names };
    return permit(policy, granted, openApprovals(policy, { request, asked, sides }));
  };
}

export function circumstancesOf(
  { context, subject }: AccessRequest,
  identity: Identity,
): Circumstances {
  return { context, method: subject.method, identity };
}

/** Both sides' roles that count in a request. */
export interface Sides {
  readonly own: readonly Role[];
  readonly theirs: readonly Role[] | null;
}

export function activeRoles(roles: readonly Role[], at: Circumstances): readonly Role[] {
  for (const role of roles) {
    if (failing(role.conditions, at) !== null)
      return roles.filter(({ conditions }) => failing(conditions, at) === null);
  }
  return roles;
}

/** All that are held but those whose conditions fail. */
function countingNames(
  { application, endUser, names }: Roster,
  { own, theirs }: Sides,
): readonly string[] {
  if (own.length === application.length && theirs?.length === endUser?.length) return names;
  const counting = new Set([...own, ...(theirs ?? [])]);
  const held = [...application, ...(endUser ?? [])];
  const out = new Set(held.filter((role) => !counting.has(role)).map(({ name }) => name));
  return names.filter((name) => !out.has(name));
}

function findDenial(roles: readonly Role[], asked: Asked): Permission | null {
  for (const { deny } of roles) {
    const found = findPermission(deny, asked, 0);
    if (found !== null) return found;
  }
  return null;
}

export interface Grant {
  readonly role: Role;
  readonly permission: Permission;
}

/** Of the first role of the file that permits it. */
export function findGrant(roles: readonly Role[], asked: Asked): Grant | null {
  const { collection } = asked;
  for (const role of roles) {
    if (collection !== null && !reaches(role, collection)) continue;
    const permission = findPermission(role.permit, asked, collection?.spelled ?? 0);
    if (permission !== null) return { role, permission };
  }
  return null;
}

/** A ceiling: it takes away and never gives. */
export function reaches({ name, excluded }: Role, collection: Collection): boolean {
  return (collection.roles === null || collection.roles.has(name)) && !excluded.has(collection);
}

export interface RuleQuestion {
  readonly request: AccessRequest;
  readonly asked: Asked;
  readonly sides: Sides;
}

function firstRule(rules: readonly Rule[], question: RuleQuestion): Rule | null {
  for (const rule of rules) if (counts(rule, question)) return rule;
  return null;
}

function openApprovals({ approvals }: CompiledPolicy, question: RuleQuestion): readonly Rule[] {
  if (approvals.length === 0 || question.request.context.approved === true) return NONE;
  return approvals.filter((rule) => counts(rule, question));
}

const NONE: readonly Rule[] = [];

/** True when the rule fits, is triggered and nothing exempts. */
export function counts(rule: Rule, { request, asked, sides }: RuleQuestion): boolean {
  if (!isAbout(rule, asked, sides)) return false;
  const at = circumstancesOf(request, request.subject.endUser ?? request.subject);
  if (!mayHold(rule.when, at)) return false;
  return rule.unless.length === 0 || failing(rule.unless, at) !== null;
}

export function isAbout(rule: Rule, asked: Asked, { own, theirs }: Sides): boolean {
  const { collections, actions, resources, roles } = rule;
  if (collections !== null && (!asked.collection || !collections.has(asked.collection)))
    return false;
  if (actions !== null && !actions.has(asked.action)) return false;
  if (resources?.some((pattern) => matchesPattern(pattern, asked.path, asked.claims)) === false)
    return false;
  if (roles === null) return true;
  return [...own, ...(theirs ?? [])].some(({ name }) => roles.has(name));
}

interface Granted {
  readonly grant: Grant;
  readonly theirGrant: Grant | null;
  readonly labels: readonly string[];
  readonly collection: Collection | null;
  readonly names: readonly string[];
}

function permit(
  { policyHash }: CompiledPolicy,
  { grant, theirGrant, labels, collection, names }: Granted,
  rules: readonly Rule[],
): Decision {
  const { role, permission } = grant;
  const common = {
    role: role.name,
    obligations: obligationsOf(role, theirGrant?.role ?? null, collection),
    limits: role.limits,
    endUserRole: theirGrant === null ? null : theirGrant.role.granting,
    roles: names,
    sensitivity: labels,
    policyHash,
  };
  const [rule] = rules;
  if (rule === undefined) {
    const { policyId } = permission;
    const effect = "permit";
    const reason = REASONS.permitted.en;
    return { ...common, effect, policyId, reason, approvers: [], approval: null };
  }
  const approval = joinApprovals(rules);
  return {
    ...common,
    effect: "require-approval",
    policyId: rule.policyId,
    reason: REASONS.approval.en,
    approvers: approval.from,
    approval,
  };
}

function denialBy(
  policyHash: string,
): (policyId: string, reason: string, labels: readonly string[]) => Decision {
  return (policyId, reason, sensitivity) => ({
    effect: "deny",
    policyId,
    reason,
    role: null,
    obligations: [],
    limits: {},
    endUserRole: null,
    approvers: [],
    approval: null,
    roles: [],
    sensitivity,
    policyHash,
  });
}

/** Of everything that was needed to permit it; of several caps the least. */
function obligationsOf(
  role: Role,
  theirs: Role | null,
  collection: Collection | null,
): readonly Obligation[] {
  const more = theirs?.obligations ?? [];
  const its = collection?.obligations ?? [];
  if (more.length === 0 && its.length === 0) return role.obligations;
  const joined = new Map<Obligation["kind"], Obligation>();
  for (const obligation of [...role.obligations, ...more, ...its]) {
    const before = joined.get(obligation.kind);
    const isLess =
      obligation.kind === "cap-vectors" &&
      before?.kind === "cap-vectors" &&
      before.max <= obligation.max;
    if (!isLess) joined.set(obligation.kind, obligation);
  }
  return [...joined.values()];
}

function labelsOf({ own, theirs }: Sides, collection: Collection | null): readonly string[] {
  const labels: string[] = [];
  for (const { sensitivity } of own) labels.push(...sensitivity);
  for (const { sensitivity } of theirs ?? []) labels.push(...sensitivity);
  if (collection !== null) labels.push(collection.sensitivity);
  return labels;
}
