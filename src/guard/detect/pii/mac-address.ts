import { defineRecognizer } from "../recognizer.ts";

/** Broadcast, and what devices say that have none. */
const NOBODY = /^(?:[f]+|0+)$/i;

export const macAddress = defineRecognizer({
  id: "pii/mac-address",
  title: "Hardware address of a network card",
  category: "pii",
  severity: "low",
  entity: "MAC_ADDRESS",
  references: ["IEEE 802-2014 §8", "OWASP LLM02:2025", "CWE-359"],
  // Colons, hyphens, or the three groups of Cisco; more groups are fingerprints.
  pattern:
    /(?<![\w:.-])(?:(?:[0-9a-f]{2}:){5}[0-9a-f]{2}|(?:[0-9a-f]{2}-){5}[0-9a-f]{2}|(?:[0-9a-f]{4}\.){2}[0-9a-f]{4})(?![\w:-])/i,
  confidence: 0.3,
  validate: (match) => {
    const digits = match.replaceAll(/[:.-]/g, "");
    if (NOBODY.test(digits)) return false;
    if (match.includes(":")) return 0.7;
    // Plain numbers come in groups of two and four as well.
    return /[a-f]/i.test(digits) ? 0.6 : true;
  },
  context: {
    words: [
      ..."mac macs ethernet hardware hwaddr ether lladdr wifi wlan bluetooth bssid".split(" "),
      ..."physical address|direccion fisica|adresse physique|indirizzo fisico".split("|"),
      ..."physische adresse|endereco fisico|hardwareadresse".split("|"),
    ],
    score: 0.9,
    reach: 40,
  },
  examples: {
    finds: [
      "link/ether 00:1a:2b:3c:4d:5e brd",
      "MAC: 0d-B3-4a-6A-d9-cF",
      "Cisco 0012.3456.789a",
      "wifi 12-34-56-78-90-12",
    ],
    ignores: [
      "ff:ff:ff:ff:ff:ff",
      "00:00:00:00:00:00",
      "zz:zz:zz:zz:zz:zz",
      "00:11:22:33:44:55:66:77",
      "12:30:45",
      "00:1a-2b:3c-4d:5e",
    ],
  },
});
