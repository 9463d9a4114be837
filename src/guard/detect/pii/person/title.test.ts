import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../../compile-detector.ts";
import { title } from "./title.ts";

const detector = compileDetector([title]);

test("title: the span is the title with its stop, without the name", () => {
  const text = "the talk by Prof. Quist";
  const found = detector.scan(text).map(({ span }) => text.slice(span.start, span.end));
  assert.deepEqual(found, ["Prof."]);
});

test("title: streets and elders have none", () => {
  for (const text of ["at 12 North Elm Dr. today", "John Quist Sr. came"]) {
    assert.deepEqual(detector.scan(text), [], text);
  }
  assert.equal(detector.scan("Estimado Sr. Quist").length, 1);
});
