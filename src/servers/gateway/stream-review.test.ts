import assert from "node:assert/strict";
import { test } from "node:test";
import { StreamReview } from "./stream-review.ts";

interface Stage {
  readonly review: StreamReview;
  readonly log: string[];
  found: number;
  /** Ends the question that is under way. */
  answer: (refusal?: Error) => Promise<void>;
}

function stage(): Stage {
  const log: string[] = [];
  const waiting: ((refusal?: Error) => void)[] = [];
  const state = {
    found: 0,
    async answer(refusal?: Error) {
      waiting.shift()?.(refusal);
      await new Promise((resolve) => setImmediate(resolve));
    },
  };
  const review = new StreamReview({
    found: () => state.found,
    ask: () => {
      log.push(`ask ${state.found}`);
      return new Promise((resolve, reject) => {
        waiting.push((refusal) => (refusal ? reject(refusal) : resolve()));
      });
    },
    send: (pieces) => log.push(`send ${Buffer.concat(pieces).toString()}`),
    fail: (error) => log.push(`fail ${String(error)}`),
    pause: () => log.push("pause"),
    resume: () => log.push("resume"),
  });
  return Object.assign(state, { log, review });
}

const piece = (text: string): readonly Buffer[] => [Buffer.from(text)];

test("stream-review: the first piece waits for the answer, those after it do not", async () => {
  const at = stage();
  at.review.push(piece("a"));
  at.review.push(piece("b"));
  assert.deepEqual(at.log, ["pause", "ask 0"]);
  await at.answer();
  at.review.push(piece("c"));
  assert.deepEqual(at.log, ["pause", "ask 0", "send ab", "resume", "send c"]);
  assert.equal(at.review.pending, null);
});

test("stream-review: what was found while somebody was asked is asked about, too", async () => {
  const at = stage();
  at.review.push(piece("a"));
  at.found = 2;
  at.review.push(piece("b"));
  await at.answer();
  assert.deepEqual(at.log, ["pause", "ask 0", "ask 2"]);
  await at.answer();
  assert.deepEqual(at.log.slice(3), ["send ab", "resume"]);
});

test("stream-review: what is refused never leaves", async () => {
  const at = stage();
  at.review.push(piece("a"));
  await at.answer();
  at.found = 1;
  at.review.push(piece("secret"));
  const { pending } = at.review;
  assert.ok(pending);
  await at.answer(new Error("no"));
  await pending;
  assert.deepEqual(at.log.slice(4), ["pause", "ask 1", "fail Error: no"]);
});
