import { z } from "zod";
import { ACTIONS } from "../core/audit-event.ts";
import { CATEGORIES, SEVERITIES } from "../core/finding.ts";
import { NEUTRALIZERS, OPERATOR_NAMES, SPOTLIGHTS } from "../core/operator.ts";
import { PRESET_NAMES, presetRules } from "./presets.ts";
import { INJECTION_ACTIONS, PROFILES, TAINT_ACTIONS } from "./profile.ts";
import { ROUTES } from "./select.ts";
import type {
  DataRules,
  EntityRule,
  InputSide,
  LeakRules,
  Profile,
  TaintRules,
} from "./profile.ts";

const ScoreMin = z.number().min(0).max(1);

const CategoryRuleConfig = z.strictObject({
  action: z.enum(ACTIONS).optional().describe("What a finding of this category leads to."),
  operator: z
    .enum(OPERATOR_NAMES)
    .optional()
    .describe("How a finding is hidden when the action is `redact`; `tokenize` is reversible."),
  scoreMin: ScoreMin.optional().describe("Findings with a lower score count for nothing."),
});

const INJECTION_RULE = {
  action: z
    .enum(INJECTION_ACTIONS)
    .optional()
    .describe("`neutralize` takes the order out of the text and lets the rest pass."),
  operator: z
    .enum(NEUTRALIZERS)
    .optional()
    .describe("How `neutralize` takes it out: `mask` leaves a notice, `cut` leaves nothing."),
  scoreMin: ScoreMin.optional().describe("Texts with a lower injection score pass."),
};

const InjectionConfig = z.strictObject({
  ...INJECTION_RULE,
  user: z.strictObject(INJECTION_RULE).optional().describe("In what the user typed."),
  document: z
    .strictObject(INJECTION_RULE)
    .optional()
    .describe("In documents and in what tools returned."),
  definition: z
    .strictObject(INJECTION_RULE)
    .optional()
    .describe("In what tools say of themselves; left out: as for `document`, but from 0.7 on."),
});

const DATA_CATEGORIES = {
  pii: CategoryRuleConfig.optional().describe("Personal data."),
  secret: CategoryRuleConfig.optional().describe("Keys, tokens, passwords."),
  content: CategoryRuleConfig.optional().describe("Unwanted content and requests."),
  code: CategoryRuleConfig.optional().describe("Dangerous generated code."),
};

const EntitiesConfig = z
  .record(
    z
      .string()
      .regex(/^(?=.{1,64}$)[A-Z*][A-Z0-9_*]*$/, "an entity such as `EMAIL`, `*` for the rest"),
    CategoryRuleConfig,
  )
  .optional()
  .describe(
    "Entities by name or glob, `EMAIL`, `ES_*`, and what differs for each from its category: " +
      "a name comes before globs, globs count as written, what one leaves out the next may say.",
  );

const InputConfig = z.strictObject({
  injection: InjectionConfig.optional().describe(
    "Prompt injection and jailbreaks; `user`, `document` and `definition` say what differs.",
  ),
  ...DATA_CATEGORIES,
  entities: EntitiesConfig,
});

const OutputConfig = z.strictObject({
  injection: CategoryRuleConfig.optional().describe(
    "Signs of an injection that worked; tool calls and links are under `taint`.",
  ),
  ...DATA_CATEGORIES,
  entities: EntitiesConfig,
});

const Globs = z.array(z.string().min(1).max(256)).min(1).max(256);

const TaintConfig = z.strictObject({
  toolCalls: z
    .enum(TAINT_ACTIONS)
    .optional()
    .describe("When the model calls a tool with something that only a document or tool said."),
  links: z
    .enum(TAINT_ACTIONS)
    .optional()
    .describe("When the answer links to a host that only a document or tool named."),
  tools: Globs.optional().describe("Tools that `toolCalls` is about; `*` and `?` are wildcards."),
});

const LeakConfig = z.strictObject({
  canary: z
    .enum(TAINT_ACTIONS)
    .optional()
    .describe("When an answer holds the marker that `guard.promptLeak.canary` puts in."),
  overlap: z
    .enum(TAINT_ACTIONS)
    .optional()
    .describe("When an answer repeats a long part of the system prompt."),
});

const BASE_PROFILES = ["monitor", "balanced", "strict"] as const;

/** A profile of the operator's own: what differs from the one it extends. */
export const ProfileConfig = z.strictObject({
  extends: z
    .enum(BASE_PROFILES)
    .default("balanced")
    .describe("The built-in profile that fills in whatever is not said here."),
  enforce: z
    .boolean()
    .optional()
    .describe("`false` never changes traffic and records what would have happened."),
  spotlight: z
    .enum(SPOTLIGHTS)
    .optional()
    .describe(
      "Marks documents and tool results for the model: `delimit` puts them between delimiters " +
        "nobody can guess, `datamark` puts a mark between their words.",
    ),
  presets: z
    .array(z.enum(PRESET_NAMES))
    .min(1)
    .max(PRESET_NAMES.length)
    .optional()
    .describe(
      "Personal data that counts, by law or standard. Left out: all that names a person, but no " +
        "dates, ages, places, firms and links.",
    ),
  taint: TaintConfig.optional().describe("What answers may make of documents and tool results."),
  promptLeak: LeakConfig.optional().describe("What follows when the system prompt leaks."),
  uninspectable: z
    .enum(TAINT_ACTIONS)
    .optional()
    .describe("When a request or an answer has an image, a sound or a file that no guard reads."),
  input: InputConfig.optional().describe("On the way to the model."),
  output: OutputConfig.optional().describe("On the way back to the client."),
});
export type ProfileConfig = z.infer<typeof ProfileConfig>;

/** A line of `profileRules`: all that `when` says must hold, each list by one of its items. */
export const ProfileRuleConfig = z.strictObject({
  when: z
    .strictObject({
      roles: Globs.optional().describe("Roles of the caller; without any it has `default`."),
      callers: Globs.optional().describe("Names of callers."),
      models: Globs.optional().describe("Models as the client names them."),
      routes: z.array(z.enum(ROUTES)).min(1).optional().describe("Kinds of request."),
      sensitivity: Globs.optional().describe(
        "Labels from `sensitivity` of the caller's key or of its roles in the policy.",
      ),
      contains: z
        .strictObject({
          categories: z
            .array(z.enum(CATEGORIES))
            .min(1)
            .default(["pii", "secret"])
            .describe("Categories of findings."),
          severityMin: z.enum(SEVERITIES).default("high").describe("Milder findings do not count."),
          scoreMin: ScoreMin.default(0.5).describe("Findings with a lower score do not count."),
        })
        .optional()
        .describe("What the guards found in the request."),
    })
    .describe("Nothing said holds always. `*` and `?` are wildcards in names."),
  profile: z.string().min(1).max(64).describe("The profile for such a request."),
});
export type ProfileRuleConfig = z.infer<typeof ProfileRuleConfig>;

/** Name of a class of data, `confidential`. */
export const Sensitivity = z
  .string()
  .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, "lower-case letters, digits, dot, dash and underscore");

/** A configured profile with everything filled in. */
export function toProfile(name: string, config: ProfileConfig): Profile {
  const base: Profile = PROFILES[config.extends];
  return {
    name,
    enforce: config.enforce ?? base.enforce,
    spotlight: config.spotlight ?? base.spotlight,
    taint: toTaint(base.taint, config.taint ?? {}),
    promptLeak: toLeak(base.promptLeak, config.promptLeak ?? {}),
    uninspectable: config.uninspectable ?? base.uninspectable,
    input: toInput(base.input, config),
    output: {
      injection: overridden(base.output.injection, config.output?.injection),
      ...toData(base.output, config.output ?? {}, config.presets),
    },
  };
}

function toTaint(base: TaintRules, own: NonNullable<ProfileConfig["taint"]>): TaintRules {
  return {
    toolCalls: own.toolCalls ?? base.toolCalls,
    links: own.links ?? base.links,
    tools: own.tools ?? base.tools,
  };
}

function toLeak(base: LeakRules, own: NonNullable<ProfileConfig["promptLeak"]>): LeakRules {
  return { canary: own.canary ?? base.canary, overlap: own.overlap ?? base.overlap };
}

interface Rule<Action, Operator> {
  readonly action: Action;
  readonly operator: Operator;
  readonly scoreMin: number;
}

type Override<Action, Operator> = {
  readonly [Key in keyof Rule<Action, Operator>]?: Rule<Action, Operator>[Key] | undefined;
};

/** The last one that says something wins. */
function overridden<Action, Operator>(
  base: Rule<Action, Operator>,
  ...overrides: readonly (Override<Action, Operator> | undefined)[]
): Rule<Action, Operator> {
  return overrides.reduce<Rule<Action, Operator>>(
    (rule, own) => ({
      action: own?.action ?? rule.action,
      operator: own?.operator ?? rule.operator,
      scoreMin: own?.scoreMin ?? rule.scoreMin,
    }),
    base,
  );
}

function toInput(base: InputSide, { input = {}, presets }: ProfileConfig): InputSide {
  const { injection } = input;
  return {
    injection: {
      user: overridden(base.injection.user, injection, injection?.user),
      document: overridden(base.injection.document, injection, injection?.document),
      definition: overridden(
        base.injection.definition,
        injection,
        injection?.document,
        injection?.definition,
      ),
    },
    ...toData(base, input, presets),
  };
}

type OwnData = Omit<NonNullable<ProfileConfig["output"]>, "injection">;

function toData(base: DataRules, own: OwnData, presets: ProfileConfig["presets"]): DataRules {
  const pii = overridden(base.pii, own.pii);
  const asked = presets === undefined ? null : presetRules(presets, pii.action);
  return {
    pii: asked === null || asked.identifiers ? pii : { ...pii, action: "allow" },
    secret: overridden(base.secret, own.secret),
    content: overridden(base.content, own.content),
    code: overridden(base.code, own.code),
    entities: [...ownEntities(own), ...(asked?.entities ?? base.entities)],
  };
}

/** Names before globs, each as written. */
function ownEntities({ entities = {} }: OwnData): readonly EntityRule[] {
  const rules = Object.entries(entities).map(([entity, rule]) => ({ entity, ...rule }));
  return [...rules.filter((rule) => !isGlob(rule)), ...rules.filter(isGlob)];
}

function isGlob({ entity }: EntityRule): boolean {
  return entity.includes("*");
}
