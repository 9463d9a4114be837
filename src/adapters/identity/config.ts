import { z } from "zod";
import { SecretRef } from "../../core/secret-ref.ts";

/** Signatures with a key pair only: what verifies a token can never make one. */
export const ALGORITHMS = [
  "ES256",
  "ES384",
  "ES512",
  "PS256",
  "PS384",
  "PS512",
  "RS256",
  "RS384",
  "RS512",
  "EdDSA",
  "Ed25519",
] as const;

const ClaimName = z.string().min(1).max(256);
const Text = z.string().min(1).max(512);

const Algorithms = z
  .array(z.enum(ALGORITHMS))
  .min(1)
  .max(ALGORITHMS.length)
  .default(["ES256", "RS256", "PS256", "EdDSA", "Ed25519"])
  .describe("Signatures that are believed; `none` and those with a shared secret never are.");

/** Without what makes two spellings of one issuer, or tells a server more than the path. */
function isPlainUrl(text: string): boolean {
  const url = URL.parse(text);
  if (url === null || url.username !== "" || url.password !== "" || text.includes("#"))
    return false;
  if (url.protocol === "https:") return true;
  return url.protocol === "http:" && /^(?:localhost|127(?:\.\d+){3}|\[::1\])$/.test(url.hostname);
}

const SecureUrl = z
  .string()
  .max(2048)
  .refine(isPlainUrl, "an address that begins with `https://`; `http://` on this machine only");

const IssuerUrl = SecureUrl.refine((text) => !text.includes("?"), "an address without `?`");

export const ClaimPath = z
  .union([ClaimName, z.array(ClaimName).min(1).max(8)])
  .describe("Name of a claim, or the names that lead to it: `[realm_access, roles]`.");
export type ClaimPath = z.infer<typeof ClaimPath>;

export const ClaimsConfig = z
  .strictObject({
    groups: ClaimPath.default("groups").describe("Claim with the groups of the subject."),
    roles: ClaimPath.optional().describe(
      "Claim with roles of the policy; left out: only bindings give roles.",
    ),
    tenant: ClaimPath.optional().describe("Claim with the tenant."),
    name: ClaimPath.optional().describe(
      "Claim with the name that bindings may use, which people must not be able to choose; left " +
        "out: `email` where `email_verified` is true, else `sub`.",
    ),
    amr: z
      .array(Text)
      .max(64)
      .default(["mfa"])
      .describe("Values of `amr` that prove a second factor, at the time of `auth_time`."),
    acr: z
      .array(Text)
      .max(64)
      .default([])
      .describe("Values of `acr` that prove a second factor, at the time of `auth_time`."),
  })
  .prefault({})
  .describe("What the claims mean.");
export type ClaimsConfig = z.infer<typeof ClaimsConfig>;

const Workloads = z
  .strictObject({
    form: z
      .enum(["client", "kubernetes"])
      .default("client")
      .describe(
        "How the issuer names services: `client`: `sub` is `client_id` or `azp`; `kubernetes`: " +
          "`system:serviceaccount:NAMESPACE:NAME`.",
      ),
    namespace: Text.default("default").describe("Namespace of clients in bindings."),
    claim: ClaimPath.optional().describe("Claim that tells services from people besides."),
    value: Text.optional().describe("What that claim holds for a service."),
  })
  .refine(
    ({ claim, value }) => (claim === undefined) === (value === undefined),
    "`claim` and `value` go together",
  )
  .prefault({})
  .describe("Which subjects are services and not people.");

/** What tokens of any origin must say besides being valid. */
const DEMANDS = {
  claims: ClaimsConfig,
  serviceAccounts: Workloads,
  scopes: z
    .array(Text)
    .max(64)
    .default([])
    .describe("Words that `scope` or `scp` must hold, all of them."),
  grants: z
    .record(Text, z.array(Text).max(64))
    .refine((grants) => Object.keys(grants).length <= 100, "no more than 100 words")
    .optional()
    .describe(
      "What words of `scope` or `scp` are good for at most, each as `actions:pattern`; a word " +
        "that is not here is good for nothing. Left out: whatever roles permit.",
    ),
  requiredClaims: z
    .record(ClaimName, z.union([Text, z.boolean(), z.number()]))
    .default({})
    .describe("Claims that must have this value, or a list with it."),
  clients: z
    .array(Text)
    .max(1000)
    .optional()
    .describe("Clients whose tokens are taken, by `azp` or `client_id`; left out: all."),
  actors: z
    .array(Text)
    .max(1000)
    .default([])
    .describe(
      "Applications that may act for the subject of an exchanged token, as `act.sub` names them.",
    ),
};

const ClockSkew = z
  .int()
  .min(0)
  .max(60)
  .default(30)
  .describe("How far clocks of issuers may be from ours.");

export const OidcIssuerConfig = z
  .strictObject({
    issuer: IssuerUrl.describe("The issuer, exactly as `iss` of its tokens spells it."),
    audience: z
      .union([Text, z.array(Text).min(1).max(16)])
      .describe("What `aud` must name: this gateway, as the issuer knows it."),
    algorithms: Algorithms,
    jwksUri: SecureUrl.optional().describe(
      "Where its keys are; left out: asked at `/.well-known/openid-configuration`.",
    ),
    types: z
      .array(z.string().regex(/^[a-z0-9.+-]{0,64}$/, "a type in lower case"))
      .max(16)
      .min(1)
      .default(["at+jwt", "jwt", ""])
      .describe("What `typ` may say, without `application/`; an empty one stands for none."),
    clockSkewSeconds: ClockSkew,
    keysMaxAgeSeconds: z
      .int()
      .min(60)
      .max(86_400)
      .default(600)
      .describe("How long keys are believed without asking again; one taken away counts so long."),
    keysCoolDownSeconds: z
      .int()
      .min(1)
      .max(3600)
      .default(30)
      .describe("Least time between two questions for a key that is not known yet."),
    ...DEMANDS,
  })
  .describe("An issuer of signed tokens.");
export type OidcIssuerConfig = z.infer<typeof OidcIssuerConfig>;

export const IntrospectionConfig = z
  .strictObject({
    endpoint: SecureUrl.describe("Where tokens are asked about (RFC 7662)."),
    clientId: Text.describe("Who garita is there."),
    clientSecret: SecretRef.describe("How garita proves it."),
    clientAuth: z
      .enum(["basic", "post"])
      .default("basic")
      .describe("Whether that goes into the header `authorization` or into the form."),
    issuer: IssuerUrl.optional().describe(
      "Who vouches for what it says; left out: the origin of `endpoint`. An `iss` must equal it.",
    ),
    audience: z
      .union([Text, z.array(Text).min(1).max(16)])
      .optional()
      .describe("What `aud` must name; left out: the server is believed to know."),
    cacheSeconds: z
      .int()
      .min(0)
      .max(60)
      .default(10)
      .describe("How long an answer counts; a token taken back counts so long."),
    timeoutMs: z.int().min(100).max(30_000).default(3000).describe("Longest wait for an answer."),
    concurrentMax: z
      .int()
      .min(1)
      .max(10_000)
      .default(100)
      .describe("Most questions under way in one process; one more is refused with 503."),
    clockSkewSeconds: ClockSkew,
    ...DEMANDS,
  })
  .describe("Whom to ask about tokens that say nothing by themselves.");
export type IntrospectionConfig = z.infer<typeof IntrospectionConfig>;

/** What is asked of tokens, wherever they come from. */
export type TokenDemands = Pick<
  OidcIssuerConfig,
  "claims" | "serviceAccounts" | "scopes" | "grants" | "requiredClaims" | "clients" | "actors"
> & { readonly clockSkewSeconds: number; readonly audience?: string | string[] | undefined };

const EndUserIssuerConfig = z
  .strictObject({
    issuer: Text.regex(/^[^\s\p{C}#]+$/u, "a name or an address without `#`").describe(
      "Who signs, as `iss` of the contexts spells it; no issuer of `auth.oidc`.",
    ),
    keys: SecretRef.optional().describe("Public keys as JSON, one JWK or a JWKS with several."),
    jwksUri: SecureUrl.optional().describe("Where the public keys are, instead of `keys`."),
    algorithms: Algorithms,
    callers: z
      .array(Text)
      .min(1)
      .max(1000)
      .describe("Applications that may present its contexts: ids of callers, no patterns."),
    claims: ClaimsConfig,
  })
  .refine(
    ({ keys, jwksUri }) => (keys === undefined) !== (jwksUri === undefined),
    "either `keys` or `jwksUri`",
  );
export type EndUserIssuerConfig = z.infer<typeof EndUserIssuerConfig>;

export const EndUsersConfig = z
  .strictObject({
    audience: Text.describe("What `aud` of a context must be: the name of this gateway."),
    maxAgeSeconds: z.int().min(1).max(60).default(60).describe("Longest life of a context."),
    clockSkewSeconds: z
      .int()
      .min(0)
      .max(30)
      .default(5)
      .describe("How far clocks of applications may be from ours."),
    seenMax: z
      .int()
      .min(1000)
      .max(10_000_000)
      .default(500_000)
      .describe("Contexts that are remembered until they expire; with more, requests get 503."),
    issuers: z.array(EndUserIssuerConfig).min(1).max(1000).describe("Who may sign contexts."),
  })
  .describe("End users that applications act for, by signed contexts in `x-garita-context`.");
export type EndUsersConfig = z.infer<typeof EndUsersConfig>;
