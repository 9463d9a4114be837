import type { IncomingMessage } from "node:http";
import type { Socket } from "node:net";
import { TLSSocket } from "node:tls";
import type { DetailedPeerCertificate } from "node:tls";
import type { CertificateProblem, ClientTrust } from "../../adapters/certificates/client-trust.ts";
import { GaritaError } from "../../core/errors.ts";
import type { Caller } from "../../policy/caller.ts";

/** Whom the certificate of a connection names; null = none was sent, or they name nobody here. */
export type ReadCertificate = (request: IncomingMessage) => Caller | null;

/** Said only to whoever holds the certificate. */
const REFUSALS: Readonly<Record<CertificateProblem, string>> = {
  malformed: "the client certificate cannot be read",
  ambiguous: "the client certificate has several names of the same kind",
  unmapped: "the client certificate names nobody who is known here",
  chain: "the client certificate is not of an authority that is trusted here",
  dates: "the client certificate has expired or is not valid yet",
  usage: "the client certificate is not one for clients",
  revoked: "the client certificate was revoked",
  unlisted: "whether the client certificate was revoked cannot be checked at the moment",
  outdated: "whether the client certificate was revoked cannot be checked at the moment",
};

/** What OpenSSL calls them in a handshake. */
const HANDSHAKE_PROBLEMS: ReadonlyMap<string, CertificateProblem> = new Map([
  ["CERT_HAS_EXPIRED", "dates"],
  ["CERT_NOT_YET_VALID", "dates"],
  ["CERT_REVOKED", "revoked"],
  ["UNABLE_TO_GET_CRL", "unlisted"],
  ["CRL_HAS_EXPIRED", "outdated"],
  ["CRL_NOT_YET_VALID", "outdated"],
  ["INVALID_PURPOSE", "usage"],
]);

/** One more than any that is believed: enough to see that a chain is too long. */
const CHAIN_LENGTH_MAX = 7;
/** A refusal is looked at again after this, since dates come and go. */
const REFUSAL_MS = 1000;

interface Judged {
  readonly outcome: Caller | CertificateProblem | null;
  readonly untilMs: number;
}

/**
 * Judged once a connection, and again when its time is over. INVARIANT: a reload makes a new
 * reader, so that what was revoked since is refused on connections that are open already.
 */
export function createReadCertificate(trust: ClientTrust, nowMs: () => number): ReadCertificate {
  const known = new WeakMap<Socket, Judged>();
  return ({ socket }) => {
    const now = nowMs();
    let judged = known.get(socket);
    if (judged === undefined || now >= judged.untilMs) {
      judged = judge(socket, trust, now);
      known.set(socket, judged);
    }
    if (typeof judged.outcome === "string") throw refusalOf(judged.outcome);
    return judged.outcome;
  };
}

function judge(socket: Socket, trust: ClientTrust, nowMs: number): Judged {
  const chain = socket instanceof TLSSocket ? chainOf(socket) : [];
  if (!(socket instanceof TLSSocket) || chain.length === 0) {
    return { outcome: null, untilMs: Infinity };
  }
  const refused = (outcome: CertificateProblem): Judged => ({
    outcome,
    untilMs: nowMs + REFUSAL_MS,
  });
  if (!socket.authorized) {
    return refused(HANDSHAKE_PROBLEMS.get(String(socket.authorizationError)) ?? "chain");
  }
  const proof = trust.judge(chain, nowMs);
  if (typeof proof === "string") return refused(proof);
  const { identity, untilMs } = proof;
  return { outcome: identity && { ...identity, method: "mtls" }, untilMs };
}

/** As presented, leaf first; what the server's own authorities add comes last. */
function chainOf(socket: TLSSocket): readonly Uint8Array[] {
  const chain: Uint8Array[] = [];
  let next: Partial<DetailedPeerCertificate> | undefined = socket.getPeerCertificate(true);
  while (next?.raw !== undefined && chain.length < CHAIN_LENGTH_MAX) {
    chain.push(next.raw);
    // A root is its own issuer.
    next = next.issuerCertificate === next ? undefined : next.issuerCertificate;
  }
  return chain;
}

function refusalOf(problem: CertificateProblem): GaritaError {
  const isOurs = problem === "unlisted" || problem === "outdated";
  return new GaritaError(isOurs ? "auth.unavailable" : "auth.invalid", REFUSALS[problem]);
}

/** Sent as a key by clients that cannot send none. */
export const NO_KEY = "certificate";

/**
 * A certificate that names somebody decides, and then no key or token may be there: which of the
 * two it would be is not for the client to choose. End users come with a signed context.
 */
export function certificateSource(
  read: ReadCertificate,
): (credential: { readonly value: string } | null, request: IncomingMessage) => Caller | null {
  return (credential, request) => {
    const caller = read(request);
    if (caller === null || credential === null || credential.value === NO_KEY) return caller;
    throw new GaritaError(
      "auth.ambiguous",
      "send a client certificate or a key, not both; who has to send a key sends `certificate`",
    );
  };
}
