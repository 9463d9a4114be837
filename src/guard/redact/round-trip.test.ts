import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import {
  OUTPUT_RULES,
  RULES,
  openVault,
  spellString,
  text,
  toolArguments,
} from "../../../test/property/guarded-texts.ts";
import { checkStreamed, cut, cuts } from "../../../test/property/redaction-cases.ts";
import { compileDetector } from "../detect/compile-detector.ts";
import { OPERATORS } from "./operators.ts";
import { redactText } from "./redaction-stream.ts";
import type { Treat } from "./redaction.ts";
import { TOKEN_RULE, restoreToken } from "./token-vault.ts";
import type { TokenVault } from "./token-vault.ts";

const input = compileDetector(RULES);
const output = compileDetector(OUTPUT_RULES);

const toTokens =
  (vault: TokenVault): Treat =>
  (finding, match) => ({
    kind: "replace",
    replacement: OPERATORS.tokenize(match, finding, vault),
  });

const toValues =
  (vault: TokenVault): Treat =>
  (finding, match) =>
    finding.rule === TOKEN_RULE ? restoreToken(vault, match) : { kind: "keep", silent: true };

test("round trip: what a model echoes in content is the caller's own text again", () => {
  fc.assert(
    fc.property(text, cuts, (original, lengths) => {
      const vault = openVault("round trip");
      const toModel = { detector: input, treat: toTokens(vault), syntax: "text" } as const;
      const sent = redactText(toModel, original);
      for (const { span } of sent.findings) {
        const value = original.slice(span.start, span.end);
        assert.equal(vault.valueOf(vault.tokenFor("X", value)), value);
      }
      const fromModel = { detector: output, treat: toValues(vault), syntax: "text" } as const;
      assert.equal(redactText(fromModel, sent.text).text, original);
      checkStreamed(fromModel, cut(sent.text, lengths));
    }),
    { numRuns: 2000 },
  );
});

test("round trip: in tool arguments a restored value is escaped, whatever it holds", () => {
  fc.assert(
    fc.property(text, fc.nat(), cuts, (original, seed, lengths) => {
      const vault = openVault("round trip");
      const toModel = { detector: input, treat: toTokens(vault), syntax: "text" } as const;
      const sent = redactText(toModel, original).text;
      const echoed = `{"to": ${spellString(sent, seed)}, ${spellString(sent, seed >>> 3)}: [1]}`;
      const fromModel = { detector: output, treat: toValues(vault), syntax: "json" } as const;
      const restored = redactText(fromModel, echoed).text;
      assert.deepEqual(JSON.parse(restored), { to: original, [original]: [1] });
      checkStreamed(fromModel, cut(echoed, lengths));
    }),
    { numRuns: 2000 },
  );
});

test("round trip: quotes, backslashes and newlines in a value survive JSON", () => {
  const vault = openVault("round trip");
  const value = 'a "quoted"\\path\nnext\u2028\ud83d';
  const echoed = JSON.stringify({ note: `see ${vault.tokenFor("NOTE", value)}.` });
  const fromModel = { detector: output, treat: toValues(vault), syntax: "json" } as const;
  assert.deepEqual(JSON.parse(redactText(fromModel, echoed).text), { note: `see ${value}.` });
});

test("round trip: arguments sent to the model as JSON come back with the same values", () => {
  fc.assert(
    fc.property(text, text, fc.nat(), (key, value, seed) => {
      const vault = openVault("round trip");
      const named = `{${spellString(key, seed)}`;
      const original = `${named}: [${spellString(value, seed >>> 2)}]}`;
      const toModel = { detector: input, treat: toTokens(vault), syntax: "json" } as const;
      const { text: sent, findings } = redactText(toModel, original);
      // What begins in the key and ends in the value is one value: the key's.
      fc.pre(!findings.some(({ span }) => span.start < named.length && span.end > named.length));
      const fromModel = { detector: output, treat: toValues(vault), syntax: "json" } as const;
      const restored = redactText(fromModel, sent).text;
      assert.deepEqual(JSON.parse(restored), JSON.parse(original));
    }),
    { numRuns: 2000 },
  );
});

test("round trip: JSON with tokens in the place of numbers and across values is JSON", () => {
  fc.assert(
    fc.property(toolArguments, (original) => {
      const vault = openVault("round trip");
      const toModel = { detector: input, treat: toTokens(vault), syntax: "json" } as const;
      const sent = redactText(toModel, original).text;
      assert.doesNotThrow(() => JSON.parse(sent) as unknown, sent);
      const fromModel = { detector: output, treat: toValues(vault), syntax: "json" } as const;
      const restored = redactText(fromModel, sent).text;
      assert.doesNotThrow(() => JSON.parse(restored) as unknown, restored);
    }),
    { numRuns: 2000 },
  );
});
