import type { Allowance, Lease, Quota, Reservation, Reserve, TokenCounts } from "../limit.ts";
import { GaritaError } from "../../core/errors.ts";
import { LimitError } from "./limit-error.ts";
import type { Amounts, Held, Hold, Ledger, Refusal, Standing, Unit } from "./meter.ts";
import type { Plan, PlanOf } from "./meters.ts";

export interface ReserveOptions {
  readonly planOf: PlanOf;
  readonly ledger: Ledger;
  readonly nowMs: () => number;
  readonly observe?: (event: LimitEvent) => void;
}

/** For metrics. */
export type LimitEvent =
  | { readonly kind: "refused"; readonly meter: Refusal["meter"] }
  | { readonly kind: "soft"; readonly budget: string };

/** Reservations in tokens over a ledger that knows meters alone. */
export function createReserve(options: ReserveOptions): Reserve {
  const { planOf, ledger, nowMs } = options;
  return (reservation) => {
    const plan = planOf(reservation, nowMs());
    if (plan.unpriced !== null) {
      const message = `the model has no price, and budget \`${plan.unpriced}\` needs one`;
      throw new GaritaError("limit.unpriced", message);
    }
    const held = ledger.hold(plan.meters, amountsOf(plan, reservation));
    const context = { options, plan, reservation };
    if (held instanceof Promise) return held.then((late) => conclude(late, context));
    return conclude(held, context);
  };
}

interface Context {
  readonly options: ReserveOptions;
  readonly plan: Plan;
  readonly reservation: Reservation;
}

/** An answer that can be cut off may begin with less than all it might need. */
function conclude(held: Held, context: Context): Lease | Promise<Lease> {
  const { options, plan, reservation } = context;
  if (!held.refused) return leaseOf(held, context);
  const { outputTokens, outputTokensMin = outputTokens } = reservation;
  if (outputTokensMin >= outputTokens || held.meter.unit === "requests") refuse(held, context);
  const { outputTokensMin: _, ...rest } = reservation;
  const less: Reservation = { ...rest, outputTokens: outputTokensMin };
  const again = options.ledger.hold(plan.meters, amountsOf(plan, less));
  const next = { options, plan, reservation: less };
  return again instanceof Promise
    ? again.then((late) => conclude(late, next))
    : conclude(again, next);
}

function refuse(refusal: Refusal, { options }: Context): never {
  const { meter, waitMs } = refusal;
  options.observe?.({ kind: "refused", meter });
  const quota = quotaOf(refusal.standings());
  throw new LimitError(
    waitMs === null || meter.kind === "budget" ? "limit.budget" : "limit.rate",
    messageOf(refusal),
    { quota, waitMs },
  );
}

function messageOf({ meter, waitMs }: Refusal): string {
  const whose = WHOSE[meter.scope];
  if (meter.kind === "budget") {
    return waitMs === null
      ? `the request is larger than budget \`${meter.name}\``
      : `budget \`${meter.name}\` is used up`;
  }
  if (waitMs === null) return `the request is larger than the limit ${whose}`;
  if (meter.kind === "concurrent") return `too many requests at a time ${whose}`;
  return `too many ${meter.unit} a minute ${whose}`;
}

const WHOSE = {
  caller: "of this caller",
  endUser: "of this end user",
  role: "of this role",
  model: "of this model",
  tenant: "of this tenant",
  all: "of all callers",
} as const satisfies Record<Refusal["meter"]["scope"], string>;

function leaseOf(hold: Hold, { options, plan, reservation }: Context): Lease {
  if (hold.isSoft && options.observe !== undefined) noteSoft(hold.standings(), options.observe);
  return new HeldLease(hold, plan, reservation);
}

class HeldLease implements Lease {
  readonly #hold: Hold;
  readonly #plan: Plan;
  readonly #reservation: Reservation;
  #outputTokens: number;

  constructor(hold: Hold, plan: Plan, reservation: Reservation) {
    this.#hold = hold;
    this.#plan = plan;
    this.#reservation = reservation;
    this.#outputTokens = reservation.outputTokens;
  }

  get outputTokens(): number {
    return this.#outputTokens;
  }

  extend(more: number): boolean | Promise<boolean> {
    const amounts = amountsOf(this.#plan, { inputTokens: 0, outputTokens: more });
    const granted = this.#hold.extend(amounts);
    if (granted instanceof Promise) return granted.then((late) => this.#add(more, late));
    return this.#add(more, granted);
  }

  #add(more: number, granted: boolean): boolean {
    if (granted) this.#outputTokens += more;
    return granted;
  }

  settle(used: TokenCounts | null): void {
    const { inputTokens } = this.#reservation;
    const estimate = { inputTokens, outputTokens: this.#outputTokens };
    const counted = used !== null && isCount(used) ? used : estimate;
    this.#hold.settle(amountsOf(this.#plan, counted));
  }

  quota(): Quota {
    return quotaOf(this.#hold.standings());
  }
}

function noteSoft(
  standings: readonly Standing[],
  observe: NonNullable<ReserveOptions["observe"]>,
): void {
  for (const standing of standings) {
    if (isSoft(standing)) observe({ kind: "soft", budget: standing.meter.name });
  }
}

/** What is no count is charged as it was estimated. */
function isCount({ inputTokens, outputTokens, cachedTokens = 0 }: TokenCounts): boolean {
  const sum = inputTokens + outputTokens + cachedTokens;
  return Number.isFinite(sum) && Math.min(inputTokens, outputTokens, cachedTokens) >= 0;
}

function amountsOf({ price }: Plan, counts: TokenCounts): Amounts {
  const { inputTokens, outputTokens, cachedTokens = 0 } = counts;
  const tokens = inputTokens + outputTokens;
  if (price === null) return { tokens, money: 0 };
  const cached = Math.min(cachedTokens, inputTokens);
  const input = (inputTokens - cached) * price.input + cached * (price.cached ?? price.input);
  return { tokens, money: Math.ceil(input + outputTokens * price.output) };
}

/** The narrowest rate of requests and of tokens, and the budgets that are nearly gone. */
function quotaOf(standings: readonly Standing[]): Quota {
  return {
    requests: narrowest(standings, "requests"),
    tokens: narrowest(standings, "tokens"),
    softBudgets: standings.filter((one) => isSoft(one)).map(({ meter }) => meter.name),
  };
}

function isSoft({ meter, remaining }: Standing): boolean {
  return meter.kind === "budget" && meter.capacity - remaining >= meter.softAt;
}

function narrowest(standings: readonly Standing[], unit: Unit): Allowance | null {
  let least: Standing | null = null;
  for (const standing of standings) {
    const { kind, unit: counted } = standing.meter;
    if (kind !== "rate" || counted !== unit) continue;
    if (least === null || standing.remaining < least.remaining) least = standing;
  }
  if (least === null) return null;
  const { capacity, perMs } = least.meter;
  const remaining = Math.max(0, Math.floor(least.remaining));
  return {
    limit: Math.floor(capacity),
    remaining,
    resetMs: perMs === 0 ? 0 : Math.max(0, Math.ceil((capacity - least.remaining) / perMs)),
  };
}
