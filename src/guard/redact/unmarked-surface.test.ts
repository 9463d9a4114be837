import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  brokenArguments,
  openVault,
  OUTPUT_RULES,
  text,
  toolArguments,
} from "../../../test/property/guarded-texts.ts";
import { checkStreamed, cut, cuts } from "../../../test/property/redaction-cases.ts";
import { compileDetector } from "../detect/compile-detector.ts";
import { JsonView } from "./json-view.ts";
import { openRedaction, redactText } from "./redaction-stream.ts";
import type { RedactionOptions } from "./redaction-stream.ts";
import type { Treat } from "./redaction.ts";
import { restoreToken, TOKEN_RULE } from "./token-vault.ts";

const MARK = "\uE123";
const detector = compileDetector(OUTPUT_RULES);
const vault = openVault("issued");

const treat: Treat = (finding, match) => {
  if (finding.rule === TOKEN_RULE) return restoreToken(vault, match);
  return { kind: "replace", replacement: `[${finding.entity ?? "X"}]` };
};
const keeping: Treat = (finding, match) =>
  finding.category === "secret" ? { kind: "keep" } : treat(finding, match);
const blocking: Treat = (finding, match) =>
  finding.category === "secret" ? { kind: "block" } : treat(finding, match);

const plain: RedactionOptions = { detector, treat, syntax: "text" };
const json: RedactionOptions = { detector, treat, syntax: "json" };

/** Where marks are put in, as shares of the text's length. */
const places = fc.array(fc.double({ min: 0, max: 1, noNaN: true }), { maxLength: 12 });

function markedText(source: string, shares: readonly number[]): string {
  const at = shares.map((share) => Math.floor(share * source.length)).toSorted((a, b) => b - a);
  return at.reduce((marked, index) => marked.slice(0, index) + MARK + marked.slice(index), source);
}

/** Marks inside the strings of JSON only, every other one as an escape. */
function markedJson(source: string, shares: readonly number[]): string {
  const view = new JsonView();
  const read = view.push(source) + view.end();
  const inside = view
    .cellsIn({ start: 0, end: read.length })
    .filter(({ kind }) => kind === "string")
    .flatMap(({ start, end }) =>
      Array.from({ length: end - start + 1 }, (_, index) => view.sourceOf(start + index)),
    );
  const at = shares
    .map((share) => inside[Math.floor(share * (inside.length - 1))])
    .filter((place) => place !== undefined)
    .toSorted((a, b) => b - a);
  const mark = (turn: number): string => [MARK, "\\ue123", "\\uE123"][turn % 3] ?? MARK;
  return at.reduce((marked, place, turn) => {
    return marked.slice(0, place) + mark(turn) + marked.slice(place);
  }, source);
}

test("unmarked surface: a text with marks becomes what it is without them", () => {
  fc.assert(
    fc.property(text, places, fc.nat(2), (source, shares, turn) => {
      const options = { ...plain, treat: [treat, keeping, blocking][turn] ?? treat };
      const clean = redactText(options, source);
      const marked = redactText({ ...options, mark: MARK }, markedText(source, shares));
      assert.equal(marked.text, clean.text);
      assert.deepEqual(
        marked.findings.map(({ rule }) => rule),
        clean.findings.map(({ rule }) => rule),
      );
    }),
    { numRuns: 3000 },
  );
});

test("unmarked surface: arguments with marks become what they are without them", () => {
  fc.assert(
    fc.property(toolArguments, places, (source, shares) => {
      const marked = markedJson(source, shares);
      assert.equal(redactText({ ...json, mark: MARK }, marked).text, redactText(json, source).text);
    }),
    { numRuns: 3000 },
  );
});

test("unmarked surface: every way of cutting gives the whole's text, and nothing leaks", () => {
  const sources = fc.oneof(
    fc.tuple(
      fc.constant(plain),
      fc.tuple(text, places).map((case_) => markedText(...case_)),
    ),
    fc.tuple(
      fc.constant(json),
      fc.tuple(toolArguments, places).map((one) => markedJson(...one)),
    ),
    fc.tuple(
      fc.constant(json),
      fc.tuple(brokenArguments, places).map((one) => markedText(...one)),
    ),
  );
  fc.assert(
    fc.property(sources, cuts, fc.boolean(), ([options, source], lengths, blocks) => {
      const by = { ...options, mark: MARK, ...(blocks ? { treat: blocking } : {}) };
      checkStreamed(by, cut(source, lengths));
      if (options.syntax === "json" || blocks) return;
      assert.equal(redactText(by, source).text.includes(MARK), false);
    }),
    { numRuns: 6000 },
  );
});

test("unmarked surface: a value with marks between its words is found in its own place", () => {
  const source = `card ${MARK}4111 ${MARK}1111 ${MARK}1111 ${MARK}1111 ${MARK}thanks`;
  const { text: left, findings, edits } = redactText({ ...plain, mark: MARK }, source);
  assert.equal(left, "card [PAYMENT_CARD] thanks");
  const [found] = findings;
  const value = source.slice(found?.span.start, found?.span.end);
  assert.equal(value, `4111 ${MARK}1111 ${MARK}1111 ${MARK}1111`);
  assert.equal(edits.length, 3);
});

test("unmarked surface: a mark in pieces of an escape is held until it is one", () => {
  const stream = openRedaction({ ...json, mark: MARK });
  stream.push('{"a":"one \\ue1');
  const held = stream.safe;
  assert.equal('{"a":"one \\ue1'.slice(0, held), '{"a":"one ');
  stream.push('23two"}');
  stream.end();
  assert.deepEqual(stream.takeEdits(), [{ start: held, end: held + 6, replacement: "" }]);
});

test("unmarked surface: a megabyte of marks takes no more than linear time", () => {
  const times = [2 ** 18, 2 ** 20].map((length) => {
    const source = `4111 1111 1111 1111${MARK} `.repeat(length / 21);
    const startedAt = performance.now();
    redactText({ ...plain, mark: MARK }, source);
    return performance.now() - startedAt;
  });
  const [short = 1, long = 0] = times;
  assert.ok(long < 16 * Math.max(short, 20), times.join(" "));
});
