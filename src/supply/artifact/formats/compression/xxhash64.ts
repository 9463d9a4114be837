const PRIME_1 = 0x9e3779b185ebca87n;
const PRIME_2 = 0xc2b2ae3d27d4eb4fn;
const PRIME_3 = 0x165667b19e3779f9n;
const PRIME_4 = 0x85ebca77c2b2ae63n;
const PRIME_5 = 0x27d4eb2f165667c5n;
const STRIPE = 32;
/** XXH64 with seed 0, which Zstandard frames use, over bytes that come in pieces. */
export class XxHash64 {
  readonly #lanes = BigUint64Array.of(wrapped(PRIME_1 + PRIME_2), PRIME_2, 0n, wrapped(-PRIME_1));
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

  /** The lower 32 bits, which is what a frame has. */
  digest(): number {
    let hash = PRIME_5;
    if (this.#total >= STRIPE) hash = joined(this.#lanes);
    hash = wrapped(hash + BigInt(this.#total));
    const view = new DataView(this.#rest.buffer);
    let at = 0;
    for (; at + 8 <= this.#restLength; at += 8) {
      hash ^= mixed(view.getBigUint64(at, true));
      hash = wrapped(rotated(hash, 27n) * PRIME_1 + PRIME_4);
    }
    if (at + 4 <= this.#restLength) {
      hash ^= wrapped(BigInt(view.getUint32(at, true)) * PRIME_1);
      hash = wrapped(rotated(hash, 23n) * PRIME_2 + PRIME_3);
      at += 4;
    }
    for (; at < this.#restLength; at += 1) {
      hash ^= wrapped(BigInt(view.getUint8(at)) * PRIME_5);
      hash = wrapped(rotated(hash, 11n) * PRIME_1);
    }
    hash = wrapped((hash ^ (hash >> 33n)) * PRIME_2);
    hash = wrapped((hash ^ (hash >> 29n)) * PRIME_3);
    return Number(BigInt.asUintN(32, hash ^ (hash >> 32n)));
  }
}

/**
 * Takes as many whole stripes as there are from `at` on; returns where it stopped. Each lane takes
 * eight bytes: (lane + input * second prime) turned by 31, times the first.
 *
 * The engine computes with 64 bits at once where every result is cut to them on the spot: in a
 * function of its own a step would be twenty times slower.
 */
function stripes(lanes: BigUint64Array, bytes: Uint8Array, start: number): number {
  let [a = 0n, b = 0n, c = 0n, d = 0n] = lanes;
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let at = start;
  for (; at + STRIPE <= bytes.length; at += STRIPE) {
    a = BigInt.asUintN(64, a + BigInt.asUintN(64, words.getBigUint64(at, true) * PRIME_2));
    a = BigInt.asUintN(64, (BigInt.asUintN(64, a << 31n) | (a >> 33n)) * PRIME_1);
    b = BigInt.asUintN(64, b + BigInt.asUintN(64, words.getBigUint64(at + 8, true) * PRIME_2));
    b = BigInt.asUintN(64, (BigInt.asUintN(64, b << 31n) | (b >> 33n)) * PRIME_1);
    c = BigInt.asUintN(64, c + BigInt.asUintN(64, words.getBigUint64(at + 16, true) * PRIME_2));
    c = BigInt.asUintN(64, (BigInt.asUintN(64, c << 31n) | (c >> 33n)) * PRIME_1);
    d = BigInt.asUintN(64, d + BigInt.asUintN(64, words.getBigUint64(at + 24, true) * PRIME_2));
    d = BigInt.asUintN(64, (BigInt.asUintN(64, d << 31n) | (d >> 33n)) * PRIME_1);
  }
  lanes[0] = a;
  lanes[1] = b;
  lanes[2] = c;
  lanes[3] = d;
  return at;
}

function joined(lanes: BigUint64Array): bigint {
  const [a = 0n, b = 0n, c = 0n, d = 0n] = lanes;
  let hash = wrapped(rotated(a, 1n) + rotated(b, 7n) + rotated(c, 12n) + rotated(d, 18n));
  for (const lane of lanes) hash = wrapped((hash ^ mixed(lane)) * PRIME_1 + PRIME_4);
  return hash;
}

function mixed(input: bigint): bigint {
  return wrapped(rotated(wrapped(input * PRIME_2), 31n) * PRIME_1);
}

function rotated(value: bigint, by: bigint): bigint {
  return wrapped((value << by) | (value >> (64n - by)));
}

function wrapped(value: bigint): bigint {
  return BigInt.asUintN(64, value);
}
