import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { ContextWords } from "./context.ts";
import { MentionTrail } from "./mention-trail.ts";
import type { Mentions } from "./mention-trail.ts";

const words = new ContextWords();
const PHONE = words.add("phone");
const NUMBER = words.add("phone number");
const KEY = words.add("api key");

/** A copy: the trail writes over what it has told. */
function mentionsOf(trail: MentionTrail, from = -1): Pick<Mentions, "words" | "distances"> {
  const { words: found, distances, count } = trail.mentions(from);
  return { words: found.slice(0, count), distances: distances.slice(0, count) };
}

function mentionsIn(pieces: readonly string[], from = -1): Pick<Mentions, "words" | "distances"> {
  const trail = new MentionTrail(words);
  for (const piece of pieces) trail.read(piece);
  return mentionsOf(trail, from);
}

test("mention trail: a word may end where reading has come to, whatever follows", () => {
  const trail = new MentionTrail(words);
  trail.read("phone");
  assert.deepEqual(mentionsOf(trail), { words: [PHONE], distances: [0] });
  trail.read("s");
  assert.deepEqual(mentionsOf(trail).words, []);
});

test("mention trail: the nearest comes first, and a word inside of another counts", () => {
  assert.deepEqual(mentionsIn(["apiKey, phone number: "]), {
    words: [NUMBER, PHONE, KEY],
    distances: [2, 9, 16],
  });
});

test("mention trail: words that begin at a place or in front of it do not count behind it", () => {
  assert.deepEqual(mentionsIn([" phone phone "], 1).words, [PHONE]);
  assert.deepEqual(mentionsIn([" phone phone "], 7).words, []);
});

test("mention trail: read in pieces it says what the whole says", () => {
  const part = fc.constantFrom(
    "phone",
    " number",
    "api",
    "Key",
    "_",
    " ",
    "é",
    "\u0301",
    "卡",
    "😀",
  );
  fc.assert(
    fc.property(fc.array(part, { maxLength: 20 }), (parts) => {
      assert.deepEqual(mentionsIn(parts), mentionsIn([parts.join("")]));
    }),
  );
});

test("mention trail: begun elsewhere, it knows nothing of what stands in front", () => {
  const trail = new MentionTrail(words);
  trail.read("phone ");
  trail.restart(100);
  trail.read(" api key=");
  assert.deepEqual(mentionsOf(trail), { words: [KEY], distances: [1] });
  assert.deepEqual([trail.begin, trail.end], [100, 109]);
});

test("mention trail: what lies too far back is forgotten, what is near is not", () => {
  const trail = new MentionTrail(words);
  for (let at = 0; at < 2000; at++) trail.read("phone ");
  const { distances } = mentionsOf(trail, trail.end - 20);
  assert.deepEqual(distances, [1, 7, 13]);
});
