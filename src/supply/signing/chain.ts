import { X509Certificate } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { OID, parseCertificate } from "../../core/certificate.ts";
import type { Certificate } from "../../core/certificate.ts";
import { quote } from "../../core/errors.ts";
import { digestOf } from "./key.ts";
import { signingProblem } from "./problem.ts";

/** A certificate, as OpenSSL and as our own reader see it. */
export interface Link {
  readonly x509: X509Certificate;
  readonly certificate: Certificate;
}

/** Whom the chain names; what the certificate says of itself, once it is believed. */
export interface ChainSigner {
  readonly key: KeyObject;
  readonly subject: string;
  readonly fingerprint: string;
}

const CERTIFICATES_MAX = 1000;
/** Leaf and root included. */
const PATH_LENGTH_MAX = 8;
/** Issuers looked at: authorities with one name must not multiply the paths without end. */
const STEPS_MAX = 256;
const NAME_SHOWN = 120;
const ANY_PURPOSE = "2.5.29.37.0";

/** What this file checks, and names that are read nowhere. */
const UNDERSTOOD = new Set<string>([
  OID.basicConstraints,
  OID.keyUsage,
  OID.extendedKeyUsage,
  OID.subjectAltName,
  "2.5.29.32", // certificate policies: none is asked for
]);

/** ECDSA and RSA with SHA-2, RSA-PSS, Ed25519: what is left out is MD5, SHA-1 and unknown. */
const STRONG = new Set([
  "1.2.840.10045.4.3.2",
  "1.2.840.10045.4.3.3",
  "1.2.840.10045.4.3.4",
  "1.2.840.113549.1.1.10",
  "1.2.840.113549.1.1.11",
  "1.2.840.113549.1.1.12",
  "1.2.840.113549.1.1.13",
  "1.3.101.112",
]);

/** Every certificate of a PEM text. Throws `SigningProblem` when there is none. */
export function readCertificates(pem: string): readonly Link[] {
  const blocks = pem.matchAll(
    /-----BEGIN CERTIFICATE-----([A-Za-z0-9+/=\s]*)-----END CERTIFICATE-----/g,
  );
  const links = Array.from(blocks, ([, body = ""]) => toLink(Buffer.from(body, "base64")));
  if (links.length === 0 || links.length > CERTIFICATES_MAX)
    throw signingProblem("certificate-malformed");
  return links;
}

export function toLink(der: Buffer): Link {
  try {
    return { x509: new X509Certificate(der), certificate: parseCertificate(der) };
  } catch {
    throw signingProblem("certificate-malformed");
  }
}

/**
 * The signer whom a chain, leaf first, proves to one of the roots at a moment. Roots need not be
 * self-signed: whoever names one vouches for it. Throws `SigningProblem`.
 */
export function checkChain(
  chain: readonly Buffer[],
  { roots, nowMs }: { readonly roots: readonly Link[]; readonly nowMs: number },
): ChainSigner {
  const [leaf, ...between] = chain.map(toLink);
  if (leaf === undefined) throw signingProblem("certificate-malformed");
  checkLeaf(leaf, nowMs);
  if (isAmong(roots, leaf)) return signerOf(leaf);
  let first: unknown = signingProblem("certificate-untrusted");
  for (const [index, path] of pathsFrom(leaf, { between, roots }).entries()) {
    try {
      checkPath(path, nowMs);
      return signerOf(leaf);
    } catch (error) {
      if (index === 0) first = error;
    }
  }
  throw first;
}

/** Authorities above a leaf, the root last. */
function checkPath(path: readonly Link[], nowMs: number): void {
  for (const [index, link] of path.entries()) {
    checkDates(link, nowMs);
    checkAuthority(link, { below: index, isRoot: index === path.length - 1 });
  }
}

function signerOf(leaf: Link): ChainSigner {
  const { x509 } = leaf;
  const subject = x509.subject.split("\n").join(", ");
  return { key: keyOf(leaf), subject: quote(subject, NAME_SHOWN), fingerprint: printOf(x509) };
}

/** SHA-256 of a certificate in lower-case hex. */
function printOf({ fingerprint256 }: X509Certificate): string {
  return fingerprint256.replaceAll(":", "").toLowerCase();
}

/** Whether a certificate may sign models now. Throws `SigningProblem`. */
export function checkLeaf(leaf: Link, nowMs: number): void {
  const { keyUsage, purposes } = leaf.certificate;
  digestOf(keyOf(leaf));
  checkDates(leaf, nowMs);
  checkForm(leaf);
  if (keyUsage?.digitalSignature === false || !purposes.includes(OID.codeSigning))
    throw signingProblem("certificate-usage", { name: nameOf(leaf) });
}

function checkDates(link: Link, nowMs: number): void {
  const { fromMs, untilMs } = link.certificate;
  if (nowMs >= fromMs && nowMs < untilMs) return;
  const [from, to] = [new Date(fromMs).toISOString(), new Date(untilMs - 1000).toISOString()];
  throw signingProblem("certificate-dates", { name: nameOf(link), from, to });
}

function checkForm(link: Link): void {
  checkCritical(link);
  if (!STRONG.has(link.certificate.signatureAlgorithm))
    throw signingProblem("certificate-algorithm", { name: nameOf(link) });
}

function checkCritical(link: Link): void {
  const oid = link.certificate.critical.find((one) => !UNDERSTOOD.has(one));
  if (oid !== undefined) throw signingProblem("certificate-extension", { name: nameOf(link), oid });
}

/** `below`: how many authorities stand between this one and the leaf. */
function checkAuthority(
  link: Link,
  { below, isRoot }: { readonly below: number; readonly isRoot: boolean },
): void {
  const { isAuthority, keyUsage, pathLengthMax, purposes } = link.certificate;
  if (!isAuthority || keyUsage?.keyCertSign === false || below > (pathLengthMax ?? below))
    throw signingProblem("certificate-not-authority", { name: nameOf(link) });
  // How a root is signed tells nothing: it is believed.
  if (isRoot) {
    checkCritical(link);
    return;
  }
  checkForm(link);
  const isForCode = purposes.includes(OID.codeSigning) || purposes.includes(ANY_PURPOSE);
  if (purposes.length > 0 && !isForCode)
    throw signingProblem("certificate-usage", { name: nameOf(link) });
}

interface Known {
  readonly between: readonly Link[];
  readonly roots: readonly Link[];
}

/** Ways from a certificate up to a root, roots first. Bounded in length and number of steps. */
function pathsFrom(leaf: Link, { between, roots }: Known): readonly (readonly Link[])[] {
  const found: (readonly Link[])[] = [];
  let stepsLeft = STEPS_MAX;
  const climb = (link: Link, path: readonly Link[]): void => {
    if (path.length >= PATH_LENGTH_MAX - 1 || --stepsLeft < 0) return;
    for (const root of roots) if (isIssuedBy(link, root)) found.push([...path, root]);
    for (const above of between) {
      if (above === link || path.includes(above) || !isIssuedBy(link, above)) continue;
      climb(above, [...path, above]);
    }
  };
  climb(leaf, []);
  return found;
}

/** By name, key identifiers and signature. */
function isIssuedBy({ x509 }: Link, above: Link): boolean {
  try {
    return x509.checkIssued(above.x509) && x509.verify(above.x509.publicKey);
  } catch {
    // OpenSSL does not know the kind of key, or finds it damaged.
    return false;
  }
}

function keyOf({ x509 }: Link): KeyObject {
  try {
    return x509.publicKey;
  } catch {
    throw signingProblem("key-unsupported");
  }
}

function isAmong(links: readonly Link[], { x509 }: Link): boolean {
  return links.some((one) => one.x509.raw.equals(x509.raw));
}

function nameOf({ x509 }: Link): string {
  return quote(x509.subject.split("\n").join(", "), NAME_SHOWN);
}
