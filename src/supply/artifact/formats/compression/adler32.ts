const MODULUS = 65521;
/** The most bytes for which the second sum stays below 2^32 (RFC 1950, as zlib counts it). */
const BYTES_MAX = 5552;

/** Adler-32 (RFC 1950) of what gave `adler`, followed by `bytes`. Starts with 1. */
export function adler32(adler: number, bytes: Uint8Array): number {
  let a = adler & 0xffff;
  let b = adler >>> 16;
  for (let at = 0; at < bytes.length;) {
    const end = Math.min(bytes.length, at + BYTES_MAX);
    for (; at < end; at += 1) {
      a += bytes[at] ?? 0;
      b += a;
    }
    a %= MODULUS;
    b %= MODULUS;
  }
  return ((b << 16) | a) >>> 0;
}
