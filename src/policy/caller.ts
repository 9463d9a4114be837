import type { Scope } from "./scope.ts";

/** How a caller proved who it is; `loopback` proves nothing but where it sits. */
export const METHODS = ["loopback", "api-key", "oidc", "oauth", "mtls"] as const;
export type Method = (typeof METHODS)[number];

/** What kind of subject it is, as bindings name it. */
export const SUBJECT_KINDS = ["anonymous", "api-key", "user", "service-account"] as const;
export type SubjectKind = (typeof SUBJECT_KINDS)[number];

/** A subject as proven by authentication; never by what a request claims. Plain data. */
export interface Identity {
  readonly kind: SubjectKind;
  /**
   * Unique over all kinds and issuers, and stable: it keys limits, tokens and the audit log. A key
   * id, `anonymous`, or kind, issuer and subject joined.
   */
  readonly id: string;
  /** For people: the name of a key, the verified mail address of a user. Need not be unique. */
  readonly name: string;
  /** Who vouches: an issuer's URL, a trust domain. Absent for keys. */
  readonly issuer?: string;
  /** The issuer's own name for the subject: `sub`, a SPIFFE path, a key id. */
  readonly subject: string;
  /** Of a service account. */
  readonly namespace?: string;
  /** Given with the credential itself; bindings of the policy add more. */
  readonly roles: readonly string[];
  /** As the issuer claims them. */
  readonly groups: readonly string[];
  readonly tenant?: string;
  /** When a second factor was proven, in milliseconds since the epoch; absent = never. */
  readonly secondFactorAtMs?: number;
}

/** Who is asking: the application, and the end user it has proof to act for. */
export interface Caller extends Identity {
  readonly method: Method;
  /** Label of the data that it works with. */
  readonly sensitivity?: string;
  /** What its credential is good for, whatever its roles permit; absent = anything they do. */
  readonly scopes?: readonly Scope[];
  /** Of the key; absent = what roles and configuration say. */
  readonly limits?: CallerLimits;
  /** Rights are those that both have: application ∩ end user. */
  readonly endUser?: Identity;
}

export interface CallerLimits {
  readonly requestsPerMinute?: number;
  readonly tokensPerMinute?: number;
  readonly concurrentRequests?: number;
  readonly requestBytes?: number;
}

/**
 * Whose memory a request has: conversations and tokens of one end user are no other's, even where
 * one application speaks for both. The length keeps the parts apart, whatever is in them.
 */
export function principalOf({ id, endUser }: Caller): string {
  return endUser === undefined ? id : `${id.length}:${id} for ${endUser.id}`;
}

export const ANONYMOUS: Caller = {
  kind: "anonymous",
  id: "anonymous",
  name: "anonymous",
  subject: "anonymous",
  roles: [],
  groups: [],
  method: "loopback",
};
