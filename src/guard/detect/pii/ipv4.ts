import { defineRecognizer } from "../recognizer.ts";

/** Nobody's address: this host, loopback, netmasks, multicast. */
const IMPERSONAL = /^(?:0\.|127\.|255\.255\.)/;
/** Object identifiers that start alike. */
const OBJECT_ID = /^(?:1\.3\.6\.1$|1\.2\.840\.|2\.5\.(?:4|29)\.)/;
const LEADING_ZERO = /(?:^|\.)0\d/;
/** Small numbers count versions and clauses as often. */
const LIKE_VERSION = /^\d(?:\.\d\d?){3}$/;
const PREFIX = /\/(?:3[0-2]|[12]?\d)$/;
/** `Chrome/120.0.0.0`, `version 4.10.2.1`: counted, not addressed. */
const VERSIONED =
  /(?:\b(?:versi[oó]n|version|ver|v|release|firmware|build|driver|section|secci[oó]n|chapter|clause|abschnitt|kapitel)[.:=]?\s?|(?:chrome|chromium|safari|firefox|edge?|edg|opr|version|crios|mobile)\/)$/i;
/** The history that a version's name needs. */
const NAME_REACH = 16;

const PATTERN =
  /(?<![\w.-])(?:(?:25[0-5]|2[0-4]\d|1?\d?\d)\.){3}(?:25[0-5]|2[0-4]\d|1?\d?\d)(?:\/\d{1,2})?(?![\w])/;
const REFERENCES = ["RFC 791 §2.3", "OWASP LLM02:2025", "CWE-359"];

function isAddress(match: string, before: () => string): boolean {
  if (OBJECT_ID.test(match) || LEADING_ZERO.test(match)) return false;
  if (match.includes("/") && !PREFIX.test(match)) return false;
  return !VERSIONED.test(before().slice(-NAME_REACH));
}

export const ipv4 = defineRecognizer({
  id: "pii/ipv4",
  title: "IPv4 address",
  category: "pii",
  severity: "low",
  entity: "IP_ADDRESS",
  references: REFERENCES,
  pattern: PATTERN,
  confidence: 0.6,
  validate: (match, before) => {
    if (IMPERSONAL.test(match) || !isAddress(match, before)) return false;
    return LIKE_VERSION.test(match) ? 0.4 : true;
  },
  context: {
    words: (
      "ip ipv4 address host server client from dirección servidor cliente adresse serveur " +
      "indirizzo endereço servidor adres remote peer subnet gateway"
    ).split(" "),
    score: 0.8,
    reach: 32,
  },
  examples: {
    finds: [
      "from 203.0.113.42 port 22",
      "http://10.20.30.40:8080/",
      "[192.168.1.17]",
      "ip=8.8.8.8.",
      "Subnet 10.4.0.0/16",
    ],
    ignores: [
      "127.0.0.1",
      "0.0.0.0",
      "255.255.255.0",
      "256.1.1.1",
      "v1.2.3.4",
      "10.1.2",
      "1.3.6.1.4.1.311",
      "build-1.2.3.4",
      "01.02.03.04",
      "Chrome/120.0.0.0",
      "version 4.10.2.1",
    ],
  },
});

/** Told, because it was asked for; too common to lead to anything. */
export const ipv4Special = defineRecognizer({
  id: "pii/ipv4-special",
  title: "IPv4 address of no particular host",
  category: "pii",
  severity: "info",
  entity: "IP_ADDRESS",
  references: ["RFC 6890", ...REFERENCES],
  pattern: PATTERN,
  confidence: 0.1,
  validate: (match, before) => IMPERSONAL.test(match) && isAddress(match, before),
  examples: {
    finds: ["127.0.0.1", "listen on 0.0.0.0:80", "mask 255.255.255.0"],
    ignores: ["192.168.1.17", "127.0.0", "127.0.0.1x", "v0.0.0.1"],
  },
});
