/** Calendar windows of budgets. */
export const WINDOWS = ["hour", "day", "month"] as const;
export type WindowKind = (typeof WINDOWS)[number];

/** Half-open, in milliseconds since the epoch. */
export interface Window {
  readonly startMs: number;
  readonly endMs: number;
}

const MINUTE_MS = 60_000;
const HOUR_MS = 60 * MINUTE_MS;

/** More than the longest window of each kind; an hour may come twice when clocks are set back. */
const LONGEST_MS = {
  hour: 4 * HOUR_MS,
  day: 27 * HOUR_MS,
  month: 32 * 24 * HOUR_MS,
} as const satisfies Record<WindowKind, number>;

/** Code units of `2026-11-22, 16` that name the window. */
const NAMED_BY = { hour: 14, day: 10, month: 7 } as const satisfies Record<WindowKind, number>;

/**
 * Finds the window that a moment lies in: an hour, day or month as clocks in the zone show it. The
 * last one found is remembered.
 */
export function windowsOf(kind: WindowKind, zone: string): (nowMs: number) => Window {
  const format = new Intl.DateTimeFormat("sv-SE", {
    timeZone: zone,
    hourCycle: "h23",
    year: "numeric",
    month: "2-digit",
    day: "2-digit",
    hour: "2-digit",
  });
  const nameAt = (minute: number): string =>
    format.format(minute * MINUTE_MS).slice(0, NAMED_BY[kind]);
  let known: Window = { startMs: 0, endMs: 0 };
  return (nowMs) => {
    if (nowMs >= known.startMs && nowMs < known.endMs) return known;
    const minute = Math.floor(nowMs / MINUTE_MS);
    const name = nameAt(minute);
    const reach = LONGEST_MS[kind] / MINUTE_MS;
    const start = firstThat((at) => nameAt(at) === name, minute - reach, minute);
    const end = firstThat((at) => nameAt(at) !== name, minute, minute + reach);
    known = { startMs: start * MINUTE_MS, endMs: end * MINUTE_MS };
    return known;
  };
}

/** By halving; `holds` is false up to some place after `from` and true from there up to `to`. */
function firstThat(holds: (at: number) => boolean, from: number, to: number): number {
  let [before, first] = [from, to];
  while (first - before > 1) {
    const middle = Math.floor((before + first) / 2);
    if (holds(middle)) first = middle;
    else before = middle;
  }
  return first;
}
