import { z } from "zod";
import { RESOURCE_ACTIONS } from "../action.ts";
import { parseNetwork } from "../address.ts";
import { PolicyName } from "../language/config.ts";
import { parsePattern } from "../pattern.ts";
import { splitResource } from "../resource.ts";

/** What the file of another system calls its format. */
export const LEGACY_API_VERSION = "rbac.authorization.k8s.io/v1";

const LIST_MAX = 1000;

const Names = z.array(PolicyName).max(LIST_MAX);
const Text = z.string().max(1000);
const Country = z
  .string()
  .regex(/^[A-Z][A-Z0-9_-]{1,31}$/, "a country or region such as `ES`, `EU`");
const Texts = z.array(Text).max(LIST_MAX);
const Labels = z.record(z.string().max(256), Text);

const Hours = z
  .string()
  .regex(
    /^(?:[01]\d|2[0-3]):[0-5]\d-(?:(?:[01]\d|2[0-3]):[0-5]\d|24:00)$/,
    "hours such as `08:00-20:00`",
  )
  .refine((text) => text.slice(0, 5) !== text.slice(6), "hours that begin and end differently");

/** What a method is called there, and here. */
export const LEGACY_METHODS = {
  certificate: "mtls",
  mtls: "mtls",
  "api-key": "api-key",
  api_key: "api-key",
  oidc: "oidc",
  jwt: "oidc",
  oauth2: "oauth",
  oauth: "oauth",
} as const;
const Method = z.enum([
  "certificate",
  "mtls",
  "api-key",
  "api_key",
  "oidc",
  "jwt",
  "oauth2",
  "oauth",
]);

export const LEGACY_DAYS = {
  Monday: "mon",
  Tuesday: "tue",
  Wednesday: "wed",
  Thursday: "thu",
  Friday: "fri",
  Saturday: "sat",
  Sunday: "sun",
} as const;
const Day = z.enum(["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"]);

const Pattern = z
  .string()
  .max(512)
  .refine((text) => parsePattern(text) !== null, "a resource pattern such as `vectors/public/*`");
const Actions = z.array(z.enum([...RESOURCE_ACTIONS, "*"])).min(1);

const Role = z.strictObject({
  name: PolicyName,
  description: Text.optional(),
  permissions: z.array(z.strictObject({ resource: Pattern, actions: Actions })).max(LIST_MAX),
  conditions: z
    .strictObject({
      ip_whitelist: z
        .array(
          z
            .string()
            .refine((text) => parseNetwork(text) !== null, "a network such as `10.0.0.0/8`"),
        )
        .max(LIST_MAX)
        .optional(),
      mfa_required: z.boolean().optional(),
      time_based_access: z.strictObject({ allowed_hours: Hours }).optional(),
      authentication_method: Method.optional(),
      expires_at: z.iso
        .datetime({ offset: true, error: "an instant such as `2027-01-31T23:59:59Z`" })
        .optional(),
      audit_logging: z.boolean().optional(),
      pii_filtering: z.boolean().optional(),
    })
    .optional(),
  rate_limits: z
    .strictObject({
      requests_per_minute: z.int().min(1).max(1_000_000_000).optional(),
      vectors_per_request: z.int().min(1).max(1_000_000).optional(),
    })
    .optional(),
  data_filtering: z.strictObject({ exclude_collections: Names }).optional(),
});
export type LegacyRole = z.infer<typeof Role>;

const Binding = z.strictObject({
  subjects: z
    .array(
      z.strictObject({
        kind: z.enum(["User", "Group", "ServiceAccount", "APIKey"]),
        name: z.string().min(1).max(512),
        namespace: z.string().min(1).max(512).optional(),
      }),
    )
    .min(1),
  role_ref: PolicyName,
});
export type LegacyBinding = z.infer<typeof Binding>;

const Collection = z.strictObject({
  name: PolicyName.refine((name) => splitResource(name) !== null, "a path such as `team/notes`"),
  sensitivity: z
    .string()
    .regex(/^[a-z0-9][a-z0-9._-]{0,63}$/, "lower-case letters, digits, dot, dash and underscore"),
  accessible_by: Names,
  encryption_required: z.boolean().optional(),
  pii_present: z.boolean().optional(),
  audit_all_access: z.boolean().optional(),
});
export type LegacyCollection = z.infer<typeof Collection>;

const DynamicPolicy = z.strictObject({
  name: PolicyName,
  description: Text.optional(),
  applies_to: z
    .array(
      z.strictObject({
        collections: Names.min(1).optional(),
        actions: Actions.optional(),
        resources: z.array(Pattern).min(1).optional(),
        roles: Names.min(1).optional(),
      }),
    )
    .min(1)
    .max(100),
  conditions: z.strictObject({
    time_of_day: Hours.optional(),
    days_of_week: z.array(Day).min(1).max(7).optional(),
    vectors_count: z
      .string()
      .regex(/^>=? ?[1-9]\d{0,8}$/, "a bound such as `> 10000`")
      .optional(),
    geo_location: z.strictObject({ allowed_countries: z.array(Country).max(LIST_MAX) }).optional(),
  }),
  action: z.enum(["deny", "require_approval"]),
  approval_required_from: Names.min(1).optional(),
});
export type LegacyDynamicPolicy = z.infer<typeof DynamicPolicy>;

const Audit = z.strictObject({
  enabled: z.boolean().optional(),
  log_all_access: z.boolean().optional(),
  retention_days: z.int().min(1).optional(),
  events: Texts.optional(),
  destinations: z
    .array(
      z.strictObject({
        type: Text,
        endpoint: Text.optional(),
        aws_region: Text.optional(),
        log_group: Text.optional(),
      }),
    )
    .optional(),
  alerts: z
    .array(
      z.strictObject({
        name: Text,
        condition: Text,
        severity: Text.optional(),
        notify: Texts.optional(),
      }),
    )
    .optional(),
});

const Encryption = z.strictObject({
  at_rest: z
    .strictObject({
      enabled: z.boolean().optional(),
      algorithm: Text.optional(),
      key_management: Text.optional(),
      key_rotation_days: z.int().optional(),
    })
    .optional(),
  in_transit: z
    .strictObject({
      enabled: z.boolean().optional(),
      tls_version: Text.optional(),
      certificate_authority: Text.optional(),
    })
    .optional(),
});

const PiiProtection = z.strictObject({
  enabled: z.boolean().optional(),
  auto_detection: z
    .strictObject({ enabled: z.boolean().optional(), pii_types: Texts.optional() })
    .optional(),
  on_detection: z
    .strictObject({ action: z.enum(["mask", "block", "tokenize"]), notify: Texts.optional() })
    .optional(),
  allowed_pii_collections: Names.optional(),
});

const Integration = z.strictObject({
  enabled: z.boolean().optional(),
  user_context_propagation: z
    .strictObject({ enabled: z.boolean().optional(), headers: Texts.optional() })
    .optional(),
  result_filtering: z
    .strictObject({ enabled: z.boolean().optional(), strategy: Text.optional() })
    .optional(),
});

/** A policy in the format of the vector databases' file, which is imported and never served. */
export const LegacyPolicy = z.strictObject({
  apiVersion: z.literal(LEGACY_API_VERSION),
  kind: z.literal("Policy"),
  metadata: z
    .strictObject({
      name: Text,
      namespace: Text.optional(),
      labels: Labels.optional(),
      annotations: Labels.optional(),
    })
    .optional(),
  roles: z.array(Role).max(LIST_MAX),
  role_bindings: z.array(Binding).max(LIST_MAX).default([]),
  data_classification: z
    .strictObject({ collections: z.array(Collection).max(LIST_MAX) })
    .default({ collections: [] }),
  dynamic_policies: z.array(DynamicPolicy).max(LIST_MAX).default([]),
  audit: Audit.optional(),
  encryption: Encryption.optional(),
  pii_protection: PiiProtection.optional(),
  ai_gateway_integration: Integration.optional(),
});
export type LegacyPolicy = z.infer<typeof LegacyPolicy>;
