import assert from "node:assert/strict";
import { test } from "node:test";
import { firstWordOf, wordsOfRun } from "./capitalized-run.ts";

test("run: words have a shape, and commas belong to the word before", () => {
  const words = wordsOfRun("GARCÍA de la Vega, J. McDonald");
  assert.deepEqual(
    words.map(({ plain, shape, comma }) => [plain, shape, comma]),
    [
      ["garcia", "upper", false],
      ["de", "lower", false],
      ["la", "lower", false],
      ["vega", "capital", true],
      ["j.", "initial", false],
      ["mcdonald", "capital", false],
    ],
  );
});

test("run: names of programs are of mixed shape", () => {
  for (const word of ["PaymentService", "GitHub", "iPhoneX"]) {
    assert.equal(firstWordOf(`${word} Name`).shape === "capital", false, word);
  }
});
