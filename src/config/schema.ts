import { z } from "zod";
import { OpaConfig } from "../adapters/pdp/config.ts";
import { ModelsConfig, ProvidersConfig } from "../adapters/providers/config.ts";
import { SecondOpinionConfig, TokenClassifierConfig } from "../adapters/classifier/config.ts";
import {
  AuditConfig,
  SessionsConfig,
  StoreConfig,
  TokensConfig,
} from "../adapters/store/config.ts";
import { LogConfig } from "../adapters/telemetry/config.ts";
import { FilePath } from "../core/file-path.ts";
import { GuardConfig } from "../guard/config.ts";
import { ProfileConfig, ProfileRuleConfig } from "../policy/config.ts";
import { BudgetsConfig, LimitsConfig, PricesConfig } from "../policy/limits/config.ts";
import { AuthConfig, GatewayConfig, ListenConfig } from "../servers/gateway/config.ts";

/** `garita.yaml`: the rooms' sections under their stable names. */
export const Config = z.strictObject({
  listen: ListenConfig,
  dataDir: FilePath.default(".garita").describe(
    "Folder of everything that is kept, relative to this file.",
  ),
  profile: z
    .string()
    .min(1)
    .max(64)
    .default("balanced")
    .describe("`monitor`, `balanced`, `strict`, or a name under `profiles`."),
  profiles: z
    .record(
      z
        .string()
        .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "letters, digits, dot, dash and underscore"),
      ProfileConfig,
    )
    .default({})
    .describe("Profiles of your own: what differs from the one each extends."),
  profileRules: z
    .array(ProfileRuleConfig)
    .max(1000)
    .default([])
    .describe("Which profile for which request: the first line that holds, else `profile`."),
  providers: ProvidersConfig.default({}),
  models: ModelsConfig.default([]),
  auth: AuthConfig.optional(),
  store: StoreConfig.prefault({ kind: "sqlite" }).describe("Where records such as keys are kept."),
  policy: FilePath.optional().describe(
    "Policy file, relative to this one. Without it every caller may call every model.",
  ),
  opa: OpaConfig.optional(),
  guard: GuardConfig.prefault({}).describe("What the guards look for."),
  secondOpinion: SecondOpinionConfig.optional(),
  tokenClassifier: TokenClassifierConfig.optional(),
  limits: LimitsConfig.prefault({}).describe("How much callers may use at a time."),
  budgets: BudgetsConfig.default([]).describe("How much may be used in an hour, day or month."),
  prices: PricesConfig.prefault({}).describe("What models cost, for budgets of money."),
  sessions: SessionsConfig.prefault({}).describe(
    "Conversations that clients name, followed from request to request.",
  ),
  tokens: TokensConfig.prefault({}).describe(
    "Reversible tokens: their keys, and their values between requests.",
  ),
  audit: AuditConfig.prefault({}).describe("The audit log."),
  log: LogConfig.prefault({}).describe("The server's own log, as JSON lines."),
  gateway: GatewayConfig,
  workers: z
    .int()
    .min(1)
    .max(256)
    .default(1)
    .describe("Processes that serve requests. More than 1 adds a primary that owns the records."),
});
export type Config = z.infer<typeof Config>;
