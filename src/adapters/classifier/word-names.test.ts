import assert from "node:assert/strict";
import { test } from "node:test";
import { namesIn } from "./word-names.ts";
import type { ReadWord, WordOpinion } from "./word-names.ts";

const NOTHING: WordOpinion = { probability: 0.01, begins: false, ends: false };

/** Words of one character: of the first entity by `I`, `B`, `L`, of the second by `2`. */
function words(marks: string, probability = 0.9): readonly ReadWord[] {
  return Array.from(marks, (mark, start): ReadWord => {
    const sure = { probability, begins: mark === "B", ends: mark === "L" };
    const opinions = mark === "2" ? [NOTHING, sure] : [sure, NOTHING];
    const isRead = mark !== " ";
    return {
      span: { start, end: start + 1 },
      ids: [],
      isNamed: mark !== ",",
      opinions: isRead ? (mark === "." ? [NOTHING, NOTHING] : opinions) : null,
      depth: 0,
    };
  });
}

function spans(marks: string): readonly string[] {
  return namesIn(words(marks), 0.5).map(
    ({ entity, span }) => `${entity}:${span.start}-${span.end}`,
  );
}

test("word names: words of one entity are one name until it begins again or ends", () => {
  assert.deepEqual(spans(".II.I"), ["0:1-3", "0:4-5"]);
  assert.deepEqual(spans("BIBI"), ["0:0-2", "0:2-4"]);
  assert.deepEqual(spans("BIL,BL"), ["0:0-3", "0:4-6"]);
  assert.deepEqual(spans("II22"), ["0:0-2", "1:2-4"]);
});

test("word names: what nothing was read of does not cut a name in two", () => {
  assert.deepEqual(spans("B I"), ["0:0-3"]);
});

test("word names: punctuation is part of a name inside it, not at its ends, and never one alone", () => {
  assert.deepEqual(spans(",I,I,"), ["0:1-4"]);
  assert.deepEqual(spans(",,."), []);
});

test("word names: a word is in a name from the least probability on, and names score their mean", () => {
  assert.deepEqual(namesIn(words("I", 0.49), 0.5), []);
  assert.equal(namesIn(words("I", 0.5), 0.5)[0]?.score, 0.5);
  const [high, low] = [words("I", 0.9), words(".I", 0.6)];
  const both = [...high, ...low.slice(1)];
  assert.ok(Math.abs((namesIn(both, 0.5)[0]?.score ?? 0) - 0.75) < 1e-9);
});
