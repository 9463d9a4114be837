import { z } from "zod";
import { SEVERITIES } from "../core/finding.ts";
import { matchesGlob } from "../core/glob.ts";
import type { RuleCard } from "../core/finding.ts";
import { plainOf } from "./detect/deny-list.ts";
import { CHECKSUM_NAMES } from "./detect/named-checksums.ts";
import { PatternError, patternOf } from "./text/pattern.ts";

const RULE_ID = /^[a-z][a-z0-9-]{0,31}\/[a-z0-9][a-z0-9-]{0,63}$/;
const ENTITY = /^[A-Z*][A-Z0-9_*]{0,63}$/;
const ENTITY_NAME = /^[A-Z][A-Z0-9_]{0,31}$/;
/** Context is looked for in less than 256 characters. */
const CONTEXT_REACH_MAX = 254;
const DENIED_MAX = 10_000;
/** Characters of all values together: each becomes a state of the automaton. */
const DENIED_LENGTH_MAX = 400_000;
const DETECTORS = ["injection", "pii", "secret", "content"] as const;

const Words = z.array(z.string().min(2).max(64)).min(1).max(200);
const Reach = z.int().min(1).max(CONTEXT_REACH_MAX);

const ContextConfig = z.strictObject({
  words: Words.describe("Any case, accents or not; `api key` is `apiKey`, too, `tel*` any ending."),
  score: z
    .number()
    .min(0.01)
    .max(1)
    .default(0.9)
    .describe("Score of a match with one of the words in front."),
  reach: Reach.default(64).describe("How far in front the words may stand, in characters."),
  required: z.boolean().default(false).describe("Without one of the words nothing is found."),
});

const AgainstConfig = z.strictObject({
  words: Words.describe("Nearer than a word of `context`, one of these drops the match."),
  reach: Reach.default(32).describe("How far in front the words may stand, in characters."),
});

const CustomPattern = z
  .strictObject({
    id: z
      .string()
      .regex(RULE_ID, "write `group/name` in lower case, digits and hyphens")
      .describe("Name of the rule in findings, policies and audit events, `acme/project-code`."),
    title: z.string().min(1).max(200).describe("What the rule finds, for people."),
    pattern: z
      .string()
      .min(1)
      .max(4096)
      .describe(
        "Regular expression of the linear subset: classes, groups, alternation, repeats; " +
          "look-around of one character or `\\b` at the edges; no back-references.",
      ),
    flags: z
      .string()
      .regex(/^(?!.*(.).*\1)[imsu]*$/, "flags are any of `i`, `m`, `s`, `u`, each once")
      .default("")
      .describe("`i` ignores case, `m`, `s` and `u` as in JavaScript."),
    category: z
      .enum(["pii", "secret", "content"])
      .default("content")
      .describe("Decides what a profile does with a finding."),
    severity: z.enum(SEVERITIES).default("medium").describe("How bad a finding is."),
    confidence: z
      .number()
      .min(0.01)
      .max(1)
      .default(0.8)
      .describe("Score of a finding; profiles act from 0.5 on."),
    entity: z
      .string()
      .regex(ENTITY_NAME, "write upper-case letters, digits and `_`")
      .optional()
      .describe("Name in labels and tokens, `PROJECT_CODE`."),
    checksum: z
      .enum(CHECKSUM_NAMES)
      .optional()
      .describe("Check of the letters and digits that a match must pass, at its end."),
    context: ContextConfig.optional().describe("Words in front that raise the score."),
    against: AgainstConfig.optional().describe("Words in front that say it is something else."),
  })
  .superRefine(({ pattern, flags }, context) => {
    const problem = patternProblem(pattern, flags);
    if (problem !== null) {
      context.addIssue({ code: "custom", path: ["pattern"], message: problem });
    }
  });
export type CustomPattern = z.infer<typeof CustomPattern>;

const DenyConfig = z.strictObject({
  id: z
    .string()
    .regex(RULE_ID, "write `group/name` in lower case, digits and hyphens")
    .describe("Name of the rule in findings, policies and audit events, `acme/customers`."),
  title: z.string().min(1).max(200).describe("What the values are, for people."),
  values: z
    .array(
      z
        .string()
        .min(2)
        .max(256)
        // The message may not repeat the value.
        .refine((value) => plainOf(value, false) !== "", { message: "nothing in it is visible" }),
    )
    .min(1)
    .max(DENIED_MAX)
    .describe("Exact values; a space is any white space. They are shown and logged nowhere."),
  ignoreCase: z.boolean().default(true).describe("Upper and lower case are the same."),
  wholeWords: z.boolean().default(true).describe("`Ana` is not found in `banana`."),
  category: z
    .enum(["pii", "secret", "content"])
    .default("pii")
    .describe("Decides what a profile does with a finding."),
  severity: z.enum(SEVERITIES).default("high").describe("How bad a finding is."),
  entity: z
    .string()
    .regex(ENTITY_NAME, "write upper-case letters, digits and `_`")
    .optional()
    .describe("Name in labels and tokens, `CUSTOMER`."),
});
export type DenyConfig = z.infer<typeof DenyConfig>;

function withinLimits(lists: readonly DenyConfig[]): boolean {
  const values = lists.flatMap((list) => list.values);
  const length = values.reduce((sum, value) => sum + value.length, 0);
  return values.length <= DENIED_MAX && length <= DENIED_LENGTH_MAX;
}

const PromptLeakConfig = z.strictObject({
  canary: z
    .boolean()
    .default(false)
    .describe(
      "Adds a line that nobody can guess to each system prompt and looks for it in answers.",
    ),
  overlap: z
    .boolean()
    .default(true)
    .describe("Compares answers with the system prompt, word by word."),
  wordsMin: z
    .int()
    .min(8)
    .max(10_000)
    .default(24)
    .describe("An answer that repeats so many words of the prompt in a row is a leak."),
  shareMin: z
    .number()
    .min(0.05)
    .max(1)
    .default(0.3)
    .describe("So is one that repeats this share of the prompt, in whatever pieces."),
  promptWordsMin: z
    .int()
    .min(8)
    .max(100_000)
    .default(80)
    .describe("Of prompts with fewer words than this only words in a row count."),
});
export type PromptLeakConfig = z.infer<typeof PromptLeakConfig>;

/** What the guards look for. */
export const GuardConfig = z.strictObject({
  detectors: z
    .array(z.enum(DETECTORS))
    .max(DETECTORS.length)
    .default([...DETECTORS])
    .describe("Categories that are looked for at all."),
  disabledRules: z
    .array(
      z.string().refine((name) => RULE_ID.test(name) || ENTITY.test(name), {
        message: "write a rule id such as `pii/ipv4` or an entity such as `IP_ADDRESS`",
      }),
    )
    .max(1000)
    .default([])
    .describe("Rules that are switched off: ids, or entities, `IP_ADDRESS`, `UK_*`."),
  countries: z
    .array(z.string().regex(/^[A-Z]{2}$/, "write two capital letters such as `ES`"))
    .max(250)
    .default([])
    .describe(
      "Countries whose numbers are looked for, `[ES, PT]`: ISO 3166, `GB` or `UK`. Empty: all. " +
        "What belongs to no country is always looked for.",
    ),
  customPatterns: z
    .array(CustomPattern)
    .max(500)
    .default([])
    .refine((patterns) => new Set(patterns.map(({ id }) => id)).size === patterns.length, {
      message: "two patterns have the same id",
    })
    .describe("Patterns of your own, matched on the same linear-time engine."),
  deny: z
    .array(DenyConfig)
    .max(100)
    .default([])
    .refine((lists) => new Set(lists.map(({ id }) => id)).size === lists.length, {
      message: "two lists have the same id",
    })
    .refine(withinLimits, {
      message: `at most ${DENIED_MAX} values of ${DENIED_LENGTH_MAX} characters together`,
    })
    .describe("Values of your own that are found wherever they stand, at most 10,000."),
  allow: z
    .array(z.string().min(1).max(1024))
    .max(10_000)
    .default([])
    .describe("Exact values that personal-data, secret and content rules never report."),
  textLengthMax: z
    .int()
    .min(1024)
    .max(64 * 2 ** 20)
    .default(8 * 2 ** 20)
    .describe("Longest text inspected, in UTF-16 units. A longer one counts as critical."),
  promptLeak: PromptLeakConfig.prefault({}).describe("System prompts in answers."),
});
export type GuardConfig = z.infer<typeof GuardConfig>;

/** Says of each rule whether it is looked for at all. */
export function enabledRules(config: GuardConfig): (card: RuleCard) => boolean {
  const looked = new Set<string>(config.detectors);
  const ids = new Set(config.disabledRules);
  const entities = config.disabledRules.filter((name) => ENTITY.test(name));
  const countries = new Set(config.countries.map(isoCountry));
  return (card) => {
    const { id, category, entity } = card;
    if (!looked.has(category) || ids.has(id)) return false;
    if (entity !== undefined && entities.some((glob) => matchesGlob(glob, entity))) return false;
    const country = countryOf(card);
    return country === null || countries.size === 0 || countries.has(country);
  };
}

/** `ES` of `pii/es-dni`; null for what is of no country. */
export function countryOf({ id }: Pick<RuleCard, "id">): string | null {
  const [, code] = /^pii\/([a-z]{2})-/.exec(id) ?? [];
  return code === undefined ? null : isoCountry(code.toUpperCase());
}

function isoCountry(code: string): string {
  return code === "UK" ? "GB" : code;
}

function patternProblem(pattern: string, flags: string): string | null {
  try {
    patternOf(new RegExp(pattern, flags));
    return null;
  } catch (error) {
    if (error instanceof PatternError) return error.message;
    if (error instanceof SyntaxError) return "not a regular expression";
    throw error;
  }
}
