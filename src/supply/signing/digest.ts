/** Digests of files by their name in a statement (OMS algorithm registry). */
export const HASHES = {
  sha256: { algorithm: "sha256", bytes: 32 },
  blake2b: { algorithm: "blake2b512", bytes: 64 },
} as const satisfies Record<string, { readonly algorithm: string; readonly bytes: number }>;

export const HASH_NAMES = ["sha256", "blake2b"] as const;
export type HashName = (typeof HASH_NAMES)[number];

export function hashNamed(name: string): HashName | null {
  return HASH_NAMES.find((known) => known === name) ?? null;
}

/** Lower-case hex of the length that the hash has. */
export function isDigest(text: string, hash: HashName): boolean {
  return text.length === 2 * HASHES[hash].bytes && /^[0-9a-f]+$/.test(text);
}
