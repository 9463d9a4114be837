import assert from "node:assert/strict";
import { test } from "node:test";
import { Worker } from "node:worker_threads";
import { ThreadPool } from "./thread-pool.ts";
import type { PoolFault, PoolOptions } from "./thread-pool.ts";

/** Answers at once, unless a text is an order: hang, crash, err, or wait for a time. */
const THREAD = `
  const { parentPort } = require("node:worker_threads");
  parentPort.on("message", ({ items }) => {
    const [order = "", ms] = items[0].split(" ");
    if (order === "hang") for (;;);
    if (order === "crash") throw new Error("lost");
    const error = order === "err" ? "no such token" : null;
    const answers = items.map(() => (error === null ? "read" : null));
    setTimeout(() => parentPort.postMessage({ kind: "answers", answers, error }), Number(ms ?? 0));
  });
  parentPort.postMessage({ kind: "ready", stoppable: true });
`;

function thread(code = THREAD): Worker {
  return new Worker(code, { eval: true });
}

async function open(t: { after(close: () => Promise<void>): void }, changes: Partial<PoolOptions>) {
  const faults: PoolFault[] = [];
  const options = {
    section: "someModel",
    size: 1,
    queueMax: 8,
    timeoutMs: 5000,
    startTimeoutMs: 10_000,
  };
  const spawned: Worker[] = [];
  const pool = new ThreadPool<string, string>({
    ...options,
    spawn: () => {
      const worker = thread();
      spawned.push(worker);
      return worker;
    },
    onFault: (fault) => faults.push(fault),
    ...changes,
  });
  t.after(() => pool.close());
  await pool.start();
  const ask = async (...texts: readonly string[]) => {
    return (await pool.ask(texts)).map((answer) => answer !== null);
  };
  return { pool, faults, ask, spawned };
}

test("thread pool: questions beyond the threads wait and are all answered", async (t) => {
  const { ask, faults } = await open(t, { size: 2 });
  const answers = await Promise.all(["a", "wait 50", "b", "c", "d"].map((text) => ask(text, "x")));
  assert.ok(answers.every((pair) => pair.length === 2 && pair.every(Boolean)));
  assert.deepEqual(faults, []);
});

test("thread pool: one question more than may wait gets no answer, the others do", async (t) => {
  const { ask, faults } = await open(t, { queueMax: 2 });
  const answers = await Promise.all(["wait 100", "a", "b", "c"].map((text) => ask(text)));
  assert.deepEqual(answers, [[true], [true], [true], [false]]);
  assert.deepEqual(faults, ["queue-full"]);
});

test("thread pool: a thread that hangs is given up in time and replaced", async (t) => {
  const { ask, faults, spawned } = await open(t, { timeoutMs: 100 });
  const startedAt = performance.now();
  assert.deepEqual(await ask("hang", "x"), [false, false]);
  assert.ok(performance.now() - startedAt < 3000);
  assert.deepEqual(faults, ["thread-stuck"]);
  // Waits for the new thread; each round has its own time-out.
  let answered = false;
  for (let round = 0; round < 50 && !answered; round += 1) [answered = false] = await ask("a");
  assert.equal(answered, true);
  assert.equal(spawned.length, 2);
  assert.ok(faults.includes("thread-ended"));
});

test("thread pool: waiting in the queue counts, and ends in time", async (t) => {
  const { ask, faults } = await open(t, { timeoutMs: 100 });
  const answers = await Promise.all([ask("wait 250"), ask("a")]);
  assert.deepEqual(answers, [[true], [false]]);
  assert.deepEqual(faults, ["time-out"]);
});

test("thread pool: a thread that must not be stopped is given up, waited for and used again", async (t) => {
  const code = THREAD.replace("stoppable: true", "stoppable: false");
  let spawned = 0;
  const spawn = () => {
    spawned += 1;
    return thread(code);
  };
  const { ask, faults, pool } = await open(t, { spawn, timeoutMs: 100 });
  assert.deepEqual(await ask("wait 800"), [false]);
  let answered = false;
  for (let round = 0; round < 50 && !answered; round += 1) [answered = false] = await ask("a");
  assert.equal(answered, true);
  assert.ok(!faults.includes("thread-ended"));
  const last = ask("wait 300");
  const startedAt = performance.now();
  await pool.close();
  assert.ok(performance.now() - startedAt >= 250);
  assert.deepEqual([await last, spawned], [[false], 1]);
});

test("thread pool: a thread that crashes leaves no question open and is replaced", async (t) => {
  const { ask, faults } = await open(t, {});
  const [crashed, next] = await Promise.all([ask("crash"), ask("a")]);
  assert.deepEqual([crashed, next], [[false], [true]]);
  assert.deepEqual(faults, ["thread-ended"]);
});

test("thread pool: an error of the model costs one answer and no thread", async (t) => {
  const { ask, faults, spawned } = await open(t, {});
  assert.deepEqual(await ask("err"), [false]);
  assert.deepEqual(await ask("a"), [true]);
  assert.deepEqual([faults, spawned.length], [["model-error"], 1]);
});

test("thread pool: a thread that never starts, or refuses, fails the start", async (t) => {
  const text = { en: "no such folder", es: "no existe" };
  const refusal = `require("node:worker_threads").parentPort.postMessage(${JSON.stringify({ kind: "problem", text })})`;
  const starts: readonly (readonly [code: string, problem: RegExp])[] = [
    ["setInterval(() => 0, 1000)", /not loaded within 300 ms; raise `someModel.startTimeoutMs`/],
    ["throw new Error('bad luck')", /ended while it started: `bad luck`/],
    ["process.exit(3)", /ended while it started/],
    [refusal, /no such folder/],
  ];
  for (const [code, problem] of starts) {
    const startTimeoutMs = code.startsWith("set") ? 300 : 10_000;
    await assert.rejects(open(t, { spawn: () => thread(code), startTimeoutMs }), problem);
  }
});

test("thread pool: closed, it answers nothing more and leaves nobody waiting", async (t) => {
  const { pool, ask } = await open(t, {});
  const waiting = [ask("wait 10000"), ask("a")];
  await pool.close();
  assert.deepEqual(await Promise.all(waiting), [[false], [false]]);
  assert.deepEqual(await ask("a"), [false]);
});
