import assert from "node:assert/strict";
import { test } from "node:test";
import { firstWordOf, hasNumber, isLongRun, lastWordOf, wordsOfRun } from "./capitalized-run.ts";

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

test("run: shorter ends of a run read as they stand", () => {
  const run = "García, Juan Pérez 14";
  assert.equal(wordsOfRun(run).length, 4);
  assert.deepEqual(
    wordsOfRun("García").map(({ comma }) => comma),
    [false],
  );
  assert.ok(hasNumber(run) && !hasNumber("García, Juan Pérez"));
  assert.ok(isLongRun("García, Juan") && !isLongRun("García"));
  assert.equal(lastWordOf("García, Juan").plain, "juan");
  assert.equal(firstWordOf("García, Juan").plain, "garcia");
  assert.equal(firstWordOf("Gar").plain, "gar");
});
