import type { Identity } from "../../policy/caller.ts";
import { OID } from "../../core/certificate.ts";
import type { Certificate } from "../../core/certificate.ts";
import type { CertificateRule, MatchConfig } from "./config.ts";
import { isSpiffe, parseSpiffeId, parseSpiffePattern } from "./spiffe.ts";
import type { Captured, SpiffeId, SpiffePattern } from "./spiffe.ts";

/** What certificates are read for; fingerprints of those that vouch for it in lower-case hex. */
export interface Presented {
  readonly certificate: Certificate;
  readonly authorities: ReadonlySet<string>;
}

export type Unnamed = "malformed" | "ambiguous" | "unmapped";

/** Whom a certificate names, by the first rule that holds. */
export type NameCertificate = (presented: Presented) => Identity | Unnamed;

/** Vouches for names that are no SPIFFE IDs: all authorities of `clientCa` do alike. */
const ISSUER = "x509";

export function compileCertificateRules(rules: readonly CertificateRule[]): NameCertificate {
  const compiled = rules.map((rule) => ({ rule, find: compileMatch(rule.match) }));
  return (presented) => {
    const spiffe = spiffeIdOf(presented.certificate);
    if (spiffe === "malformed") return spiffe;
    for (const { rule, find } of compiled) {
      const found = find({ ...presented, spiffe });
      if (found === "ambiguous") return found;
      if (found !== null) return toIdentity(found, rule);
    }
    return "unmapped";
  };
}

/** A certificate with a SPIFFE ID has no other URI, and signs nothing but its own handshakes. */
function spiffeIdOf({ uris, keyUsage }: Certificate): SpiffeId | "malformed" | null {
  if (!uris.some(isSpiffe)) return null;
  const [uri = "", ...more] = uris;
  if (more.length > 0 || keyUsage?.digitalSignature !== true) return "malformed";
  return parseSpiffeId(uri) ?? "malformed";
}

interface Read extends Presented {
  readonly spiffe: SpiffeId | null;
}

interface Found {
  readonly issuer: string;
  readonly subject: string;
  /** For people. */
  readonly name: string;
  readonly captured: Captured;
}

type Find = (read: Read) => Found | "ambiguous" | null;

/** What is named first names the subject; every other part has to hold as well. */
function compileMatch(match: MatchConfig): Find {
  const finds = [
    ...(match.spiffe === undefined ? [] : [bySpiffe(match.spiffe)]),
    ...(match.email === undefined ? [] : [byPattern("email", emailPattern(match.email))]),
    ...(match.dnsName === undefined ? [] : [byPattern("dns", dnsPattern(match.dnsName))]),
    ...(match.uri === undefined ? [] : [byUri(match.uri)]),
    ...(match.subject === undefined ? [] : [bySubject(match.subject)]),
  ];
  const authority = match.authority?.replaceAll(":", "").toLowerCase();
  return (read) => {
    if (authority !== undefined && !read.authorities.has(authority)) return null;
    let first: Found | null = null;
    for (const find of finds) {
      const found = find(read);
      if (found === null || found === "ambiguous") return found;
      first ??= found;
    }
    return first;
  };
}

function bySpiffe(text: string): Find {
  const pattern: SpiffePattern = parseSpiffePattern(text) ?? (() => null);
  return ({ spiffe }) => {
    const captured = spiffe === null ? null : pattern(spiffe);
    if (spiffe === null || captured === null) return null;
    const subject = `/${spiffe.segments.join("/")}`;
    return { issuer: `spiffe://${spiffe.trustDomain}`, subject, name: subject, captured };
  };
}

/** The name that stands for a subject, in one spelling; null = another one. */
type Pattern = (name: string) => string | null;

function byPattern(kind: "dns" | "email", pattern: Pattern): Find {
  return ({ certificate: { dnsNames, emails } }) => {
    const names = (kind === "dns" ? dnsNames : emails).map(pattern);
    const [name, ...more] = new Set(names.filter((one) => one !== null));
    if (name === undefined) return null;
    return more.length > 0 ? "ambiguous" : named(kind, name);
  };
}

function dnsPattern(pattern: string): Pattern {
  const isOpen = pattern.startsWith("*.");
  return (name) => {
    const spelt = name.toLowerCase();
    if (!/^[a-z0-9_-]+(?:\.[a-z0-9_-]+)*$/.test(spelt)) return null;
    const compared = isOpen ? `*${spelt.slice(Math.max(0, spelt.indexOf(".")))}` : spelt;
    return compared === pattern ? spelt : null;
  };
}

/** Case counts before the `@` only (RFC 5321). */
function emailPattern(pattern: string): Pattern {
  const isOpen = pattern.startsWith("*@");
  return (address) => {
    const [user = "", domain = "", ...more] = address.split("@");
    if (user === "" || domain === "" || more.length > 0) return null;
    const spelt = `${user}@${domain.toLowerCase()}`;
    return (isOpen ? `*@${domain.toLowerCase()}` : spelt) === pattern ? spelt : null;
  };
}

function byUri(uri: string): Find {
  return ({ certificate: { uris } }) => {
    if (!uris.includes(uri)) return null;
    return uris.length > 1 ? "ambiguous" : named("uri", uri);
  };
}

function bySubject(wanted: NonNullable<MatchConfig["subject"]>): Find {
  const { commonName, organizationalUnit, organization } = wanted;
  return ({ certificate: { attributes } }) => {
    const valuesOf = (oid: string): readonly (string | null)[] =>
      attributes.filter(({ type }) => type === oid).map(({ value }) => value);
    const [name, ...more] = valuesOf(OID.commonName);
    if (typeof name !== "string") return null;
    if (commonName !== undefined && commonName !== name) return null;
    const units = valuesOf(OID.organizationalUnit);
    if (organizationalUnit !== undefined && !units.includes(organizationalUnit)) return null;
    const owners = valuesOf(OID.organization);
    if (organization !== undefined && !owners.includes(organization)) return null;
    return more.length > 0 ? "ambiguous" : named("cn", name);
  };
}

function named(kind: "dns" | "email" | "uri" | "cn", name: string): Found {
  return { issuer: ISSUER, subject: `${kind}:${name}`, name, captured: {} };
}

function toIdentity({ issuer, subject, name, captured }: Found, rule: CertificateRule): Identity {
  const { kind, roles, tenant } = rule;
  return {
    kind,
    id: `${kind}:${issuer}#${subject}`,
    name: rule.name ?? captured.name ?? name,
    issuer,
    subject,
    ...(kind === "service-account" && {
      namespace: rule.namespace ?? captured.namespace ?? "default",
    }),
    roles,
    groups: [],
    ...(tenant !== undefined && { tenant }),
  };
}
