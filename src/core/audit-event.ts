import type { Category, Risk, Severity } from "./finding.ts";
import type { ErrorCode } from "./errors.ts";

/** What happened to the traffic; ordered from nothing to most. */
export const ACTIONS = ["allow", "flag", "redact", "block"] as const;
export type Action = (typeof ACTIONS)[number];

/** Findings of one rule in one direction, counted; never the text. */
export interface AuditedRule {
  readonly rule: string;
  readonly entity?: string;
  readonly category: Category;
  readonly severity: Severity;
  readonly direction: "input" | "output";
  readonly count: number;
  readonly scoreMax: number;
}

/** Who asked, and for whom as far as that was proven. */
export interface AuditedCaller {
  readonly id: string;
  readonly name: string;
  readonly endUser?: { readonly id: string };
}

export interface AuditedDecision {
  readonly effect: string;
  /** The rule that decided. */
  readonly policyId: string;
  /** The role that granted it. */
  readonly role: string | null;
  readonly obligations: readonly string[];
}

/** The record of one exchange, refused or not. One JSON line; fields are only ever added. */
export interface AuditEvent {
  readonly requestId: string;
  /** RFC 3339, UTC, milliseconds: when the request arrived. */
  readonly time: string;
  readonly durationMs: number;
  readonly caller: AuditedCaller | null;
  /** Of the access policy; absent or null where it was not asked. */
  readonly decision?: AuditedDecision | null;
  /** For example `POST /v1/chat/completions`. */
  readonly endpoint: string;
  /** The key that was made, rotated or ended; only of events of `garita keys`. */
  readonly key?: { readonly id: string; readonly name: string };
  /** The binding that was made or ended; only of events of `garita bindings`. */
  readonly binding?: { readonly id: string; readonly role: string; readonly subject: string };
  readonly model: string | null;
  readonly provider: string | null;
  readonly stream: boolean;
  readonly profile: string;
  /** Hash of the policy in force, 16 hex digits. */
  readonly policy: string;
  readonly verdict: Action;
  /** Of what was found in both directions. */
  readonly risk: Risk;
  /** HTTP status sent to the client. */
  readonly status: number;
  /** Set when the exchange did not end normally. */
  readonly error: ErrorCode | null;
  readonly rules: readonly AuditedRule[];
  /** Kinds of content that no guard looked at, for example `image`. */
  readonly uninspected: readonly string[];
  readonly usage: {
    readonly inputTokens: number;
    readonly cachedTokens?: number;
    readonly outputTokens: number;
  } | null;
  /** Names of budgets that were nearly used up; absent when there were none. */
  readonly softBudgets?: readonly string[];
  readonly bytes: { readonly received: number; readonly sent: number };
}

/** Resolves when the event is durable; rejects with `audit.unavailable` when it cannot be. */
export type RecordEvent = (event: AuditEvent) => Promise<void>;
