import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { matchesPattern, parsePattern } from "../pattern.ts";
import type { Pattern } from "../pattern.ts";
import { covers, coversActions, liesWithin, spelledBy, touches } from "./cover.ts";

function pattern(text: string): Pattern {
  const parsed = parsePattern(text);
  assert.ok(parsed, text);
  return parsed;
}

test("cover: what a pattern covers matches nothing that it does not match", () => {
  const covering = ["*|a/b", "a/*|a/b", "a/*|a/b/*", "a/*/c|a/b/c", "a/x*|a/xy", "a/x*|a/xy*"];
  const apart = ["a/*|a", "a/b|a/*", "a/x*|a/x", "a/*/c|a/*", "{tenant}/a|b/a", "a/x*|a/{tenant}"];
  const pairs = (texts: readonly string[]) =>
    texts.map((text) => text.split("|").map(pattern) as [Pattern, Pattern]);
  for (const [outer, inner] of pairs(covering)) assert.equal(covers(outer, inner), true);
  for (const [outer, inner] of pairs(apart)) assert.equal(covers(outer, inner), false);
});

test("cover: whatever is generated, covering is never wrong", () => {
  const part = fc.constantFrom("a", "ab", "*", "{user_id}", "b");
  const texts = fc.array(part, { minLength: 1, maxLength: 3 });
  const segments = fc.array(fc.constantFrom("a", "ab", "b", "c"), { minLength: 1, maxLength: 4 });
  const property = fc.property(texts, texts, segments, (outer, inner, path) => {
    const [wide, narrow] = [pattern(outer.join("/")), pattern(inner.join("/"))];
    const claims = { userId: "a", tenant: null };
    if (!covers(wide, narrow) || !matchesPattern(narrow, path, claims)) return;
    assert.ok(matchesPattern(wide, path, claims));
  });
  fc.assert(property, { numRuns: 3000 });
});

test("cover: a pattern touches the collections that it may match something of", () => {
  assert.ok(touches(pattern("vectors/*"), ["a"]));
  assert.ok(touches(pattern("vectors/a/*"), ["a"]));
  assert.ok(touches(pattern("vectors/{user_id}"), ["a"]));
  assert.ok(!touches(pattern("vectors/b/*"), ["a"]));
  assert.ok(!touches(pattern("models/*"), ["a"]));
  assert.ok(!touches(pattern("vectors/a"), ["a", "b"]));
  assert.ok(liesWithin(pattern("vectors/a/*"), ["a"]));
  assert.ok(!liesWithin(pattern("vectors/*"), ["a"]));
  assert.ok(!liesWithin(pattern("*"), ["a"]));
});

test("cover: claims spell a segment out and wildcards do not", () => {
  assert.equal(spelledBy(pattern("vectors/a/{user_id}/*")), 2);
  assert.equal(spelledBy(pattern("vectors/*")), 0);
  assert.equal(spelledBy(pattern("vectors/a*")), 0);
  assert.ok(coversActions(["*"], ["read"]));
  assert.ok(!coversActions(["read"], ["*"]));
});
