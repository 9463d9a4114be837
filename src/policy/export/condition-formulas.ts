import { COUNTRIES, REGIONS } from "../country.ts";
import type { HoursConfig } from "../hours.ts";
import { DAYS } from "../language/config.ts";
import type { ConditionsConfig, PolicyConfig, TriggerConfig } from "../language/config.ts";
import { all, any, FALSE, not } from "./formula.ts";
import type { Formula, Who } from "./formula.ts";

const MINUTE_MS = 60_000;

/** Whether what is not known counts as holding. */
export type Unknown = "holds" | "fails";

export interface ConditionFormulas {
  readonly formula: Formula;
  /** How many conditions there are; none hold always. */
  readonly count: number;
}

/** That all conditions hold; `who` is whose second factor counts. */
export function conditionFormulas(
  config: ConditionsConfig | TriggerConfig,
  { timeZone, regions }: Pick<PolicyConfig, "timeZone" | "regions">,
  { who, unknown }: { readonly who: Who; readonly unknown: Unknown },
): ConditionFormulas {
  const { addresses, methods, mfa, mfaMaxAgeMinutes, hours, until, countries } = config;
  const parts: Formula[] = [];
  if (until !== undefined) parts.push({ kind: "until", lastMs: Date.parse(until) });
  if (methods !== undefined) parts.push(listed({ kind: "method", names: methods }, methods));
  if (mfa === true || mfaMaxAgeMinutes !== undefined) {
    const ageMaxMs = mfaMaxAgeMinutes === undefined ? null : mfaMaxAgeMinutes * MINUTE_MS;
    parts.push({ kind: "second-factor", who, ageMaxMs });
  }
  if (addresses !== undefined) {
    const inside: Formula = { kind: "address", networks: addresses.map(withPrefix) };
    parts.push(knownOr(unknown, "address", listed(inside, addresses)));
  }
  if (countries !== undefined) {
    const own = new Map(Object.entries(regions));
    const names = countries.flatMap((name) => REGIONS.get(name) ?? own.get(name) ?? [name]);
    const codes = [...new Set(names)].filter((code) => COUNTRIES.has(code));
    parts.push(knownOr(unknown, "country", listed({ kind: "country", codes }, codes)));
  }
  if (hours !== undefined) parts.push(hoursFormula(hours, timeZone));
  if ("vectorsOver" in config && config.vectorsOver !== undefined) {
    const over = config.vectorsOver;
    parts.push(
      any(
        { kind: "vectors", which: "vectors", over },
        { kind: "vectors", which: "vectorsInWindow", over },
      ),
    );
  }
  return { formula: all(...parts), count: parts.length };
}

/** Nothing is in an empty list. */
function listed(formula: Formula, list: readonly string[]): Formula {
  return list.length === 0 ? FALSE : formula;
}

function knownOr(unknown: Unknown, what: "address" | "country", inside: Formula): Formula {
  if (inside === FALSE) return FALSE;
  const known: Formula = { kind: "known", what };
  return unknown === "fails" ? all(known, inside) : any(not(known), inside);
}

function withPrefix(network: string): string {
  if (network.includes("/")) return network;
  return `${network}/${network.includes(":") ? 128 : 32}`;
}

function hoursFormula(hours: HoursConfig, timeZone: string): Formula {
  const zone = hours.zone ?? timeZone;
  const [from, to] = [minuteOf(hours.from), minuteOf(hours.to)];
  const days = DAYS.map((_, day) => day).filter((day) => {
    const name = DAYS[day];
    return hours.days === undefined || (name !== undefined && hours.days.includes(name));
  });
  const within = (start: number, end: number): Formula =>
    start < end ? { kind: "minute", zone, from: start, to: end } : FALSE;
  const on = (some: readonly number[]): Formula =>
    some.length === 7 ? all() : { kind: "day", zone, days: some };
  if (from < to) return all(within(from, to), on(days));
  const next = days.map((day) => (day + 1) % 7).toSorted((a, b) => a - b);
  return any(all(within(from, 1440), on(days)), all(within(0, to), on(next)));
}

function minuteOf(text: string): number {
  return Number(text.slice(0, 2)) * 60 + Number(text.slice(3));
}
