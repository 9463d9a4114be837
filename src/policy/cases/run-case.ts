import type { AccessRequest, Decide, Decision } from "../access.ts";
import type { Caller } from "../caller.ts";
import { parseResource } from "../resource.ts";
import type { PolicyCase, PolicyCases, WrittenCaller } from "./config.ts";

/** What differs from what was expected. */
export interface Difference {
  readonly field: string;
  readonly expected: unknown;
  readonly actual: unknown;
}

export interface CaseResult {
  readonly name: string;
  /** Empty = it passes. */
  readonly differences: readonly Difference[];
  /** What was asked and answered; both null where a caller of the case is not among `callers`. */
  readonly request: AccessRequest | null;
  readonly decision: Decision | null;
}

type Callers = PolicyCases["callers"];

/** Asks a policy what a case asks, and compares. */
export function runCase(one: PolicyCase, callers: Callers, decide: Decide): CaseResult {
  const { name } = one;
  const own = callerNamed(one.caller ?? Object.keys(callers)[0] ?? "", callers);
  const person = one.endUser === undefined ? undefined : callerNamed(one.endUser, callers);
  if (own === null) return absent(name, "caller", one.caller ?? null);
  if (person === null) return absent(name, "endUser", one.endUser ?? null);
  const request = requestOf(one, person === undefined ? own : { ...own, endUser: person });
  const decision = decide(request);
  return { name, differences: compare(one, decision), request, decision };
}

function absent(name: string, field: string, expected: string | null): CaseResult {
  const differences = [{ field, expected, actual: null }];
  return { name, differences, request: null, decision: null };
}

/** Null where there is none of that name. */
function callerNamed(name: string, callers: Callers): Caller | null {
  const written = Object.hasOwn(callers, name) ? callers[name] : undefined;
  return written === undefined ? null : toCaller(name, written);
}

function toCaller(name: string, written: WrittenCaller): Caller {
  const { secondFactorAt, issuer, namespace, tenant, scopes, id, subject, ...rest } = written;
  return {
    ...rest,
    id: id ?? name,
    name: written.name ?? name,
    subject: subject ?? name,
    ...(issuer !== undefined && { issuer }),
    ...(namespace !== undefined && { namespace }),
    ...(tenant !== undefined && { tenant }),
    ...(scopes !== undefined && { scopes }),
    ...(secondFactorAt !== undefined && { secondFactorAtMs: Date.parse(secondFactorAt) }),
  };
}

function requestOf(one: PolicyCase, subject: Caller): AccessRequest {
  const { action, now, address, country, vectors, vectorsInWindow, approved } = one;
  return {
    subject,
    action,
    resource: parseResource(one.resource)?.join("/") ?? "",
    context: {
      nowMs: Date.parse(now),
      address,
      country,
      ...(vectors !== undefined && { vectors }),
      ...(vectorsInWindow !== undefined && { vectorsInWindow }),
      ...(approved !== undefined && { approved }),
    },
  };
}

/** Of what a case says only; the order of obligations counts, that of keys does not. */
function compare(one: PolicyCase, decision: Decision): readonly Difference[] {
  const pairs: readonly (readonly [string, unknown, unknown])[] = [
    ["effect", one.effect, decision.effect],
    ["rule", one.rule, decision.policyId],
    ["role", one.role, decision.role],
    ["obligations", one.obligations, decision.obligations],
    ["limits", one.limits, decision.limits],
    ["endUserLimits", one.endUserLimits, decision.endUserRole?.limits ?? {}],
    ["approvers", one.approvers, decision.approvers],
    ["sensitivity", one.sensitivity, decision.sensitivity],
  ];
  return pairs
    .filter(([, expected, actual]) => expected !== undefined && !isSame(expected, actual))
    .map(([field, expected, actual]) => ({ field, expected, actual }));
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== "object" || value === null) return value;
  const entries = Object.entries(value).toSorted(([a], [b]) => (a < b ? -1 : 1));
  return entries.map(([key, inner]) => [key, sorted(inner)]);
}
