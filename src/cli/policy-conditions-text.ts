import { everyLanguage } from "../core/language.ts";
import type { Wording } from "../core/language.ts";
import type { AccessRequest } from "../policy/access.ts";
import type { Identity } from "../policy/caller.ts";
import type { RoleNote } from "../policy/explain.ts";
import type { ConditionsConfig, PolicyConfig } from "../policy/language/config.ts";
import { printable } from "./explain-text.ts";
import { MESSAGES } from "./messages.ts";

/** A condition and what it was asked about. */
export interface FailedCondition {
  readonly conditions: ConditionsConfig;
  readonly policy: PolicyConfig;
  readonly request: AccessRequest;
  readonly identity: Identity;
}

type Name = RoleNote["failed"][number];
type Describe = (about: FailedCondition) => Wording;

/** Why a condition does not hold: what it asks for, and what was there instead. */
export function describeFailed(name: Name, about: FailedCondition): Wording {
  return FAILED[name](about);
}

const FAILED: Readonly<Record<Name, Describe>> = {
  until: ({ conditions: { until = "" } }) =>
    everyLanguage(MESSAGES["policy.failed.until"], { until }),
  methods: ({ conditions: { methods = [] }, request }) =>
    everyLanguage(MESSAGES["policy.failed.methods"], {
      wanted: listOf(methods),
      given: request.subject.method,
    }),
  mfa: describeFactor,
  mfaMaxAgeMinutes: describeFactor,
  addresses: ({ conditions: { addresses = [] }, request }) =>
    asked("addresses", addresses, request.context.address),
  countries: ({ conditions: { countries = [] }, request }) =>
    asked("countries", countries, request.context.country),
  hours: ({ conditions: { hours }, policy }) =>
    everyLanguage(MESSAGES["policy.failed.hours"], {
      days: hours?.days?.join(", ") ?? "",
      from: hours?.from ?? "",
      to: hours?.to ?? "",
      zone: hours?.zone ?? policy.timeZone,
    }),
  vectorsOver: () => MESSAGES["policy.failed.vectorsOver"],
};

function describeFactor({ conditions, identity }: FailedCondition): Wording {
  const { mfaMaxAgeMinutes } = conditions;
  if (identity.kind !== "user") return MESSAGES["policy.failed.mfaNever"];
  if (identity.secondFactorAtMs === undefined) return MESSAGES["policy.failed.mfa"];
  return everyLanguage(MESSAGES["policy.failed.mfaAge"], { minutes: mfaMaxAgeMinutes ?? 0 });
}

function asked(
  name: "addresses" | "countries",
  wanted: readonly string[],
  given: string | null,
): Wording {
  const values = { wanted: listOf(wanted) };
  if (given === null) return everyLanguage(MESSAGES[`policy.failed.${name}Unknown`], values);
  return everyLanguage(MESSAGES[`policy.failed.${name}`], { ...values, given: printable(given) });
}

function listOf(names: readonly string[]): string {
  return names.length === 0 ? "[]" : names.join(", ");
}
