import assert from "node:assert/strict";
import { test } from "node:test";
import { RuleLists } from "./rule-lists.ts";
import { WalkEnds } from "./walk-ends.ts";

const FAR = 1000;
const ruleLists = new RuleLists();
const rules = [
  { swallow: false, endsMax: 2 },
  { swallow: true, endsMax: 9 },
];

function endsOf(noted: readonly (readonly [place: number, ...rules: number[]])[]): WalkEnds {
  const ends = new WalkEnds({ rules, ruleLists });
  for (const [place, ...list] of noted) ends.note(ruleLists.of(list), place);
  return ends;
}

/** A copy: the answer is written over. */
function placesOf(ends: WalkEnds, rule: number): { places: readonly number[]; cut: boolean } {
  const { places, count, cut } = ends.placesOf(rule, FAR);
  return { places: places.slice(0, count), cut };
}

test("walk ends: a rule has its last ends, the longest first, and is told if there were more", () => {
  const ends = endsOf([[3, 0], [4, 0, 1], [5], [6, 0]]);
  assert.deepEqual(ends.rules(FAR), [0, 1]);
  assert.deepEqual(placesOf(ends, 0), { places: [6, 4], cut: true });
  assert.deepEqual(placesOf(ends, 1), { places: [4], cut: false });
});

test("walk ends: a place noted again counts once, with the rules of both", () => {
  const ends = endsOf([
    [3, 0],
    [3, 0, 1],
  ]);
  assert.deepEqual(ends.rules(FAR), [0, 1]);
  assert.deepEqual(placesOf(ends, 0), { places: [3], cut: false });
});

test("walk ends: far behind the start only what swallows has ended", () => {
  const ends = endsOf([[FAR + 1, 0, 1]]);
  assert.deepEqual(ends.rules(FAR), [1]);
  assert.deepEqual(placesOf(ends, 0).places, []);
});

test("walk ends: the next walk begins with none", () => {
  const ends = endsOf([[3, 0]]);
  ends.clear();
  assert.deepEqual(ends.rules(FAR), []);
});
