import assert from "node:assert/strict";
import { test } from "node:test";
import { claimOf, matchesPattern, parsePattern, spellsOut } from "./pattern.ts";
import type { Claims } from "./pattern.ts";

const NOBODY: Claims = { userId: null, tenant: null };

function matches(pattern: string, path: string, claims = NOBODY): boolean {
  const parsed = parsePattern(pattern);
  assert.notEqual(parsed, null, pattern);
  return parsed !== null && matchesPattern(parsed, path.split("/"), claims);
}

test("pattern: a last star is one or more segments, one in the middle exactly one", () => {
  assert.equal(matches("vectors/*", "vectors"), false);
  assert.equal(matches("vectors/*", "vectors/a"), true);
  assert.equal(matches("vectors/*", "vectors/a/b/c"), true);
  assert.equal(matches("vectors/*/x", "vectors/a/x"), true);
  assert.equal(matches("vectors/*/x", "vectors/a/b/x"), false);
  assert.equal(matches("vectors/*/x", "vectors/x"), false);
  assert.equal(matches("*", "anything/at/all"), true);
  assert.equal(matches("vectors/*/*", "vectors/a"), false);
  assert.equal(matches("vectors/*/*", "vectors/a/b/c"), true);
});

test("pattern: a beginning with a star is one last segment that goes on", () => {
  assert.equal(matches("models/gpt-*", "models/gpt-4o"), true);
  assert.equal(matches("models/gpt-*", "models/gpt-"), false);
  assert.equal(matches("models/gpt-*", "models/gpt-4o/x"), false);
  assert.equal(matches("models/gpt-*", "models/GPT-4o"), false);
});

test("pattern: a claim stands for one equal segment, and an unknown one for none", () => {
  const ann: Claims = { userId: "ann", tenant: "north" };
  assert.equal(matches("v/{user_id}/*", "v/ann/1", ann), true);
  assert.equal(matches("v/{user_id}/*", "v/bob/1", ann), false);
  assert.equal(matches("v/{user_id}/*", "v/{user_id}/1", ann), false);
  assert.equal(matches("v/{user_id}/*", "v/ann/1"), false);
  assert.equal(matches("{tenant}/{user_id}", "north/ann", ann), true);
});

test("pattern: a claim that could reach beyond one segment is as good as none", () => {
  for (const value of ["", ".", "..", "a/b", "*", "a*", "a%2f", "a\\b", "a\u0000", " a", "a\u200b"])
    assert.equal(claimOf(value), null, JSON.stringify(value));
  assert.equal(claimOf(undefined), null);
  assert.equal(claimOf("ann@example.org"), "ann@example.org");
});

test("pattern: braces, stars and folders that mean nothing are no pattern", () => {
  const wrong = [
    "",
    "/",
    "a/",
    "a//b",
    "a/../b",
    "{user}",
    "x{user_id}",
    "a*/b",
    "**",
    "a/**",
    "a%2f",
  ];
  for (const text of [...wrong, "*a", "a/*b*", "a\\*", "a\u200b*", " a"])
    assert.equal(parsePattern(text), null, text);
});

test("pattern: a wildcard spells nothing out", () => {
  const at = (text: string) => spellsOut(parsePattern(text) ?? { parts: [], rest: true }, 1);
  const texts = ["v/a/*", "v/{user_id}", "v/*", "v/*/x", "v/a*"];
  assert.deepEqual(texts.map(at), [true, true, false, false, false]);
});
