import assert from "node:assert/strict";
import { test } from "node:test";
import { rememberAnswers } from "./answer-memory.ts";
import type { Ask } from "./thread.ts";

function listening(entriesMax: number) {
  const asked: string[] = [];
  const ask: Ask<string, number> = async (texts) =>
    texts.map((text) => {
      asked.push(text);
      return text === "slow" ? null : text.length;
    });
  const remembering = rememberAnswers(ask, (text) => `key of ${text}`, entriesMax);
  const about = (...texts: readonly string[]) => remembering(texts);
  return { asked, about };
}

test("answer memory: a text is asked about once, and answers keep their order", async () => {
  const { asked, about } = listening(10);
  await about("b");
  const answers = await about("a", "b", "ccc");
  assert.deepEqual(asked, ["b", "a", "ccc"]);
  assert.deepEqual(answers, [1, 1, 3]);
});

test("answer memory: no answer is no memory", async () => {
  const { asked, about } = listening(10);
  assert.deepEqual(await about("slow", "a"), [null, (await about("a"))[0]]);
  await about("slow");
  assert.deepEqual(asked, ["slow", "a", "slow"]);
});

test("answer memory: it stays bounded and forgets what was used longest ago", async () => {
  const { asked, about } = listening(2);
  for (const text of ["a", "b", "a", "c", "a", "b"]) await about(text);
  assert.deepEqual(asked, ["a", "b", "c", "b"]);
});
