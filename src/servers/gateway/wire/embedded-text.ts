import { isUtf8 } from "node:buffer";

/** Bytes in base64 within a JSON string. */
export interface Embedded {
  /** What stands before them: `data:text/plain;base64,` or nothing. */
  readonly head: string;
  readonly base64: string;
}

/** Base64 in either alphabet. */
const BASE64 = /^[\w+/=-]*$/;
/** RFC 2397 without free parameters: a name in it would be a text. */
const DATA_URL_HEAD = /^data:[\w.+-]{1,64}\/[\w.+-]{1,96};base64$/;
/** Shorter bytes say little: any few of them are text in some alphabet. */
const TEXT_BYTES_MIN = 16;
/** Base64 that is looked at first: most files are no text from the beginning. */
const SAMPLE_LENGTH = 1024;

/** Null for a string that is not bytes alone: a URL that leads elsewhere, a text. */
export function embeddedOf(value: string): Embedded | null {
  if (!value.startsWith("data:")) return BASE64.test(value) ? { head: "", base64: value } : null;
  const comma = value.indexOf(",");
  const [head, base64] = [value.slice(0, comma), value.slice(comma + 1)];
  return DATA_URL_HEAD.test(head) && BASE64.test(base64) ? { head: `${head},`, base64 } : null;
}

/** The text that the bytes are in UTF-8; null for all other bytes. */
export function textOf({ base64 }: Embedded): string | null {
  const sample = Buffer.from(base64.slice(0, SAMPLE_LENGTH), "base64");
  if (sample.length < TEXT_BYTES_MIN || sample.some(isControl)) return null;
  const bytes = Buffer.from(base64, "base64");
  return isUtf8(bytes) && !bytes.some(isControl) ? bytes.toString("utf8") : null;
}

/** A byte that no text has: neither white space nor the escape of a terminal. */
function isControl(byte: number): boolean {
  return byte < 0x20 ? (byte < 0x09 || byte > 0x0d) && byte !== 0x1b : byte === 0x7f;
}

/** The same place with another text in it. */
export function embed(head: string, text: string): string {
  return head + Buffer.from(text.toWellFormed(), "utf8").toString("base64");
}

/** True for an object or a list in JSON. */
export function isJson(text: string): boolean {
  if (!/^\s*[{[]/.test(text)) return false;
  try {
    JSON.parse(text);
    return true;
  } catch {
    return false;
  }
}
