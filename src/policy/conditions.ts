import type { AccessContext } from "./access.ts";
import { contains, parseAddress, parseNetwork } from "./address.ts";
import type { Address, Network } from "./address.ts";
import type { Identity, Method } from "./caller.ts";
import { COUNTRIES, REGIONS } from "./country.ts";
import type { ConditionsConfig, TriggerConfig } from "./language/config.ts";
import { compileHours } from "./hours.ts";
import type { HoursConfig } from "./hours.ts";

/** What a condition may depend on. */
export interface Circumstances {
  readonly context: AccessContext;
  /** How the request was authenticated, whomever it is for. */
  readonly method: Method;
  /** Whose second factor counts. */
  readonly identity: Identity;
}

export interface Condition {
  /** As the policy calls it. */
  readonly name: keyof TriggerConfig;
  /** Null where it is not known. */
  readonly holds: (at: Circumstances) => boolean | null;
}

/** What conditions need to know of the rest of the policy. */
export interface ConditionSetting {
  readonly timeZone: string;
  readonly regions: Readonly<Record<string, readonly string[]>>;
}

const MINUTE_MS = 60_000;
/** The clock that stamped a second factor may be ahead of ours by this much. */
const CLOCK_SKEW_MS = MINUTE_MS;
const ADDRESSES_MAX = 4096;
/** What is longer is no address, and not worth remembering. */
const ADDRESS_LENGTH_MAX = 64;

/** In the order in which they are reported. */
export function compileConditions(
  config: ConditionsConfig | TriggerConfig,
  setting: ConditionSetting,
): readonly Condition[] {
  const { addresses, methods, mfa, mfaMaxAgeMinutes, hours, until, countries } = config;
  const conditions: Condition[] = [];
  const add = (name: Condition["name"], holds: Condition["holds"]): void => {
    conditions.push({ name, holds });
  };
  if (until !== undefined) {
    const lastMs = Date.parse(until);
    add("until", ({ context }) => context.nowMs <= lastMs);
  }
  if (methods !== undefined) {
    const allowed: ReadonlySet<Method> = new Set(methods);
    add("methods", ({ method }) => allowed.has(method));
  }
  if (mfa === true || mfaMaxAgeMinutes !== undefined) {
    const ageMaxMs = (mfaMaxAgeMinutes ?? Infinity) * MINUTE_MS;
    add("mfa", ({ context, identity }) => hasSecondFactor(identity, context.nowMs, ageMaxMs));
  }
  if (addresses !== undefined) add("addresses", compileAddresses(addresses));
  if (countries !== undefined) add("countries", compileCountries(countries, setting));
  if (hours !== undefined) add("hours", hoursCondition(hours, setting));
  if ("vectorsOver" in config && config.vectorsOver !== undefined) {
    const most = config.vectorsOver;
    add("vectorsOver", ({ context: { vectors = 0, vectorsInWindow = 0 } }) => {
      return vectors > most || vectorsInWindow > most;
    });
  }
  return conditions;
}

/** The first that does not hold, or is not known to; null when all hold. */
export function failing(conditions: readonly Condition[], at: Circumstances): Condition | null {
  for (const condition of conditions) if (condition.holds(at) !== true) return condition;
  return null;
}

/** What is not known counts as holding. */
export function mayHold(conditions: readonly Condition[], at: Circumstances): boolean {
  for (const condition of conditions) if (condition.holds(at) === false) return false;
  return true;
}

function hasSecondFactor(identity: Identity, nowMs: number, ageMaxMs: number): boolean {
  const { kind, secondFactorAtMs } = identity;
  if (kind !== "user" || secondFactorAtMs === undefined) return false;
  const ageMs = nowMs - secondFactorAtMs;
  return ageMs <= ageMaxMs && ageMs >= -CLOCK_SKEW_MS;
}

function compileAddresses(texts: readonly string[]): Condition["holds"] {
  const networks = texts
    .map(parseNetwork)
    .filter((network): network is Network => network !== null);
  return ({ context }) => {
    const address = context.address === null ? null : addressOf(context.address);
    if (networks.length === 0) return false;
    if (address === null) return null;
    for (const network of networks) if (contains(network, address)) return true;
    return false;
  };
}

/** What was parsed last, for all policies: few addresses send many requests. */
const ADDRESSES = new Map<string, Address | null>();

function addressOf(text: string): Address | null {
  if (text.length > ADDRESS_LENGTH_MAX) return null;
  const found = ADDRESSES.get(text);
  if (found !== undefined) return found;
  if (ADDRESSES.size >= ADDRESSES_MAX) ADDRESSES.clear();
  const address = parseAddress(text);
  ADDRESSES.set(text, address);
  return address;
}

function compileCountries(
  names: readonly string[],
  { regions }: ConditionSetting,
): Condition["holds"] {
  const own = new Map(Object.entries(regions));
  const allowed = new Set(names.flatMap((name) => REGIONS.get(name) ?? own.get(name) ?? [name]));
  return ({ context: { country } }) => {
    if (allowed.size === 0) return false;
    return country === null || !COUNTRIES.has(country) ? null : allowed.has(country);
  };
}

function hoursCondition(hours: HoursConfig, { timeZone }: ConditionSetting): Condition["holds"] {
  const isOpen = compileHours(hours, timeZone);
  return ({ context }) => isOpen(context.nowMs);
}
