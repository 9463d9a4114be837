import assert from "node:assert/strict";
import { test } from "node:test";
import { isSpiffe, parseSpiffeId, parseSpiffePattern } from "./spiffe.ts";

test("spiffe: an id is a trust domain and a path", () => {
  assert.deepEqual(parseSpiffeId("spiffe://prod.example_1-a/ns/Team-1/sa/api.v2"), {
    trustDomain: "prod.example_1-a",
    segments: ["ns", "Team-1", "sa", "api.v2"],
  });
});

for (const [what, uri] of [
  ["without a path", "spiffe://td"],
  ["with an empty path", "spiffe://td/"],
  ["with a slash at the end", "spiffe://td/a/"],
  ["with an empty segment", "spiffe://td/a//b"],
  ["with a segment `.`", "spiffe://td/./b"],
  ["with a segment `..`", "spiffe://td/a/../b"],
  ["with an escape", "spiffe://td/a%2fb"],
  ["with a query", "spiffe://td/a?x=1"],
  ["with a fragment", "spiffe://td/a#x"],
  ["with a port", "spiffe://td:443/a"],
  ["with a user", "spiffe://me@td/a"],
  ["with capitals in the trust domain", "spiffe://TD/a"],
  ["with a capital scheme", "SPIFFE://td/a"],
  ["without a trust domain", "spiffe:///a"],
  ["of another scheme", "https://td/a"],
  ["with a tilde", "spiffe://td/~a"],
  ["with letters beyond ASCII", "spiffe://td/ñ"],
  ["with a line break at the end", "spiffe://td/a\n"],
] as const) {
  test(`spiffe: an id ${what} is none`, () => {
    assert.equal(parseSpiffeId(uri), null);
  });
}

test("spiffe: lengths count up to their bounds", () => {
  const domain = "d".repeat(255);
  assert.notEqual(parseSpiffeId(`spiffe://${domain}/a`), null);
  assert.equal(parseSpiffeId(`spiffe://${domain}d/a`), null);
  const id = `spiffe://td/${"a".repeat(2048 - "spiffe://td/".length)}`;
  assert.notEqual(parseSpiffeId(id), null);
  assert.equal(parseSpiffeId(`${id}a`), null);
});

test("spiffe: what means to be an id is known by its scheme, in any spelling", () => {
  assert.deepEqual(["spiffe://td/a", "SpIfFe:x", "https://spiffe://td/a"].map(isSpiffe), [
    true,
    true,
    false,
  ]);
});

function captured(pattern: string, uri: string): unknown {
  const id = parseSpiffeId(uri);
  assert.ok(id !== null);
  return parseSpiffePattern(pattern)?.(id) ?? null;
}

test("spiffe: a pattern takes as many segments as it has", () => {
  const pattern = "spiffe://*/ns/{namespace}/sa/{name}";
  assert.deepEqual(captured(pattern, "spiffe://td/ns/prod/sa/api"), {
    namespace: "prod",
    name: "api",
  });
  for (const uri of [
    "spiffe://td/ns/prod/sa/api/x",
    "spiffe://td/ns/prod/sa",
    "spiffe://td/NS/prod/sa/api",
    "spiffe://td/x/ns/prod/sa/api",
  ]) {
    assert.equal(captured(pattern, uri), null, uri);
  }
  assert.deepEqual(captured("spiffe://td/*/b", "spiffe://td/a/b"), {});
  assert.equal(captured("spiffe://td/*/b", "spiffe://other/a/b"), null);
  assert.deepEqual(captured("spiffe://td/a", "spiffe://td/a"), {});
});

test("spiffe: what is no pattern is refused", () => {
  for (const pattern of [
    "spiffe://td",
    "spiffe://td*/a",
    "spiffe://td/a*",
    "spiffe://td/{other}",
    "spiffe://td/{name}/{name}",
    "spiffe://td/..",
    "https://td/a",
  ]) {
    assert.equal(parseSpiffePattern(pattern), null, pattern);
  }
});
