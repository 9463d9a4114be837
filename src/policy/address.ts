/** An address as 32-bit words: one for IPv4, four for IPv6. IPv4-mapped IPv6 is IPv4. */
export type Address = readonly number[];

export interface Network {
  readonly words: Address;
  /** How many leading bits count. */
  readonly prefix: number;
}

/** The longest text of an address: IPv6 with a dotted tail. */
const TEXT_MAX = 45;
const IPV4_BITS = 32;
const MAPPED_PREFIX = 96;
const GROUPS = 8;

/** Null for what is no address. A zone (`fe80::1%eth0`) says which interface and is dropped. */
export function parseAddress(text: string): Address | null {
  const zone = text.indexOf("%");
  const plain = zone < 0 ? text : text.slice(0, zone);
  if (plain.length > TEXT_MAX) return null;
  if (!plain.includes(":")) {
    const word = parseIpv4(plain);
    return word === null ? null : [word];
  }
  const words = parseIpv6(plain);
  return words === null || zone === 0 ? null : unmapped(words);
}

/**
 * `10.0.0.0/8`, `2001:db8::/32`, or one address. Null for anything else, also when bits behind the
 * prefix are set: then it is not clear what was meant.
 */
export function parseNetwork(text: string): Network | null {
  const [address = "", bits, ...rest] = text.split("/");
  if (rest.length > 0 || address.includes("%")) return null;
  const raw = address.includes(":") ? parseIpv6(address) : parseAddress(address);
  if (raw === null) return null;
  const size = raw.length * IPV4_BITS;
  if (bits !== undefined && !/^(?:0|[1-9]\d{0,2})$/.test(bits)) return null;
  const prefix = bits === undefined ? size : Number(bits);
  if (prefix > size || !endsAt(raw, prefix)) return null;
  if (!isMapped(raw) || prefix < MAPPED_PREFIX) return { words: raw, prefix };
  return { words: unmapped(raw), prefix: prefix - MAPPED_PREFIX };
}

/** Families never meet: `::/0` holds no IPv4 address. */
export function contains(network: Network, address: Address): boolean {
  if (network.words.length !== address.length) return false;
  let left = network.prefix;
  for (let index = 0; left > 0; index += 1, left -= IPV4_BITS) {
    const differing = ((network.words[index] ?? 0) ^ (address[index] ?? 0)) >>> 0;
    if (left >= IPV4_BITS ? differing !== 0 : differing >>> (IPV4_BITS - left) !== 0) return false;
  }
  return true;
}

/** No octets with leading zeros: some read them as octal. */
function parseIpv4(text: string): number | null {
  const octets = text.split(".");
  if (octets.length !== 4) return null;
  let word = 0;
  for (const octet of octets) {
    if (!/^(?:0|[1-9]\d{0,2})$/.test(octet) || Number(octet) > 255) return null;
    word = word * 256 + Number(octet);
  }
  return word;
}

function parseIpv6(text: string): Address | null {
  const halves = text.split("::");
  if (halves.length > 2) return null;
  const [front, back] = halves.map((half, index) => groupsOf(half, index === halves.length - 1));
  if (!front) return null;
  if (halves.length === 1) return front.length === GROUPS ? toWords(front) : null;
  if (!back || front.length + back.length >= GROUPS) return null;
  const gap = Array.from({ length: GROUPS - front.length - back.length }, () => 0);
  return toWords([...front, ...gap, ...back]);
}

/** 16-bit groups; the last one may be a dotted IPv4 address. */
function groupsOf(text: string, isLast: boolean): readonly number[] | null {
  if (text === "") return [];
  const groups: number[] = [];
  const parts = text.split(":");
  for (const [index, part] of parts.entries()) {
    if (part.includes(".")) {
      const word = isLast && index === parts.length - 1 ? parseIpv4(part) : null;
      if (word === null) return null;
      groups.push(word >>> 16, word & 0xffff);
    } else if (/^[0-9a-f]{1,4}$/i.test(part)) groups.push(Number.parseInt(part, 16));
    else return null;
  }
  return groups;
}

function toWords(groups: readonly number[]): Address {
  return [0, 2, 4, 6].map((at) => (groups[at] ?? 0) * 0x10000 + (groups[at + 1] ?? 0));
}

/** RFC 4291, 2.5.5.2: `::ffff:0:0/96`. */
function isMapped(words: Address): boolean {
  return words.length === 4 && words[0] === 0 && words[1] === 0 && words[2] === 0xffff;
}

function unmapped(words: Address): Address {
  return isMapped(words) ? words.slice(3) : words;
}

function endsAt(words: Address, prefix: number): boolean {
  return words.every((word, index) => {
    const own = Math.min(Math.max(prefix - index * IPV4_BITS, 0), IPV4_BITS);
    return own === IPV4_BITS || (own === 0 ? word : (word << own) >>> 0) === 0;
  });
}
