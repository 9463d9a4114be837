/** How numbers and texts are spelled in protocol 0, read as CPython does. */
import { Buffer } from "node:buffer";

/** Decimal, hexadecimal, octal, binary, with underscores, or octal as C has it. */
const INTEGER =
  /^[+-]?(?:0[xX](?:_?[\da-fA-F])+|0[oO](?:_?[0-7])+|0[bB](?:_?[01])+|[1-9](?:_?\d)*|0(?:_?0)*)$/;
const C_OCTAL = /^[+-]?0[0-7]+$/;
const INDEX = /^[+-]?\d(?:_?\d)*$/;
const FLOAT =
  /^[+-]?(?:(?:\d(?:_?\d)*(?:\.(?:\d(?:_?\d)*)?)?|\.\d(?:_?\d)*)(?:e[+-]?\d(?:_?\d)*)?|inf(?:inity)?|nan)$/i;
/** As Python's own limit on the digits of a text that becomes an integer. */
const DIGITS_MAX = 4300;

/** The line of an INT or LONG as Python reads it; `undefined` where it is no number. */
export function parseInteger(line: string): number | bigint | boolean | undefined {
  const text = trimmed(line);
  // The C loader: two characters that mean 0 or 1 are a bool, whatever they are.
  if (line.length === 2 && /^(?:[\s0+][01]|-0)$/.test(line)) return line.endsWith("1");
  if (C_OCTAL.test(text)) return parseInt(text, 8);
  if (!INTEGER.test(text) || text.length > DIGITS_MAX) return undefined;
  return toNumber(text);
}

/** The line of a LONG: an `L` may end it. */
export function parseLong(line: string): number | bigint | undefined {
  const read = parseInteger(line.endsWith("L") ? line.slice(0, -1) : line);
  return typeof read === "boolean" ? Number(read) : read;
}

/** The line of a GET or PUT; `undefined` where it is no number of the memo. */
export function parseIndex(line: string): number | undefined {
  const text = trimmed(line);
  if (!INDEX.test(text)) return undefined;
  const index = Number(text.replaceAll("_", ""));
  return index >= 0 && Number.isSafeInteger(index) ? index + 0 : undefined;
}

export function parseFloatLine(line: string): number | undefined {
  const text = trimmed(line);
  if (!FLOAT.test(text)) return undefined;
  const plain = text.replaceAll("_", "").toLowerCase();
  if (plain.includes("nan")) return NaN;
  if (plain.includes("inf")) return plain.startsWith("-") ? -Infinity : Infinity;
  return Number(plain);
}

/** C ends a text at a NUL; white space around a number does not count. */
function trimmed(line: string): string {
  const end = line.indexOf("\0");
  return (end < 0 ? line : line.slice(0, end)).trim();
}

function toNumber(text: string): number | bigint {
  const isNegative = text.startsWith("-");
  const digits = text.replaceAll(/^[+-]|_/g, "");
  const value = Number(digits);
  if (Number.isSafeInteger(value)) return isNegative ? -value : value;
  const big = BigInt(digits);
  return isNegative ? -big : big;
}

/** Little-endian two's complement, as LONG1 and LONG4 hold it. */
export function decodeLong(bytes: Uint8Array): number | bigint {
  if (bytes.length === 0) return 0;
  const hex = Buffer.from(bytes.toReversed()).toString("hex");
  const value = BigInt.asIntN(8 * bytes.length, BigInt(`0x${hex}`));
  const small = Number(value);
  return Number.isSafeInteger(small) ? small : value;
}

export function decodeUtf8(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("utf8");
}

const QUOTED = /^(?:'[^]*'|"[^]*")$/;

/**
 * The line of a STRING, Latin-1, without its quotes and escapes; `undefined` where the quotes or an
 * escape are wrong.
 */
export function decodeQuoted(line: string): string | undefined {
  if (line.length < 2 || !QUOTED.test(line)) return undefined;
  const body = line.slice(1, -1);
  return body.includes("\\") ? unescapeString(body) : body;
}

const SIMPLE_ESCAPES: ReadonlyMap<string, string> = new Map([
  ["\\", "\\"],
  ["'", "'"],
  ['"', '"'],
  ["a", "\x07"],
  ["b", "\b"],
  ["f", "\f"],
  ["n", "\n"],
  ["r", "\r"],
  ["t", "\t"],
  ["v", "\v"],
  ["\n", ""],
]);

function unescapeString(body: string): string | undefined {
  let isWrong = false;
  const text = body.replaceAll(/\\(?:x[\da-fA-F]{2}|[0-7]{1,3}|[^]?)/g, (escape) => {
    if (escape.length === 4 && escape[1] === "x") return fromCode(escape.slice(2), 16);
    if (/^\\[0-7]/.test(escape)) return fromCode(escape.slice(1), 8);
    if (escape === "\\" || escape === "\\x") isWrong = true;
    return SIMPLE_ESCAPES.get(escape.slice(1)) ?? escape;
  });
  return isWrong ? undefined : text;
}

function fromCode(digits: string, radix: number): string {
  return String.fromCharCode(parseInt(digits, radix) & 0xff);
}

/** The line of a UNICODE: Latin-1 with `\u` and `\U`; `undefined` where one of them is wrong. */
export function decodeRawUnicode(line: string): string | undefined {
  if (!line.includes("\\")) return line;
  let isWrong = false;
  // A backslash hides the one behind it, so that `\\u0041` is no escape.
  const text = line.replaceAll(/\\(?:u[\da-fA-F]{4}|U[\da-fA-F]{8}|[^]?)/g, (escape) => {
    if (escape.length < 6) {
      isWrong ||= escape === "\\u" || escape === "\\U";
      return escape;
    }
    const point = parseInt(escape.slice(2), 16);
    isWrong ||= point > 0x10_ff_ff;
    return point > 0x10_ff_ff ? "" : String.fromCodePoint(point);
  });
  return isWrong ? undefined : text;
}
