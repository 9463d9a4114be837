import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { compileDetector } from "../../src/guard/detect/compile-detector.ts";
import { redactText } from "../../src/guard/redact/redaction-stream.ts";
import type { RedactionOptions } from "../../src/guard/redact/redaction-stream.ts";
import type { Opening, Treat } from "../../src/guard/redact/redaction.ts";
import { TOKEN_RULE, restoreToken } from "../../src/guard/redact/token-vault.ts";
import {
  ISSUED,
  OUTPUT_RULES,
  brokenArguments,
  openVault,
  text,
  toolArguments,
} from "./guarded-texts.ts";
import { checkStreamed, cut, cuts } from "./redaction-cases.ts";

/** All cases together, over the three kinds of text. CI runs 100,000. */
const RUNS = Number(process.env["GARITA_PROPERTY_RUNS"] ?? 20_000);
const SEED = Number(process.env["GARITA_PROPERTY_SEED"] ?? Date.now() % 2 ** 31);

const detector = compileDetector(OUTPUT_RULES);
const vault = openVault("issued");
vault.tokenFor("EMAIL", ISSUED);

const treat: Treat = (finding, match) => {
  if (finding.rule === TOKEN_RULE) return restoreToken(vault, match);
  return { kind: "replace", replacement: `[${finding.entity ?? "X"}]` };
};

/** Hides what has come of a finding that is certain. */
const opening: Opening = ({ entity }) => ({ kind: "replace", replacement: `[${entity ?? "X"}]` });

/** Blocks on a secret, as a strict profile does. */
const blocking: Treat = (finding, match) =>
  finding.category === "secret" ? { kind: "block" } : treat(finding, match);

function check(source: fc.Arbitrary<string>, options: RedactionOptions, share: number): void {
  fc.assert(
    fc.property(source, cuts, fc.nat(9), (whole, lengths, turn) => {
      const chunks = cut(whole, lengths);
      if (turn === 0) checkStreamed({ ...options, treat: blocking }, chunks);
      else checkStreamed(turn < 5 ? { ...options, opening } : options, chunks);
    }),
    { numRuns: Math.ceil(RUNS * share), seed: SEED },
  );
}

test("content: every way of cutting it gives the whole's redaction, and nothing leaks", (t) => {
  t.diagnostic(`seed ${SEED}, ${RUNS} runs in all`);
  check(text, { detector, treat, syntax: "text" }, 0.35);
});

test("reasoning: the same over texts of many lines", () => {
  const lines = fc.array(text, { minLength: 2, maxLength: 3 }).map((parts) => parts.join("\n"));
  check(lines, { detector, treat, syntax: "text" }, 0.15);
});

test("tool arguments: the same through every way of escaping, and JSON stays JSON", () => {
  check(toolArguments, { detector, treat, syntax: "json" }, 0.3);
  fc.assert(
    fc.property(toolArguments, (json) => {
      JSON.parse(json);
      const redacted = redactText({ detector, treat, syntax: "json" }, json).text;
      assert.doesNotThrow(() => JSON.parse(redacted) as unknown, redacted);
    }),
    { numRuns: Math.ceil(RUNS * 0.1), seed: SEED },
  );
});

test("content that may be JSON: the same, whether it is, nearly is, or is not", () => {
  check(fc.oneof(toolArguments, brokenArguments, text), { detector, treat, syntax: "guess" }, 0.2);
});

test("tool arguments: the same when they are cut off or no JSON at all", () => {
  check(fc.oneof(brokenArguments, text), { detector, treat, syntax: "json" }, 0.2);
});
