import type { LegacyDynamicPolicy, LegacyPolicy } from "./config.ts";
import { LEGACY_DAYS } from "./config.ts";
import { hoursOf } from "./hours.ts";
import type { HoursInput, ImportOptions } from "./hours.ts";
import type { LegacyPath, Notes } from "./notes.ts";
import type { PolicyInput } from "./policy-input.ts";
import { FAULTS, READINGS } from "./readings.ts";

type RuleInput = NonNullable<PolicyInput["rules"]>[number];
type TriggerInput = NonNullable<RuleInput["when"]>;

/** A rule, and which of the dynamic policies it comes from. */
export interface ImportedRule {
  readonly rule: RuleInput;
  readonly origin: number;
}

export function importRules(
  { dynamic_policies }: LegacyPolicy,
  options: ImportOptions,
  notes: Notes,
): readonly ImportedRule[] {
  return dynamic_policies.flatMap((policy, origin) => {
    const path = ["dynamic_policies", origin];
    const rules = toRules(policy, options, { notes, path });
    return rules.map((rule) => ({ rule, origin }));
  });
}

interface Place {
  readonly notes: Notes;
  readonly path: LegacyPath;
}

function toRules(
  policy: LegacyDynamicPolicy,
  options: ImportOptions,
  { notes, path }: Place,
): readonly RuleInput[] {
  const { name, description, applies_to, conditions, action, approval_required_from } = policy;
  const at = { notes, path: [...path, "conditions"] };
  if (applies_to.length > 1) notes.doubt([...path, "applies_to"], READINGS.alternatives);
  const isApproval = action === "require_approval";
  if (isApproval !== (approval_required_from !== undefined)) notes.refuse(path, FAULTS.approvers);
  if (isApproval) notes.read([...path, "action"], READINGS.approval);
  const when = triggerOf(conditions, at);
  const unless = exemptionOf(conditions, options, at);
  const said = { when: Object.keys(when).length > 0, unless: Object.keys(unless).length > 0 };
  if (!said.when && !said.unless) notes.refuse([...path, "conditions"], FAULTS.nothing);
  if (said.unless) notes.doubt([...path, "conditions"], READINGS.unless);
  const effect: Pick<RuleInput, "effect" | "approval"> = isApproval
    ? { effect: "require-approval", approval: { from: approval_required_from ?? [name] } }
    : { effect: "deny" };
  return applies_to.map((appliesTo, index) => ({
    name: index === 0 ? name : `${name} ${index + 1}`,
    ...(description !== undefined && { description }),
    appliesTo: withoutUndefined(appliesTo),
    ...(said.when && { when }),
    ...(said.unless && { unless }),
    ...effect,
  }));
}

type LegacyConditions = LegacyDynamicPolicy["conditions"];

/** What says when the rule begins to count. */
function triggerOf({ vectors_count }: LegacyConditions, { notes, path }: Place): TriggerInput {
  if (vectors_count === undefined) return {};
  notes.read([...path, "vectors_count"], READINGS.vectors);
  const bound = Number(/\d+/.exec(vectors_count)?.[0]);
  return { vectorsOver: vectors_count.startsWith(">=") ? bound - 1 : bound };
}

/** What says what is allowed all the same. */
function exemptionOf(
  { time_of_day, days_of_week, geo_location }: LegacyConditions,
  options: ImportOptions,
  { notes, path }: Place,
): TriggerInput {
  const said: TriggerInput = {};
  if (time_of_day !== undefined || days_of_week !== undefined) {
    const at = [...path, time_of_day === undefined ? "days_of_week" : "time_of_day"];
    const hours: HoursInput = hoursOf(time_of_day ?? "00:00-24:00", options, { notes, path: at });
    said.hours = days_of_week
      ? { days: days_of_week.map((day) => LEGACY_DAYS[day]), ...hours }
      : hours;
  }
  if (geo_location !== undefined) {
    notes.read([...path, "geo_location", "allowed_countries"], READINGS.countries);
    said.countries = geo_location.allowed_countries;
  }
  return said;
}

function withoutUndefined(
  appliesTo: LegacyDynamicPolicy["applies_to"][number],
): NonNullable<RuleInput["appliesTo"]> {
  const { collections, actions, resources, roles } = appliesTo;
  return {
    ...(collections !== undefined && { collections }),
    ...(actions !== undefined && { actions }),
    ...(resources !== undefined && { resources }),
    ...(roles !== undefined && { roles }),
  };
}
