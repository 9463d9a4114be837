import type { Action } from "../core/audit-event.ts";
import type { Source } from "../core/channel.ts";
import type { Category, Finding } from "../core/finding.ts";
import { matchesGlob } from "../core/glob.ts";
import type { Neutralizer, OperatorName, Spotlight } from "../core/operator.ts";
import { UNASKED_INPUT, UNASKED_OUTPUT } from "./presets.ts";

/** What follows when a category is found with at least `scoreMin`. */
export interface CategoryRule {
  readonly action: Action;
  /** Used when the action is `redact`. */
  readonly operator: OperatorName;
  /** 0..1; findings below it count for nothing. */
  readonly scoreMin: number;
}

/** What can follow an injection on its way in; `neutralize` takes the order out of the text. */
export const INJECTION_ACTIONS = ["allow", "flag", "neutralize", "block"] as const;
export type InjectionAction = (typeof INJECTION_ACTIONS)[number];

export interface InjectionRule {
  readonly action: InjectionAction;
  /** Used when the action is `neutralize`. */
  readonly operator: Neutralizer;
  /** 0..1, of the whole text; below it nothing follows. */
  readonly scoreMin: number;
}

/** Categories that stand for data, each with a place of its own in a text. */
export type DataCategory = Exclude<Category, "injection">;

/** What differs for an entity from the rule of its category. */
export type EntityRule = {
  readonly [Key in keyof CategoryRule]?: CategoryRule[Key] | undefined;
} & {
  /** Name or glob: `EMAIL`, `ES_*`. */
  readonly entity: string;
};

/** Rules for data: what `entities` say, the first one first, comes before the category. */
export interface DataRules extends Readonly<Record<DataCategory, CategoryRule>> {
  readonly entities: readonly EntityRule[];
}

/** On the way to the model. */
export interface InputSide extends DataRules {
  readonly injection: Readonly<Record<Source, InjectionRule>>;
}

/** On the way back. */
export interface OutputSide extends DataRules {
  readonly injection: CategoryRule;
}

/** What can follow when an answer acts on what documents or tools said. */
export const TAINT_ACTIONS = ["allow", "flag", "block"] as const;
export type TaintAction = (typeof TAINT_ACTIONS)[number];

export interface TaintRules {
  readonly toolCalls: TaintAction;
  readonly links: TaintAction;
  /** Globs of the tools that `toolCalls` is about. */
  readonly tools: readonly string[];
}

/** What can follow when an answer gives the system prompt away. */
export interface LeakRules {
  /** With the marker that the gateway put into it. */
  readonly canary: TaintAction;
  /** In its own words. */
  readonly overlap: TaintAction;
}

/** Which finding leads to what, on the way to the model and on the way back. */
export interface Profile {
  readonly name: string;
  /** False = traffic is never changed; the record says what would have happened. */
  readonly enforce: boolean;
  readonly spotlight: Spotlight;
  readonly taint: TaintRules;
  readonly promptLeak: LeakRules;
  /** What follows from images, sounds and files that no guard reads, in either direction. */
  readonly uninspectable: TaintAction;
  readonly input: InputSide;
  readonly output: OutputSide;
}

const block: CategoryRule = { action: "block", operator: "label", scoreMin: 0.5 };
const flag: CategoryRule = { action: "flag", operator: "label", scoreMin: 0.5 };
const label: CategoryRule = { action: "redact", operator: "label", scoreMin: 0.5 };
const tokenize: CategoryRule = { action: "redact", operator: "tokenize", scoreMin: 0.5 };
const refuse: InjectionRule = { action: "block", operator: "mask", scoreMin: 0.5 };
/** What a tool says of itself is an order to a model anyway: only what is plain is refused. */
const refusePlain: InjectionRule = { ...refuse, scoreMin: 0.7 };
const injection = { user: refuse, document: refuse, definition: refusePlain };

/** Many prompts hold texts that answers may quote; no answer needs the marker. */
const promptLeak: LeakRules = { canary: "block", overlap: "flag" };

/** Agents act on what they read all day: what is too much is for the operator to say. */
const untaxed: Pick<Profile, "spotlight" | "taint"> = {
  spotlight: "off",
  taint: { toolCalls: "allow", links: "allow", tools: ["*"] },
};

const balanced: Profile = {
  name: "balanced",
  enforce: true,
  ...untaxed,
  promptLeak,
  uninspectable: "flag",
  input: {
    injection,
    pii: tokenize,
    secret: tokenize,
    content: flag,
    code: flag,
    entities: UNASKED_INPUT,
  },
  output: {
    injection: flag,
    pii: label,
    secret: label,
    content: flag,
    code: flag,
    entities: UNASKED_OUTPUT,
  },
};

/** Of the parts of a finding that rules are chosen by. */
type Named = Pick<Finding, "category" | "entity">;

/** What a finding in a request leads to; null for injections, which are judged as whole texts. */
export function inputRule({ input }: Profile, { category, entity }: Named): CategoryRule | null {
  return category === "injection" ? null : dataRule(input, category, entity);
}

/** What a finding in an answer leads to. */
export function outputRule({ output }: Profile, { category, entity }: Named): CategoryRule {
  return category === "injection" ? output.injection : dataRule(output, category, entity);
}

/** Rules that have been asked for before, by category and entity. Profiles live long. */
const known = new WeakMap<DataRules, Map<string, CategoryRule>>();

function dataRule(rules: DataRules, category: DataCategory, entity?: string): CategoryRule {
  if (entity === undefined) return rules[category];
  const chosen = known.get(rules) ?? new Map<string, CategoryRule>();
  known.set(rules, chosen);
  const key = `${category} ${entity}`;
  const rule = chosen.get(key) ?? ruleOf(rules, category, entity);
  chosen.set(key, rule);
  return rule;
}

/** Of each setting what the first rule says that says something. */
function ruleOf(rules: DataRules, category: DataCategory, entity: string): CategoryRule {
  return rules.entities
    .filter((one) => matchesGlob(one.entity, entity))
    .reduceRight<CategoryRule>(
      (rule, one) => ({
        action: one.action ?? rule.action,
        operator: one.operator ?? rule.operator,
        scoreMin: one.scoreMin ?? rule.scoreMin,
      }),
      rules[category],
    );
}

/** DESIGN §5: stable names and meanings. */
export const PROFILES = {
  monitor: { ...balanced, name: "monitor", enforce: false },
  balanced,
  strict: {
    name: "strict",
    enforce: true,
    ...untaxed,
    promptLeak,
    uninspectable: "flag",
    input: {
      injection,
      pii: block,
      secret: block,
      content: block,
      code: flag,
      entities: UNASKED_INPUT,
    },
    output: {
      injection: flag,
      pii: label,
      secret: label,
      content: flag,
      code: flag,
      entities: UNASKED_OUTPUT,
    },
  },
} as const satisfies Record<string, Profile>;
