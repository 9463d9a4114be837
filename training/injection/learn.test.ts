import assert from "node:assert/strict";
import { test } from "node:test";
import { toBags } from "./bags.ts";
import { learn, SETTINGS } from "./learn.ts";
import type { Lesson, Linear } from "./learn.ts";
import { toyRows } from "./toy-rows.ts";

function lessonOf(count: number, seed: number): Lesson {
  const rows = toyRows(count, seed);
  return {
    bags: toBags(rows),
    rows: Uint32Array.from(rows.keys()),
    labels: Uint8Array.from(rows, ({ label }) => (label === "attack" ? 1 : 0)),
    importance: new Float32Array(count).fill(1),
  };
}

/** Of the strongest segment. */
function logitOf({ weights, bias }: Linear, { bags }: Lesson, row: number): number {
  let top = -Infinity;
  for (let segment = bags.texts[row] ?? 0; segment < (bags.texts[row + 1] ?? 0); segment++) {
    const [from, until] = [bags.ngramsFrom[segment] ?? 0, bags.ngramsFrom[segment + 1] ?? 0];
    const features = bags.ngrams.subarray(from, until);
    const sum = features.reduce((total, bucket) => total + (weights[bucket] ?? 0), 0);
    top = Math.max(top, bias + sum / Math.sqrt(features.length));
  }
  return top;
}

test("learn: what it learned of some texts it knows of others", () => {
  const learned = learn(lessonOf(120, 1));
  const other = lessonOf(60, 2);
  for (const [row, label] of other.labels.entries()) {
    assert.equal(logitOf(learned, other, row) > 0, label === 1, `row ${row}`);
  }
});

test("learn: the same lesson gives the same weights, another seed gives others", () => {
  const lesson = lessonOf(40, 1);
  const [one, two] = [learn(lesson), learn(lesson)];
  assert.deepEqual(one, two);
  assert.notDeepEqual(learn(lesson, { ...SETTINGS, seed: 8 }), one);
});

test("learn: rows left out of the lesson, or without importance, teach nothing", () => {
  const lesson = lessonOf(40, 1);
  const none = learn({ ...lesson, rows: new Uint32Array() });
  assert.ok(none.bias === 0 && none.weights.every((weight) => weight === 0));
  const idle = learn({ ...lesson, importance: new Float32Array(40) });
  assert.deepEqual(idle, none);
});

test("learn: of a text without words there is nothing to learn", () => {
  const bags = toBags([
    { text: "", channel: "user" },
    { text: "--", channel: "user" },
  ]);
  const labels = Uint8Array.of(1, 1);
  const lesson = { bags, labels, rows: Uint32Array.of(0, 1), importance: Float32Array.of(1, 1) };
  assert.equal(learn(lesson).bias, 0);
});
