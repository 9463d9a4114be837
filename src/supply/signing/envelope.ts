import type { KeyObject } from "node:crypto";
import { digestOf, isSignature } from "./key.ts";
import { signingProblem } from "./problem.ts";

/** A DSSE envelope with its one signature. */
export interface Envelope {
  readonly payload: Uint8Array;
  readonly signature: Uint8Array;
}

/** The only type of payload that is accepted, in both senses. */
export const PAYLOAD_TYPE = "application/vnd.in-toto+json";

/** What is signed: the pre-authentication encoding of DSSE 1.0. */
export function preAuthentication(payload: Uint8Array): Buffer {
  const head = `DSSEv1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} ${payload.length} `;
  return Buffer.concat([Buffer.from(head), payload]);
}

/** Throws `SigningProblem` unless the key has signed the payload. */
export function checkSignature(
  { payload, signature }: Envelope,
  key: KeyObject,
  { acceptOld = false }: { readonly acceptOld?: boolean } = {},
): void {
  if (isSignature(preAuthentication(payload), key, { signature })) return;
  if (!isOldSignature({ payload, signature }, key)) throw signingProblem("signature-invalid");
  if (!acceptOld) throw signingProblem("predicate-old");
}

/** Version 0.2 signed the payload as Python prints bytes, and always with SHA-256. */
function isOldSignature({ payload, signature }: Envelope, key: KeyObject): boolean {
  const digest = digestOf(key);
  if (digest === null) return false;
  const head = `DSSEV1 ${PAYLOAD_TYPE.length} ${PAYLOAD_TYPE} ${payload.length} `;
  const bytes = Buffer.from(head + pythonBytes(payload));
  return [digest, "sha256"].some((one) => isSignature(bytes, key, { signature, digest: one }));
}

/** `repr()` of bytes. */
function pythonBytes(bytes: Uint8Array): string {
  const latin = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("latin1");
  const quote = latin.includes("'") && !latin.includes('"') ? '"' : "'";
  const escaped = latin.replaceAll(/[\\'\n\r\t]|[^ -~]/g, (one) => {
    const known = ESCAPES.get(one);
    if (known !== undefined) return known;
    if (one === "'") return quote === "'" ? String.raw`\'` : one;
    return `\\x${one.charCodeAt(0).toString(16).padStart(2, "0")}`;
  });
  return `b${quote}${escaped}${quote}`;
}

const ESCAPES = new Map([
  ["\\", "\\\\"],
  ["\n", String.raw`\n`],
  ["\r", String.raw`\r`],
  ["\t", String.raw`\t`],
]);
