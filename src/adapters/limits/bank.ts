import type { Meter } from "../../policy/limits/meter.ts";

/**
 * What one holder (a worker, a gateway) says of one meter. All of it is absolute: said twice, or
 * said again after an answer was lost, it changes nothing more.
 */
export interface Claim {
  readonly meter: Meter;
  /** What it still holds of what it was given, after what it spent and what it gives back. */
  readonly holds: number;
  /** All that it ever spent: up to here the bank has confirmed it, and up to here it is now. */
  readonly spentFrom: number;
  readonly spentTo: number;
  /** What it would like beyond the needs of this exchange; it gets a share of what is left. */
  readonly want: number;
}

/** One request that could not be served from what is held: all its needs are met, or none. */
export interface Group {
  readonly needs: readonly Need[];
}

export interface Need {
  /** Index of the claim. */
  readonly claim: number;
  readonly amount: number;
}

export interface BankRequest {
  readonly holder: string;
  /** Largest part of what is left that `want` may take. */
  readonly share: number;
  readonly claims: readonly Claim[];
  readonly groups: readonly Group[];
}

export interface BankAnswer {
  /** By claim: what was added to `holds`, and what is left for everybody. */
  readonly claims: readonly { readonly granted: number; readonly left: number }[];
  readonly groups: readonly GroupAnswer[];
}

export type GroupAnswer =
  | { readonly granted: true }
  /** The claim that has to wait longest. */
  | { readonly granted: false; readonly claim: number; readonly waitMs: number };

/** Where several holders draw from; rejects with `limit.unavailable`. One step, all or nothing. */
export type Bank = (request: BankRequest) => Promise<BankAnswer>;

/** When somebody else may have ended a request. */
export const CONCURRENT_WAIT_MS = 1000;
