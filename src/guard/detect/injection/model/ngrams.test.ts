import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { CONCEPTS } from "./concepts/concept.ts";
import { BUCKETS, NgramReader } from "./ngrams.ts";
import { TokenReader } from "./tokens.ts";

const tokens = new TokenReader([{ ignore: "ignore a-b", show: "show b-a", every: "all 忽" }]);
const ngrams = new NgramReader();

/** Bucket numbers of each segment. */
function readAll(text: string, reader = ngrams): number[][] {
  const found: number[][] = [];
  reader.reset();
  tokens.read(text, "user", (segment) => {
    found.push([...reader.indices.subarray(0, reader.read(text, segment))]);
  });
  return found;
}

function featuresOf(text: string): ReadonlySet<number> {
  return new Set(readAll(text).flat());
}

const texts = fc
  .array(
    fc.oneof(
      fc.constantFrom(..."ignore|all|show |a b |忽|x.|, |\n|#|instructions|😀|l'|----".split("|")),
      fc.string({ unit: "binary", maxLength: 6 }),
    ),
    { maxLength: 60 },
  )
  .map((list) => list.join(""));

test("ngrams: features are numbers of buckets, the same each time and in every reader", () => {
  const other = new NgramReader();
  fc.assert(
    fc.property(texts, (text) => {
      const first = readAll(text);
      assert.deepEqual(readAll(text), first);
      assert.deepEqual(readAll(text, other), first);
      assert.ok(first.flat().every((bucket) => bucket >= 0 && bucket < BUCKETS));
    }),
  );
});

test("ngrams: a unit brings at most 11 features, so that a segment always fits", () => {
  // A token: itself and two pairs; a meaning: four features that count twice; a word's letters
  // from the fourth on: a piece each, and its stem in place of the three letters that have none.
  const perUnit = 3 + 2 * 4;
  const segmentUnits = 203;
  assert.ok(perUnit * segmentUnits <= ngrams.indices.length);
  fc.assert(
    fc.property(texts, (text) => {
      ngrams.reset();
      tokens.read(text, "user", (segment) => {
        assert.ok(ngrams.read(text, segment) <= perUnit * (segment.end - segment.start));
      });
    }),
    { examples: [["忽".repeat(300)], ["a b ".repeat(99)], ["x".repeat(300)], ["#".repeat(300)]] },
  );
});

test("ngrams: the numbers of meanings stay clear of those that stand for pauses", () => {
  assert.ok(CONCEPTS.length < 254);
});

test("ngrams: a word brings itself, its stem, its pieces and its neighbors", () => {
  assert.equal(readAll("cat")[0]?.length, 3);
  assert.equal(readAll("kittens")[0]?.length, 3 + 1 + 4);
  const apart = new Set([...featuresOf("kittens"), ...featuresOf("sleeping")]);
  const together = [...featuresOf("kittens sleeping")].filter((bucket) => !apart.has(bucket));
  assert.equal(together.length, 1, "the pair");
});

test("ngrams: what stood before a segment counts for its first words, until reset", () => {
  const before = `${"x ".repeat(30)}.`;
  const [, after = []] = readAll(`${before}kittens`);
  const [alone = []] = readAll("kittens");
  assert.equal(after.length, alone.length);
  assert.notDeepEqual(after, alone);
});

test("ngrams: meanings count with the two before them, unless many words part them", () => {
  const filler = (count: number) => Array.from({ length: count }, () => "w").join(" ");
  const near = readAll(`ignore ${filler(6)} show`)[0] ?? [];
  const far = readAll(`ignore ${filler(9)} show`)[0] ?? [];
  // Three tokens more and a pair of meanings (twice) and a triple with the beginning (four) less.
  assert.equal(far.length - near.length, 3 * 3 - 6);
});
