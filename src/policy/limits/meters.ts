import { matchesGlob } from "../../core/glob.ts";
import { stated } from "../../core/stated.ts";
import type { GrantingRole, RoleLimits } from "../access.ts";
import type { Caller, CallerLimits } from "../caller.ts";
import type { Reservation } from "../limit.ts";
import type { BudgetConfig, LimitsConfig, PriceConfig, PricesConfig } from "./config.ts";
import type { Meter, Scope } from "./meter.ts";
import { windowsOf } from "./window.ts";
import type { Window } from "./window.ts";

const MINUTE_MS = 60_000;

/** Millionths of money for one token are money for a million tokens. */
const MICROS = 1e6;

/** Plans are made from what is configured: forgetting them costs only time. */
const PLANS_MAX = 100_000;

/** What a request is charged to, and at what price. */
export interface Plan {
  readonly meters: readonly Meter[];
  /** Null where the model has none. */
  readonly price: PriceConfig | null;
  /** A budget of money that refuses models without a price, when this one has none. */
  readonly unpriced: string | null;
}

export interface MetersOptions {
  readonly limits: LimitsConfig;
  readonly budgets: readonly BudgetConfig[];
  readonly prices: PricesConfig;
}

export type Asked = Pick<Reservation, "caller" | "model" | "role" | "roleLimits" | "endUserRole">;

/** Finds what a request is charged to; the same for as long as its windows last. */
export type PlanOf = (asked: Asked, nowMs: number) => Plan;

interface KeptPlan extends Plan, Window {
  readonly callerLimits: CallerLimits | undefined;
  readonly roleLimits: RoleLimits;
  readonly endUserRole: GrantingRole | null;
  readonly tenant: string | null;
}

/** Names under which a request can be charged. */
interface Names extends Readonly<Record<Scope, string | null>> {
  readonly key: string | null;
  readonly principal: string;
}

interface GroupLimits {
  readonly requestsPerMinute?: number | undefined;
  readonly tokensPerMinute?: number | undefined;
  readonly concurrentRequests?: number | undefined;
}

/** By model, role and who asks: what there is least of stays near. */
type Plans = Map<string, Map<string, Map<string, KeptPlan>>>;

/** Compiles the configured limits. Plans are remembered by caller, role, model and end user. */
export function createMeters(options: MetersOptions): PlanOf {
  const planAt = createPlanner(options);
  let plans: Plans = new Map();
  let count = 0;
  return (asked, nowMs) => {
    const { caller, role, model, roleLimits } = asked;
    const who = caller.endUser === undefined ? caller.id : joined(caller.id, caller.endUser.id);
    const known = plans
      .get(model ?? "")
      ?.get(role ?? "")
      ?.get(who);
    if (known !== undefined && fits(known, asked, nowMs)) return known;
    if (known === undefined && ++count > PLANS_MAX) {
      plans = new Map();
      count = 1;
    }
    const plan: KeptPlan = {
      ...planAt(asked, nowMs),
      callerLimits: caller.limits,
      roleLimits,
      endUserRole: asked.endUserRole ?? null,
      tenant: tenantOf(caller),
    };
    mapIn(mapIn(plans, model ?? ""), role ?? "").set(who, plan);
    return plan;
  };
}

function fits(plan: KeptPlan, asked: Asked, nowMs: number): boolean {
  const { caller, roleLimits, endUserRole = null } = asked;
  return (
    plan.callerLimits === caller.limits &&
    plan.roleLimits === roleLimits &&
    plan.endUserRole === endUserRole &&
    plan.tenant === tenantOf(caller) &&
    nowMs >= plan.startMs &&
    nowMs < plan.endMs
  );
}

/** The map under a name, made where there is none. */
function mapIn<T>(maps: Map<string, Map<string, T>>, name: string): Map<string, T> {
  const found = maps.get(name) ?? new Map<string, T>();
  maps.set(name, found);
  return found;
}

function createPlanner(options: MetersOptions): (asked: Asked, nowMs: number) => Plan & Window {
  const { limits, prices } = options;
  const budgets = options.budgets.map((config) => ({
    config,
    windowAt: windowsOf(config.window, config.zone),
  }));
  return (asked, nowMs) => {
    const { caller, roleLimits, endUserRole } = asked;
    const names = namesOf(asked);
    const group = (scope: Scope, of: GroupLimits | undefined, by = names[scope]): Meter[] =>
      by === null || of === undefined ? [] : groupMeters({ scope, by, of, limits });
    const meters = [
      ...group("caller", { ...limits, ...stated({ ...caller.limits }) }),
      ...group("endUser", limits.perEndUser),
      // A role sets its limits for each principal that uses it.
      ...group("role", roleLimits, names.role && joined(names.role, caller.id)),
      ...group("role", endUserRole?.limits, theirs(endUserRole, caller)),
      ...group("model", matching(limits.perModel, names.model)),
      ...group("tenant", matching(limits.perTenant, names.tenant)),
    ];
    const price = matching(prices.models, names.model) ?? null;
    let unpriced: string | null = null;
    const span = { startMs: -Infinity, endMs: Infinity };
    for (const { config, windowAt } of budgets) {
      const by = names[config.per];
      if (by === null || !isFor(config, by, caller)) continue;
      const isUnpriced = config.money !== undefined && price === null && names.model !== null;
      if (isUnpriced && config.withoutPrice === "refuse") unpriced ??= config.name;
      const window = windowAt(nowMs);
      meters.push(budgetMeter(config, by, window));
      span.startMs = Math.max(span.startMs, window.startMs);
      span.endMs = Math.min(span.endMs, window.endMs);
    }
    return { meters, price, unpriced, ...span };
  };
}

/** The end user uses a role of its own, whichever application speaks for it. */
function theirs(role: GrantingRole | null | undefined, { endUser }: Caller): string | null {
  return role && endUser ? joined(role.name, endUser.id) : null;
}

function namesOf({ caller, role, model }: Asked): Names {
  return {
    caller: caller.id,
    endUser: caller.endUser?.id ?? null,
    role,
    // Some providers do not mind the case: then neither does a limit.
    model: model === null ? null : model.toLowerCase(),
    tenant: tenantOf(caller),
    all: "*",
    key: caller.method === "api-key" ? caller.id : null,
    principal: caller.endUser?.id ?? caller.id,
  };
}

/** Keys and people are known by their name as well. */
function isFor({ per, match }: BudgetConfig, by: string, caller: Caller): boolean {
  if (matchesGlob(match, by)) return true;
  if (per === "key") return matchesGlob(match, caller.name);
  return per === "principal" && matchesGlob(match, (caller.endUser ?? caller).name);
}

function tenantOf({ tenant, endUser }: Caller): string | null {
  return tenant ?? endUser?.tenant ?? null;
}

function groupMeters(group: {
  readonly scope: Scope;
  readonly by: string;
  readonly of: GroupLimits;
  readonly limits: LimitsConfig;
}): Meter[] {
  const { scope, by, of, limits } = group;
  const meters: Meter[] = [];
  const { requestsPerMinute, tokensPerMinute, concurrentRequests } = of;
  const burstMs = limits.burstSeconds * 1000;
  const common = { scope, name: "", softAt: 0, endsAtMs: null } as const;
  if (requestsPerMinute !== undefined) {
    const perMs = Math.max(0, requestsPerMinute) / MINUTE_MS;
    // However slow the rate, an idle caller may send one request.
    const capacity = perMs === 0 ? 0 : Math.max(1, perMs * burstMs);
    const key = keyOf("rate", "requests", scope, by);
    meters.push({ ...common, key, kind: "rate", unit: "requests", capacity, perMs });
  }
  if (tokensPerMinute !== undefined) {
    const perMs = Math.max(0, tokensPerMinute) / MINUTE_MS;
    const key = keyOf("rate", "tokens", scope, by);
    meters.push({ ...common, key, kind: "rate", unit: "tokens", capacity: perMs * burstMs, perMs });
  }
  if (concurrentRequests !== undefined) {
    const key = keyOf("concurrent", "requests", scope, by);
    const capacity = concurrentRequests;
    meters.push({ ...common, key, kind: "concurrent", unit: "requests", capacity, perMs: 0 });
  }
  return meters;
}

function budgetMeter(config: BudgetConfig, by: string, { startMs, endMs }: Window): Meter {
  const { name, per, tokens, money, softShare } = config;
  const unit = tokens === undefined ? "money" : "tokens";
  const capacity = tokens ?? Math.round((money ?? 0) * MICROS);
  return {
    key: keyOf("budget", unit, name, per, String(startMs), by),
    kind: "budget",
    unit,
    scope: per === "key" || per === "principal" ? "caller" : per,
    name,
    capacity,
    perMs: 0,
    softAt: capacity * softShare,
    endsAtMs: endMs,
  };
}

/** Unambiguous whatever is in the names. */
function keyOf(...parts: readonly string[]): string {
  return JSON.stringify(parts);
}

function joined(...parts: readonly string[]): string {
  return parts.length === 1 ? (parts[0] ?? "") : JSON.stringify(parts);
}

function matching<T extends { readonly match: string }>(
  lines: readonly T[],
  name: string | null,
): T | undefined {
  return name === null ? undefined : lines.find(({ match }) => matchesGlob(match, name));
}
