import { crc32 } from "node:zlib";

const DIGITS = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz";
const CHECKSUM_LENGTH = 6;

/** The last `length` digits of a number in base 62, zeros in front. */
export function toBase62(value: bigint, length: number): string {
  let rest = value;
  let digits = "";
  for (let count = 0; count < length; count++) {
    digits = DIGITS.charAt(Number(rest % 62n)) + digits;
    rest /= 62n;
  }
  return digits;
}

/** CRC-32 as six digits: what GitHub, npm and garita put behind the random characters of tokens. */
export function checksumOf(random: string): string {
  return toBase62(BigInt(crc32(random)), CHECKSUM_LENGTH);
}
