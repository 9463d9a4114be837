import assert from "node:assert/strict";
import { test } from "node:test";

import { digits, noiseFrom, pick } from "./noise.ts";

const blockOf = (index: number): Buffer => Buffer.alloc(32, index + 1);

test("noise: the same blocks give the same numbers, block after block", () => {
  const [one, other] = [noiseFrom(blockOf), noiseFrom(blockOf)];
  const numbers = Array.from({ length: 20 }, () => one(1000));
  assert.deepEqual(
    numbers,
    Array.from({ length: 20 }, () => other(1000)),
  );
  assert.equal(new Set(numbers).size, 3, "twenty numbers take three blocks");
  assert.ok(numbers.every((number) => number >= 0 && number < 1000));
});

test("noise: picks are out of the list and digits are digits", () => {
  assert.ok(["a", "b"].includes(pick(["a", "b"], noiseFrom(blockOf))));
  assert.match(digits(30, noiseFrom(blockOf)), /^\d{30}$/);
});
