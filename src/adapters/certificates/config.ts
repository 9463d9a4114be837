import { z } from "zod";
import { FilePath } from "../../core/file-path.ts";
import { SecretRef } from "../../core/secret-ref.ts";
import { parseSpiffePattern } from "./spiffe.ts";

const Text = z.string().min(1).max(512);
const DOMAIN = String.raw`[a-z0-9_-]+(?:\.[a-z0-9_-]+)*`;

const RevocationConfig = z
  .strictObject({
    crl: z
      .union([FilePath, z.array(FilePath).min(1).max(64)])
      .describe("Revocation lists, PEM or DER: one of every authority in `clientCa`."),
  })
  .describe(
    "Certificates that were taken back. Where a list is missing or past its date, nobody with a " +
      "certificate of that authority gets in.",
  );

/** Present in a configuration = the server speaks HTTPS and nothing else. */
export const TlsConfig = z
  .strictObject({
    certificate: FilePath.describe(
      "The server's certificate and those between it and its authority, PEM, relative to this file.",
    ),
    key: SecretRef.describe("Where its private key is kept, PEM."),
    minVersion: z.enum(["1.2", "1.3"]).default("1.2").describe("Oldest version of TLS spoken."),
    clientCertificates: z
      .enum(["off", "optional", "required"])
      .default("off")
      .describe(
        "Whether clients are asked for certificates. With `required`, a connection without a " +
          "valid one ends before any request; probes need one too.",
      ),
    clientCa: FilePath.optional().describe(
      "Authorities whose client certificates are believed, PEM: each chain up to its root.",
    ),
    revocation: RevocationConfig.optional(),
  })
  .refine(
    ({ clientCertificates, clientCa }) =>
      (clientCertificates === "off") === (clientCa === undefined),
    "`clientCa` goes with `clientCertificates: optional` or `required`",
  )
  .refine(
    ({ revocation, clientCa }) => revocation === undefined || clientCa !== undefined,
    "`revocation` goes with `clientCa`",
  )
  .describe("HTTPS, and certificates of clients. Without this block the server speaks HTTP.");
export type TlsConfig = z.infer<typeof TlsConfig>;

const SubjectConfig = z
  .strictObject({
    commonName: Text.optional().describe("`CN`, which the subject must have once."),
    organizationalUnit: Text.optional().describe("One of the values of `OU`."),
    organization: Text.optional().describe("One of the values of `O`."),
  })
  .refine((subject) => Object.keys(subject).length > 0, "name a part of the subject")
  .describe("Parts of the subject, letter by letter.");

const NAMES = ["spiffe", "dnsName", "email", "uri", "subject"] as const;

const MatchConfig = z
  .strictObject({
    spiffe: z
      .string()
      .max(2048)
      .refine((pattern) => parseSpiffePattern(pattern) !== null, "a SPIFFE ID or a pattern of one")
      .optional()
      .describe(
        "SPIFFE ID; `*` is any one segment, `{namespace}` and `{name}` are segments that are taken.",
      ),
    dnsName: z
      .string()
      .max(253)
      .regex(new RegExp(String.raw`^(?:\*\.)?${DOMAIN}$`), "a name in lower case, or `*.` and one")
      .optional()
      .describe("DNS name; `*.` in front is any one label."),
    email: z
      .string()
      .max(320)
      .regex(new RegExp(String.raw`^(?:\*|[^\s@*,]+)@${DOMAIN}$`), "an address, or `*@domain`")
      .optional()
      .describe("Mail address; `*` is any name before the `@`."),
    uri: z.string().min(1).max(2048).optional().describe("URI, letter by letter."),
    subject: SubjectConfig.optional(),
    authority: z
      .string()
      .regex(/^(?:[0-9a-f]{64}|[0-9A-F]{2}(?::[0-9A-F]{2}){31})$/, "a SHA-256 fingerprint in hex")
      .optional()
      .describe("SHA-256 of an authority's certificate, which must have vouched."),
  })
  .refine(
    (match) => NAMES.some((name) => match[name] !== undefined),
    "name what the certificate must say",
  )
  .describe("What the certificate must say, all of it.");
export type MatchConfig = z.infer<typeof MatchConfig>;

const RuleConfig = z
  .strictObject({
    match: MatchConfig,
    kind: z.enum(["service-account", "user"]).describe("What the policy's bindings call it."),
    namespace: Text.optional().describe(
      "Namespace of a service account; left out: what `{namespace}` took, else `default`.",
    ),
    name: Text.optional().describe(
      "Name in bindings and in the audit log; left out: what `{name}` took, else what matched.",
    ),
    roles: z
      .array(z.string().min(1).max(128))
      .max(64)
      .default([])
      .describe("Roles of the policy; bindings give more."),
    tenant: Text.optional().describe("Tenant that it belongs to."),
  })
  .refine(
    ({ kind, namespace }) => kind === "service-account" || namespace === undefined,
    "people have no namespace",
  )
  .describe("A kind of certificate and whom it names.");
export type CertificateRule = z.infer<typeof RuleConfig>;

/** Without rules of the operator: workloads as SPIFFE issuers of Kubernetes name them. */
export const CertificateRules = z
  .array(RuleConfig)
  .max(1000)
  .default([
    {
      match: { spiffe: "spiffe://*/ns/{namespace}/sa/{name}" },
      kind: "service-account",
      roles: [],
    },
  ])
  .describe(
    "Whom client certificates name; the first line that holds counts. With `[]` they name " +
      "nobody, and callers need another credential besides.",
  );

/** A file as it was read, byte by byte (latin1), so that workers see what was checked. */
export interface TlsFile {
  /** For messages. */
  readonly file: string;
  readonly text: string;
}

/** What the configuration names, without the private key. */
export interface TlsFiles {
  readonly certificate: TlsFile;
  readonly clientCa: TlsFile | null;
  /** Null: nothing is ever revoked. */
  readonly crl: readonly TlsFile[] | null;
}
