import { hash as digest, X509Certificate } from "node:crypto";
import { parseCertificate } from "../../core/certificate.ts";
import type { Certificate } from "../../core/certificate.ts";
import type { TlsFile } from "./config.ts";
import { DerError } from "../../core/der.ts";
import { isSignedBy, parseRevocationList } from "./revocation-list.ts";
import type { RevocationList } from "./revocation-list.ts";
import { tlsProblem } from "./tls-problem.ts";

/** A certificate that may vouch for others. */
export interface Authority {
  readonly x509: X509Certificate;
  readonly certificate: Certificate;
  readonly fingerprint: string;
  readonly isRoot: boolean;
}

const CERTIFICATE = "CERTIFICATE";
const LIST = "X509 CRL";

/** SHA-256 of a certificate in lower-case hex. */
export function fingerprintOf({ fingerprint256 }: X509Certificate): string {
  return fingerprint256.replaceAll(":", "").toLowerCase();
}

/** The DER of every PEM block with this label. */
export function pemBlocks(text: string, label: string): readonly Uint8Array[] {
  const pattern = new RegExp(
    `-----BEGIN ${label}-----([A-Za-z0-9+/=\\s]*)-----END ${label}-----`,
    "g",
  );
  return Array.from(text.matchAll(pattern), ([, body = ""]) => Buffer.from(body, "base64"));
}

export function toPem(der: Uint8Array, label: string): string {
  const lines =
    Buffer.from(der)
      .toString("base64")
      .match(/.{1,64}/g) ?? [];
  return [`-----BEGIN ${label}-----`, ...lines, `-----END ${label}-----`, ""].join("\n");
}

/** Every certificate of a PEM file. Throws `TlsProblem` when there is none or one is damaged. */
export function readCertificates({ file, text }: TlsFile): readonly X509Certificate[] {
  const blocks = pemBlocks(text, CERTIFICATE);
  if (blocks.length === 0) throw tlsProblem("noCertificate", { file });
  return blocks.map((der) => {
    try {
      return new X509Certificate(der);
    } catch {
      throw tlsProblem("badCertificate", { file });
    }
  });
}

/** The authorities of a file. Throws `TlsProblem` unless each leads up to a root beside it. */
export function readAuthorities(from: TlsFile): readonly Authority[] {
  const { file } = from;
  const authorities = readCertificates(from).map((x509) => toAuthority(x509, file));
  for (const { certificate, x509 } of authorities) {
    if (!x509.ca || !certificate.isAuthority) throw tlsProblem("noAuthority", { file });
    if (!authorities.some((above) => isIssuedBy(x509, above.x509))) {
      throw tlsProblem("noRoot", { file });
    }
  }
  return authorities;
}

function toAuthority(x509: X509Certificate, file: string): Authority {
  try {
    const certificate = parseCertificate(x509.raw);
    const isRoot = isIssuedBy(x509, x509);
    return { x509, certificate, isRoot, fingerprint: fingerprintOf(x509) };
  } catch {
    throw tlsProblem("badCertificate", { file });
  }
}

/** By name, key identifiers and signature. */
export function isIssuedBy(certificate: X509Certificate, authority: X509Certificate): boolean {
  return certificate.checkIssued(authority) && certificate.verify(authority.publicKey);
}

/** The newest list of each authority, by its fingerprint. */
export type Revocations = ReadonlyMap<string, RevocationList>;

/** Lists of the last reading by their digest: a long one takes a while, most stay as they are. */
let remembered: ReadonlyMap<string, RevocationList> = new Map();

/** Throws `TlsProblem` for what is no list, or of no authority that is believed. */
export function readRevocations(
  files: readonly TlsFile[],
  authorities: readonly Authority[],
): { readonly byAuthority: Revocations; readonly pem: readonly string[] } {
  const byAuthority = new Map<string, RevocationList>();
  const pem: string[] = [];
  const seen = new Map<string, RevocationList>();
  for (const { file, text } of files) {
    const lists = listsIn(text);
    if (lists.length === 0) throw tlsProblem("badList", { file });
    for (const der of lists) {
      const fingerprint = digest("sha256", der, "hex");
      const list = remembered.get(fingerprint) ?? parsedList(der, file);
      seen.set(fingerprint, list);
      const signers = authorities.filter((authority) => hasSigned(authority, list));
      if (signers.length === 0) throw tlsProblem("foreignList", { file });
      for (const signer of signers) {
        const known = byAuthority.get(signer.fingerprint);
        if (known === undefined || known.fromMs < list.fromMs) {
          byAuthority.set(signer.fingerprint, list);
        }
      }
      pem.push(toPem(der, LIST));
    }
  }
  remembered = seen;
  return { byAuthority, pem };
}

function hasSigned({ certificate, x509 }: Authority, list: RevocationList): boolean {
  const { subject, keyUsage } = certificate;
  return subject === list.issuer && keyUsage?.crlSign !== false && isSignedBy(list, x509);
}

/** PEM with any number of lists, or the DER of one. */
function listsIn(text: string): readonly Uint8Array[] {
  if (text.startsWith("0")) return [Buffer.from(text, "latin1")];
  return pemBlocks(text, LIST);
}

function parsedList(der: Uint8Array, file: string): RevocationList {
  try {
    return parseRevocationList(der);
  } catch (error) {
    if (error instanceof DerError) throw tlsProblem("badList", { file });
    throw error;
  }
}
