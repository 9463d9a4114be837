/**
 * Cedar as a second opinion on policies: what `toCedar` writes is decided by Cedar's own engine.
 * Requests are told to it without any code of ours beside the plain reading of paths.
 */
import { isIPv4, isIPv6 } from "node:net";
import { preparsePolicySet, statefulIsAuthorized } from "@cedar-policy/cedar-wasm/nodejs";
import type { CedarValueJson } from "@cedar-policy/cedar-wasm/nodejs";
import type { AccessRequest } from "../../src/policy/access.ts";
import type { Identity } from "../../src/policy/caller.ts";
import { toCedar } from "../../src/policy/export/cedar.ts";
import type { PolicyConfig } from "../../src/policy/language/config.ts";
import { inScope, isPlain } from "./policy-interpreter.ts";

type Value = CedarValueJson;

/** True = allowed. Throws when Cedar meets an error, which takes a policy out of its decision. */
export type AskCedar = (request: AccessRequest) => boolean;

const NAME = "policy";
const NOBODY = { type: "Garita::Caller", id: "caller" };
const NOTHING = { type: "Garita::Resource", id: "resource" };

/** One policy at a time: the engine keeps the last. */
export function askCedar(policy: PolicyConfig): AskCedar {
  const parsed = preparsePolicySet(NAME, { staticPolicies: toCedar(policy) });
  if (parsed.type === "failure") throw new Error(JSON.stringify(parsed.errors).slice(0, 500));
  const zones = zonesOf(policy);
  return (request) => {
    const answer = statefulIsAuthorized({
      principal: NOBODY,
      action: { type: "Garita::Action", id: request.action },
      resource: NOTHING,
      context: { ...contextOf(request, zones), inScope: inScope(policy, request) },
      preparsedPolicySetId: NAME,
      entities: [],
    });
    if (answer.type === "failure") throw new Error(JSON.stringify(answer.errors).slice(0, 500));
    const { decision, diagnostics } = answer.response;
    if (diagnostics.errors.length > 0)
      throw new Error(JSON.stringify(diagnostics.errors).slice(0, 500));
    return decision === "allow";
  };
}

function zonesOf({ timeZone, roles, rules }: PolicyConfig): readonly string[] {
  const conditions = [
    ...Object.values(roles).map((role) => role.conditions),
    ...rules.flatMap(({ when, unless }) => [when, unless]),
  ];
  return [
    ...new Set(conditions.flatMap((one) => one?.hours && (one.hours.zone ?? timeZone))),
  ].filter((zone) => zone !== undefined);
}

function contextOf(
  { subject, resource, context }: AccessRequest,
  zones: readonly string[],
): Record<string, Value> {
  const { nowMs, vectors = 0, vectorsInWindow = 0, approved = false } = context;
  const address = addressOf(context.address);
  return {
    application: identityOf(subject),
    person: identityOf(subject.endUser ?? subject),
    ...(subject.endUser && { endUser: identityOf(subject.endUser) }),
    method: subject.method,
    nowMs,
    vectors,
    vectorsInWindow,
    approved,
    ...(address !== null && { address: { __extn: { fn: "ip", arg: address } } }),
    ...(context.country !== null && { country: context.country }),
    path: pathOf(resource),
    clocks: Object.fromEntries(zones.map((zone) => [zone, clockAt(zone, nowMs)])),
  };
}

function identityOf(identity: Identity): Record<string, Value> {
  const { kind, id, name, subject, issuer, namespace, tenant, secondFactorAtMs } = identity;
  return {
    kind,
    id,
    name,
    subject,
    roles: [...identity.roles],
    groups: [...identity.groups],
    ...(issuer !== undefined && { issuer }),
    ...(namespace !== undefined && { namespace }),
    ...(tenant !== undefined && { tenant }),
    ...(secondFactorAtMs !== undefined && { secondFactorAtMs }),
  };
}

function pathOf(resource: string): Record<string, Value> {
  if (!isPlain(resource)) return { depth: 0 };
  const segments = resource.split("/");
  return {
    depth: segments.length,
    ...Object.fromEntries(segments.map((one, i) => [`s${i}`, one])),
  };
}

function addressOf(address: string | null): string | null {
  const plain = address?.toLowerCase().replace(/^::ffff:(?=\d+\.)/, "") ?? "";
  return isIPv4(plain) || isIPv6(plain) ? plain : null;
}

const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const formats = new Map<string, Intl.DateTimeFormat>();

function clockAt(timeZone: string, nowMs: number): Record<string, number> {
  const format =
    formats.get(timeZone) ??
    new Intl.DateTimeFormat("en-GB", {
      timeZone,
      weekday: "short",
      hour: "2-digit",
      minute: "2-digit",
    });
  formats.set(timeZone, format);
  const [, day = "", hour = "", minute = ""] =
    /^(\w+),? (\d+):(\d+)/.exec(format.format(nowMs)) ?? [];
  return { day: DAYS.indexOf(day), minute: Number(hour) * 60 + Number(minute) };
}
