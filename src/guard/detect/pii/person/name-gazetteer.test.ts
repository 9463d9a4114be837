import assert from "node:assert/strict";
import { test } from "node:test";
import { GIVEN_EN } from "./names/given-en.ts";
import { GIVEN_ES } from "./names/given-es.ts";
import { SURNAMES_EN } from "./names/surnames-en.ts";
import { SURNAMES_ES } from "./names/surnames-es.ts";
import { endsLikeSurname, KNOWN, knownOf } from "./name-gazetteer.ts";

test("gazetteer: every list is plain lower case and has at least 1,500 different names", () => {
  for (const list of [GIVEN_EN, GIVEN_ES, SURNAMES_EN, SURNAMES_ES]) {
    const names = list.trim().split(/\s+/);
    assert.ok(new Set(names).size >= 1500);
    for (const name of names) assert.match(name, /^[a-z]+$/);
  }
});

test("gazetteer: a name knows whether it is given, a surname, or also a word", () => {
  assert.equal(knownOf("laura") & KNOWN.given, KNOWN.given);
  assert.equal(knownOf("fernandez") & KNOWN.spanishSurname, KNOWN.spanishSurname);
  assert.equal(knownOf("rosa") & KNOWN.ordinary, KNOWN.ordinary);
  assert.equal(knownOf("qwxz"), 0);
});

test("gazetteer: hyphenated names are what both halves are", () => {
  assert.equal(knownOf("jean-pierre") & KNOWN.given, KNOWN.given);
  assert.equal(knownOf("jean-qwxz"), 0);
  assert.equal(knownOf("o'brien") & KNOWN.surname, KNOWN.surname);
});

test("gazetteer: endings of surnames are known where the list has none", () => {
  assert.ok(endsLikeSurname("zelkowski"));
  assert.ok(endsLikeSurname("hallbjornsson"));
  assert.ok(!endsLikeSurname("possession"));
});
