/** Whose use is counted. */
export const SCOPES = ["caller", "endUser", "role", "model", "tenant", "all"] as const;
export type Scope = (typeof SCOPES)[number];

export const UNITS = ["requests", "tokens", "money"] as const;
/** Money in millionths, so that prices for a million tokens are prices of one. */
export type Unit = (typeof UNITS)[number];

/**
 * One limit as it applies to one request. A rate gives back what was used as time goes by, a
 * concurrent limit when the request is over, a budget never: each of its windows is a meter.
 */
export interface Meter {
  /** Unique over everything that is limited, and stable: the key of the count. */
  readonly key: string;
  readonly kind: "rate" | "concurrent" | "budget";
  readonly unit: Unit;
  readonly scope: Scope;
  /** Of the budget; else empty. */
  readonly name: string;
  /** What an idle caller may use at once; all of a budget. */
  readonly capacity: number;
  /** Given back in each millisecond; 0 unless a rate. */
  readonly perMs: number;
  /** Of a budget: use from which on it is reported as nearly gone. */
  readonly softAt: number;
  /** End of the window of a budget, in milliseconds since the epoch; null for the others. */
  readonly endsAtMs: number | null;
}

/** What one request is charged, by unit; requests count as one. */
export interface Amounts {
  readonly tokens: number;
  readonly money: number;
}

/** How one meter stands, or stood when it was last heard of. */
export interface Standing {
  readonly meter: Meter;
  readonly remaining: number;
}

/** What is in force until it is settled. */
export interface Hold {
  readonly refused: false;
  /** Some budget is beyond its soft threshold with this request. */
  readonly isSoft: boolean;
  /** All meters or none; false = refused. */
  extend(more: Amounts): boolean | Promise<boolean>;
  /** Only the first call counts. */
  settle(used: Amounts): void;
  standings(): readonly Standing[];
}

export interface Refusal {
  readonly refused: true;
  /** The one to wait for longest. */
  readonly meter: Meter;
  /** Null: no waiting helps, it is larger than the limit. */
  readonly waitMs: number | null;
  standings(): readonly Standing[];
}

export type Held = Hold | Refusal;

/** Charges several meters at once, all or none. Throws `limit.unavailable`. */
export interface Ledger {
  hold(meters: readonly Meter[], amounts: Amounts): Held | Promise<Held>;
}
