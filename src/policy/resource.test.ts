import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { RESOURCE_LENGTH_MAX, SEGMENTS_MAX, parseResource, splitResource } from "./resource.ts";

const split = (path: string): string | null => splitResource(path)?.join("|") ?? null;

test("resource: a path is its segments, decoded once and composed", () => {
  assert.deepEqual(parseResource("vectors/public/a%20b"), ["vectors", "public", "a b"]);
  assert.deepEqual(parseResource("vectors/cafe\u0301"), ["vectors", "caf\u00e9"]);
  assert.deepEqual(parseResource("vectors/caf%C3%A9"), ["vectors", "caf\u00e9"]);
  assert.deepEqual(parseResource("models/ft:gpt-4o:org::id"), ["models", "ft:gpt-4o:org::id"]);
});

const REFUSED = [
  ..."|/|/a|a/|a//b|a/./b|a/../b|..|.|a/%2e%2e/b|a/.%2E|a%2fb|a%5cb|a\\b|a/*|a/b*".split("|"),
  ..."a/%2a|a%|a%zz|a%ff|a%252e|a%2525|a/ b|a /b|a/b |a%20|a%00|a%7f".split("|"),
  ..."a\u00a0/b|a\u0000|a\u001f|a\u007f".split("|"),
  ..."a\u0085|a\u200b|a\u202eb|\ud800|a\u2028|\ufeffa".split("|"),
];

test("resource: what could be read in two ways is no path", () => {
  for (const raw of REFUSED) assert.equal(parseResource(raw), null, JSON.stringify(raw));
});

test("resource: dots are names as long as they are not those of folders", () => {
  assert.equal(split("a/.b"), "a|.b");
  assert.equal(split("a/..b/..."), "a|..b|...");
});

test("resource: a path may be so long and have so many segments, and not one more", () => {
  assert.notEqual(split("a".repeat(RESOURCE_LENGTH_MAX)), null);
  assert.equal(split("a".repeat(RESOURCE_LENGTH_MAX + 1)), null);
  assert.notEqual(split(Array.from({ length: SEGMENTS_MAX }, () => "a").join("/")), null);
  assert.equal(split(Array.from({ length: SEGMENTS_MAX + 1 }, () => "a").join("/")), null);
});

test("resource: only the one spelling of a path is taken as it stands", () => {
  assert.equal(split("vectors/cafe\u0301"), null);
  assert.equal(split("vectors/a%20b"), null);
  assert.equal(split("vectors/a b"), "vectors|a b");
});

test("resource: what was parsed is read again as the same path", () => {
  const unit = fc.constantFrom(
    ..."a|/|.|%|2e|25|*| |\u0301|e|\\|\u00e9|\u200b|\u{1f600}".split("|"),
  );
  fc.assert(
    fc.property(fc.string({ unit, maxLength: 12 }), (raw) => {
      const path = parseResource(raw);
      if (path !== null) assert.deepEqual(splitResource(path.join("/")), path);
    }),
    { numRuns: 2000 },
  );
});
