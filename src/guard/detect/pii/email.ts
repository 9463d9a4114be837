import { defineRecognizer } from "../recognizer.ts";

/** Not top-level domains: `icon@2x.png` is a picture, `pkg@next.js` a module. */
const FILE_ENDINGS = new Set([
  ..."png jpg jpeg gif svg webp js mjs cjs ts tsx jsx json css".split(" "),
  ..."html htm xml yaml yml txt pdf exe".split(" "),
]);

/** Behind the user's name of an address with a password: `ftp://name:`, RFC 3986 §3.2.1. */
const BEHIND_USER = /:\/\/[^\s/?#@"'<>]{1,64}:$/;

export const email = defineRecognizer({
  id: "pii/email",
  title: "E-mail address",
  category: "pii",
  severity: "medium",
  entity: "EMAIL",
  references: ["RFC 5322 §3.4.1", "OWASP LLM02:2025", "CWE-359"],
  // Local part and domain up to the lengths of RFC 5321 §4.5.3.1; letters of any script (RFC 6531).
  pattern:
    /(?<![\p{L}\p{M}\p{N}_%])[\p{L}\p{N}_][\p{L}\p{M}\p{N}._%+'-]{0,63}(?:@|%40)(?:[\p{L}\p{M}\p{N}-]{1,63}\.){1,8}(?:[\p{L}\p{M}]{2,24}|xn--[a-z0-9-]{2,59})(?![\p{L}\p{M}\p{N}])/u,
  confidence: 0.9,
  validate: (match, before) => {
    const at = match.lastIndexOf("@");
    const local = at < 0 ? "" : match.slice(0, at); // `%40` in an address of the web
    const ending = match.slice(match.lastIndexOf(".") + 1).toLowerCase();
    // `git@host:path` is how git writes a remote.
    if (local === "git" || FILE_ENDINGS.has(ending)) return false;
    return !match.includes("..", Math.max(at, 0)) && !BEHIND_USER.test(before().slice(-70));
  },
  examples: {
    finds: [
      "write to ana.perez+news@correo.example.es, please",
      "<bob_o'neil@sub.example.co.uk>",
      "mailto:josé@españa.es",
      "MAIL=ROOT@EXAMPLE.COM;",
      "me@example.com.",
      "/user?email=me%40example.com&page=1",
      "ana＠example.com",
      "post@xn--80ak6aa92e.xn--p1ai",
    ],
    ignores: [
      "icon@2x.png",
      "lodash@4.17.21",
      "git@github.com:org/repo.git",
      "@decorator.method",
      "user@localhost",
      "a @ b.com",
      "look at foo@ and @bar.com",
      "ftp://name:password@files.example.com/",
    ],
  },
});

/** `ana [at] example [dot] com`: hidden from collectors, not from readers. */
export const emailSpelled = defineRecognizer({
  id: "pii/email-spelled",
  title: "E-mail address with its signs spelled out",
  category: "pii",
  severity: "medium",
  entity: "EMAIL",
  references: ["RFC 5322 §3.4.1", "OWASP LLM02:2025", "CWE-359"],
  pattern:
    /(?<![\p{L}\p{N}_%])[a-z0-9][a-z0-9._+-]{1,63} ?[[({<] ?(?:at|arroba|@) ?[\])}>] ?[a-z0-9-]{2,63}(?:(?:\.| ?[[({<] ?(?:dot|punto|punkt|point|ponto|\.) ?[\])}>] ?)[a-z0-9-]{2,63}){1,4}(?![\p{L}\p{N}])/iu,
  confidence: 0.75,
  validate: (match) => /[a-z]{2,24}$/i.test(match),
  examples: {
    finds: [
      "ana.perez [at] example [dot] com",
      "ana(at)example.com",
      "escribe a ana {arroba} example {punto} es",
    ],
    ignores: ["meet [at] noon", "look (at) this. Then go", "f(at) x.y", "ana at example dot com"],
  },
});
