import type { Caller, Identity, Method } from "../../policy/caller.ts";
import type { ClaimsConfig, TokenDemands } from "./config.ts";
import { isJsonRecord } from "./json-object.ts";
import type { JsonRecord } from "./json-object.ts";
import {
  claimAt,
  clientsOf,
  dateOf,
  isFor,
  listOf,
  scopesOf,
  subjectOf,
  timesOf,
} from "./token-claims.ts";
import type { TokenProblem } from "./token-problem.ts";

const KUBERNETES = /^system:serviceaccount:([a-z0-9-]{1,253}):([a-z0-9.-]{1,253})$/;

/** How a token was proven, and by whose clock it is read. */
export interface TokenOrigin {
  readonly issuer: string;
  readonly method: Method;
  readonly nowMs: number;
}

export interface ProvenCaller {
  readonly caller: Caller;
  /** Null: it says nothing about its end. */
  readonly expiresAtMs: number | null;
}

/** Claims that are proven to the caller they stand for, or what speaks against them. */
export function toCaller(
  claims: JsonRecord,
  demands: TokenDemands,
  origin: TokenOrigin,
): ProvenCaller | TokenProblem {
  const { nowMs, issuer, method } = origin;
  if (claims["iss"] !== undefined && claims["iss"] !== issuer) return "issuer";
  const skewMs = demands.clockSkewSeconds * 1000;
  const times = timesOf(claims, { nowMs, skewMs });
  if (typeof times === "string") return times;
  const problem = unmetDemand(claims, demands);
  if (problem !== null) return problem;
  const identity = toIdentity(claims, demands, issuer);
  if (typeof identity === "string") return identity;
  const { expiresAtMs } = times;
  const { act } = claims;
  const proven = { method, ...ceilingOf(claims, demands) };
  if (act === undefined) return { caller: freeze({ ...identity, ...proven }), expiresAtMs };
  const actor = toActor(act, claims, { demands, issuer });
  if (typeof actor === "string") return actor;
  return { caller: freeze({ ...actor, ...proven, endUser: identity }), expiresAtMs };
}

/** Absent where the operator has not said what words are good for. */
function ceilingOf(claims: JsonRecord, { grants }: TokenDemands): Pick<Caller, "scopes"> {
  if (grants === undefined) return {};
  const words = scopesOf(claims);
  const granted = Object.entries(grants).filter(([word]) => words.has(word));
  return { scopes: granted.flatMap(([, scopes]) => scopes) };
}

function freeze(caller: Caller): Caller {
  if (caller.endUser !== undefined) Object.freeze(caller.endUser);
  return Object.freeze(caller);
}

function unmetDemand(claims: JsonRecord, demands: TokenDemands): TokenProblem | null {
  const { audience, scopes, requiredClaims, clients } = demands;
  if (audience !== undefined && !isFor(claims["aud"], [audience].flat())) return "audience";
  // RFC 7800: presented alone it proves nothing, whoever stole it holds as much.
  if (claims["cnf"] !== undefined) return "bound";
  const granted = scopesOf(claims);
  if (!scopes.every((scope) => granted.has(scope))) return "scope";
  for (const [name, wanted] of Object.entries(requiredClaims)) {
    const value = Object.hasOwn(claims, name) ? claims[name] : undefined;
    const isThere = Array.isArray(value) ? value.includes(wanted) : value === wanted;
    if (!isThere) return "claims";
  }
  if (clients === undefined) return null;
  const given = clientsOf(claims);
  const areKnown = given.every((one) => typeof one === "string" && clients.includes(one));
  return given.length > 0 && areKnown ? null : "client";
}

function toIdentity(
  claims: JsonRecord,
  { claims: meaning, serviceAccounts }: TokenDemands,
  issuer: string,
): Identity | TokenProblem {
  const user = toUser(claims, meaning, issuer);
  if (typeof user === "string") return user;
  const service = serviceOf(claims, serviceAccounts, user);
  if (service === null) return user;
  const { secondFactorAtMs: _, ...rest } = user;
  const id = idOf("service-account", issuer, user.subject);
  return { ...rest, ...service, kind: "service-account", id };
}

/** A person, whatever the claims say about what else it could be. */
export function toUser(
  claims: JsonRecord,
  meaning: ClaimsConfig,
  issuer: string,
): Identity | TokenProblem {
  const subject = subjectOf(claims["sub"]);
  if (subject === null) return "subject";
  const groups = groupsIn(claims, meaning);
  const roles = meaning.roles === undefined ? [] : listOf(claimAt(claims, meaning.roles));
  if (groups === null || roles === null) return "groups";
  const tenant = meaning.tenant === undefined ? null : subjectOf(claimAt(claims, meaning.tenant));
  const secondFactorAtMs = secondFactorIn(claims, meaning);
  return {
    kind: "user",
    id: idOf("user", issuer, subject),
    name: nameIn(claims, meaning) ?? subject,
    issuer,
    subject,
    roles,
    groups,
    ...(tenant !== null && { tenant }),
    ...(secondFactorAtMs !== null && { secondFactorAtMs }),
  };
}

/** No issuer has a `#`: the first one ends it. */
function idOf(kind: Identity["kind"], issuer: string, subject: string): string {
  return `${kind}:${issuer}#${subject}`;
}

/** Null where the issuer says that it left some out: nobody knows what those would deny. */
function groupsIn(claims: JsonRecord, { groups }: ClaimsConfig): readonly string[] | null {
  const elsewhere = claims["_claim_names"];
  const [name = ""] = [groups].flat();
  if (isJsonRecord(elsewhere) && Object.hasOwn(elsewhere, name)) return null;
  return listOf(claimAt(claims, groups));
}

/** An address counts only when the issuer has verified it: people may type in any. */
function nameIn(claims: JsonRecord, { name }: ClaimsConfig): string | null {
  if (name !== undefined) return subjectOf(claimAt(claims, name));
  return claims["email_verified"] === true ? subjectOf(claims["email"]) : null;
}

/** Without `auth_time` nobody knows when: a token can be renewed for months. */
function secondFactorIn(claims: JsonRecord, { amr, acr }: ClaimsConfig): number | null {
  const isProven =
    isFor(claims["amr"], amr) || (typeof claims["acr"] === "string" && acr.includes(claims["acr"]));
  return isProven ? dateOf(claims["auth_time"]) : null;
}

type Workload = Pick<Identity, "name" | "namespace">;

function serviceOf(
  claims: JsonRecord,
  config: TokenDemands["serviceAccounts"],
  { subject, name }: Identity,
): Workload | null {
  if (config.form === "kubernetes") {
    const [, namespace, account] = KUBERNETES.exec(subject) ?? [];
    return namespace === undefined || account === undefined ? null : { namespace, name: account };
  }
  const isClient = clientsOf(claims).includes(subject);
  const { claim, value, namespace } = config;
  const isTold =
    claim !== undefined && value !== undefined && isFor(claimAt(claims, claim), [value]);
  return isClient || isTold ? { namespace, name } : null;
}

interface ActingFor {
  readonly demands: TokenDemands;
  readonly issuer: string;
}

/**
 * RFC 8693: the outermost `act` is who acts now; those inside are history. It has the rights that
 * bindings give it: what the token lists besides is the subject's.
 */
function toActor(
  act: unknown,
  claims: JsonRecord,
  { demands, issuer }: ActingFor,
): Identity | TokenProblem {
  if (!isJsonRecord(act)) return "actor";
  const subject = subjectOf(act["sub"]);
  if (subject === null || !demands.actors.includes(subject)) return "actor";
  if (act["iss"] !== undefined && act["iss"] !== issuer) return "actor";
  if (subject === claims["sub"]) return "actor";
  // Whoever the token was given to is the one that presents it.
  if (!clientsOf(claims).every((client) => client === subject)) return "actor";
  return {
    kind: "service-account",
    id: idOf("service-account", issuer, subject),
    name: subject,
    issuer,
    subject,
    namespace: demands.serviceAccounts.namespace,
    roles: [],
    groups: [],
  };
}
