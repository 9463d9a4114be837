/**
 * The policy language read as plainly as it can be: every line of the file, in order, for every
 * request, without anything compiled. Shares no code with the engine but the types.
 */
import { BlockList, isIPv4, isIPv6 } from "node:net";
import type { AccessContext, AccessRequest } from "../../src/policy/access.ts";
import type { Identity } from "../../src/policy/caller.ts";
import type { PolicyConfig, RoleConfig, TriggerConfig } from "../../src/policy/language/config.ts";

export interface Reading {
  readonly effect: "permit" | "deny" | "require-approval";
  readonly policyId: string;
  readonly role: string | null;
}

const EU = "AT BE BG HR CY CZ DK EE FI FR DE GR HU IE IT LV LT LU MT NL PL PT RO SK SI ES SE";
const CLASSIFIED = ["vectors", "collections", "indexes", "metadata"];

export function interpret(policy: PolicyConfig, request: AccessRequest): Reading {
  const { subject, action, resource } = request;
  const segments = resource.split("/");
  if (!isPlain(resource)) return denied("malformed-resource");
  const person = subject.endUser ?? subject;
  const own = activeRoles(policy, request, subject, "default");
  const theirs =
    subject.endUser === undefined
      ? null
      : activeRoles(policy, request, subject.endUser, "end-user");

  for (const name of [...own, ...(theirs ?? [])]) {
    for (const [index, line] of (policy.roles[name]?.deny ?? []).entries()) {
      if (matches(line, action, segments, person)) return denied(`roles.${name}.deny[${index}]`);
    }
  }
  const counting = policy.rules.filter((rule) => {
    const { collections, actions, resources, roles } = rule.appliesTo;
    if (collections && !collections.some((name) => liesIn(policy, name, segments))) return false;
    if (actions && !actions.includes("*") && !actions.some((one) => one === action)) return false;
    if (resources && !resources.some((one) => pathMatches(one, segments, person))) return false;
    if (roles && !roles.some((one) => own.includes(one) || theirs?.includes(one))) return false;
    const when = truths(policy, rule.when ?? {}, request, person);
    const unless = truths(policy, rule.unless ?? {}, request, person);
    const exempt = unless.length > 0 && unless.every((truth) => truth === true);
    return when.every((truth) => truth !== false) && !exempt;
  });
  const forbidding = counting.find(({ effect }) => effect === "deny");
  if (forbidding) return denied(`rules.${forbidding.name}`);

  const grant = permitting(policy, own, request, person);
  if (grant === null) return denied("default-deny");
  if (theirs !== null && permitting(policy, theirs, request, person) === null) {
    return denied("default-deny");
  }
  const asking = counting.find(({ effect }) => effect === "require-approval");
  if (asking && request.context.approved !== true) {
    return { effect: "require-approval", policyId: `rules.${asking.name}`, role: grant.role };
  }
  return { effect: "permit", ...grant };
}

function denied(policyId: string): Reading {
  return { effect: "deny", policyId, role: null };
}

function isPlain(resource: string): boolean {
  const segments = resource.split("/");
  return (
    resource.length <= 1024 &&
    segments.length <= 32 &&
    resource.normalize("NFC") === resource &&
    !/[\p{Cc}\p{Cf}\p{Cs}\u2028\u2029*%\\]/u.test(resource) &&
    segments.every((one) => one !== "" && one !== "." && one !== ".." && one.trim() === one)
  );
}

function activeRoles(
  policy: PolicyConfig,
  request: AccessRequest,
  identity: Identity,
  otherwise: string,
): readonly string[] {
  const named = [...identity.roles];
  for (const { role, subjects } of policy.bindings) {
    const isBound = subjects.some((one) => {
      if ("issuer" in one && one.issuer !== undefined && one.issuer !== identity.issuer)
        return false;
      const names = [identity.name];
      if (one.kind === "group") return identity.groups.includes(one.name);
      if (one.kind !== identity.kind) return false;
      if (one.kind === "user") {
        if (one.issuer !== undefined) names.push(identity.subject);
        return names.includes(one.name);
      }
      if (one.kind === "api-key") return one.name === identity.id || one.name === identity.name;
      return (
        one.namespace === identity.namespace &&
        (one.name === identity.name || one.name === identity.subject)
      );
    });
    if (isBound) named.push(role);
  }
  if (named.length === 0) named.push(otherwise);
  return Object.keys(policy.roles).filter((name) => {
    const conditions = policy.roles[name]?.conditions ?? {};
    const all = truths(policy, conditions, request, identity);
    return named.includes(name) && all.every((truth) => truth === true);
  });
}

function permitting(
  policy: PolicyConfig,
  roles: readonly string[],
  { action, resource }: AccessRequest,
  person: Identity,
): { readonly policyId: string; readonly role: string } | null {
  const segments = resource.split("/");
  for (const role of roles) {
    const config: RoleConfig | undefined = policy.roles[role];
    for (const [index, line] of (config?.permissions ?? []).entries()) {
      if (!matches(line, action, segments, person)) continue;
      if (config?.excludeCollections?.some((name) => liesIn(policy, name, segments))) continue;
      if (!isWithinCeiling(policy, role, line.resource, segments)) continue;
      return { policyId: `roles.${role}.permissions[${index}]`, role };
    }
  }
  return null;
}

function isWithinCeiling(
  policy: PolicyConfig,
  role: string,
  pattern: string,
  segments: readonly string[],
): boolean {
  if (!CLASSIFIED.includes(segments[0] ?? "") || segments.length < 2) return true;
  const collection = policy.collections.find(({ name }) => liesIn(policy, name, segments));
  if (collection?.accessibleBy !== undefined) {
    return collection.accessibleBy.includes("*") || collection.accessibleBy.includes(role);
  }
  if ((collection?.sensitivity ?? policy.defaultSensitivity) !== "restricted") return true;
  const path = collection === undefined ? "x" : (collection.path ?? collection.name);
  return pattern
    .split("/")
    .slice(1, 1 + path.split("/").length)
    .concat(Array.from(path.split("/"), () => "*"))
    .slice(0, path.split("/").length)
    .every((segment) => !segment.includes("*"));
}

function liesIn(policy: PolicyConfig, name: string, segments: readonly string[]): boolean {
  const collection = policy.collections.find((one) => one.name === name);
  if (collection === undefined || !CLASSIFIED.includes(segments[0] ?? "")) return false;
  return `${segments.slice(1).join("/")}/`.startsWith(`${collection.path ?? collection.name}/`);
}

function matches(
  line: { readonly resource: string; readonly actions: readonly string[] },
  action: string,
  segments: readonly string[],
  person: Identity,
): boolean {
  if (!line.actions.includes(action) && !line.actions.includes("*")) return false;
  return pathMatches(line.resource, segments, person);
}

function pathMatches(pattern: string, segments: readonly string[], person: Identity): boolean {
  const wanted = pattern.split("/");
  const rest = wanted.at(-1) === "*";
  if (rest ? segments.length < wanted.length : segments.length !== wanted.length) return false;
  return wanted.every((want, index) => {
    const segment = segments[index] ?? "";
    if (want === "*") return true;
    if (want === "{user_id}") return person.kind === "user" && person.subject === segment;
    if (want === "{tenant}") return person.tenant === segment;
    if (want.endsWith("*"))
      return segment.startsWith(want.slice(0, -1)) && segment !== want.slice(0, -1);
    return want === segment;
  });
}

/** Null where it is not known. */
function truths(
  policy: PolicyConfig,
  conditions: TriggerConfig,
  { context, subject }: AccessRequest,
  identity: Identity,
): readonly (boolean | null)[] {
  const found: (boolean | null)[] = [];
  const { addresses, methods, mfa, mfaMaxAgeMinutes, hours, until, countries } = conditions;
  if (until !== undefined) found.push(context.nowMs <= new Date(until).getTime());
  if (methods) found.push(methods.includes(subject.method));
  if (mfa === true || mfaMaxAgeMinutes !== undefined) {
    const at = identity.kind === "user" ? identity.secondFactorAtMs : undefined;
    const ageMinutes = at === undefined ? Infinity : (context.nowMs - at) / 60_000;
    found.push(
      at !== undefined && ageMinutes >= -1 && ageMinutes <= (mfaMaxAgeMinutes ?? Infinity),
    );
  }
  if (addresses) found.push(isInside(addresses, context));
  if (countries) found.push(isFrom(policy, countries, context));
  if (hours) found.push(isOpen(hours, hours.zone ?? policy.timeZone, context.nowMs));
  if (conditions.vectorsOver !== undefined) {
    const most = Math.max(context.vectors ?? 0, context.vectorsInWindow ?? 0);
    found.push(most > conditions.vectorsOver);
  }
  return found;
}

function isInside(networks: readonly string[], { address }: AccessContext): boolean | null {
  if (networks.length === 0) return false;
  const plain = address?.toLowerCase().replace(/^::ffff:(?=\d+\.)/, "") ?? "";
  const family = isIPv4(plain) ? "ipv4" : isIPv6(plain) ? "ipv6" : null;
  if (family === null) return null;
  const list = new BlockList();
  for (const network of networks) {
    const [start = "", bits] = network.split("/");
    const kind = isIPv4(start) ? "ipv4" : "ipv6";
    if (kind === family) list.addSubnet(start, Number(bits ?? (kind === "ipv4" ? 32 : 128)), kind);
  }
  return list.check(plain, family);
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
