import { everyLanguage } from "../../core/language.ts";
import type { Wording } from "../../core/language.ts";
import { quote } from "../../core/errors.ts";
import type { Method } from "../caller.ts";
import type {
  ConditionsConfig,
  PolicyConfig,
  SubjectConfig,
  TriggerConfig,
} from "../language/config.ts";
import { policyFinding } from "./finding.ts";
import type { PolicyFinding, PolicyPath } from "./finding.ts";
import { CHECK_TEXTS } from "./texts.ts";

const DAY_MS = 86_400_000;
const SOON_DAYS = 30;
const LISTS = ["addresses", "methods", "countries"] as const;
const USER_METHODS: ReadonlySet<Method> = new Set(["oidc", "oauth", "mtls"]);

/** How each kind of subject can prove who it is. */
const METHODS_OF: Readonly<Record<SubjectConfig["kind"], ReadonlySet<Method>>> = {
  user: USER_METHODS,
  group: USER_METHODS,
  "service-account": USER_METHODS,
  "api-key": new Set(["api-key"]),
};

/** The condition that can never hold at this time or later, and why; null when all may. */
export function neverHolds(
  conditions: ConditionsConfig | TriggerConfig,
  nowMs: number,
): { readonly name: string; readonly text: Wording } | null {
  if (conditions.until !== undefined && Date.parse(conditions.until) < nowMs)
    return { name: "until", text: CHECK_TEXTS.expired };
  const empty = LISTS.find((name) => conditions[name]?.length === 0);
  if (empty !== undefined) return { name: empty, text: CHECK_TEXTS.emptyList };
  const { hours, methods } = conditions;
  if (hours?.from === "24:00" && hours.to === "00:00")
    return { name: "hours", text: CHECK_TEXTS.emptyHours };
  const asksFactor = conditions.mfa === true || conditions.mfaMaxAgeMinutes !== undefined;
  if (asksFactor && methods?.some((method) => USER_METHODS.has(method)) === false)
    return { name: "methods", text: CHECK_TEXTS.factorless };
  return null;
}

export function checkConditions({ roles }: PolicyConfig, nowMs: number): readonly PolicyFinding[] {
  return Object.entries(roles).flatMap(([role, { conditions = {} }]) => {
    const path = ["roles", role, "conditions"];
    const never = neverHolds(conditions, nowMs);
    if (never !== null) {
      const rule = never.name === "until" ? "policy/expired" : "policy/never-active";
      return [policyFinding(rule, [...path, never.name], never.text)];
    }
    return expiring(conditions, [...path, "until"], nowMs);
  });
}

function expiring(
  { until }: ConditionsConfig,
  path: PolicyPath,
  nowMs: number,
): readonly PolicyFinding[] {
  if (until === undefined) return [];
  const days = Math.ceil((Date.parse(until) - nowMs) / DAY_MS);
  if (days > SOON_DAYS) return [];
  return [policyFinding("policy/expiring", path, everyLanguage(CHECK_TEXTS.expiring, { days }))];
}

/** Subjects that can never do what their role asks for. */
export function checkBindings({ bindings, roles }: PolicyConfig): readonly PolicyFinding[] {
  return bindings.flatMap((binding, index) => {
    const { conditions = {} } = roles[binding.role] ?? {};
    const { mfa, mfaMaxAgeMinutes, methods } = conditions;
    const role = quote(binding.role);
    return binding.subjects.flatMap(({ kind }, place) => {
      const path = ["bindings", index, "subjects", place];
      const at = (text: Wording) => [policyFinding("policy/impossible-binding", path, text)];
      const isPerson = kind === "user" || kind === "group";
      if (!isPerson && (mfa === true || mfaMaxAgeMinutes !== undefined))
        return at(everyLanguage(CHECK_TEXTS.noFactor, { role }));
      if (methods?.length && !methods.some((method) => METHODS_OF[kind].has(method)))
        return at(everyLanguage(CHECK_TEXTS.noMethod, { role }));
      return [];
    });
  });
}
