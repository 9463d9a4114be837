import { hash as digest, X509Certificate } from "node:crypto";
import type { Identity } from "../../policy/caller.ts";
import { fingerprintOf, isIssuedBy } from "./authorities.ts";
import type { Authority, Revocations } from "./authorities.ts";
import { OID, parseCertificate } from "../../core/certificate.ts";
import type { Certificate } from "../../core/certificate.ts";
import type { NameCertificate, Unnamed } from "./certificate-rules.ts";

/** Why a client certificate proves nothing. */
export type CertificateProblem =
  Unnamed | "chain" | "dates" | "usage" | "revoked" | "unlisted" | "outdated";

export interface Proof {
  /** Null: certificates name nobody here. */
  readonly identity: Identity | null;
  /** When it has to be looked at again, in milliseconds since the epoch. */
  readonly untilMs: number;
}

/** Judges a chain, leaf first; authorities may be missing at its end. Tenths of a millisecond. */
export interface ClientTrust {
  judge(chain: readonly Uint8Array[], nowMs: number): Proof | CertificateProblem;
  /** Whether every revocation list is there and within its dates; true without revocation. */
  isCurrent(nowMs: number): boolean;
}

export interface TrustOptions {
  readonly authorities: readonly Authority[];
  /** Null: nothing is ever revoked. */
  readonly revocations: Revocations | null;
  /** Null: certificates name nobody. */
  readonly name: NameCertificate | null;
}

/** Leaf and root included. */
const CHAIN_LENGTH_MAX = 6;

/**
 * Asks again what OpenSSL asked in the handshake, since a connection can outlive the answer:
 * whether the chain ends in an authority of now, its dates, its purpose, and what was revoked.
 */
export function createClientTrust(options: TrustOptions): ClientTrust {
  const { authorities, revocations, name } = options;
  const known = knownAuthorities(authorities);
  return {
    judge(chain, nowMs) {
      const links = linksOf(chain, known);
      if (typeof links === "string") return links;
      const { leaf, above } = links;
      const period = periodOf([leaf, ...above]);
      if (!isWithin(period, nowMs)) return "dates";
      if (!isForClients(leaf.certificate)) return "usage";
      const listed = revocations === null ? period : listedPeriod(links, revocations, nowMs);
      if (typeof listed === "string") return listed;
      const fingerprints = new Set(above.map(({ fingerprint }) => fingerprint));
      const identity = name?.({ certificate: leaf.certificate, authorities: fingerprints }) ?? null;
      if (typeof identity === "string") return identity;
      return { identity, untilMs: Math.min(period.untilMs, listed.untilMs) };
    },
    isCurrent(nowMs) {
      if (revocations === null) return true;
      return authorities.every(({ fingerprint }) => {
        const list = revocations.get(fingerprint);
        return list !== undefined && isWithin(list, nowMs);
      });
    },
  };
}

type Link = Omit<Authority, "isRoot">;

interface Chain {
  readonly leaf: Link;
  /** Nearest first; the last one is a root of `clientCa`. */
  readonly above: readonly Link[];
}

function linksOf(chain: readonly Uint8Array[], known: Known): Chain | "malformed" | "chain" {
  if (chain.length > CHAIN_LENGTH_MAX) return "chain";
  const given: Link[] = [];
  try {
    for (const der of chain) given.push(toLink(der, known.byFingerprint));
  } catch {
    // Whatever the readers stumble over; none of it may be quoted.
    return "malformed";
  }
  const [leaf] = given;
  const above = leaf === undefined ? null : authoritiesAbove(leaf, given.slice(1), known);
  return leaf === undefined || above === null ? "chain" : { leaf, above };
}

/**
 * Up to a root that is known, each signed by the next; null = there is no such way. Clients leave
 * out the root, and Node.js 24.21 all that they send beside the leaf (nodejs#65579).
 */
function authoritiesAbove(
  leaf: Link,
  given: readonly Link[],
  known: Known,
): readonly Link[] | null {
  const above: Link[] = [];
  let last = leaf;
  while (above.length < CHAIN_LENGTH_MAX - 1) {
    const next = given[above.length];
    const issuer = next ?? known.issuerOf(last);
    if (issuer === undefined || !issuer.x509.ca) return null;
    if (next !== undefined && !isIssuedBy(last.x509, next.x509)) return null;
    above.push(issuer);
    const isRoot = known.byFingerprint.get(issuer.fingerprint)?.isRoot === true;
    if (isRoot) return above.length < given.length ? null : above;
    last = issuer;
  }
  return null;
}

interface Known {
  readonly byFingerprint: ReadonlyMap<string, Authority>;
  /** Which authority has signed it. */
  readonly issuerOf: (link: Link) => Authority | undefined;
}

/** What authorities are to each other is asked once. */
function knownAuthorities(authorities: readonly Authority[]): Known {
  const byFingerprint = new Map(authorities.map((one) => [one.fingerprint, one]));
  const find = ({ x509 }: Link): Authority | undefined =>
    authorities.find((above) => isIssuedBy(x509, above.x509));
  const issuers = new Map(authorities.map((one) => [one.fingerprint, find(one)]));
  return {
    byFingerprint,
    issuerOf: (link) =>
      byFingerprint.has(link.fingerprint) ? issuers.get(link.fingerprint) : find(link),
  };
}

function toLink(der: Uint8Array, known: ReadonlyMap<string, Authority>): Link {
  const found = known.get(digest("sha256", der, "hex"));
  if (found !== undefined) return found;
  const certificate = parseCertificate(der);
  const x509 = new X509Certificate(der);
  return { x509, certificate, fingerprint: fingerprintOf(x509) };
}

/** Half-open, in milliseconds since the epoch. */
interface Period {
  readonly fromMs: number;
  readonly untilMs: number;
}

function isWithin({ fromMs, untilMs }: Period, nowMs: number): boolean {
  return nowMs >= fromMs && nowMs < untilMs;
}

function periodOf(links: readonly Link[]): Period {
  return {
    fromMs: Math.max(...links.map(({ certificate }) => certificate.fromMs)),
    untilMs: Math.min(...links.map(({ certificate }) => certificate.untilMs)),
  };
}

/** It has to say so: a server's certificate, or one for anything, is not enough. */
function isForClients({ isAuthority, keyUsage, purposes }: Certificate): boolean {
  if (isAuthority || !purposes.includes(OID.clientAuth)) return false;
  return (
    keyUsage === null || (keyUsage.digitalSignature && !keyUsage.keyCertSign && !keyUsage.crlSign)
  );
}

/** As long as all lists speak; what an authority above took back takes all below with it. */
function listedPeriod(
  { leaf, above }: Chain,
  revocations: Revocations,
  nowMs: number,
): Period | CertificateProblem {
  const period = { fromMs: 0, untilMs: Infinity };
  const subjects = [leaf, ...above];
  for (const [index, issuer] of above.entries()) {
    const list = revocations.get(issuer.fingerprint);
    if (list === undefined) return "unlisted";
    if (list.serials.has(subjects[index]?.certificate.serial ?? "")) return "revoked";
    if (!isWithin(list, nowMs)) return "outdated";
    period.untilMs = Math.min(period.untilMs, list.untilMs);
  }
  return period;
}
