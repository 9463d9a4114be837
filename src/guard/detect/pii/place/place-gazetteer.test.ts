import assert from "node:assert/strict";
import { test } from "node:test";
import { beginsPlace, isPlace } from "./place-gazetteer.ts";

test("places: countries, provinces and towns are known by their whole plain name", () => {
  for (const name of ["espana", "new zealand", "la coruna", "san sebastian", "texas", "tokyo"]) {
    assert.ok(isPlace(name), name);
    assert.ok(beginsPlace(name.split(" ", 1).join("")), name);
  }
  for (const name of ["", "new", "san", "coru"]) assert.ok(!isPlace(name), name);
});
