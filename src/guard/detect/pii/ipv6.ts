import { defineRecognizer } from "../recognizer.ts";

const GROUP = /^[0-9a-f]{1,4}$/i;
const DOTTED = /^(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)$/;
/** Global, unique local, link local, multicast: two groups are enough to know these. */
const KNOWN_PREFIX = /^(?:2[0-9a-f]{3}|f[cd][0-9a-f]{2}|fe[89ab][0-9a-f]|ff[0-9a-f]{2}):/i;
/** Zone (RFC 4007 §11) and prefix length (RFC 4291 §2.3). */
const TAIL = /(?:%[\w.-]+)?(?:\/(?:12[0-8]|1[01]\d|[1-9]?\d))?$/;
/** Nobody's: unspecified and loopback. */
const IMPERSONAL = /^::1?$/;
const MEANT = /(?:ip|v6|addr(?:ess)?|unspecified|loopback|src|dst|bind|listen|host)\W{0,3}$/i;
const MEANT_REACH = 24;

const PATTERN =
  /(?<![\w:.])(?:[0-9a-f]{0,4}:){2,7}(?:[0-9a-f]{1,4}|(?:\d{1,3}\.){3}\d{1,3}|)(?:%[a-z0-9]{1,15})?(?:\/\d{1,3})?(?![\w:])/i;
const REFERENCES = ["RFC 4291 §2.2", "RFC 5952", "OWASP LLM02:2025", "CWE-359"];

export const ipv6 = defineRecognizer({
  id: "pii/ipv6",
  title: "IPv6 address",
  category: "pii",
  severity: "low",
  entity: "IP_ADDRESS",
  references: REFERENCES,
  pattern: PATTERN,
  confidence: 0.7,
  validate: (match) => isAddress(match.replace(TAIL, ""), match.includes("/")),
  examples: {
    finds: [
      "2001:db8::ff00:42:8329",
      "http://[2a02:26f0:6d00:59c::4a1]/",
      "fe80::1ff:fe23:4567:890a",
      "::ffff:192.0.2.128",
      "host 2001:0db8:0000:0000:0000:ff00:0042:8329.",
      "route 2001:db8::/32",
      "fe80::1%eth0/64",
    ],
    ignores: [
      "12:30:45",
      "std::vector",
      "abc::def",
      "::1",
      "00:1a:2b:3c:4d:5e",
      "00:11:22:33:44:55:66:77",
      "1:2:3:4:5:6:7:8:9",
      "a:b:c",
      "2001:db8:::1",
    ],
  },
});

/** Told, because it was asked for; too common to lead to anything. */
export const ipv6Special = defineRecognizer({
  id: "pii/ipv6-special",
  title: "IPv6 address of no particular host",
  category: "pii",
  severity: "info",
  entity: "IP_ADDRESS",
  references: ["RFC 6890", ...REFERENCES],
  pattern: PATTERN,
  confidence: 0.1,
  validate: (match, before) => {
    const address = match.replace(TAIL, "");
    if (!IMPERSONAL.test(address)) return false;
    return address === "::1" || match !== address || MEANT.test(before().slice(-MEANT_REACH));
  },
  examples: {
    finds: ["::1", "src=:: port 80", "route ::/0", "IPv6 ::"],
    ignores: ["std::vector", "a :: b", "2001:db8::1", "x = y::1"],
  },
});

function isAddress(address: string, isPrefix: boolean): boolean {
  const halves = address.split("::");
  if (halves.length > 2 || !/\d/.test(address)) return false;
  const groups = halves.flatMap((half) => (half === "" ? [] : half.split(":")));
  const last = groups.at(-1) ?? "";
  const dotted = DOTTED.test(last);
  if (!groups.every((group, at) => GROUP.test(group) || (dotted && at === groups.length - 1))) {
    return false;
  }
  const count = groups.length + (dotted ? 1 : 0);
  if (halves.length === 1) {
    // Eight groups of exactly two digits are an EUI-64 or a piece of a fingerprint.
    return count === 8 && groups.some((group) => group.length !== 2);
  }
  return (
    count <= 7 &&
    (groups.length >= 3 || dotted || KNOWN_PREFIX.test(address) || (isPrefix && count >= 1))
  );
}
