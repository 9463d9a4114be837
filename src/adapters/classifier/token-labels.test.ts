import assert from "node:assert/strict";
import { test } from "node:test";
import { ClassifierProblem } from "./problem.ts";
import { entityLabels } from "./token-labels.ts";

test("token labels: BIO, BILOU and BIOES say where a name begins and ends", () => {
  const bio = entityLabels(["O", "B-PER", "I-PER", "B-LOC", "I-LOC"], null);
  assert.deepEqual(bio, [
    { entity: "PERSON", all: [1, 2], first: [1], last: [] },
    { entity: "LOCATION", all: [3, 4], first: [3], last: [] },
  ]);
  const bilou = entityLabels(["B-ORG", "I-ORG", "L-ORG", "U-ORG", "O"], null);
  assert.deepEqual(bilou, [
    { entity: "ORGANIZATION", all: [0, 1, 2, 3], first: [0, 3], last: [2, 3] },
  ]);
  const bioes = entityLabels(["O", "S_per", "B_per", "I_per", "E_per"], null);
  assert.deepEqual(bioes, [{ entity: "PERSON", all: [1, 2, 3, 4], first: [1, 2], last: [1, 4] }]);
});

test("token labels: plain ones are names, and so are those that only look like tags", () => {
  const labels = entityLabels(["O", "person", "E_MAIL"], { person: "PERSON", E_MAIL: "EMAIL" });
  assert.deepEqual(labels, [
    { entity: "PERSON", all: [1], first: [], last: [] },
    { entity: "EMAIL", all: [2], first: [], last: [] },
  ]);
});

test("token labels: several may stand for one entity, and others for none", () => {
  const labels = ["O", "B-GPE", "B-LOC", "B-DATE"];
  assert.deepEqual(entityLabels(labels, null), [
    { entity: "LOCATION", all: [1, 2], first: [1, 2], last: [] },
  ]);
  assert.deepEqual(entityLabels(labels, { DATE: "DATE" }), [
    { entity: "DATE", all: [3], first: [3], last: [] },
  ]);
});

test("token labels: a label that the model has not, or none that is known, is a problem", () => {
  const labels = ["O", "B-PER", "LABEL_7"];
  const problems: readonly (readonly [() => unknown, RegExp])[] = [
    [() => entityLabels(labels, { "B-PER": "PERSON" }), /`B-PER`.*it has `PER`, `LABEL_7`/],
    [() => entityLabels(labels, { per: "PERSON" }), /`per`/],
    [() => entityLabels(["O", "LABEL_7"], null), /`labels`: `\{PER: PERSON\}`/],
  ];
  for (const [read, message] of problems) {
    assert.throws(read, (error) => {
      assert.ok(error instanceof ClassifierProblem);
      assert.notEqual(error.text.en, error.text.es);
      assert.match(error.text.en, message);
      return true;
    });
  }
});
