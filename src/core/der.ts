/** One element of a DER text (X.690), as offsets into the bytes it was read from. */
export interface Element {
  readonly bytes: Uint8Array;
  /** The whole identifier byte: class, form and number. */
  readonly tag: number;
  /** Half-open [from, to): the element with its head. */
  readonly from: number;
  /** Where its content begins; it ends with the element. */
  readonly content: number;
  readonly to: number;
}

/** The bytes are not what the standard asks for; the message is a constant of this program. */
export class DerError extends Error {
  override readonly name = "DerError";
}

export const TAG = {
  boolean: 0x01,
  integer: 0x02,
  bitString: 0x03,
  octetString: 0x04,
  oid: 0x06,
  enumerated: 0x0a,
  utcTime: 0x17,
  generalizedTime: 0x18,
  sequence: 0x30,
  set: 0x31,
} as const;

const HIGH_NUMBER = 0x1f;
const LENGTH_BYTES_MAX = 4;
const OID_BYTES_MAX = 64;

/** The one element that these bytes are. Throws `DerError` when anything is left over. */
export function parseDer(bytes: Uint8Array): Element {
  const element = elementAt(bytes, 0, bytes.length);
  if (element.to !== bytes.length) throw new DerError("bytes after the end");
  return element;
}

/** Lengths are definite, minimal and within what holds the element. */
function elementAt(bytes: Uint8Array, from: number, limit: number): Element {
  const tag = byteAt(bytes, from, limit);
  if ((tag & HIGH_NUMBER) === HIGH_NUMBER) throw new DerError("a tag of several bytes");
  const first = byteAt(bytes, from + 1, limit);
  let content = from + 2;
  let length = first;
  if (first >= 0x80) {
    const count = first & 0x7f;
    if (count === 0 || count > LENGTH_BYTES_MAX) throw new DerError("an indefinite or huge length");
    length = 0;
    for (let i = 0; i < count; i++) length = length * 256 + byteAt(bytes, content + i, limit);
    content += count;
    if (length < 0x80 || length < 256 ** (count - 1)) throw new DerError("a length in long form");
  }
  const to = content + length;
  if (to > limit) throw new DerError("a length beyond the end");
  return { bytes, tag, from, content, to };
}

function byteAt(bytes: Uint8Array, at: number, limit: number): number {
  const byte = at < limit ? bytes[at] : undefined;
  if (byte === undefined) throw new DerError("the end is missing");
  return byte;
}

/** What a constructed element holds, in order. */
export function partsOf({ bytes, tag, content, to }: Element): readonly Element[] {
  if ((tag & 0x20) === 0) throw new DerError("a single value instead of several");
  const parts: Element[] = [];
  for (let at = content; at < to;) {
    const part = elementAt(bytes, at, to);
    parts.push(part);
    at = part.to;
  }
  return parts;
}

/** The element itself when it has this tag. */
export function expect(element: Element | undefined, tag: number): Element {
  if (element?.tag !== tag) throw new DerError("another type than expected");
  return element;
}

/** The one element inside an explicit tag, an octet string or the like. */
export function inside({ bytes, content, to }: Element): Element {
  const element = elementAt(bytes, content, to);
  if (element.to !== to) throw new DerError("bytes after the end");
  return element;
}

export function contentOf({ bytes, content, to }: Element): Uint8Array {
  return bytes.subarray(content, to);
}

/** With its head, as signatures cover it. */
export function wholeOf({ bytes, from, to }: Element): Uint8Array {
  return bytes.subarray(from, to);
}

export function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString("hex");
}

/** An integer of any size as hex of its minimal two's complement. */
export function integerOf(element: Element | undefined): string {
  const bytes = contentOf(expect(element, TAG.integer));
  const [first, second] = bytes;
  if (first === undefined) throw new DerError("an integer without digits");
  const isPadded =
    second !== undefined && (first === 0 ? second < 0x80 : first === 0xff && second >= 0x80);
  if (isPadded) throw new DerError("an integer in long form");
  return hexOf(bytes);
}

export function booleanOf(element: Element): boolean {
  const [byte, more] = contentOf(expect(element, TAG.boolean));
  if (more !== undefined || (byte !== 0 && byte !== 0xff)) throw new DerError("no plain boolean");
  return byte === 0xff;
}

/** Dotted, as in `2.5.29.17`. */
export function oidOf(element: Element | undefined): string {
  const bytes = contentOf(expect(element, TAG.oid));
  if (bytes.length === 0 || bytes.length > OID_BYTES_MAX)
    throw new DerError("no object identifier");
  const arcs: number[] = [];
  let arc = 0;
  let isOpen = false;
  for (const byte of bytes) {
    if (!isOpen && byte === 0x80) throw new DerError("an object identifier in long form");
    arc = arc * 128 + (byte & 0x7f);
    if (arc > Number.MAX_SAFE_INTEGER / 128) throw new DerError("a huge object identifier");
    isOpen = byte >= 0x80;
    if (isOpen) continue;
    if (arcs.length > 0) arcs.push(arc);
    else {
      const root = Math.min(2, Math.floor(arc / 40));
      arcs.push(root, arc - root * 40);
    }
    arc = 0;
  }
  if (isOpen) throw new DerError("the end is missing");
  return arcs.join(".");
}

/** `YYMMDDHHMMSSZ` or `YYYYMMDDHHMMSSZ` (RFC 5280, 4.1.2.5), in milliseconds since the epoch. */
export function timeOf(element: Element | undefined): number {
  const text = element === undefined ? "" : Buffer.from(contentOf(element)).toString("latin1");
  const digits = element?.tag === TAG.utcTime ? centuryOf(text) + text : text;
  const isKnown = element?.tag === TAG.utcTime || element?.tag === TAG.generalizedTime;
  const [, year, month, day, hours, minutes, seconds] =
    /^(\d{4})(\d\d)(\d\d)(\d\d)(\d\d)(\d\d)Z$/.exec(digits) ?? [];
  const iso = `${year}-${month}-${day}T${hours}:${minutes}:${seconds}.000Z`;
  const ms = Date.parse(iso);
  // A date that does not exist would be another one when written again.
  if (!isKnown || Number.isNaN(ms) || new Date(ms).toISOString() !== iso) {
    throw new DerError("no point in time");
  }
  return ms;
}

function centuryOf(text: string): string {
  return Number(text.slice(0, 2)) >= 50 ? "19" : "20";
}
