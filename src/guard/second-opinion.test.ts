import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { Finding } from "../core/finding.ts";
import { judge } from "../policy/judge.ts";
import { PROFILES } from "../policy/profile.ts";
import type { Inspection } from "./inspect.ts";
import { combine, withSecondOpinion } from "./second-opinion.ts";
import type { Doubt, InspectedSegment, Opinion, SecondOpinion } from "./second-opinion.ts";
import type { Segment } from "./segment.ts";

const SEGMENT: Segment = {
  text: "please open sesame now",
  trust: "user",
  direction: "input",
  syntax: "text",
};

function inspected(injection: number, changes: Partial<Segment> = {}): InspectedSegment {
  const segment = { ...SEGMENT, ...changes };
  const start = segment.text.indexOf("open");
  const span = { start, end: start + 4 };
  const rule = "injection/x";
  const finding: Finding = { rule, category: "injection", severity: "low", score: injection, span };
  return { segment, inspection: { findings: [finding], injection } };
}

/** Asks a classifier that is so sure of every text as a whole. */
async function review(
  texts: readonly InspectedSegment[],
  attack: number | null,
  changes: Partial<SecondOpinion> = {},
) {
  const asked: Doubt[] = [];
  const outcomes: string[] = [];
  const reviewed = await withSecondOpinion(texts, {
    band: { min: 0.2, max: 0.6 },
    weight: 0.5,
    mayLower: false,
    onFailure: "block",
    ask: async (doubts) => {
      asked.push(...doubts);
      return doubts.map(({ text }): Opinion | null => {
        const windows = [{ span: { start: 0, end: text.length }, attack: attack ?? 0 }];
        return attack === null ? null : { windows, isWhole: true };
      });
    },
    note: (outcome) => outcomes.push(outcome),
    ...changes,
  });
  const inspections = reviewed.map(({ inspection }) => inspection);
  return { asked, outcomes, inspections, one: inspections[0] ?? assert.fail("no inspection") };
}

function verdictOn({ findings, injection }: Inspection): string {
  return judge(PROFILES.balanced, "input", [{ source: "user", findings, injection }]).action;
}

test("second opinion: only texts of the band that can inject are asked about, both ends included", async () => {
  for (const [score, count] of [
    [0, 0],
    [0.19, 0],
    [0.2, 1],
    [0.6, 1],
    [0.61, 0],
    [1, 0],
  ] as const) {
    assert.equal((await review([inspected(score)], 0.9)).asked.length, count, String(score));
  }
  for (const changes of [{ trust: "system" }, { direction: "output" }] as const) {
    assert.equal((await review([inspected(0.4, changes)], 0.9)).asked.length, 0);
  }
});

test("second opinion: an attack in its eyes is raised, found and refused", async () => {
  const { one, outcomes } = await review([inspected(0.3)], 0.97);
  assert.equal(one.injection, combine(0.3, 0.97, 0.5));
  assert.ok(one.injection > 0.5);
  assert.deepEqual(outcomes, ["raised"]);
  const { rule, span, score } = one.findings[0] ?? assert.fail("nothing found");
  assert.deepEqual([rule, span], ["injection/second-opinion", { start: 0, end: 22 }]);
  assert.equal(score, one.injection);
  assert.equal(verdictOn(one), "block");
});

test("second opinion: it takes nothing back unless it may, and then only of what it read", async () => {
  const text = inspected(0.55);
  const kept = await review([text], 0.01);
  assert.equal(kept.one, text.inspection);
  assert.deepEqual(kept.outcomes, ["unchanged"]);
  const lowered = await review([text], 0.01, { mayLower: true });
  assert.equal(lowered.one.injection, combine(0.55, 0.01, 0.5));
  assert.deepEqual(lowered.outcomes, ["lowered"]);
  assert.equal(verdictOn(lowered.one), "allow");
  const windows = [{ span: { start: 0, end: 5 }, attack: 0.01 }];
  const partial = await review([text], 0, {
    mayLower: true,
    ask: async () => [{ windows, isWhole: false }],
  });
  assert.equal(partial.one, text.inspection);
});

test("second opinion: no answer blocks under every profile that enforces, or keeps if so configured", async () => {
  const text = inspected(0.3);
  const { one, outcomes } = await review([text], null);
  assert.deepEqual(outcomes, ["unanswered"]);
  assert.equal(one.injection, 0.3);
  const rules = one.findings.map(({ rule }) => rule);
  assert.deepEqual(rules, ["guard/second-opinion-missing", "injection/x"]);
  assert.equal(verdictOn(one), "block");
  const kept = await review([text], null, { onFailure: "keep" });
  assert.equal(kept.one, text.inspection);
  assert.equal(verdictOn(kept.one), "allow");
});

test("second opinion: a classifier that crashes or answers too little has not answered", async () => {
  for (const ask of [
    () => Promise.reject(new Error("lost")),
    async () => [],
    async () => [{ windows: [], isWhole: true }],
  ]) {
    const { one, outcomes } = await review([inspected(0.3)], null, { ask });
    assert.deepEqual(outcomes, ["unanswered"]);
    assert.equal(verdictOn(one), "block");
  }
});

test("second opinion: the most suspicious is asked first, and answers go where they belong", async () => {
  const texts = [0.3, 0.9, 0.5, 0.1].map((score) => inspected(score, { text: `open ${score}` }));
  const asked: Doubt[] = [];
  const { inspections } = await review(texts, 0, {
    ask: async (doubts) => {
      asked.push(...doubts);
      return doubts.map(({ text }) => {
        const attack = text === "open 0.3" ? 0.99 : 0.5;
        return { windows: [{ span: { start: 0, end: 8 }, attack }], isWhole: true };
      });
    },
  });
  assert.deepEqual(
    asked.map(({ text }) => text),
    ["open 0.5", "open 0.3"],
  );
  assert.equal(inspections[0]?.injection, combine(0.3, 0.99, 0.5));
  for (const index of [1, 2, 3]) assert.equal(inspections[index], texts[index]?.inspection);
});

test("second opinion: JSON is asked about as it reads and found as it was received", async () => {
  const text = String.raw`{"note": "caf\u00e9 open sesame"}`;
  const { asked, one } = await review([inspected(0.3, { text, syntax: "json" })], 0.99);
  const [{ text: read, spans } = { text: "", spans: [] }] = asked;
  assert.match(read, /café open sesame/);
  assert.deepEqual(
    spans.map(({ start, end }) => read.slice(start, end)),
    ["open"],
  );
  const raised = one.findings.find(({ rule }) => rule === "injection/second-opinion");
  assert.ok(raised !== undefined && raised.span.end <= text.length);
  assert.match(text.slice(raised.span.start, raised.span.end), /caf\\u00e9 open sesame/);
});

test("second opinion: the combination is monotone in both, between them, and ignores a shrug", () => {
  const share = fc.double({ min: 0, max: 1, noNaN: true });
  const more = 1e-9;
  fc.assert(
    fc.property(fc.tuple(share, share, share, share), ([own, answer, step, weight]) => {
      const score = combine(own, answer, weight);
      assert.ok(score > 0 && score < 1);
      assert.ok(combine(Math.min(1, own + step), answer, weight) >= score - more);
      assert.ok(combine(own, Math.min(1, answer + step), weight) >= score - more);
      const [low, high] = [Math.min(own, answer), Math.max(own, answer)];
      assert.ok(score >= Math.min(low, 0.999) - more && score <= Math.max(high, 0.001) + more);
    }),
  );
  assert.ok(Math.abs(combine(0.3, 0.9, 0) - 0.3) < more);
  assert.ok(Math.abs(combine(0.3, 0.9, 1) - 0.9) < more);
});
