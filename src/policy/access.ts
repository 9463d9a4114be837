import type { Caller } from "./caller.ts";

/** AuthZEN-style question: may this subject do this action on this resource, here and now? */
export interface AccessRequest {
  readonly subject: Caller;
  /** For example `invoke_model`. */
  readonly action: string;
  /** Path of the resource, for example `models/gpt-4o`; what is no path is denied. */
  readonly resource: string;
  readonly context: AccessContext;
}

/** What a decision may depend on besides who, what and on what. */
export interface AccessContext {
  readonly nowMs: number;
  /** Of the peer, or of the chain that configured proxies vouch for; null = unknown. */
  readonly address: string | null;
  /** ISO 3166-1 alpha-2, from the operator's table or a trusted proxy; null = unknown. */
  readonly country: string | null;
  /** Vectors that the request may touch or return. */
  readonly vectors?: number;
  /** The same, of this principal and collection in the sliding window, this request included. */
  readonly vectorsInWindow?: number;
  /** A ticket that somebody else approved for exactly this; verified before it gets here. */
  readonly approved?: boolean;
}

/** What the enforcement point must do when it lets a request through; it refuses if it cannot. */
export type Obligation =
  | { readonly kind: "audit" }
  | { readonly kind: "filter-pii" }
  /** Only a backend that is configured as encrypted at rest may serve it. */
  | { readonly kind: "encrypt-at-rest" }
  /** No more than so many vectors in the answer. */
  | { readonly kind: "cap-vectors"; readonly max: number };

/** Limits that the granting role sets for each principal that uses it. */
export interface RoleLimits {
  readonly requestsPerMinute?: number;
  readonly tokensPerMinute?: number;
  readonly concurrentRequests?: number;
  readonly requestBytes?: number;
}

/** A role that grants, and what it limits. */
export interface GrantingRole {
  readonly name: string;
  readonly limits: RoleLimits;
}

/** Who has to approve, how many of them, and how long that is good for. */
export interface Approval {
  /** Names of roles. */
  readonly from: readonly string[];
  readonly count: number;
  readonly expiresMinutes: number;
}

/** Order: deny > require approval > permit > default deny. */
export interface Decision {
  readonly effect: "permit" | "deny" | "require-approval";
  /** The rule that decided, for example `roles.analyst.permissions[0]`. */
  readonly policyId: string;
  /** For people, without anything that the request said. */
  readonly reason: string;
  /** The role of the application that grants it; null when nothing does. */
  readonly role: string | null;
  readonly obligations: readonly Obligation[];
  readonly limits: RoleLimits;
  /** The role that grants it to the end user; null where there is none, or nothing is granted. */
  readonly endUserRole: GrantingRole | null;
  /** Roles that may approve it; only where approval is required. */
  readonly approvers: readonly string[];
  /** What an approval takes; null where none is required. */
  readonly approval: Approval | null;
  /** Names of roles that count for application or end user; empty where it is denied. */
  readonly roles: readonly string[];
  /** Labels that these roles, and the class of the collection, give to the data. */
  readonly sensitivity: readonly string[];
  /** Of the policy that decided. */
  readonly policyHash: string;
}

export type Decide = (request: AccessRequest) => Decision;
