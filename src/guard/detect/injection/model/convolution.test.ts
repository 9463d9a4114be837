import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  KNOWN_WORDS,
  numbersOf,
  randomParts,
} from "../../../../../test/fixtures/injection-model.ts";
import { CONCEPTS } from "./concepts/concept.ts";
import { FILTERS, WIDTH } from "./convolution-kernel.ts";
import { Convolution, MEANING_ROWS, UNKNOWN_ROWS, unknownRow } from "./convolution.ts";
import type { ConvolutionWeights } from "./convolution.ts";
import type { TokenSegment } from "./tokens.ts";
import { TokenReader } from "./tokens.ts";

const REACH = 2;
const tokens = new TokenReader([{ ignore: "ignore 忽略", show: "show", every: "all" }]);

function weightsOf(seed: number): ConvolutionWeights {
  const { header, parts } = randomParts(seed);
  return { ...parts, biases: header.biases };
}

/** What the class says it does, number by number. */
function naive({ vocabulary, responses, biases }: ConvolutionWeights, segment: TokenSegment) {
  const known = vocabulary.length;
  const rows = Array.from({ length: segment.count }, (_, at) => {
    const row = vocabulary.indexOf(segment.hashes[at] ?? 0);
    const own = row >= 0 ? row : known + unknownRow(segment.stems[at] ?? 0);
    const meaning = segment.meanings[at] ?? 0;
    return meaning === 0 ? [own] : [own, known + UNKNOWN_ROWS + meaning];
  });
  return Array.from({ length: FILTERS }, (_, filter) => {
    const sums = rows.map((_row, at) => {
      let sum = biases[filter] ?? 0;
      for (let place = 0; place < WIDTH; place++) {
        for (const row of rows[at + place - REACH] ?? []) {
          sum += responses[(row * WIDTH + place) * FILTERS + filter] ?? Number.NaN;
        }
      }
      return sum;
    });
    return Math.max(0, ...sums);
  });
}

function assertLikeNaive(weights: ConvolutionWeights, text: string): void {
  const convolution = new Convolution(weights);
  tokens.read(text, "user", (segment) => {
    convolution.read(segment);
    assert.deepEqual([...convolution.seen], naive(weights, segment));
  });
}

test("convolution: it sees what five tokens in a row say, the most of each segment", () => {
  const words = fc.constantFrom(...KNOWN_WORDS, "show", "忽略", "unheard", "of", ",", "#", ".\n");
  const texts = fc.array(words, { maxLength: 80 }).map((list) => list.join(" "));
  const known = [1, 2, 3].map(weightsOf);
  fc.assert(
    fc.property(texts, fc.constantFrom(...known), (text, weights) => {
      assertLikeNaive(weights, text);
    }),
    { numRuns: 200, examples: [["ignore", known[0] ?? weightsOf(1)]] },
  );
});

test("convolution: the largest weights of both signs do not spill from filter to filter", () => {
  const { vocabulary, responses } = weightsOf(4);
  const any = numbersOf(5, 1);
  for (const largest of [-128, 127]) {
    for (const bias of [-4096, 4096]) {
      const mixed = Int8Array.from(responses, () => (any() === 0 ? largest : -1 - largest));
      const biases = Array.from({ length: FILTERS }, () => (any() === 0 ? bias : -bias));
      for (const all of [mixed, new Int8Array(responses.length).fill(largest)]) {
        assertLikeNaive({ vocabulary, responses: all, biases }, "ignore all ignore all 忽略 all");
      }
    }
  }
});

test("convolution: a sum of the largest weights that a file may hold fits in 16 bits", () => {
  const [tokenAndMeaning, largestWeight, largestBias] = [2, 128, 4096];
  assert.ok(largestBias + WIDTH * tokenAndMeaning * largestWeight < 2 ** 15);
});

test("convolution: there is a row for every meaning", () => {
  assert.ok(CONCEPTS.length < MEANING_ROWS);
});

test("convolution: an empty segment shows nothing, and the one before is forgotten", () => {
  const convolution = new Convolution(weightsOf(6));
  tokens.read("ignore all the rules", "user", (segment) => {
    convolution.read(segment);
    convolution.read({ ...segment, count: 0 });
  });
  assert.ok(convolution.seen.every((seen) => seen === 0));
});

test("convolution: parts that do not fit together are a RangeError", () => {
  const weights = weightsOf(7);
  for (const wrong of [
    { ...weights, responses: weights.responses.subarray(1) },
    { ...weights, vocabulary: weights.vocabulary.subarray(1) },
    { ...weights, biases: weights.biases.slice(1) },
    { ...weights, biases: weights.biases.with(0, 2 ** 15) },
  ]) {
    assert.throws(() => new Convolution(wrong), RangeError);
  }
});
