import { wordAt } from "./typed-at.ts";

const PRIME_1 = 0x9e3779b1;
const PRIME_2 = 0x85ebca77;
const PRIME_3 = 0xc2b2ae3d;
const PRIME_4 = 0x27d4eb2f;
const PRIME_5 = 0x165667b1;
const STRIPE = 16;

/** XXH32 with seed 0, which LZ4 frames use, over bytes that come in pieces. */
export class XxHash32 {
  readonly #lanes = Int32Array.of(PRIME_1 + PRIME_2, PRIME_2, 0, -PRIME_1);
  readonly #rest = new Uint8Array(STRIPE);
  #restLength = 0;
  #total = 0;

  update(bytes: Uint8Array): void {
    this.#total += bytes.length;
    let at = 0;
    if (this.#restLength > 0) {
      at = Math.min(bytes.length, STRIPE - this.#restLength);
      this.#rest.set(bytes.subarray(0, at), this.#restLength);
      this.#restLength += at;
      if (this.#restLength < STRIPE) return;
      stripes(this.#lanes, this.#rest, 0);
    }
    at = stripes(this.#lanes, bytes, at);
    this.#rest.set(bytes.subarray(at));
    this.#restLength = bytes.length - at;
  }

  digest(): number {
    const [a = 0, b = 0, c = 0, d = 0] = this.#lanes;
    const joined = rotate(a, 1) + rotate(b, 7) + rotate(c, 12) + rotate(d, 18);
    let hash = ((this.#total < STRIPE ? PRIME_5 : joined) + this.#total) | 0;
    let at = 0;
    for (; at + 4 <= this.#restLength; at += 4) {
      hash = (hash + Math.imul(wordAt(this.#rest, at), PRIME_3)) | 0;
      hash = Math.imul(rotate(hash, 17), PRIME_4);
    }
    for (; at < this.#restLength; at += 1) {
      hash = (hash + Math.imul(this.#rest[at] ?? 0, PRIME_5)) | 0;
      hash = Math.imul(rotate(hash, 11), PRIME_1);
    }
    hash = Math.imul(hash ^ (hash >>> 15), PRIME_2);
    hash = Math.imul(hash ^ (hash >>> 13), PRIME_3);
    return (hash ^ (hash >>> 16)) >>> 0;
  }
}

export function xxHash32(bytes: Uint8Array): number {
  const hash = new XxHash32();
  hash.update(bytes);
  return hash.digest();
}

/** Takes as many whole stripes as there are from `at` on; returns where it stopped. */
function stripes(lanes: Int32Array, bytes: Uint8Array, start: number): number {
  let [a = 0, b = 0, c = 0, d = 0] = lanes;
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = start;
  for (; at + STRIPE <= bytes.length; at += STRIPE) {
    a = round(a, words.getInt32(at, true));
    b = round(b, words.getInt32(at + 4, true));
    c = round(c, words.getInt32(at + 8, true));
    d = round(d, words.getInt32(at + 12, true));
  }
  lanes.set([a, b, c, d]);
  return at;
}

function round(lane: number, input: number): number {
  return Math.imul(rotate((lane + Math.imul(input, PRIME_2)) | 0, 13), PRIME_1);
}

function rotate(value: number, by: number): number {
  return (value << by) | (value >>> (32 - by));
}
