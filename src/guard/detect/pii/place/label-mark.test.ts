import assert from "node:assert/strict";
import { test } from "node:test";
import { endsInLabelMark } from "./label-mark.ts";

test("label-mark: blanks and quotes behind the mark do not count", () => {
  for (const text of ["City: ", '"city": "', "| City | ", "city='"])
    assert.ok(endsInLabelMark(text));
  for (const text of ["", "   ", "in ", "City: the "]) assert.ok(!endsInLabelMark(text), text);
});
