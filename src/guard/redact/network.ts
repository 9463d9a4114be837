const PREFIX_MAX = { 4: 24, 16: 48 } as const;
const DOTTED = /^(?:\d{1,3}\.){3}\d{1,3}$/;
const MAPPED = /^::ffff:((?:\d{1,3}\.){3}\d{1,3})$/i;

/** `192.0.2.0/24` of an IPv4 address, `2001:db8:1::/48` of an IPv6 address; null for others. */
export function networkOf(text: string): string | null {
  const [address = "", prefix] = text.replace(/%[\w.-]+/, "").split("/");
  const bytes = bytesOf(MAPPED.exec(address)?.[1] ?? address);
  if (bytes === null) return null;
  const isLong = bytes.length === 16;
  const length = Math.min(isLong ? PREFIX_MAX[16] : PREFIX_MAX[4], Number(prefix ?? Infinity));
  if (!Number.isInteger(length)) return null;
  const network = bytes.map((byte, at) => byte & maskAt(length, at));
  return `${isLong ? spellLong(network) : network.join(".")}/${length}`;
}

/** Mask of the byte at `at` when the first `length` bits stay. */
function maskAt(length: number, at: number): number {
  const bits = Math.max(0, Math.min(8, length - 8 * at));
  return (0xff << (8 - bits)) & 0xff;
}

/** 4 or 16 bytes. */
function bytesOf(address: string): readonly number[] | null {
  if (DOTTED.test(address)) {
    const bytes = address.split(".").map(Number);
    return bytes.every((byte) => byte <= 0xff) ? bytes : null;
  }
  const [head = "", tail, ...more] = address.split("::");
  if (more.length > 0) return null;
  const first = groupsOf(head);
  const last = groupsOf(tail ?? "");
  if (first === null || last === null) return null;
  const missing = 8 - first.length - last.length;
  if (tail === undefined ? missing !== 0 : missing < 1) return null;
  const groups = [...first, ...Array.from({ length: missing }, () => 0), ...last];
  return groups.flatMap((group) => [group >> 8, group & 0xff]);
}

function groupsOf(text: string): readonly number[] | null {
  if (text === "") return [];
  const groups: number[] = [];
  for (const group of text.split(":")) {
    if (DOTTED.test(group)) {
      const [a = 0, b = 0, c = 0, d = 0] = group.split(".").map(Number);
      groups.push(a * 256 + b, c * 256 + d);
    } else if (/^[\da-f]{1,4}$/i.test(group)) groups.push(Number.parseInt(group, 16));
    else return null;
  }
  return groups.length <= 8 ? groups : null;
}

/** Of a network: only zeros from the fourth group on. */
function spellLong(bytes: readonly number[]): string {
  const groups: string[] = [];
  for (let at = 0; at < bytes.length; at += 2) {
    groups.push((((bytes[at] ?? 0) << 8) | (bytes[at + 1] ?? 0)).toString(16));
  }
  while (groups.at(-1) === "0") groups.pop();
  return `${groups.join(":")}::`;
}
