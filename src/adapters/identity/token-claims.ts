import type { ClaimPath } from "./config.ts";
import { isJsonRecord } from "./json-object.ts";
import type { JsonRecord } from "./json-object.ts";
import type { TokenProblem } from "./token-problem.ts";

/** OpenID Connect Core allows 255; others are longer. */
const SUBJECT_LENGTH_MAX = 512;
const LIST_MAX = 500;
const MEMBER_LENGTH_MAX = 256;

/** Milliseconds since the epoch of a NumericDate (RFC 7519); null for anything else. */
export function dateOf(claim: unknown): number | null {
  if (typeof claim !== "number" || !Number.isFinite(claim) || claim < 0) return null;
  return claim * 1000;
}

export interface Times {
  readonly issuedAtMs: number | null;
  readonly expiresAtMs: number | null;
}

/** `exp`, `nbf` and `iat` against the clock; absent ones are for the caller to miss. */
export function timesOf(
  claims: JsonRecord,
  { nowMs, skewMs }: { readonly nowMs: number; readonly skewMs: number },
): Times | TokenProblem {
  const [exp, nbf, iat] = [claims["exp"], claims["nbf"], claims["iat"]].map((claim) =>
    claim === undefined ? null : (dateOf(claim) ?? NaN),
  );
  if ([exp, nbf, iat].some(Number.isNaN)) return "times";
  if (exp !== null && exp !== undefined && exp <= nowMs - skewMs) return "expired";
  if (Math.max(nbf ?? 0, iat ?? 0) > nowMs + skewMs) return "notYet";
  return { issuedAtMs: iat ?? null, expiresAtMs: exp ?? null };
}

/** Whether `aud`, one name or several, has one of these. */
export function isFor(aud: unknown, audiences: readonly string[]): boolean {
  const named = Array.isArray(aud) ? aud : [aud];
  return named.some((one) => typeof one === "string" && audiences.includes(one));
}

/** A name that cannot be mistaken for another: bounded, whole characters, none of control. */
export function subjectOf(claim: unknown): string | null {
  if (typeof claim !== "string" || claim === "" || claim.length > SUBJECT_LENGTH_MAX) return null;
  return claim.isWellFormed() && !/\p{C}/u.test(claim) ? claim : null;
}

export function claimAt(claims: JsonRecord, path: ClaimPath): unknown {
  let value: unknown = claims;
  for (const name of typeof path === "string" ? [path] : path) {
    if (!isJsonRecord(value) || !Object.hasOwn(value, name)) return undefined;
    value = value[name];
  }
  return value;
}

/** Strings of a list, or one alone; null when it is too long or holds anything else. */
export function listOf(claim: unknown): readonly string[] | null {
  if (claim === undefined || claim === null) return [];
  const list: readonly unknown[] = Array.isArray(claim) ? claim : [claim];
  if (list.length > LIST_MAX) return null;
  const members = list.filter(isMember);
  return members.length === list.length ? members : null;
}

function isMember(value: unknown): value is string {
  return typeof value === "string" && value !== "" && value.length <= MEMBER_LENGTH_MAX;
}

/** Words of `scope` (RFC 8693) or members of `scp`. */
export function scopesOf(claims: JsonRecord): ReadonlySet<string> {
  const { scope, scp } = claims;
  const words = [scope, scp].flatMap((claim) =>
    typeof claim === "string" ? claim.split(" ") : (listOf(claim) ?? []),
  );
  return new Set(words);
}

/** The clients that a token names as the ones it was given to. */
export function clientsOf({ azp, client_id }: JsonRecord): readonly unknown[] {
  return [azp, client_id].filter((one) => one !== undefined);
}
