import assert from "node:assert/strict";
import { test } from "node:test";
import { AnswerCache } from "./answer-cache.ts";

function opened(seconds: number, entriesMax = 2) {
  const clock = { ms: 0, asked: 0 };
  const cache = new AnswerCache<number>({ seconds, entriesMax }, () => clock.ms);
  const get = (question: string) =>
    cache.get({ question }, () => Promise.resolve((clock.asked += 1)));
  return { clock, cache, get };
}

test("answer-cache: an answer holds until its time is over, and not a moment more", async () => {
  const { clock, get } = opened(5);
  assert.equal(await get("a"), 1);
  clock.ms = 4999;
  assert.equal(await get("a"), 1);
  clock.ms = 5000;
  assert.equal(await get("a"), 2);
});

test("answer-cache: the oldest answer goes first, and zero seconds remember nothing", async () => {
  const { get } = opened(5);
  for (const one of ["a", "b", "c"]) await get(one);
  assert.equal(await get("b"), 2);
  assert.equal(await get("a"), 4);
  const none = opened(0);
  await none.get("a");
  assert.equal(await none.get("a"), 2);
});

test("answer-cache: a failure is not remembered", async () => {
  const { cache, get } = opened(5);
  await assert.rejects(cache.get({ question: "a" }, () => Promise.reject(new Error("no"))));
  assert.equal(await get("a"), 1);
});
