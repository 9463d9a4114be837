import assert from "node:assert/strict";
import { test } from "node:test";
import { hashOf } from "../../src/guard/detect/injection/model/meanings.ts";
import { toBags } from "./bags.ts";
import { vocabularyOf } from "./vocabulary.ts";

const texts = ["red blue", "red blue blue", "red green", "blue", "blue", "green green green"];
const bags = toBags(texts.map((text) => ({ text, channel: "user" })));
const words = (origins: readonly string[], read = [...texts.keys()]) =>
  [...vocabularyOf(bags, origins, read)].toSorted((a, b) => a - b);
const sorted = (...known: string[]) => known.map(hashOf).toSorted((a, b) => a - b);

test("vocabulary: a word of three origins is known, its repetition within one adds nothing", () => {
  assert.deepEqual(words(["a", "b", "c", "d", "e", "f"]), sorted("red", "blue"));
  assert.deepEqual(words(["a", "b", "c", "d", "d", "f"]), sorted("red", "blue"));
  assert.deepEqual(words(["a", "b", "c", "b", "a", "f"]), sorted("red"));
});

test("vocabulary: only the texts that are learned from count", () => {
  assert.deepEqual(words(["a", "b", "c", "d", "e", "f"], [1, 3, 4]), sorted("blue"));
  assert.deepEqual(words(["a", "b", "c", "d", "e", "f"], []), []);
});

test("vocabulary: hashes ascend", () => {
  const hashes = vocabularyOf(bags, Array.from("abcdef"), [...texts.keys()]);
  assert.deepEqual(
    [...hashes],
    [...hashes].toSorted((a, b) => a - b),
  );
});
