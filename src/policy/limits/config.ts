import { z } from "zod";
import { SecretRef } from "../../core/secret-ref.ts";
import { isTimeZone } from "../time-zone.ts";
import { WINDOWS } from "./window.ts";

const LIST_MAX = 1000;
const Glob = z.string().min(1).max(256);

const TimeZone = z
  .string()
  .max(64)
  .refine((name) => isTimeZone(name), "a time zone such as `Europe/Madrid`");

const requestsPerMinute = z.int().min(1).max(1e9);
const tokensPerMinute = z.int().min(1).max(1e12);
const concurrentRequests = z.int().min(1).max(1_000_000);

/** Each may be left out: then nothing is counted. */
const GROUP_LIMITS = {
  requestsPerMinute: requestsPerMinute.optional().describe("Requests a minute."),
  tokensPerMinute: tokensPerMinute.optional().describe("Tokens a minute, input and output."),
  concurrentRequests: concurrentRequests.optional().describe("Requests under way at a time."),
};

const MatchedLimits = z.strictObject({
  match: Glob.describe("Names that the line is for; `*` is any characters."),
  ...GROUP_LIMITS,
});
export type MatchedLimits = z.infer<typeof MatchedLimits>;

const RedisConfig = z.strictObject({
  url: SecretRef.describe(
    "Where the address is kept: `redis://user:password@host:port/0`, `rediss://` for TLS.",
  ),
  authority: SecretRef.optional().describe(
    "Where the certificate of the authority that vouches for the server is kept, as PEM; left " +
      "out: the authorities that Node.js knows.",
  ),
  prefix: z
    .string()
    .regex(/^[A-Za-z0-9_.:-]{1,64}$/, "letters, digits and `_ . : -`")
    .default("garita")
    .describe("Gateways with the same prefix share their limits."),
  timeoutMs: z
    .int()
    .min(10)
    .max(60_000)
    .default(500)
    .describe("How long an answer of Redis may take. Then requests are refused with 503."),
});
export type RedisConfig = z.infer<typeof RedisConfig>;

export const LimitsConfig = z.strictObject({
  requestsPerMinute: requestsPerMinute
    .default(600_000)
    .describe("Requests a minute for a caller that has no limit of its own."),
  tokensPerMinute: tokensPerMinute
    .default(100_000_000)
    .describe("Tokens a minute, prompt and answer together, for a caller without its own limit."),
  concurrentRequests: concurrentRequests
    .optional()
    .describe("Requests under way at a time, for a caller without its own limit."),
  burstSeconds: z
    .int()
    .min(1)
    .max(3600)
    .default(60)
    .describe("An idle caller may use at once what it would be given in this many seconds."),
  perEndUser: z
    .strictObject(GROUP_LIMITS)
    .optional()
    .describe("For each end user that applications act for, over all of them."),
  perModel: z
    .array(MatchedLimits)
    .max(LIST_MAX)
    .default([])
    .describe("For each model, over all callers; the first line that matches its name counts."),
  perTenant: z
    .array(MatchedLimits)
    .max(LIST_MAX)
    .default([])
    .describe("For each tenant, over all its callers; the first line that matches counts."),
  callersMax: z
    .int()
    .min(1)
    .max(10_000_000)
    .default(100_000)
    .describe("Callers remembered at a time. Beyond it new ones wait until an old one is idle."),
  leaseSeconds: z
    .number()
    .min(0.1)
    .max(60)
    .default(2)
    .describe(
      "How long a worker or gateway may go on with what it was given when it cannot ask for " +
        "more, and how much of a rate it is given at most, in seconds of that rate.",
    ),
  leaseShare: z
    .number()
    .min(0)
    .max(1)
    .default(0.1)
    .describe("Largest part of what is left that one worker or gateway is given at a time."),
  redis: RedisConfig.optional().describe(
    "Counts in Redis what several gateways share. Left out: each gateway counts for itself.",
  ),
});
export type LimitsConfig = z.infer<typeof LimitsConfig>;

/** Whose use a budget counts: one budget for each of them, or one for all. */
export const BUDGET_SCOPES = ["key", "principal", "role", "model", "tenant", "all"] as const;

const BudgetConfig = z
  .strictObject({
    name: z
      .string()
      .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "letters, digits, dot, dash and underscore")
      .describe("Shown to callers and in metrics; unique. What was used is kept under it."),
    per: z
      .enum(BUDGET_SCOPES)
      .describe(
        "Each `key`, `principal` (the end user, else the caller), `role` that grants requests, " +
          "`model` or `tenant` has the budget for itself; `all` share it.",
      ),
    match: Glob.default("*").describe(
      "Only for those whose id or name matches; `*` is any characters.",
    ),
    window: z.enum(WINDOWS).describe("What it lasts for; it begins anew with the calendar."),
    zone: TimeZone.default("UTC").describe("IANA zone of that calendar."),
    tokens: z.int().min(1).max(1e15).optional().describe("Tokens, input and output."),
    money: z.number().positive().max(1e9).optional().describe("Money in the currency of `prices`."),
    softShare: z
      .number()
      .min(0)
      .max(1)
      .default(0.8)
      .describe("Part from which on answers, metrics and audit log say that it is nearly used up."),
    withoutPrice: z
      .enum(["refuse", "allow"])
      .default("refuse")
      .describe(
        "Budgets of money: requests for models that `prices` has no line for are refused, or " +
          "allowed and charged nothing.",
      ),
  })
  .refine(
    ({ tokens, money }) => (tokens === undefined) !== (money === undefined),
    "either `tokens` or `money`",
  )
  .refine(({ per, match }) => per !== "all" || match === "*", "`all` has no names to match");
export type BudgetConfig = z.infer<typeof BudgetConfig>;

export const BudgetsConfig = z
  .array(BudgetConfig)
  .max(LIST_MAX)
  .refine((list) => new Set(list.map(({ name }) => name)).size === list.length, "a name is taken");

const price = z.number().min(0).max(1e6);

const PriceConfig = z.strictObject({
  match: Glob.describe("Names of models; `*` is any characters."),
  input: price.describe("For a million tokens of input."),
  output: price.describe("For a million tokens of output."),
  cached: price
    .optional()
    .describe("For a million tokens of input that the provider had cached; left out: as `input`."),
});
export type PriceConfig = z.infer<typeof PriceConfig>;

export const PricesConfig = z.strictObject({
  currency: z
    .string()
    .regex(/^[A-Z]{3}$/, "an ISO 4217 code such as `EUR`")
    .default("USD")
    .describe("Of all prices and budgets; nothing is converted."),
  models: z
    .array(PriceConfig)
    .max(10_000)
    .default([])
    .describe("What models cost; the first line that matches the name counts."),
});
export type PricesConfig = z.infer<typeof PricesConfig>;
