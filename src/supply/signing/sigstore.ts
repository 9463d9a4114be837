import {
  decodeUtf8,
  itemsMember,
  JsonError,
  member,
  parseJson,
  stringMember,
} from "../../core/json.ts";
import type { JsonNode } from "../../core/json.ts";
import type { Bundle } from "./bundle.ts";
import { preAuthentication } from "./envelope.ts";
import { signingProblem } from "./problem.ts";
import { shown } from "./resource.ts";
import type { Signer } from "./verify.ts";

/** What a verifier of sigstore is asked. */
export interface SigstoreQuestion {
  readonly bundleJson: string;
  /** The payload as we read it; the verifier must have read the same. */
  readonly payload: Uint8Array;
  /** The bytes that are signed. */
  readonly signedBytes: Uint8Array;
  readonly trustedRootJson: string;
}

/** Whom the certificate names, or why nothing is confirmed. */
export type SigstoreAnswer =
  { readonly identity: string; readonly issuer: string } | { readonly refused: string };

export type AskSigstore = (question: SigstoreQuestion) => SigstoreAnswer;

/** Whom the operator believes to have signed; both are compared as they are, never as patterns. */
export interface ExpectedSigner {
  readonly identity: string;
  readonly issuer: string;
}

const ROOT_TYPE = /^application\/vnd\.dev\.sigstore\.trustedroot/;
const CONFIG_TYPE = /^application\/vnd\.dev\.sigstore\.clienttrustconfig/;
const JSON_LIMITS = { depthMax: 16, nodesMax: 20_000 };

/**
 * A trusted root as JSON, also out of a client trust configuration. A log whose key has no start
 * of its validity would be believed for all time by the library: it is left out. Throws
 * `SigningProblem` when no log remains.
 */
export function parseTrustedRoot(bytes: Buffer): string {
  const { root, text } = parsed(bytes);
  const type = stringMember(root, "mediaType") ?? "";
  const trusted = CONFIG_TYPE.test(type) ? member(root, "trustedRoot") : root;
  if (trusted?.kind !== "object" || !ROOT_TYPE.test(stringMember(trusted, "mediaType") ?? ""))
    throw signingProblem("trusted-root");
  const jsonOf = ({ start, end }: JsonNode): string => text.slice(start, end);
  const dated = itemsMember(trusted, "tlogs").filter(isDated).map(jsonOf);
  if (dated.length === 0) throw signingProblem("trusted-root");
  const members = trusted.entries.map(({ key, value }) => {
    return `${JSON.stringify(key)}:${key === "tlogs" ? `[${dated.join(",")}]` : jsonOf(value)}`;
  });
  return `{${members.join(",")}}`;
}

function parsed(bytes: Buffer): { readonly root: JsonNode; readonly text: string } {
  try {
    const text = decodeUtf8(bytes);
    return { root: parseJson(text, JSON_LIMITS), text };
  } catch (error) {
    if (error instanceof JsonError) throw signingProblem("trusted-root");
    throw error;
  }
}

function isDated(log: JsonNode): boolean {
  const key = member(log, "publicKey");
  const start = stringMember(member(key, "validFor"), "start");
  return start !== undefined && !Number.isNaN(Date.parse(start));
}

/** The signer of a bundle whom sigstore confirms and the operator expects. Throws. */
export function authenticateSigstore(
  { json, envelope }: Bundle,
  ask: AskSigstore,
  trust: { readonly trustedRootJson: string; readonly expected: ExpectedSigner },
): Signer {
  const answer = ask({
    bundleJson: json,
    payload: envelope.payload,
    signedBytes: preAuthentication(envelope.payload),
    trustedRootJson: trust.trustedRootJson,
  });
  if ("refused" in answer) throw signingProblem("sigstore-refused", { detail: answer.refused });
  const { identity, issuer } = answer;
  if (identity !== trust.expected.identity)
    throw signingProblem("sigstore-identity", { found: shown(identity) });
  if (issuer !== trust.expected.issuer)
    throw signingProblem("sigstore-issuer", { found: shown(issuer) });
  return { method: "sigstore", identity, issuer };
}
