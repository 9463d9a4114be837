import type { ConditionsConfig } from "./language/config.ts";
import { DAYS } from "./language/config.ts";
import { clockOf } from "./time-zone.ts";

export type HoursConfig = NonNullable<ConditionsConfig["hours"]>;

/** Half-open; what passes midnight belongs to the day on which it began. */
export function compileHours(hours: HoursConfig, timeZone: string): (nowMs: number) => boolean {
  const clock = clockOf(hours.zone ?? timeZone);
  const [from, to] = [minuteOf(hours.from), minuteOf(hours.to)];
  const open = DAYS.map((day) => hours.days === undefined || hours.days.includes(day));
  return (nowMs) => {
    const { day, minute } = clock(nowMs);
    if (from < to) return minute >= from && minute < to && open[day] === true;
    if (minute >= from) return open[day] === true;
    return minute < to && open[(day + 6) % 7] === true;
  };
}

function minuteOf(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}
