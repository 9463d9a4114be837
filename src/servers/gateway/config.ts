import { z } from "zod";
import { CertificateRules, TlsConfig } from "../../adapters/certificates/config.ts";
import {
  EndUsersConfig,
  IntrospectionConfig,
  OidcIssuerConfig,
} from "../../adapters/identity/config.ts";
import { FilePath } from "../../core/file-path.ts";
import { SecretRef } from "../../core/secret-ref.ts";
import { Sensitivity } from "../../policy/config.ts";
import { NetworkText } from "../../policy/language/config.ts";
import { parseScope, SCOPE_EXAMPLE, Scopes } from "../../policy/scope.ts";

/** Standard header names of proxies, in lower case. */
const HeaderName = z.string().regex(/^[a-z0-9-]{1,64}$/, "a header name in lower case");

export const ProxiesConfig = z.strictObject({
  trusted: z
    .array(NetworkText)
    .max(1000)
    .default([])
    .describe("Addresses of proxies in front, as `10.0.0.0/8`. Nobody else's headers are read."),
  header: z
    .enum(["x-forwarded-for", "forwarded"])
    .default("x-forwarded-for")
    .describe("Where they say whom they serve; the nearest hop that is none of them counts."),
  country: HeaderName.optional().describe(
    "Header in which they name the client's country, ISO 3166-1 alpha-2.",
  ),
});
export type ProxiesConfig = z.infer<typeof ProxiesConfig>;

export const ListenConfig = z
  .strictObject({
    host: z
      .string()
      .min(1)
      .max(253)
      .default("127.0.0.1")
      .describe("Address to listen on. Any other than loopback needs `auth`."),
    port: z.int().min(0).max(65_535).default(8080).describe("Port; 0 takes any free one."),
    tls: TlsConfig.optional(),
    countries: FilePath.optional().describe(
      "Table of where networks are, a line each as `192.0.2.0/24,ES`, for policies that ask.",
    ),
    proxies: ProxiesConfig.prefault({}).describe(
      "Proxies that tell the truth about their clients. What anybody else claims is dropped.",
    ),
  })
  .prefault({})
  .describe("Where the server listens.");

const CallerLimitsConfig = z
  .strictObject({
    requestsPerMinute: z
      .int()
      .min(1)
      .max(10_000_000)
      .optional()
      .describe("Requests a minute; left out: the configured default."),
    tokensPerMinute: z
      .int()
      .min(1)
      .max(1_000_000_000)
      .optional()
      .describe("Tokens a minute, input and output; left out: the configured default."),
    concurrentRequests: z
      .int()
      .min(1)
      .max(1_000_000)
      .optional()
      .describe("Requests under way at a time; left out: the configured default."),
    requestBytes: z
      .int()
      .min(1)
      .max(64 * 2 ** 20)
      .optional()
      .describe("Largest body of a request; `gateway.bodyBytesMax` is the largest of all."),
  })
  .describe("Limits of this key.");

const KeyConfig = z.strictObject({
  name: z
    .string()
    .regex(/^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/, "letters, digits, dot, dash and underscore")
    .describe("Name of the caller in the audit log; unique."),
  key: SecretRef.describe("Where the API key is kept: `{ env: NAME }` or `{ file: path }`."),
  roles: z
    .array(z.string().min(1).max(128))
    .max(64)
    .default([])
    .describe("Roles from the policy file; none = the role `default`."),
  scopes: Scopes.optional().describe(
    "What the key is good for at most, as `actions:pattern`; left out: whatever its roles permit.",
  ),
  sensitivity: Sensitivity.optional().describe(
    "Label of the data that the caller works with; `profileRules` can ask for it.",
  ),
  limits: CallerLimitsConfig.optional(),
});
export type KeyConfig = z.infer<typeof KeyConfig>;

interface Grants {
  readonly grants?: Readonly<Record<string, readonly string[]>> | undefined;
}

interface Granting {
  readonly oidc: readonly Grants[];
  readonly introspection?: Grants | undefined;
}

/** Where scopes of tokens are none: identities do not know the language of policies. */
function wrongGrants({ oidc, introspection }: Granting): (string | number)[][] {
  const sources: (readonly [(string | number)[], Grants])[] = oidc.map((one, index) => [
    ["oidc", index],
    one,
  ]);
  if (introspection !== undefined) sources.push([["introspection"], introspection]);
  return sources.flatMap(([path, { grants = {} }]) =>
    Object.entries(grants).flatMap(([word, scopes]) =>
      scopes.flatMap((scope, index) =>
        parseScope(scope) === null ? [[...path, "grants", word, index]] : [],
      ),
    ),
  );
}

/** Present in a configuration = authentication is mandatory on every address. */
export const AuthConfig = z
  .strictObject({
    apiKeys: z.boolean().default(true).describe("Accepts API keys."),
    keys: z
      .array(KeyConfig)
      .max(10_000)
      .default([])
      .describe("API keys of callers, each a reference to where the key is kept."),
    keySecret: SecretRef.optional().describe(
      "What keys made with `garita keys` are hashed with, at least 32 characters and the same on " +
        "every machine; left out: the file `keys.pepper` in the data folder.",
    ),
    certificates: CertificateRules,
    oidc: z
      .array(OidcIssuerConfig)
      .max(100)
      .default([])
      .describe("Issuers of signed tokens (OpenID Connect, OAuth 2.0) that prove callers."),
    introspection: IntrospectionConfig.optional(),
    endUsers: EndUsersConfig.optional(),
  })
  .check(({ value, issues }) => {
    for (const path of wrongGrants(value)) {
      issues.push({ code: "custom", message: SCOPE_EXAMPLE, path, input: value });
    }
  })
  .describe("How callers prove who they are. Without this block only loopback is served.");
export type AuthConfig = z.infer<typeof AuthConfig>;

const MIB = 2 ** 20;

export const GatewayConfig = z
  .strictObject({
    bodyBytesMax: z
      .int()
      .min(1)
      .max(64 * MIB)
      .default(8 * MIB)
      .describe("Largest request body, in bytes. A larger one gets 413."),
    depthMax: z
      .int()
      .min(1)
      .max(1000)
      .default(64)
      .describe("Deepest nesting of JSON in a request or answer."),
    nodesMax: z
      .int()
      .min(1)
      .max(10_000_000)
      .default(1_000_000)
      .describe("Most JSON values in one request or answer."),
    headerBytesMax: z
      .int()
      .min(1024)
      .max(MIB)
      .default(16 * 1024)
      .describe("Largest head of a request, in bytes. A larger one gets 431."),
    requestTimeoutMs: z
      .int()
      .min(100)
      .max(3_600_000)
      .default(30_000)
      .describe("From the request line to the last byte of the body. Reaching it gets 408."),
    answerBytesMax: z
      .int()
      .min(1)
      .max(256 * MIB)
      .default(32 * MIB)
      .describe("Largest complete answer taken from a provider, in bytes. A larger one gets 502."),
    eventBytesMax: z
      .int()
      .min(1024)
      .max(64 * MIB)
      .default(4 * MIB)
      .describe("Largest single event of a streamed answer, in bytes."),
    outputTokensDefault: z
      .int()
      .min(0)
      .max(10_000_000)
      .default(4096)
      .describe("Output tokens reserved for requests that name no maximum."),
    idleFlushMs: z
      .int()
      .min(0)
      .max(60_000)
      .default(150)
      .describe(
        "Silence of a provider, in milliseconds, after which the judged part of an event that " +
          "waits is sent on its own. 0 = never: it waits for the next event.",
      ),
    // Ten times as many save the first five hundred requests a third of their cost, and take four
    // seconds.
    warmUpRequests: z
      .int()
      .min(0)
      .max(10_000)
      .default(200)
      .describe(
        "Synthetic requests that each process answers before `/ready` is green, so that the " +
          "first real ones meet compiled code. 0 = none: ready at once, and slower at first.",
      ),
    connectionsMax: z
      .int()
      .min(1)
      .max(1_000_000)
      .default(10_000)
      .describe("Most client connections open at once in one process."),
    drainTimeoutMs: z
      .int()
      .min(0)
      .max(3_600_000)
      .default(30_000)
      .describe("Longest wait for requests in flight when the server stops."),
  })
  .prefault({})
  .describe("Limits of the data path.");
export type GatewayConfig = z.infer<typeof GatewayConfig>;
