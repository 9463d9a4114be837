import { z } from "zod";
import { RESOURCE_ACTIONS } from "../action.ts";
import { parseNetwork } from "../address.ts";
import { METHODS } from "../caller.ts";
import { Sensitivity } from "../config.ts";
import { COUNTRIES } from "../country.ts";
import { parsePattern } from "../pattern.ts";
import { splitResource } from "../resource.ts";
import { isTimeZone } from "../time-zone.ts";

const LIST_MAX = 1000;
/** Of everything that has a list: one file stays small enough to compile in milliseconds. */
const RULES_MAX = 10_000;

/** Of a role, a collection, a rule. */
export const PolicyName = z
  .string()
  .min(1)
  .max(128)
  .regex(/^[^\s\p{C}](?:[^\p{C}]*[^\s\p{C}])?$/u, "a name without space at its ends");
const Subject = z.string().min(1).max(512);
const RoleNames = z.array(PolicyName).min(1).max(LIST_MAX);
const CollectionNames = z.array(PolicyName).max(LIST_MAX);

const ResourcePattern = z
  .string()
  .min(1)
  .max(512)
  .refine((text) => parsePattern(text) !== null, "a resource pattern such as `vectors/public/*`");

const Actions = z
  .array(z.enum([...RESOURCE_ACTIONS, "*"]))
  .min(1)
  .max(32);

const Permission = z.strictObject({
  resource: ResourcePattern.describe(
    "Path such as `models/gpt-4o`. A last `*` is one or more segments, one in between exactly " +
      "one, `gpt-*` at the end a segment that begins so; `{user_id}` and `{tenant}` are one " +
      "segment equal to the verified claim.",
  ),
  actions: Actions.describe("What may be done with it; `*` is every action."),
});

const Clock = z
  .string()
  .regex(/^(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/, "a time such as `08:30`, `00:00` to `24:00`");

export const DAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"] as const;

const TimeZone = z
  .string()
  .max(64)
  .refine((name) => isTimeZone(name), "a time zone such as `Europe/Madrid`");

const Hours = z
  .strictObject({
    zone: TimeZone.optional().describe("IANA time zone; left out: `timeZone` of the policy."),
    days: z.array(z.enum(DAYS)).min(1).max(7).optional().describe("Days on which it begins."),
    from: Clock.default("00:00").describe("First minute of the day that counts."),
    to: Clock.default("24:00").describe(
      "First minute that no longer counts; earlier than `from`: of the next day.",
    ),
  })
  .refine(({ from, to }) => from !== to, "`from` and `to` differ; leave both out for whole days");

/** A network in CIDR notation. */
export const NetworkText = z
  .string()
  .max(64)
  .refine((text) => parseNetwork(text) !== null, "a network such as `10.0.0.0/8`");

const CONDITIONS = {
  addresses: z
    .array(NetworkText)
    .max(LIST_MAX)
    .optional()
    .describe("Networks that the request comes from; an empty list is never fulfilled."),
  methods: z
    .array(z.enum(METHODS))
    .max(METHODS.length)
    .optional()
    .describe("How the request was authenticated."),
  mfa: z
    .boolean()
    .optional()
    .describe("`true`: the user has proven a second factor; keys and services never have."),
  mfaMaxAgeMinutes: z
    .int()
    .min(1)
    .max(525_600)
    .optional()
    .describe("The same, and no longer ago than this."),
  hours: Hours.optional().describe("Time of day and week, by the clock of the gateway."),
  until: z.iso
    .datetime({ offset: true, error: "an instant such as `2027-01-31T23:59:59Z`" })
    .optional()
    .describe("Last instant at which it holds."),
  countries: z
    .array(z.string().regex(/^[A-Z][A-Z0-9_-]{1,31}$/, "a country or region such as `ES`, `EU`"))
    .max(LIST_MAX)
    .optional()
    .describe("ISO 3166-1 alpha-2 codes and regions; a country that is not known is in none."),
};

const ConditionsConfig = z.strictObject(CONDITIONS);
export type ConditionsConfig = z.infer<typeof ConditionsConfig>;

const TriggerConfig = z.strictObject({
  ...CONDITIONS,
  vectorsOver: z
    .int()
    .min(0)
    .max(1_000_000_000)
    .optional()
    .describe("More vectors than this, in one request or in the window of `vectorWindowMinutes`."),
});
export type TriggerConfig = z.infer<typeof TriggerConfig>;

const Limits = z.strictObject({
  requestsPerMinute: z.int().min(1).max(1_000_000_000).optional().describe("Requests begun."),
  tokensPerMinute: z.int().min(1).max(1_000_000_000).optional().describe("Input and output."),
  vectorsPerRequest: z.int().min(1).max(1_000_000).optional().describe("Vectors in one answer."),
  concurrentRequests: z.int().min(1).max(1_000_000).optional().describe("Requests under way."),
  requestBytes: z.int().min(1).max(1_000_000_000).optional().describe("Size of a request."),
});

export const OBLIGATIONS = ["audit", "filter-pii"] as const;

const RoleConfig = z.strictObject({
  description: z.string().max(1000).optional().describe("For people."),
  permissions: z.array(Permission).max(LIST_MAX).default([]).describe("What the role may do."),
  deny: z
    .array(Permission)
    .max(LIST_MAX)
    .default([])
    .describe("What the role may never do, whatever another role permits."),
  conditions: ConditionsConfig.optional().describe(
    "All must hold, else the role counts for nothing in this request, what it denies included.",
  ),
  obligations: z
    .array(z.enum(OBLIGATIONS))
    .max(OBLIGATIONS.length)
    .optional()
    .describe("What must be done when the role grants something."),
  limits: Limits.optional().describe("For each principal that the role grants something to."),
  excludeCollections: CollectionNames.optional().describe(
    "Collections to which the permissions of the role do not reach.",
  ),
  sensitivity: Sensitivity.optional().describe(
    "Label of the data that holders of the role work with; `profileRules` can ask for it.",
  ),
});
export type RoleConfig = z.infer<typeof RoleConfig>;

const NAMED = {
  issuer: Subject.optional().describe("Who must vouch; left out: any issuer that is configured."),
};

export const SubjectConfig = z.discriminatedUnion("kind", [
  z.strictObject({
    kind: z.literal("user"),
    name: Subject.describe("Verified name such as the mail address; with `issuer` also `sub`."),
    ...NAMED,
  }),
  z.strictObject({
    kind: z.literal("group"),
    name: Subject.describe("As the issuer claims it."),
    ...NAMED,
  }),
  z.strictObject({
    kind: z.literal("service-account"),
    name: Subject.describe("Name or subject of the service."),
    namespace: Subject.describe("Namespace of the service."),
    ...NAMED,
  }),
  z.strictObject({ kind: z.literal("api-key"), name: Subject.describe("Id or name of the key.") }),
]);
export type SubjectConfig = z.infer<typeof SubjectConfig>;

const BindingConfig = z.strictObject({
  role: PolicyName.describe("Role that the subjects get besides those of their credential."),
  subjects: z.array(SubjectConfig).min(1).max(RULES_MAX).describe("Who gets it."),
});
export type BindingConfig = z.infer<typeof BindingConfig>;

const CollectionConfig = z.strictObject({
  name: PolicyName.describe("What rules and roles call it."),
  path: z
    .string()
    .max(512)
    .refine((path) => splitResource(path) !== null, "a path such as `team/notes`")
    .optional()
    .describe("Its segments behind `vectors/`, `collections/` …; left out: the name."),
  sensitivity: Sensitivity.optional().describe("Its class; left out: `defaultSensitivity`."),
  accessibleBy: z
    .array(z.union([z.literal("*"), PolicyName]))
    .max(LIST_MAX)
    .optional()
    .describe(
      "The only roles whose permissions reach it, `*` for all; it grants nothing itself. Left " +
        "out: all, but where the class is `restricted` only permissions that spell the path out.",
    ),
  encryption: z.boolean().optional().describe("Only a backend that encrypts at rest may serve it."),
  pii: z.boolean().optional().describe("It holds personal data: every access is audited."),
  audit: z.boolean().optional().describe("Every access is audited."),
});
export type CollectionConfig = z.infer<typeof CollectionConfig>;

const RuleConfig = z
  .strictObject({
    name: PolicyName.describe("Unique; decisions name it."),
    description: z.string().max(1000).optional().describe("For people."),
    appliesTo: z
      .strictObject({
        collections: CollectionNames.min(1).optional().describe("Collections by name."),
        actions: Actions.optional().describe("Actions."),
        resources: z.array(ResourcePattern).min(1).max(LIST_MAX).optional().describe("Patterns."),
        roles: RoleNames.optional().describe("Roles of caller or end user that count just now."),
      })
      .default({})
      .describe("All that is said must fit, each list by one of its items."),
    when: TriggerConfig.optional().describe(
      "All must hold for the rule to count; what is not known counts as holding.",
    ),
    unless: TriggerConfig.optional().describe(
      "Where all of this holds the rule does not count; what is not known does not hold.",
    ),
    effect: z.enum(["deny", "require-approval"]).describe("What follows."),
    approval: z
      .strictObject({
        from: RoleNames.describe("Roles that may approve."),
        count: z.int().min(1).max(16).default(1).describe("How many must."),
        expiresMinutes: z.int().min(1).max(10_080).default(60).describe("How long it is good for."),
      })
      .optional()
      .describe("Who approves; with `require-approval` only."),
  })
  .refine(({ effect, approval }) => (effect === "deny") === (approval === undefined), {
    message: "`approval` goes with the effect `require-approval`, and only with it",
    path: ["approval"],
  });
export type RuleConfig = z.infer<typeof RuleConfig>;

/** The policy file. */
export const PolicyConfig = z.strictObject({
  apiVersion: z.literal("garita/v1").describe("Version of this format."),
  timeZone: TimeZone.default("UTC").describe("Zone of `hours` that name none."),
  defaultSensitivity: Sensitivity.default("restricted").describe(
    "Class of collections that say none, and of what belongs to no collection.",
  ),
  vectorWindowMinutes: z
    .int()
    .min(1)
    .max(1440)
    .default(60)
    .describe("Sliding window over which `vectorsOver` counts by principal and collection."),
  regions: z
    .record(
      z.string().regex(/^[A-Z][A-Z0-9_-]{2,31}$/, "a name such as `NORDIC`"),
      z
        .array(z.string().refine((code) => COUNTRIES.has(code), "an ISO 3166-1 alpha-2 code"))
        .min(1)
        .max(249),
    )
    .default({})
    .describe("Own sets of countries besides `EU` and `EEA`."),
  roles: z
    .record(PolicyName, RoleConfig)
    .describe(
      "Roles by name; callers without any have `default`, end users without any `end-user`. The " +
        "first role that permits something is the one that grants it.",
    ),
  bindings: z.array(BindingConfig).max(RULES_MAX).default([]).describe("Who has which role."),
  collections: z
    .array(CollectionConfig)
    .max(RULES_MAX)
    .default([])
    .describe("Collections of vectors and documents, and their class."),
  rules: z
    .array(RuleConfig)
    .max(LIST_MAX)
    .default([])
    .describe("What is refused, or has to be approved, whatever roles permit."),
});
export type PolicyConfig = z.infer<typeof PolicyConfig>;

const EVERYDAY = {
  permissions: [
    { resource: "models/*", actions: ["invoke_model", "list"] },
    { resource: "guard/*", actions: ["inspect"] },
    { resource: "admin/metrics", actions: ["read"] },
  ],
};

/** In force when no policy file is configured: whoever is authenticated may call every model. */
export const DEFAULT_POLICY: PolicyConfig = PolicyConfig.parse({
  apiVersion: "garita/v1",
  roles: { default: EVERYDAY, "end-user": EVERYDAY },
});
