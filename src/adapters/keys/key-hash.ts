import { createHmac, createSecretKey, hkdfSync } from "node:crypto";

/** Turns keys into what is kept of them. Without its secret a stolen store proves no guess. */
export interface KeyHash {
  hash(key: string): Buffer;
  /** Kept beside the keys: tells whether a secret is the one that they were hashed with. */
  readonly proof: string;
}

export function createKeyHash(secret: string): KeyHash {
  const derive = (purpose: string): Buffer =>
    Buffer.from(hkdfSync("sha256", secret, "", `garita ${purpose}`, 32));
  // As an object it is taken over once; as bytes, at a multiple of the cost, for every key.
  const key = createSecretKey(derive("keys"));
  return {
    hash: (text) => createHmac("sha256", key).update(text).digest(),
    proof: derive("proof of keys").toString("hex"),
  };
}
