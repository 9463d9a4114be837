import { constants, createPrivateKey } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { createSecureContext } from "node:tls";
import type { SecureContextOptions } from "node:tls";
import { readAuthorities, readCertificates, readRevocations } from "./authorities.ts";
import type { Authority, Revocations } from "./authorities.ts";
import type { TlsConfig, TlsFiles } from "./config.ts";
import { tlsProblem } from "./tls-problem.ts";

/** What a listener and the judges of its clients are made from. */
export interface OpenTls {
  readonly context: SecureContextOptions;
  /** Null where clients are not asked for certificates. */
  readonly clients: {
    readonly authorities: readonly Authority[];
    readonly revocations: Revocations | null;
  } | null;
}

export interface TlsMaterial {
  readonly config: TlsConfig;
  readonly files: TlsFiles;
  /** PEM. */
  readonly key: string;
}

/** Forward secrecy and authenticated encryption only (RFC 9325). */
const CIPHERS = [
  "TLS_AES_128_GCM_SHA256",
  "TLS_AES_256_GCM_SHA384",
  "TLS_CHACHA20_POLY1305_SHA256",
  "ECDHE-ECDSA-AES128-GCM-SHA256",
  "ECDHE-RSA-AES128-GCM-SHA256",
  "ECDHE-ECDSA-AES256-GCM-SHA384",
  "ECDHE-RSA-AES256-GCM-SHA384",
  "ECDHE-ECDSA-CHACHA20-POLY1305",
  "ECDHE-RSA-CHACHA20-POLY1305",
].join(":");

/**
 * Tickets off: a session that is taken up again skips the certificate check, and workers would have
 * to share what opens them. Renegotiation off: a client stays who it was (CVE-2009-3555).
 */
const SECURE_OPTIONS = constants.SSL_OP_NO_TICKET | constants.SSL_OP_NO_RENEGOTIATION;

/** Throws `TlsProblem` naming the file when one is not what it should be. */
export function openTls({ config, files, key }: TlsMaterial): OpenTls {
  const authorities = files.clientCa === null ? null : readAuthorities(files.clientCa);
  const lists =
    authorities === null || files.crl === null ? null : readRevocations(files.crl, authorities);
  return {
    context: {
      cert: files.certificate.text,
      key,
      minVersion: config.minVersion === "1.3" ? "TLSv1.3" : "TLSv1.2",
      ciphers: CIPHERS,
      honorCipherOrder: true,
      secureOptions: SECURE_OPTIONS,
      // Without `ca` any authority of the web would do: given whenever clients are asked.
      ...(authorities !== null && { ca: authorities.map(({ x509 }) => x509.toString()) }),
      ...(lists !== null && { crl: [...lists.pem] }),
    },
    clients: authorities === null ? null : { authorities, revocations: lists?.byAuthority ?? null },
  };
}

/** As `openTls`, and whether a client could connect now: the key fits, the dates are right. */
export function checkTls(material: TlsMaterial, nowMs: number): void {
  const { context } = openTls(material);
  const { file } = material.files.certificate;
  const [own] = readCertificates(material.files.certificate);
  const { validFromDate: from, validToDate: to } = own ?? {};
  if (from === undefined || to === undefined || nowMs < from.getTime() || nowMs > to.getTime()) {
    throw tlsProblem("notNow", { file, from: dayOf(from), to: dayOf(to) });
  }
  if (own?.checkPrivateKey(privateKeyOf(material.key)) !== true) {
    throw tlsProblem("otherKey", { file });
  }
  try {
    createSecureContext(context);
  } catch (error) {
    throw tlsProblem("refused", { code: codeOf(error) });
  }
}

function privateKeyOf(pem: string): KeyObject {
  try {
    return createPrivateKey(pem);
  } catch (error) {
    throw tlsProblem("refused", { code: codeOf(error) });
  }
}

function dayOf(date: Date | undefined): string {
  return date?.toISOString().slice(0, 10) ?? "?";
}

function codeOf(error: unknown): string {
  return error instanceof Error && "code" in error ? String(error.code) : "error";
}
