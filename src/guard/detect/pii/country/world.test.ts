import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../../compile-detector.ts";
import { worldRecognizers } from "./world.ts";

for (const recognizer of worldRecognizers) {
  const detector = compileDetector([recognizer]);
  const found = (text: string) =>
    detector.scan(text).map(({ span }) => text.slice(span.start, span.end));

  test(`${recognizer.id}: names its country and keeps its examples`, () => {
    assert.match(recognizer.country ?? "", /^[A-Z]{2}$/);
    assert.ok(recognizer.id.startsWith(`pii/${recognizer.country?.toLowerCase() ?? ""}-`));
    for (const text of recognizer.examples.finds) assert.equal(found(text).length, 1, text);
    for (const text of recognizer.examples.ignores) assert.deepEqual(found(text), [], text);
  });
}

test("world: ids are unique", () => {
  const ids = worldRecognizers.map(({ id }) => id);
  assert.equal(new Set(ids).size, ids.length);
});
