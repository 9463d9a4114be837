import assert from "node:assert/strict";
import { test } from "node:test";
import { checksumOf } from "../../../core/base62.ts";
import { foundBy } from "../found.ts";
import { defineToken, fake, fakeUuid, isFilledIn, isMasked, scoreByChecksum } from "./token.ts";

const rule = defineToken({
  id: "sample-token",
  title: "Sample",
  pattern: /(?<![A-Za-z0-9_])smp_[A-Za-z0-9]{20}(?![A-Za-z0-9_])/,
  samples: [`smp_${fake(20)}`],
});

test("token: a rule fills in what all tokens share and says how it can be spoilt", () => {
  assert.equal(rule.id, "secret/sample-token");
  assert.equal(rule.category, "secret");
  assert.equal(rule.entity, "API_KEY");
  assert.equal(rule.examples.finds.length, 2);
  assert.equal(rule.examples.ignores.length, 3);
  for (const text of rule.examples.finds) assert.equal(foundBy(rule, text).length, 1, text);
  for (const text of rule.examples.ignores) assert.deepEqual(foundBy(rule, text), [], text);
});

test("token: a body that is crossed out or never filled in is nothing", () => {
  for (const body of ["x".repeat(20), "X".repeat(20), "0".repeat(20), "yourTokenGoesHere1234"]) {
    assert.ok(isMasked(body), body);
    assert.deepEqual(foundBy(rule, `smp_${body.slice(0, 20)}`), [], body);
  }
  assert.ok(!isMasked(fake(40)));
});

test("token: letters alone count when their case follows no rule of writing", () => {
  assert.ok(isFilledIn("aBcDeFgHiJkLmNoPqRsT"));
  assert.ok(!isFilledIn("createManyPiecesOfText"));
  assert.ok(!isFilledIn("heading-of-the-section"));
});

test("token: samples have the length and the letters that are asked for", () => {
  assert.match(fake(45), /^[A-Za-z0-9]{45}$/);
  assert.match(fake(64, "hex"), /^[a-f0-9]{64}$/);
  assert.match(fakeUuid(), /^[a-f0-9]{8}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{4}-[a-f0-9]{12}$/);
});

test("token: the checksum of GitHub and npm makes a token certain, none drops it", () => {
  const random = fake(30);
  assert.equal(scoreByChecksum(`ghp_${random}${checksumOf(random)}`), 1);
  assert.equal(scoreByChecksum(`ghp_${random}000000`), true);
  assert.equal(scoreByChecksum(`npm_${"x".repeat(36)}`), false);
});
