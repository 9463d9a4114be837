import type { GrantingRole, RoleLimits } from "./access.ts";
import type { Caller } from "./caller.ts";

/** What a request asks to use: an estimate when reserved, a count when settled. */
export interface TokenCounts {
  /** All input, what the provider had cached included. */
  readonly inputTokens: number;
  /** Of the input; prices may differ. */
  readonly cachedTokens?: number;
  readonly outputTokens: number;
}

export interface Reservation extends TokenCounts {
  readonly caller: Caller;
  /** Null where no model is called. */
  readonly model: string | null;
  /** The role that granted it; null when none did. */
  readonly role: string | null;
  readonly roleLimits: RoleLimits;
  /** The role that granted it to the end user; absent or null: none did. */
  readonly endUserRole?: GrantingRole | null;
  /**
   * With how much output an answer may begin that can be cut off later; absent = all of it is
   * reserved or nothing.
   */
  readonly outputTokensMin?: number;
}

/** A granted reservation. */
export interface Lease {
  readonly outputTokens: number;
  /** Asks for more output while it comes; false = nothing is left, the answer has to end. */
  extend(outputTokens: number): boolean | Promise<boolean>;
  /** Corrects the estimate; null = nobody counted, it stands. Only the first call counts. */
  settle(used: TokenCounts | null): void;
  /** Where the caller stands, with this request counted. */
  quota(): Quota;
}

/** How much is left of what a caller may use; the narrowest of all limits that it is charged to. */
export interface Quota {
  readonly requests: Allowance | null;
  readonly tokens: Allowance | null;
  /** Names of budgets beyond their soft threshold. */
  readonly softBudgets: readonly string[];
}

export interface Allowance {
  readonly limit: number;
  readonly remaining: number;
  /** Until all of it is there again, if nothing more is used. */
  readonly resetMs: number;
}

export const NO_QUOTA: Quota = { requests: null, tokens: null, softBudgets: [] };

/** Charges nothing. */
export const FREE_LEASE: Lease = {
  outputTokens: Infinity,
  extend: () => true,
  settle: () => undefined,
  quota: () => NO_QUOTA,
};

/**
 * Throws `LimitError` with the seconds to wait when nothing can be granted, and
 * `limit.unavailable` when nobody can be asked.
 */
export type Reserve = (reservation: Reservation) => Lease | Promise<Lease>;
