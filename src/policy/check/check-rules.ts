import { quote } from "../../core/errors.ts";
import { everyLanguage } from "../../core/language.ts";
import type { Wording } from "../../core/language.ts";
import { pathOf } from "../collections.ts";
import type { PolicyConfig, RoleConfig, RuleConfig, TriggerConfig } from "../language/config.ts";
import { parsePattern } from "../pattern.ts";
import type { Pattern } from "../pattern.ts";
import { neverHolds } from "./check-conditions.ts";
import { covers, coversActions, isClassified, touches } from "./cover.ts";
import { policyFinding } from "./finding.ts";
import type { PolicyFinding } from "./finding.ts";
import { CHECK_TEXTS } from "./texts.ts";

/** Dynamic rules that never count, or never decide. */
export function checkRules(policy: PolicyConfig, nowMs: number): readonly PolicyFinding[] {
  return policy.rules.flatMap((rule, index) => {
    const path = ["rules", index];
    const never = neverCounts(rule, policy, nowMs);
    if (never !== null) return [policyFinding("policy/rule-never-fires", path, never)];
    const before = policy.rules.find((one, place) => {
      const isEarlier = one.effect === "deny" && (rule.effect !== "deny" || place < index);
      return isEarlier && one !== rule && deniesAllOf(one, rule);
    });
    if (before === undefined) return [];
    const text = everyLanguage(CHECK_TEXTS.ruleShadowed, { other: quote(before.name) });
    return [policyFinding("policy/shadowed-rule", path, text)];
  });
}

function neverCounts(
  { appliesTo, when = {}, unless }: RuleConfig,
  policy: PolicyConfig,
  nowMs: number,
): Wording | null {
  if (neverHolds(when, nowMs) !== null) return CHECK_TEXTS.ruleWhen;
  if (unless !== undefined && alwaysHolds(unless)) return CHECK_TEXTS.ruleUnless;
  const { collections, resources } = appliesTo;
  if (collections !== undefined && resources !== undefined) {
    const paths = policy.collections
      .filter(({ name }) => collections.includes(name))
      .map((one) => pathOf(one));
    if (!patterns(resources).some((pattern) => paths.some((path) => touches(pattern, path))))
      return CHECK_TEXTS.ruleNowhere;
  }
  const most = vectorsMost(policy);
  if (when.vectorsOver === undefined || most > when.vectorsOver) return null;
  const minutes = policy.vectorWindowMinutes;
  return everyLanguage(CHECK_TEXTS.ruleBound, { most, minutes });
}

/** Only what says nothing but whole days of every day. */
function alwaysHolds(unless: TriggerConfig): boolean {
  const said = Object.entries(unless).filter(([, value]) => value !== undefined);
  const { hours } = unless;
  if (said.length !== 1 || hours === undefined) return false;
  const isWeek = hours.days === undefined || new Set(hours.days).size === 7;
  return isWeek && hours.from === "00:00" && hours.to === "24:00";
}

/** Vectors that any role lets one principal have within the window; Infinity = no end. */
function vectorsMost({ roles, vectorWindowMinutes }: PolicyConfig): number {
  const mosts = Object.values(roles)
    .filter(({ permissions }) => permissions.some(isAboutVectors))
    .map(({ limits = {} }) => {
      const { requestsPerMinute = Infinity, vectorsPerRequest = Infinity } = limits;
      return requestsPerMinute * vectorsPerRequest * vectorWindowMinutes;
    });
  return Math.max(0, ...mosts);
}

/** Whatever `rule` is about and whenever it counts, `denial` denies it. */
function deniesAllOf(denial: RuleConfig, rule: RuleConfig): boolean {
  const isAlways = said(denial.when) === "{}" && said(denial.unless) === "{}";
  const isSame = said(denial.when) === said(rule.when) && said(denial.unless) === said(rule.unless);
  if (!isAlways && !isSame) return false;
  const [outer, inner] = [denial.appliesTo, rule.appliesTo];
  return (
    includes(outer.collections, inner.collections) &&
    includes(outer.roles, inner.roles) &&
    (outer.actions === undefined || coversActions(outer.actions, inner.actions ?? ["*"])) &&
    coversAll(outer.resources, inner.resources)
  );
}

function said(trigger: TriggerConfig | undefined): string {
  return JSON.stringify(trigger ?? {});
}

/** Absent = whatever. */
function includes(outer: readonly string[] | undefined, inner: readonly string[] | undefined) {
  return outer === undefined || inner?.every((name) => outer.includes(name)) === true;
}

function coversAll(outer: readonly string[] | undefined, inner: readonly string[] | undefined) {
  if (outer === undefined) return true;
  const wide = patterns(outer);
  return (
    inner !== undefined &&
    patterns(inner).every((pattern) => wide.some((one) => covers(one, pattern)))
  );
}

function patterns(texts: readonly string[]): readonly Pattern[] {
  return texts.map(parsePattern).filter((one) => one !== null);
}

/** Limits that nothing comes up to. */
export function checkLimits({ roles, rules }: PolicyConfig): readonly PolicyFinding[] {
  const denial = rules.find(({ effect, appliesTo, when = {}, unless }) => {
    const isOnly = Object.keys(when).length === 1 && unless === undefined;
    return effect === "deny" && Object.keys(appliesTo).length === 0 && isOnly && when.vectorsOver;
  });
  return Object.entries(roles).flatMap(([name, { limits = {}, permissions }]) => {
    const { vectorsPerRequest, tokensPerMinute } = limits;
    const at = (limit: string, text: Wording) =>
      policyFinding("policy/limit-unreachable", ["roles", name, "limits", limit], text);
    const found: PolicyFinding[] = [];
    const most = denial?.when?.vectorsOver;
    if (vectorsPerRequest !== undefined) {
      if (!permissions.some(isAboutVectors))
        found.push(at("vectorsPerRequest", CHECK_TEXTS.limitIdle));
      else if (denial !== undefined && most !== undefined && most < vectorsPerRequest) {
        const values = { rule: quote(denial.name), most };
        found.push(at("vectorsPerRequest", everyLanguage(CHECK_TEXTS.limitAbove, values)));
      }
    }
    if (tokensPerMinute !== undefined && !permissions.some(isAboutModels))
      found.push(at("tokensPerMinute", CHECK_TEXTS.limitIdle));
    return found;
  });
}

type Permission = RoleConfig["permissions"][number];

function isAboutVectors({ resource }: Permission): boolean {
  const pattern = parsePattern(resource);
  return pattern !== null && isClassified(pattern);
}

function isAboutModels({ resource }: Permission): boolean {
  const type = resource.split("/")[0] ?? "";
  return type.includes("*") || type === "models" || type === "endpoints";
}
