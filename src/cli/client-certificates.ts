import { compileCertificateRules } from "../adapters/certificates/certificate-rules.ts";
import { createClientTrust } from "../adapters/certificates/client-trust.ts";
import { CertificateRules } from "../adapters/certificates/config.ts";
import type { OpenTls } from "../adapters/certificates/open-tls.ts";
import type { Loaded } from "../config/load.ts";
import type { Source } from "../servers/gateway/authenticate.ts";
import { certificateSource, createReadCertificate } from "../servers/gateway/peer-certificate.ts";

/** What certificates of clients prove, by one configuration and the files of its moment. */
export interface ClientCertificates {
  readonly source: Source;
  /** False where a revocation list is missing or past its date: then nobody gets in with one. */
  isCurrent(nowMs: number): boolean;
}

/** Null where clients are not asked for any. */
export function clientCertificatesOf(
  { config }: Loaded,
  tls: OpenTls | null,
): ClientCertificates | null {
  if (tls === null || tls.clients === null) return null;
  const rules = config.auth?.certificates ?? CertificateRules.parse(undefined);
  const name = rules.length === 0 ? null : compileCertificateRules(rules);
  const trust = createClientTrust({ ...tls.clients, name });
  return {
    source: certificateSource(createReadCertificate(trust, Date.now)),
    isCurrent: (nowMs) => trust.isCurrent(nowMs),
  };
}
