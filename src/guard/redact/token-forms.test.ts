import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { openVault, OUTPUT_RULES, spellString } from "../../../test/property/guarded-texts.ts";
import { checkStreamed } from "../../../test/property/redaction-cases.ts";
import { compileDetector } from "../detect/compile-detector.ts";
import { redactText } from "./redaction-stream.ts";
import type { RedactionOptions } from "./redaction-stream.ts";
import { escapeAs, readToken, spellToken } from "./token-forms.ts";
import { restoreToken, TOKEN_RULE } from "./token-vault.ts";

const detector = compileDetector(OUTPUT_RULES);

const CONTEXTS: readonly (readonly [before: string, after: string])[] = [
  ["", ""],
  ["write to ", " now"],
  ["**", "**"],
  ["_", "_"],
  ["`", "`"],
  ["[", "](mailto:x)"],
  ["C:/", "\\"],
  ["| ", " |\n| - |"],
];

/** What models make of a token, each with what its value becomes there. */
const FORMS: readonly ((token: string) => string)[] = [
  (token) => token,
  (token) => token.toLowerCase(),
  (token) => token.charAt(0) + token.charAt(1) + token.slice(2).toLowerCase(),
  (token) => token.replaceAll("_", "\\_"),
  (token) => `\\${token.replaceAll("_", "\\_").slice(0, -1)}\\]`,
  (token) => `\\\\${token.replaceAll("_", "\\\\_").slice(0, -1)}\\\\]`,
  (token) => `\\${token.slice(0, -1)}\\]`,
  (token) => `[ ${token.slice(1, -1)} ]`,
  (token) => `[**${token.slice(1, -1)}**]`,
  (token) => `[\`${token.slice(1, -1)}\`]`,
  (token) => token.replaceAll("_", " "),
  (token) => token.replaceAll("_", ""),
  (token) => token.replaceAll("_", "_ "),
  (token) => `&#91;${token.slice(1, -1)}&#93;`,
  (token) => `&#x5B;${token.slice(1, -1).replaceAll("_", "&#95;")}&#x5D;`,
  (token) => `&lsqb;${token.slice(1, -1).replaceAll("_", "&lowbar;")}&rsqb;`,
  (token) => `&lbrack;${token.slice(1, -1)}&rbrack;`,
  (token) => encodeURIComponent(token),
  (token) => `%5b${token.slice(1, -1).replaceAll("_", "%5F")}%5d`,
  (token) => Array.from(token).join("\u200b"),
  (token) =>
    token.replaceAll(/[A-Z0-9]/g, (letter) => String.fromCharCode(letter.charCodeAt(0) + 0xfee0)),
];

const VALUES = ["ana@example.com", "Ana <b>&\"'", "a\\b\n]", "Núñez", "😀"];
const ENTITIES = ["EMAIL", "PAYMENT_CARD", "ES_DNI", "ICD_10_CODE", "X"];

const cases = fc.record({
  form: fc.constantFrom(...FORMS),
  context: fc.constantFrom(...CONTEXTS),
  value: fc.oneof(fc.constantFrom(...VALUES), fc.string({ unit: "binary", minLength: 1 })),
  entity: fc.constantFrom(...ENTITIES),
  seed: fc.nat(),
});

function optionsFor(value: string, entity: string) {
  const vault = openVault("forms");
  const token = vault.tokenFor(entity, value);
  const treat: RedactionOptions["treat"] = (finding, match) =>
    finding.rule === TOKEN_RULE ? restoreToken(vault, match) : { kind: "keep", silent: true };
  return { token, options: { detector, treat } };
}

test("token forms: however a model writes a token in content, its value comes back", () => {
  fc.assert(
    fc.property(cases, ({ form, context: [before, after], value, entity }) => {
      const { token, options } = optionsFor(value, entity);
      const written = form(token);
      const { escape = "none" } = readToken(written) ?? {};
      const source = before + written + after;
      const text = { ...options, syntax: "text" } as const;
      assert.equal(redactText(text, source).text, before + escapeAs(escape, value) + after);
      for (let at = 0; at <= source.length; at++) {
        checkStreamed(text, [source.slice(0, at), source.slice(at)]);
      }
    }),
    { numRuns: 600 },
  );
});

test("token forms: however a model writes a token in arguments, its value comes back", () => {
  fc.assert(
    fc.property(cases, ({ form, context: [before, after], value, entity, seed }) => {
      const { token, options } = optionsFor(value, entity);
      const written = form(token);
      const { escape = "none" } = readToken(written) ?? {};
      const source = `{"to":${spellString(before + written + after, seed)}}`;
      const json = { ...options, syntax: "json" } as const;
      const restored = redactText(json, source).text;
      assert.deepEqual(JSON.parse(restored), { to: before + escapeAs(escape, value) + after });
      for (let at = 0; at <= source.length; at++) {
        checkStreamed(json, [source.slice(0, at), source.slice(at)]);
      }
    }),
    { numRuns: 400 },
  );
});

test("token forms: a wrong character makes it no token, in whatever form", () => {
  const token = spellToken("PAYMENT_CARD", "C3ZFZEF");
  for (const form of FORMS) {
    assert.ok(readToken(form(token)) !== null, form(token));
    const at = token.length - 3;
    const wrong = token.slice(0, at) + (token[at] === "A" ? "B" : "A") + token.slice(at + 1);
    assert.equal(readToken(form(wrong)), null, form(wrong));
  }
});

test("token forms: a value is escaped as the token was, and stays as it is otherwise", () => {
  assert.equal(escapeAs("html", '<a href="x">&'), "&lt;a href=&quot;x&quot;&gt;&amp;");
  assert.equal(escapeAs("percent", "a b@c&d"), "a%20b%40c%26d");
  assert.equal(escapeAs("percent", "\ud83d"), "%EF%BF%BD");
  assert.equal(escapeAs("none", "<&%"), "<&%");
});
