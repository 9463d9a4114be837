import { createHash, hash as digest } from "node:crypto";
import { GaritaError } from "../../core/errors.ts";
import type { Caller, Identity } from "../../policy/caller.ts";
import { readCompactJws } from "./compact-jws.ts";
import type { CompactJws } from "./compact-jws.ts";
import type { EndUserIssuerConfig, EndUsersConfig } from "./config.ts";
import { headerProblem } from "./header-problem.ts";
import type { SeenOnce } from "./seen-once.ts";
import { toUser } from "./to-caller.ts";
import { timesOf } from "./token-claims.ts";

export const CONTEXT_HEADER = "x-garita-context";
const CONTEXT_LENGTH_MAX = 8192;
const TYPES = ["garita-context+jwt", "jwt", ""];
/** An id of a context: enough to be unique, not enough to fill a memory. */
const ID = /^[\x21-\x7e]{8,256}$/;
/** They lead to keys, or claim to be some: a context that has one was made to deceive. */
const KEYS_IN_HEADER = ["jku", "jwk", "x5u", "x5c"];

/** Why a context is not believed, as told to the application: nothing of the context itself. */
const PROBLEMS = {
  unwanted: "no end users are configured here",
  double: "the credential already names an end user",
  malformed: "it is malformed",
  header: "its header has what contexts do not have",
  issuer: "nobody accepted has issued it",
  caller: "this application may not use its issuer",
  signature: "its signature is not valid",
  audience: "it is for another audience",
  times: "it lacks valid times, or lives too long",
  expired: "it has expired",
  notYet: "it is not valid yet",
  subject: "it lacks a valid subject or its groups cannot be read",
  id: "it lacks a unique id",
  request: "it was made for another request",
  replayed: "it was used before",
} as const;
export type ContextProblem = keyof typeof PROBLEMS;

/** What a context is bound to. */
export interface ContextRequest {
  readonly method: string;
  /** As sent: path and query. */
  readonly target: string;
  readonly body: Uint8Array;
}

export interface PresentedContext {
  readonly context: string;
  readonly caller: Caller;
  readonly request: ContextRequest;
}

/** The application with the end user that it has proof for. Throws `auth.end_user`. */
export type ProveEndUser = (presented: PresentedContext) => Promise<Caller>;

/** Whether a key of its issuer made it. */
export type VerifySignature = (jws: CompactJws) => Promise<boolean>;

export interface EndUserOptions {
  readonly config: EndUsersConfig;
  readonly verifierOf: (issuer: EndUserIssuerConfig) => VerifySignature;
  readonly seenOnce: SeenOnce;
  readonly nowMs: () => number;
}

interface Issuer {
  readonly config: EndUserIssuerConfig;
  readonly callers: ReadonlySet<string>;
  readonly verify: VerifySignature;
}

/** Contexts that applications sign for one request of one end user. */
export function createProveEndUser(options: EndUserOptions): ProveEndUser {
  const { config, verifierOf, seenOnce, nowMs } = options;
  const issuers = new Map(
    config.issuers.map((one): [string, Issuer] => [
      one.issuer,
      { config: one, callers: new Set(one.callers), verify: verifierOf(one) },
    ]),
  );
  return async ({ context, caller, request }) => {
    if (caller.endUser !== undefined) throw contextRefused("double");
    const jws = context.length > CONTEXT_LENGTH_MAX ? null : readCompactJws(context);
    if (jws === null) throw contextRefused("malformed");
    const { iss } = jws.claims;
    const issuer = typeof iss === "string" ? issuers.get(iss) : undefined;
    if (issuer === undefined) throw contextRefused("issuer");
    if (!issuer.callers.has(caller.id)) throw contextRefused("caller");
    const read = readContext(jws, { config, issuer, request, nowMs: nowMs() });
    if (typeof read === "string") throw contextRefused(read);
    if (!(await issuer.verify(jws))) throw contextRefused("signature");
    // Last: only what is genuine may take the place of an id.
    if (!(await seenOnce(read.id, read.untilMs))) throw contextRefused("replayed");
    return { ...caller, endUser: read.endUser };
  };
}

export function contextRefused(problem: ContextProblem): GaritaError {
  const message = `the end-user context is refused (${problem}): ${PROBLEMS[problem]}`;
  return new GaritaError("auth.end_user", message);
}

interface Reading {
  readonly config: EndUsersConfig;
  readonly issuer: Issuer;
  readonly request: ContextRequest;
  readonly nowMs: number;
}

interface ReadContext {
  readonly endUser: Identity;
  /** Of the context, for its issuer alone. */
  readonly id: string;
  readonly untilMs: number;
}

/** Everything that can be told without a key. */
function readContext(
  { header, claims }: CompactJws,
  { config, issuer, request, nowMs }: Reading,
): ReadContext | ContextProblem {
  const { algorithms, claims: meaning, issuer: name } = issuer.config;
  const isOdd = KEYS_IN_HEADER.some((key) => key in header);
  if (isOdd || headerProblem(header, { algorithms, types: TYPES }) !== null) return "header";
  const { aud, jti } = claims;
  if (aud !== config.audience) return "audience";
  const skewMs = config.clockSkewSeconds * 1000;
  const times = timesOf(claims, { nowMs, skewMs });
  if (times === "expired" || times === "notYet") return times;
  if (typeof times === "string") return "times";
  const { issuedAtMs, expiresAtMs } = times;
  if (issuedAtMs === null || expiresAtMs === null || expiresAtMs <= issuedAtMs) return "times";
  if (expiresAtMs - issuedAtMs > config.maxAgeSeconds * 1000) return "times";
  if (typeof jti !== "string" || !ID.test(jti)) return "id";
  if (claims["req"] !== requestHash(request)) return "request";
  const endUser = toUser(claims, meaning, name);
  if (typeof endUser === "string") return "subject";
  const id = digest("sha256", `${name} ${jti}`, "base64url");
  return { endUser: Object.freeze(endUser), id, untilMs: expiresAtMs + skewMs };
}

/** SHA-256 over method, target and body, each of the first two ended by a line feed. */
export function requestHash({ method, target, body }: ContextRequest): string {
  return createHash("sha256").update(`${method}\n${target}\n`).update(body).digest("base64url");
}
