import { byteAt, intAt } from "./typed-at.ts";

const SLICES = 8;

/** Eight tables, so that eight bytes are taken in one step ("slicing by 8"). */
function crcTables(polynomial: number): Int32Array {
  const tables = new Int32Array(256 * SLICES);
  for (let byte = 0; byte < 256; byte += 1) {
    let crc = byte;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc >>> 1) ^ (polynomial & -(crc & 1));
    tables[byte] = crc;
  }
  for (let at = 256; at < tables.length; at += 1) {
    const previous = tables[at - 256] ?? 0;
    tables[at] = (previous >>> 8) ^ (tables[previous & 255] ?? 0);
  }
  return tables;
}

const CRC32 = crcTables(0xedb88320);

/** CRC-32 (ISO 3309; zip, gzip, xz) of what gave `crc`, followed by `bytes`. Starts with 0. */
export function crc32(crc: number, bytes: Uint8Array): number {
  const t = CRC32;
  const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
  let state = ~crc;
  let at = 0;
  for (const last = bytes.length - 8; at <= last; at += 8) {
    const low = state ^ words.getInt32(at, true);
    const high = words.getInt32(at + 4, true);
    state =
      intAt(t, 1792 | (low & 255)) ^
      intAt(t, 1536 | ((low >>> 8) & 255)) ^
      intAt(t, 1280 | ((low >>> 16) & 255)) ^
      intAt(t, 1024 | (low >>> 24)) ^
      intAt(t, 768 | (high & 255)) ^
      intAt(t, 512 | ((high >>> 8) & 255)) ^
      intAt(t, 256 | ((high >>> 16) & 255)) ^
      intAt(t, high >>> 24);
  }
  for (; at < bytes.length; at += 1) {
    state = (state >>> 8) ^ intAt(t, (state ^ byteAt(bytes, at)) & 255);
  }
  return ~state >>> 0;
}

/** As [high, low] words; the polynomial of ECMA-182, bits reversed. */
function crc64Tables(): readonly [Int32Array, Int32Array] {
  const highs = new Int32Array(256 * 4);
  const lows = new Int32Array(256 * 4);
  for (let byte = 0; byte < 256; byte += 1) {
    let [high, low] = [0, byte];
    for (let bit = 0; bit < 8; bit += 1) {
      const carry = -(low & 1);
      low = ((low >>> 1) | (high << 31)) ^ (carry & 0xd7870f42);
      high = (high >>> 1) ^ (carry & 0xc96c5795);
    }
    highs[byte] = high;
    lows[byte] = low;
  }
  for (let at = 256; at < lows.length; at += 1) {
    const [high, low] = [intAt(highs, at - 256), intAt(lows, at - 256)];
    lows[at] = ((low >>> 8) | (high << 24)) ^ intAt(lows, low & 255);
    highs[at] = (high >>> 8) ^ intAt(highs, low & 255);
  }
  return [highs, lows];
}

const [CRC64_HIGH, CRC64_LOW] = crc64Tables();

/** CRC-64 as .xz has it. */
export class Crc64 {
  #high = -1;
  #low = -1;

  update(bytes: Uint8Array): void {
    const [highs, lows] = [CRC64_HIGH, CRC64_LOW];
    let [high, low] = [this.#high, this.#low];
    const words = new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
    let at = 0;
    for (const last = bytes.length - 4; at <= last; at += 4) {
      const mixed = low ^ words.getInt32(at, true);
      const a = 768 | (mixed & 255);
      const b = 512 | ((mixed >>> 8) & 255);
      const c = 256 | ((mixed >>> 16) & 255);
      const d = mixed >>> 24;
      low = high ^ intAt(lows, a) ^ intAt(lows, b) ^ intAt(lows, c) ^ intAt(lows, d);
      high = intAt(highs, a) ^ intAt(highs, b) ^ intAt(highs, c) ^ intAt(highs, d);
    }
    for (; at < bytes.length; at += 1) {
      const index = (low ^ byteAt(bytes, at)) & 255;
      low = ((low >>> 8) | (high << 24)) ^ intAt(lows, index);
      high = (high >>> 8) ^ intAt(highs, index);
    }
    this.#high = high;
    this.#low = low;
  }

  /** Little-endian, as it is stored. */
  digest(): Uint8Array {
    const bytes = new Uint8Array(8);
    const view = new DataView(bytes.buffer);
    view.setInt32(0, ~this.#low, true);
    view.setInt32(4, ~this.#high, true);
    return bytes;
  }
}
