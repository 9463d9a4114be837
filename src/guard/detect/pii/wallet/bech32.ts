const ALPHABET = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
const GENERATORS = [0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3] as const;
/** Remainders of the two forms: BIP 173, and BIP 350 for later witness versions. */
const BECH32 = 1;
const BECH32M = 0x2bc830a3;

/** Whether a word in one case has the checksum of BIP 173 or BIP 350. */
export function isBech32(word: string): boolean {
  const text = word.toLowerCase();
  if (word !== text && word !== word.toUpperCase()) return false;
  const split = text.lastIndexOf("1");
  if (split < 1 || text.length - split <= 6) return false;
  const values: number[] = [];
  for (let at = 0; at < split; at++) values.push(text.charCodeAt(at) >> 5);
  values.push(0);
  for (let at = 0; at < split; at++) values.push(text.charCodeAt(at) & 31);
  for (let at = split + 1; at < text.length; at++) values.push(ALPHABET.indexOf(text.charAt(at)));
  if (values.includes(-1)) return false;
  const remainder = polymod(values);
  return remainder === BECH32 || remainder === BECH32M;
}

function polymod(values: readonly number[]): number {
  let checksum = 1;
  for (const value of values) {
    const top = checksum >>> 25;
    checksum = ((checksum & 0x1ffffff) << 5) ^ value;
    for (const [bit, generator] of GENERATORS.entries()) {
      if (((top >> bit) & 1) === 1) checksum ^= generator;
    }
  }
  return checksum >>> 0;
}
