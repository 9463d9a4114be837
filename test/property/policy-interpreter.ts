/**
 * The policy language read as plainly as it can be: every line of the file, in order, for every
 * request, without anything compiled. Shares no code with the engine but the types.
 */
import { BlockList, isIPv4, isIPv6 } from "node:net";
import type { AccessContext, AccessRequest } from "../../src/policy/access.ts";
import type { Identity } from "../../src/policy/caller.ts";
import type {
  PolicyConfig,
  RoleConfig,
  RuleConfig,
  SubjectConfig,
  TriggerConfig,
} from "../../src/policy/language/config.ts";

export interface Reading {
  readonly effect: "permit" | "deny" | "require-approval";
  readonly policyId: string;
  readonly role: string | null;
}

const EU = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE";
const CLASSIFIED = ["vectors", "collections", "indexes", "metadata"];

/** Who is looked at, in which policy and request. */
interface View {
  readonly policy: PolicyConfig;
  readonly request: AccessRequest;
  /** Whose roles they are. */
  readonly identity: Identity;
  /** Whose claims paths can ask for. */
  readonly person: Identity;
  readonly segments: readonly string[];
}

export function interpret(policy: PolicyConfig, request: AccessRequest): Reading {
  const { subject, resource } = request;
  if (!isPlain(resource)) return denied("malformed-resource");
  const person = subject.endUser ?? subject;
  const mine: View = { policy, request, identity: subject, person, segments: resource.split("/") };
  const own = activeRoles(mine, "default");
  const theirs = subject.endUser ? activeRoles({ ...mine, identity: person }, "end-user") : null;

  const denial = denying(mine, [...own, ...(theirs ?? [])]);
  if (denial !== null) return denied(denial);
  const counting = policy.rules.filter((rule) => counts(mine, rule, [...own, ...(theirs ?? [])]));
  const forbidding = counting.find(({ effect }) => effect === "deny");
  if (forbidding) return denied(`rules.${forbidding.name}`);
  const grant = permitting(mine, own);
  const theirGrant = theirs === null ? grant : permitting(mine, theirs);
  if (grant === null || theirGrant === null) return denied("default-deny");
  if (!isInScope(mine)) return denied("scopes");
  const asking = counting.find(({ effect }) => effect === "require-approval");
  if (asking && request.context.approved !== true) {
    return { effect: "require-approval", policyId: `rules.${asking.name}`, role: grant.role };
  }
  return { effect: "permit", ...grant };
}

function denying(view: View, roles: readonly string[]): string | null {
  for (const name of roles) {
    for (const [index, line] of (view.policy.roles[name]?.deny ?? []).entries()) {
      if (matches(view, line)) return `roles.${name}.deny[${index}]`;
    }
  }
  return null;
}

function counts(view: View, rule: RuleConfig, held: readonly string[]): boolean {
  const { collections, actions, resources, roles } = rule.appliesTo;
  const { request, person } = view;
  if (collections && !collections.some((name) => liesIn(view, name))) return false;
  if (actions && !actions.some((one) => one === "*" || one === request.action)) return false;
  if (resources && !resources.some((one) => pathMatches(view, one))) return false;
  if (roles && !roles.some((one) => held.includes(one))) return false;
  const when = truths({ ...view, identity: person }, rule.when ?? {});
  const unless = truths({ ...view, identity: person }, rule.unless ?? {});
  const exempt = unless.length > 0 && unless.every((truth) => truth === true);
  return when.every((truth) => truth !== false) && !exempt;
}

function denied(policyId: string): Reading {
  return { effect: "deny", policyId, role: null };
}

export function isPlain(resource: string): boolean {
  const segments = resource.split("/");
  return (
    resource.length <= 1024 &&
    segments.length <= 32 &&
    resource.normalize("NFC") === resource &&
    !/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029*%\\]/u.test(resource) &&
    segments.every((one) => one !== "" && one !== "." && one !== ".." && one.trim() === one)
  );
}

function activeRoles(view: View, otherwise: string): readonly string[] {
  const { policy, identity } = view;
  const bound = policy.bindings.filter(({ subjects }) =>
    subjects.some((one) => isSubject(one, identity)),
  );
  const named = [...identity.roles, ...bound.map(({ role }) => role)];
  if (named.length === 0) named.push(otherwise);
  return Object.keys(policy.roles).filter((name) => {
    const all = truths(view, policy.roles[name]?.conditions ?? {});
    return named.includes(name) && all.every((truth) => truth === true);
  });
}

function isSubject(one: SubjectConfig, identity: Identity): boolean {
  const { kind, id, name, subject, issuer, namespace, groups } = identity;
  if ("issuer" in one && one.issuer !== undefined && one.issuer !== issuer) return false;
  if (one.kind === "group") return groups.includes(one.name);
  if (one.kind !== kind) return false;
  if (one.kind === "api-key") return one.name === id || one.name === name;
  if (one.kind === "user")
    return one.name === name || (one.issuer !== undefined && one.name === subject);
  return one.namespace === namespace && (one.name === name || one.name === subject);
}

function permitting(
  view: View,
  roles: readonly string[],
): { readonly policyId: string; readonly role: string } | null {
  for (const role of roles) {
    const config: RoleConfig | undefined = view.policy.roles[role];
    if (config?.excludeCollections?.some((name) => liesIn(view, name))) continue;
    for (const [index, line] of (config?.permissions ?? []).entries()) {
      if (matches(view, line) && isWithinCeiling(view, role, line.resource))
        return { policyId: `roles.${role}.permissions[${index}]`, role };
    }
  }
  return null;
}

function isWithinCeiling(view: View, role: string, pattern: string): boolean {
  const { policy, segments } = view;
  if (!CLASSIFIED.includes(segments[0] ?? "") || segments.length < 2) return true;
  const collection = policy.collections.find(({ name }) => liesIn(view, name));
  if (collection?.accessibleBy !== undefined) {
    return collection.accessibleBy.includes("*") || collection.accessibleBy.includes(role);
  }
  if ((collection?.sensitivity ?? policy.defaultSensitivity) !== "restricted") return true;
  const path = collection === undefined ? ["x"] : (collection.path ?? collection.name).split("/");
  return path.every((_, index) => !(pattern.split("/")[index + 1] ?? "*").includes("*"));
}

function liesIn({ policy, segments }: View, name: string): boolean {
  const collection = policy.collections.find((one) => one.name === name);
  if (collection === undefined || !CLASSIFIED.includes(segments[0] ?? "")) return false;
  return `${segments.slice(1).join("/")}/`.startsWith(`${collection.path ?? collection.name}/`);
}

function matches(
  view: View,
  line: { readonly resource: string; readonly actions: readonly string[] },
): boolean {
  const isAction = line.actions.includes(view.request.action) || line.actions.includes("*");
  return isAction && pathMatches(view, line.resource);
}

/** Whether the scopes of the credential, if it has any, cover what is asked. */
export function inScope(policy: PolicyConfig, request: AccessRequest): boolean {
  const { subject, resource } = request;
  const person = subject.endUser ?? subject;
  return isInScope({ policy, request, identity: subject, person, segments: resource.split("/") });
}

/** `actions:pattern`; the list is a ceiling, where there is one. */
function isInScope(view: View): boolean {
  const { scopes } = view.request.subject;
  if (scopes === undefined) return true;
  return scopes.some((scope) => {
    const [actions = "", ...pattern] = scope.split(":");
    return matches(view, { actions: actions.split(","), resource: pattern.join(":") });
  });
}

function pathMatches({ segments, person }: View, pattern: string): boolean {
  const wanted = pattern.split("/");
  const rest = wanted.at(-1) === "*";
  if (rest ? segments.length < wanted.length : segments.length !== wanted.length) return false;
  return wanted.every((want, index) => {
    const segment = segments[index] ?? "";
    if (want === "*") return true;
    if (want === "{user_id}") return person.kind === "user" && person.subject === segment;
    if (want === "{tenant}") return person.tenant === segment;
    if (!want.endsWith("*")) return want === segment;
    return segment.startsWith(want.slice(0, -1)) && segment !== want.slice(0, -1);
  });
}

/** Of each condition that is written; null where it is not known. */
function truths(view: View, conditions: TriggerConfig): readonly (boolean | null)[] {
  const { policy, request, identity } = view;
  const { context, subject } = request;
  const found: (boolean | null)[] = [];
  const { addresses, methods, hours, until, countries } = conditions;
  if (until !== undefined) found.push(context.nowMs <= new Date(until).getTime());
  if (methods) found.push(methods.includes(subject.method));
  if (addresses) found.push(isInside(addresses, context));
  if (countries) found.push(isFrom(policy, countries, context));
  if (hours) found.push(isOpen(hours, hours.zone ?? policy.timeZone, context.nowMs));
  found.push(...secondFactor(conditions, identity, context));
  if (conditions.vectorsOver !== undefined) {
    const most = Math.max(context.vectors ?? 0, context.vectorsInWindow ?? 0);
    found.push(most > conditions.vectorsOver);
  }
  return found;
}

function secondFactor(
  { mfa, mfaMaxAgeMinutes }: TriggerConfig,
  { kind, secondFactorAtMs }: Identity,
  { nowMs }: AccessContext,
): readonly boolean[] {
  if (mfa !== true && mfaMaxAgeMinutes === undefined) return [];
  if (kind !== "user" || secondFactorAtMs === undefined) return [false];
  const minutes = (nowMs - secondFactorAtMs) / 60_000;
  return [minutes >= -1 && minutes <= (mfaMaxAgeMinutes ?? Infinity)];
}

/** IPv4 written as IPv6 is found by the IPv4 networks of a block list. */
function isInside(networks: readonly string[], { address }: AccessContext): boolean | null {
  if (networks.length === 0) return false;
  const text = address ?? "";
  const family = isIPv4(text) ? "ipv4" : "ipv6";
  if (!isIPv4(text) && !isIPv6(text)) return null;
  const list = new BlockList();
  for (const network of networks) {
    const [start = "", bits] = network.split("/");
    const kind = isIPv4(start) ? "ipv4" : "ipv6";
    list.addSubnet(start, Number(bits ?? (kind === "ipv4" ? 32 : 128)), kind);
  }
  return list.check(text, family);
}

function isFrom(
  { regions }: PolicyConfig,
  names: readonly string[],
  { country }: AccessContext,
): boolean | null {
  if (names.length === 0) return false;
  if (country === null) return null;
  return names.some((name) => {
    if (name === "EU") return EU.includes(country);
    return name === country || (regions[name] ?? []).includes(country);
  });
}

function isOpen(
  { days, from, to }: NonNullable<TriggerConfig["hours"]>,
  timeZone: string,
  nowMs: number,
): boolean {
  const opens = (instantMs: number): string =>
    new Date(instantMs).toLocaleString("en-GB", { timeZone, weekday: "short" }).toLowerCase();
  const time = new Date(nowMs).toLocaleString("en-GB", {
    timeZone,
    hour: "2-digit",
    minute: "2-digit",
  });
  const today = opens(nowMs);
  const week = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
  const yesterday = week[(week.indexOf(today) + 6) % 7] ?? "";
  const listed = (day: string): boolean => days?.some((one) => one === day) ?? true;
  if (from < to) return time >= from && time < to && listed(today);
  return (time >= from && listed(today)) || (time < to && listed(yesterday));
}
