import assert from "node:assert/strict";
import { test } from "node:test";
import { FREE_LEASE } from "../../policy/limit.ts";
import { STREAM_STEP_TOKENS, StreamBudget } from "./stream-budget.ts";

/** A lease of so many tokens that can grow by so many more. */
function leaseOf(reserved: number, more: number, later = false) {
  const asked: number[] = [];
  const state = { outputTokens: reserved };
  const lease = {
    ...FREE_LEASE,
    get outputTokens() {
      return state.outputTokens;
    },
    extend(tokens: number): boolean | Promise<boolean> {
      asked.push(tokens);
      const grant = (): boolean => {
        const granted = state.outputTokens + tokens <= reserved + more;
        if (granted) state.outputTokens += tokens;
        return granted;
      };
      return later ? Promise.resolve().then(grant) : grant();
    },
  };
  return { budget: new StreamBudget(lease), asked };
}

test("stream budget: what is reserved is covered, and more is asked for ahead", () => {
  const { budget, asked } = leaseOf(500, 1000);
  assert.deepEqual([budget.covers(100), budget.covers(372)], [true, true]);
  assert.deepEqual(asked, []);
  assert.equal(budget.covers(373), true);
  assert.deepEqual(asked, [STREAM_STEP_TOKENS]);
});

test("stream budget: when nothing more is granted the rest is used, and not one token more", () => {
  const { budget, asked } = leaseOf(500, 0);
  assert.deepEqual(
    [400, 499, 500, 501].map((tokens) => budget.covers(tokens)),
    [true, true, true, false],
  );
  assert.deepEqual(asked, [STREAM_STEP_TOKENS], "asked once");
});

test("stream budget: a leap beyond a step is asked for whole", () => {
  const { budget, asked } = leaseOf(100, 5000);
  assert.equal(budget.covers(4000), true);
  assert.deepEqual(asked, [3900]);
});

test("stream budget: where it has to be asked first the answer waits, and only then", async () => {
  const { budget } = leaseOf(500, STREAM_STEP_TOKENS, true);
  assert.equal(budget.covers(400), true, "asked ahead");
  const waiting = budget.covers(600);
  assert.ok(waiting instanceof Promise);
  assert.equal(await waiting, true);
  const cut = budget.covers(757);
  assert.ok(cut instanceof Promise);
  assert.equal(await cut, false);
});

test("stream budget: when nobody can be asked what is reserved may be used", async () => {
  const extend = () => Promise.reject(new Error("gone"));
  const budget = new StreamBudget({ ...FREE_LEASE, outputTokens: 500, extend });
  assert.equal(budget.covers(400), true);
  await new Promise((resolve) => setImmediate(resolve));
  assert.deepEqual([budget.covers(500), budget.covers(501)], [true, false]);
});

test("stream budget: what came while it was asked is asked for as well", async () => {
  const { budget, asked } = leaseOf(500, 10_000, true);
  assert.equal(budget.covers(400), true);
  assert.equal(await budget.covers(5000), true);
  assert.deepEqual(asked.slice(0, 2), [STREAM_STEP_TOKENS, 4500 - STREAM_STEP_TOKENS]);
});
