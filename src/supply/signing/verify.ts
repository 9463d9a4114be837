import type { KeyObject } from "node:crypto";
import type { Bundle, Method } from "./bundle.ts";
import { checkChain } from "./chain.ts";
import type { Link } from "./chain.ts";
import { checkSignature } from "./envelope.ts";
import { keyHint } from "./key.ts";
import { signingProblem } from "./problem.ts";
import { parseStatement } from "./statement.ts";
import type { SignedModel } from "./statement.ts";

/** Who signed, as far as the method can tell. */
export type Signer =
  | { readonly method: "key"; readonly hint: string }
  | { readonly method: "certificate"; readonly subject: string; readonly fingerprint: string }
  | { readonly method: "sigstore"; readonly identity: string; readonly issuer: string };

/** Whom the operator believes. */
export type Trust =
  | { readonly method: "key"; readonly key: KeyObject }
  | {
      readonly method: "certificate";
      readonly roots: readonly Link[];
      /** The moment for which the dates of certificates are judged. */
      readonly nowMs: number;
    };

export interface VerifyOptions {
  readonly acceptOld?: boolean;
}

/** The signer of a bundle. Throws `SigningProblem` unless it is one who is believed. */
export function authenticate(bundle: Bundle, trust: Trust, options: VerifyOptions = {}): Signer {
  requireMethod(bundle, trust.method);
  const { material, envelope } = bundle;
  if (trust.method === "key") {
    const hint = keyHint(trust.key);
    if (material.method === "key" && material.hint !== null && material.hint !== hint)
      throw signingProblem("key-other");
    checkSignature(envelope, trust.key, options);
    return { method: "key", hint };
  }
  const chain = material.method === "certificate" ? material.chain : [];
  const { key, subject, fingerprint } = checkChain(chain, trust);
  checkSignature(envelope, key, options);
  return { method: "certificate", subject, fingerprint };
}

/** A bundle of one method is never judged by another one. Throws `SigningProblem`. */
export function requireMethod({ material }: Bundle, asked: Method): void {
  if (material.method !== asked)
    throw signingProblem("method-mismatch", { made: material.method, asked });
}

/** What is signed; only of a bundle that `authenticate` or sigstore has let pass. */
export function signedModelOf({ envelope }: Bundle, options: VerifyOptions = {}): SignedModel {
  return parseStatement(envelope.payload, options);
}
