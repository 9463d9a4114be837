import { defineRecognizer } from "../recognizer.ts";
import { endsLikeDomain } from "./top-level-domains.ts";

const HOST = /^[a-z]+:\/\/(?:[^/?#@]*@)?([^/?#:]+|\[[^\]]+\])/i;
/** Names that only this machine or network knows. */
const LOCAL = /^(?:localhost|(?:.*\.)?(?:local|localhost|internal|test|invalid|svc))$/i;

/** What makes an address somebody's. */
const OWN_PAGE: readonly string[] = [
  ..."website websites web site homepage webpage blog portfolio profile posted vlog".split(" "),
  ..."home page|web page|web site|personal page|my page|my site|find me at|follow me".split("|"),
  ..."sitio sitio web|página web|página personal|perfil|publicado|publiqué|mi web".split("|"),
  ..."webseite|internetseite|site web|site internet|page perso|profil|publié".split("|"),
  ..."sito|sito web|profilo|pubblicato|página|publicou|publiquei|meu site".split("|"),
];

/** Weak: pages are public, though addresses of people's pages and their queries are not. */
export const url = defineRecognizer({
  id: "pii/url",
  title: "Address of a web page",
  category: "pii",
  severity: "info",
  entity: "URL",
  references: ["RFC 3986", "45 CFR 164.514(b)(2)(i)(N)", "CWE-359"],
  pattern:
    /(?<![\w])(?:https?|ftps?|wss?):\/\/[^\s<>"'`{}|\\^()[\],;]{2,253}[^\s<>"'`{}|\\^()[\],;.:!?*_]/i,
  confidence: 0.4,
  context: { words: OWN_PAGE, score: 0.6, reach: 24 },
  validate: (match) => {
    const host = HOST.exec(match)?.[1] ?? "";
    return host.includes(".") && !host.includes("..") && !LOCAL.test(host);
  },
  examples: {
    finds: [
      "see https://www.example.com/path?q=1.",
      "(http://example.webcam)",
      "ftp://ftp.example.org/pub/x.tar.gz",
    ],
    ignores: [
      "http://localhost:8080/",
      "https://",
      "http://intranet/x",
      "see www.example",
      "a://b.c",
    ],
  },
});

export const domainName = defineRecognizer({
  id: "pii/domain-name",
  title: "Domain name",
  category: "pii",
  severity: "info",
  // As the field calls it, with a scheme in front or not.
  entity: "URL",
  references: ["RFC 1035 §2.3.1", "RFC 5890", "CWE-359"],
  pattern:
    /(?<![\p{L}\p{N}_@./\\$-])(?:[\p{L}\p{N}-]{1,63}\.){1,8}\p{L}{2,24}(?![\p{L}\p{N}_@([=-])/u,
  confidence: 0.3,
  validate: (match) => {
    if (match.startsWith("-") || match.includes("-.")) return false;
    return endsLikeDomain(match) && (match.includes(".", match.indexOf(".") + 1) || isName(match));
  },
  examples: {
    finds: ["visit example.com today", "www.example.co.uk", "mail from xn--80ak6aa92e.com"],
    ignores: [
      "README.md",
      "user.name",
      "it ended.In",
      "e.g. this",
      "www.example",
      "1.5",
      "Inc.com-x",
    ],
  },
});

/** Of two parts: short ones are abbreviations (`p.es`), numbers are quantities (`3.cm`). */
function isName(match: string): boolean {
  const name = match.slice(0, match.indexOf("."));
  return name.length >= 3 && /[\p{L}]/u.test(name);
}
