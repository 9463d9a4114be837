const RATE = 136;
const LANES = 25;
const ROUNDS = 24;
const ROTATIONS = Uint8Array.from([
  0, 1, 62, 28, 27, 36, 44, 6, 55, 20, 3, 10, 43, 25, 39, 41, 45, 15, 21, 8, 18, 2, 61, 56, 14,
]);
/** Where a lane goes (π of FIPS 202 §3.2.3). */
const PLACES = Uint8Array.from({ length: LANES }, (_, at) => {
  const x = at % 5;
  const y = (at - x) / 5;
  return y + 5 * ((2 * x + 3 * y) % 5);
});

/** 64-bit lanes as halves: V8 is thirty times slower with big integers. */
interface Lanes {
  readonly low: Uint32Array;
  readonly high: Uint32Array;
}

const CONSTANTS = roundConstants();

/** Constants of the 24 rounds, from the shift register of FIPS 202 §3.2.5. */
function roundConstants(): Lanes {
  const constants = { low: new Uint32Array(ROUNDS), high: new Uint32Array(ROUNDS) };
  let register = 1;
  for (let round = 0; round < ROUNDS; round++) {
    for (let power = 0; power < 7; power++) {
      const bit = 2 ** power - 1;
      const half = bit < 32 ? constants.low : constants.high;
      if ((register & 1) === 1) half[round] = (half[round] ?? 0) | (1 << (bit & 31));
      register = (register << 1) ^ ((register >> 7) * 0x171);
    }
  }
  return constants;
}

const newLanes = (length: number): Lanes => ({
  low: new Uint32Array(length),
  high: new Uint32Array(length),
});

/** Half of a lane turned left; the other half the other way round. */
function turned(half: number, other: number, bits: number): number {
  if (bits === 0) return half;
  if (bits === 32) return other;
  return bits < 32
    ? (half << bits) | (other >>> (32 - bits))
    : (other << (bits - 32)) | (half >>> (64 - bits));
}

/** Adds the parity of two columns to every lane (θ). */
function mixColumns({ low, high }: Lanes, columns: Lanes): void {
  for (let x = 0; x < 5; x++) {
    columns.low[x] = parityOf(low, x);
    columns.high[x] = parityOf(high, x);
  }
  for (let x = 0; x < 5; x++) {
    const left = (x + 4) % 5;
    const right = (x + 1) % 5;
    const [rightLow, rightHigh] = [columns.low[right] ?? 0, columns.high[right] ?? 0];
    const addLow = (columns.low[left] ?? 0) ^ turned(rightLow, rightHigh, 1);
    const addHigh = (columns.high[left] ?? 0) ^ turned(rightHigh, rightLow, 1);
    for (let at = x; at < LANES; at += 5) {
      low[at] = (low[at] ?? 0) ^ addLow;
      high[at] = (high[at] ?? 0) ^ addHigh;
    }
  }
}

function parityOf(half: Uint32Array, x: number): number {
  let parity = 0;
  for (let at = x; at < LANES; at += 5) parity ^= half[at] ?? 0;
  return parity;
}

/** Turns and moves every lane (ρ, π). */
function moveLanes({ low, high }: Lanes, moved: Lanes): void {
  for (let at = 0; at < LANES; at++) {
    const place = PLACES[at] ?? 0;
    const bits = ROTATIONS[at] ?? 0;
    moved.low[place] = turned(low[at] ?? 0, high[at] ?? 0, bits);
    moved.high[place] = turned(high[at] ?? 0, low[at] ?? 0, bits);
  }
}

/** The step that is not linear (χ), on halves of one kind. */
function mixRows(half: Uint32Array, moved: Uint32Array): void {
  for (let row = 0; row < LANES; row += 5) {
    for (let x = 0; x < 5; x++) {
      const one = moved[row + ((x + 1) % 5)] ?? 0;
      const two = moved[row + ((x + 2) % 5)] ?? 0;
      half[row + x] = (moved[row + x] ?? 0) ^ (~one & two);
    }
  }
}

function permute(state: Lanes, moved: Lanes, columns: Lanes): void {
  const { low, high } = state;
  for (let round = 0; round < ROUNDS; round++) {
    mixColumns(state, columns);
    moveLanes(state, moved);
    mixRows(low, moved.low);
    mixRows(high, moved.high);
    low[0] = (low[0] ?? 0) ^ (CONSTANTS.low[round] ?? 0);
    high[0] = (high[0] ?? 0) ^ (CONSTANTS.high[round] ?? 0);
  }
}

/** Keccak-256 as before FIPS 202 changed its padding: Ethereum and Monero use it so. */
export function keccak256(message: Uint8Array): Uint8Array {
  const padded = new Uint8Array((Math.floor(message.length / RATE) + 1) * RATE);
  padded.set(message);
  padded[message.length] = 1;
  padded[padded.length - 1] = (padded.at(-1) ?? 0) | 0x80;
  const view = new DataView(padded.buffer);
  const [state, moved, columns] = [newLanes(LANES), newLanes(LANES), newLanes(5)];
  for (let block = 0; block < padded.length; block += RATE) {
    for (let lane = 0; lane < RATE / 8; lane++) {
      const at = block + lane * 8;
      state.low[lane] = (state.low[lane] ?? 0) ^ view.getUint32(at, true);
      state.high[lane] = (state.high[lane] ?? 0) ^ view.getUint32(at + 4, true);
    }
    permute(state, moved, columns);
  }
  const digest = new DataView(new ArrayBuffer(32));
  for (let lane = 0; lane < 4; lane++) {
    digest.setUint32(lane * 8, state.low[lane] ?? 0, true);
    digest.setUint32(lane * 8 + 4, state.high[lane] ?? 0, true);
  }
  return new Uint8Array(digest.buffer);
}
