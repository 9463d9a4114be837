import assert from "node:assert/strict";
import { test } from "node:test";

import { compileDetector } from "../../guard/detect/compile-detector.ts";
import { email } from "../../guard/detect/pii/email.ts";
import { ipv4 } from "../../guard/detect/pii/ipv4.ts";
import { url } from "../../guard/detect/pii/url.ts";
import { redactText } from "../../guard/redact/redaction-stream.ts";
import { createTokenVault, tokenRecognizer } from "../../guard/redact/token-vault.ts";
import { readToken } from "../../guard/redact/token-forms.ts";
import { defineRecognizer } from "../../guard/detect/recognizer.ts";
import { PROFILES } from "../../policy/profile.ts";
import { outputTreat } from "./treat.ts";

const member = defineRecognizer({
  id: "pii/member",
  title: "Member",
  category: "pii",
  severity: "high",
  entity: "MEMBER",
  references: [],
  pattern: /\bM\d{8}\b/,
  confidence: 1,
  examples: { finds: [], ignores: [] },
});
const RULES = [email, ipv4, url, member];
const received = compileDetector(RULES);
const streamed = compileDetector([...RULES, tokenRecognizer]);

/** Words in brackets that happen to have the check character of a token. */
function lookAlike(): string {
  for (let number = 10_000_000; ; number++) {
    const text = `[id M${number}]`;
    if (readToken(text) !== null) return text;
  }
}

test("treat: what only looks like a token hides nothing that the profile hides", () => {
  const vault = createTokenVault({ key: Buffer.alloc(32, 1), scope: "t" });
  const treat = outputTreat(PROFILES.balanced, vault, received);
  const options = { detector: streamed, treat, syntax: "text" } as const;
  const { text, findings } = redactText(options, `see ${lookAlike()}.`);
  assert.equal(text, "see [id [MEMBER]].");
  assert.equal(findings.length, 1, "and it is reported");
  const watching = outputTreat(PROFILES.monitor, vault, received);
  const watched = redactText({ ...options, treat: watching }, lookAlike());
  assert.deepEqual([watched.text, watched.findings.length], [lookAlike(), 1]);
});

test("treat: an invented token of nothing else stays, unreported and counted", () => {
  const vault = createTokenVault({ key: Buffer.alloc(32, 1), scope: "t" });
  const treat = outputTreat(PROFILES.balanced, vault, received);
  const source = "see [EMAIL_C3ZFZEFM].";
  const { text, findings } = redactText({ detector: streamed, treat, syntax: "text" }, source);
  assert.deepEqual([text, findings], [source, []]);
  assert.equal(vault.unrestored, 1);
});

test("treat: a token in a link is restored if nothing follows from the link", () => {
  const vault = createTokenVault({ key: Buffer.alloc(32, 1), scope: "t" });
  const token = encodeURIComponent(vault.tokenFor("EMAIL", "ana@example.org"));
  const source = `see https://acme.example.org/?to=${token}&x=1 now`;
  const treat = outputTreat(PROFILES.balanced, vault, received);
  const { text } = redactText({ detector: streamed, treat, syntax: "text" }, source);
  assert.equal(text, "see https://acme.example.org/?to=ana%40example.org&x=1 now");
  const redact = { action: "redact", operator: "label", scoreMin: 0 } as const;
  const { balanced } = PROFILES;
  const output = { ...balanced.output, entities: [{ entity: "URL", ...redact }] };
  const strict = outputTreat({ ...balanced, output }, vault, received);
  const left = redactText({ detector: streamed, treat: strict, syntax: "text" }, source);
  assert.equal(left.text, "see [REDACTED] now");
});
