import { intAt, wordAt } from "./typed-at.ts";

const PRIME_1 = 0x9e3779b185ebca87n;
const PRIME_2 = 0xc2b2ae3d27d4eb4fn;
const PRIME_3 = 0x165667b19e3779f9n;
const PRIME_4 = 0x85ebca77c2b2ae63n;
const PRIME_5 = 0x27d4eb2f165667c5n;
const STRIPE = 32;
/** The primes of the inner loop in halves: BigInt would be more than ten times slower there. */
const [PRIME_1_LOW, PRIME_1_HIGH] = [0x85ebca87 | 0, 0x9e3779b1 | 0];
const [PRIME_2_LOW, PRIME_2_HIGH] = [0x27d4eb4f | 0, 0xc2b2ae3d | 0];

/** XXH64 with seed 0, which Zstandard frames use, over bytes that come in pieces. */
export class XxHash64 {
  /** Four numbers of 64 bits in halves, the low one first. */
  readonly #lanes = new Int32Array(STRIPE / 4);
  readonly #rest = new Uint8Array(STRIPE);
  #restLength = 0;
  #total = 0;

  constructor() {
    const lanes = new BigUint64Array(this.#lanes.buffer);
    lanes.set([wrapped(PRIME_1 + PRIME_2), PRIME_2, 0n, wrapped(-PRIME_1)]);
  }

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
    if (this.#total >= STRIPE) hash = joined(new BigUint64Array(this.#lanes.buffer));
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

/** Takes as many whole stripes as there are from `at` on; returns where it stopped. */
function stripes(lanes: Int32Array, bytes: Uint8Array, start: number): number {
  let at = start;
  for (; at + STRIPE <= bytes.length; at += STRIPE) {
    round(lanes, 0, wordAt(bytes, at), wordAt(bytes, at + 4));
    round(lanes, 2, wordAt(bytes, at + 8), wordAt(bytes, at + 12));
    round(lanes, 4, wordAt(bytes, at + 16), wordAt(bytes, at + 20));
    round(lanes, 6, wordAt(bytes, at + 24), wordAt(bytes, at + 28));
  }
  return at;
}

/** One lane takes eight bytes: (lane + input * second prime) turned by 31, times the first. */
// oxlint-disable-next-line max-params -- an inner loop: no object for two halves of a number
function round(lanes: Int32Array, at: number, inputLow: number, inputHigh: number): void {
  const addedLow = Math.imul(inputLow, PRIME_2_LOW);
  const addedHigh =
    mulHigh(inputLow, PRIME_2_LOW) +
    Math.imul(inputLow, PRIME_2_HIGH) +
    Math.imul(inputHigh, PRIME_2_LOW);
  const low = (intAt(lanes, at) + addedLow) | 0;
  const carry = low >>> 0 < addedLow >>> 0 ? 1 : 0;
  const high = (intAt(lanes, at + 1) + addedHigh + carry) | 0;
  const turnedLow = (low << 31) | (high >>> 1);
  const turnedHigh = (high << 31) | (low >>> 1);
  lanes[at] = Math.imul(turnedLow, PRIME_1_LOW);
  lanes[at + 1] =
    mulHigh(turnedLow, PRIME_1_LOW) +
    Math.imul(turnedLow, PRIME_1_HIGH) +
    Math.imul(turnedHigh, PRIME_1_LOW);
}

/** The upper 32 bits of the product of two unsigned numbers of 32 bits. */
function mulHigh(a: number, b: number): number {
  const aLow = a & 0xffff;
  const aHigh = a >>> 16;
  const bLow = b & 0xffff;
  const bHigh = b >>> 16;
  const cross = Math.imul(aLow, bHigh);
  const other = Math.imul(aHigh, bLow);
  const middle = (Math.imul(aLow, bLow) >>> 16) + (cross & 0xffff) + (other & 0xffff);
  return (Math.imul(aHigh, bHigh) + (cross >>> 16) + (other >>> 16) + (middle >>> 16)) | 0;
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
