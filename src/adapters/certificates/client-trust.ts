import { hash as digest, X509Certificate } from "node:crypto";
import type { Identity } from "../../policy/caller.ts";
import { fingerprintOf, isIssuedBy } from "./authorities.ts";
import type { Authority, Revocations } from "./authorities.ts";
import { OID, parseCertificate } from "./certificate.ts";
import type { Certificate } from "./certificate.ts";
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
 * Asks again what OpenSSL asked in the handshake, since a connection can outlive the answer: whether
 * the chain ends in an authority of now, its dates, its purpose, and whether any of it was revoked.
 */
export function createClientTrust(options: TrustOptions): ClientTrust {
  const { authorities, revocations, name } = options;
  const known = new Map(authorities.map((one) => [one.fingerprint, one]));
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

function linksOf(
  chain: readonly Uint8Array[],
  known: ReadonlyMap<string, Authority>,
): Chain | "malformed" | "chain" {
  if (chain.length > CHAIN_LENGTH_MAX) return "chain";
  const links: Link[] = [];
  try {
    for (const der of chain) links.push(toLink(der, known));
  } catch {
    // Whatever the readers stumble over; none of it may be quoted.
    return "malformed";
  }
  completeChain(links, known);
  const [leaf, ...above] = links;
  const isBuilt = links.every(({ x509 }, index) => {
    const issuer = links[index + 1]?.x509;
    return issuer === undefined || (issuer.ca && isIssuedBy(x509, issuer));
  });
  const isRooted = known.get(above.at(-1)?.fingerprint ?? "")?.isRoot === true;
  return leaf !== undefined && isBuilt && isRooted ? { leaf, above } : "chain";
}

/** Clients leave out the root, and Node.js 24.21 whatever they send beside the leaf (nodejs#65579). */
function completeChain(links: Link[], known: ReadonlyMap<string, Authority>): void {
  while (links.length < CHAIN_LENGTH_MAX) {
    const last = links.at(-1);
    if (last === undefined || known.get(last.fingerprint)?.isRoot === true) return;
    const issuer = [...known.values()].find(({ x509 }) => isIssuedBy(last.x509, x509));
    if (issuer === undefined) return;
    links.push(issuer);
  }
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
