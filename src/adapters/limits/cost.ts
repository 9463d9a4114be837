import type { Amounts, Meter } from "../../policy/limits/meter.ts";

export function costOf({ kind, unit }: Meter, { tokens, money }: Amounts): number {
  if (kind === "concurrent" || unit === "requests") return 1;
  return unit === "tokens" ? tokens : money;
}

/** Requests are spent by being made; what else is reserved may turn out to be less. */
export function isSpentAtOnce({ kind, unit }: Meter): boolean {
  return unit === "requests" && kind !== "concurrent";
}

/** Costs more the longer an answer gets. */
export function isMeasured({ unit }: Meter): boolean {
  return unit !== "requests";
}

/** Absorbs the rounding of sums, and of clocks, which know no more than thousandths. */
export function roundingOf({ capacity, perMs }: Meter): number {
  return 1e-9 * (1 + capacity) + 1e-3 * perMs;
}

export function isBeyondSoft({ kind, capacity, softAt }: Meter, left: number): boolean {
  return kind === "budget" && capacity - left >= softAt;
}
