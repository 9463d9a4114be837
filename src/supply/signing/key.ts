import { createPrivateKey, createPublicKey, hash, sign, verify } from "node:crypto";
import type { KeyObject } from "node:crypto";
import { signingProblem } from "./problem.ts";

/** The digest that goes with each curve (Sigstore algorithm registry, FIPS 186-5). */
const CURVES = new Map([
  ["prime256v1", "sha256"],
  ["secp384r1", "sha384"],
  ["secp521r1", "sha512"],
]);

const PUBLIC_PEM = /^\s*-----BEGIN PUBLIC KEY-----\s/;

/** A public key in PEM. Throws `SigningProblem` for anything else, private keys included. */
export function openPublicKey(pem: string): KeyObject {
  if (!PUBLIC_PEM.test(pem)) throw signingProblem("key-unsupported");
  return supported(() => createPublicKey(pem));
}

/** A private key in PEM; `passphrase` opens an encrypted one. Throws `SigningProblem`. */
export function openPrivateKey(pem: string, passphrase: string | undefined): KeyObject {
  const isLocked = /-----BEGIN ENCRYPTED |^Proc-Type: 4,ENCRYPTED/m.test(pem);
  return supported(
    () =>
      createPrivateKey({
        key: pem,
        format: "pem",
        ...(passphrase !== undefined && { passphrase }),
      }),
    isLocked ? "key-locked" : "key-unsupported",
  );
}

function supported(
  open: () => KeyObject,
  otherwise: "key-locked" | "key-unsupported" = "key-unsupported",
): KeyObject {
  let key: KeyObject;
  try {
    key = open();
  } catch {
    throw signingProblem(otherwise);
  }
  digestOf(key);
  return key;
}

/** Null: the algorithm has its own. Throws `SigningProblem` for a key of any other kind. */
export function digestOf({ asymmetricKeyType, asymmetricKeyDetails }: KeyObject): string | null {
  if (asymmetricKeyType === "ed25519") return null;
  const curve = asymmetricKeyType === "ec" ? asymmetricKeyDetails?.namedCurve : undefined;
  const digest = CURVES.get(curve ?? "");
  if (digest === undefined) throw signingProblem("key-unsupported");
  return digest;
}

/** How a bundle names a key: SHA-256 of its PEM in hex, as the reference implementation does. */
export function keyHint(key: KeyObject): string {
  const publicKey = key.type === "private" ? createPublicKey(key) : key;
  return hash("sha256", publicKey.export({ type: "spki", format: "pem" }), "hex");
}

/** ECDSA signatures are DER, Ed25519 ones are raw. */
export function signBytes(bytes: Uint8Array, key: KeyObject): Buffer {
  return sign(digestOf(key), bytes, key);
}

export function isSignature(
  bytes: Uint8Array,
  key: KeyObject,
  { signature, digest = digestOf(key) }: { signature: Uint8Array; digest?: string | null },
): boolean {
  try {
    return verify(digest, bytes, key, signature);
  } catch {
    // OpenSSL says so of some malformed signatures.
    return false;
  }
}
