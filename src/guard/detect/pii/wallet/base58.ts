import { createHash } from "node:crypto";

export const BITCOIN_ALPHABET = "123456789ABCDEFGHJKLMNPQRSTUVWXYZabcdefghijkmnopqrstuvwxyz";
export const RIPPLE_ALPHABET = "rpshnaf39wBUDNEGHJKLM4PQRST7VWXYZ2bcdeCg65jkm8oFqi1tuvAxyz";

/** Decodes a number in base 58 of at most `bytesMax` bytes; null if it is none or longer. */
export function decodeBase58(
  text: string,
  bytesMax: number,
  alphabet: string = BITCOIN_ALPHABET,
): Uint8Array | null {
  const bytes = new Uint8Array(bytesMax);
  let length = 0;
  for (const character of text) {
    let carry = alphabet.indexOf(character);
    if (carry < 0) return null;
    for (let at = 0; at < length || carry > 0; at++) {
      if (at >= bytesMax) return null;
      carry += (bytes[at] ?? 0) * 58;
      bytes[at] = carry & 0xff;
      carry >>= 8;
      if (at >= length) length = at + 1;
    }
  }
  const zeros = leading(text, alphabet.charAt(0));
  if (zeros + length > bytesMax) return null;
  const decoded = new Uint8Array(zeros + length);
  for (let at = 0; at < length; at++) decoded[zeros + length - 1 - at] = bytes[at] ?? 0;
  return decoded;
}

function leading(text: string, character: string): number {
  let count = 0;
  while (text.charAt(count) === character) count++;
  return count;
}

/** Whether the last four bytes are those of the double SHA-256 of all before (Base58Check). */
export function hasChecksum(decoded: Uint8Array): boolean {
  if (decoded.length < 5) return false;
  const payload = decoded.subarray(0, -4);
  const digest = sha256(sha256(payload));
  return decoded.subarray(-4).every((byte, at) => byte === digest[at]);
}

function sha256(bytes: Uint8Array): Uint8Array {
  return createHash("sha256").update(bytes).digest();
}
