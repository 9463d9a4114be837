import assert from "node:assert/strict";
import { test } from "node:test";

import fc from "fast-check";

import { compileDetector } from "./compile-detector.ts";
import { denyRecognizers } from "./deny-list.ts";
import type { DenyList } from "./deny-list.ts";

const card = {
  id: "acme/customers",
  title: "Customers",
  category: "pii",
  severity: "high",
  entity: "CUSTOMER",
  references: [],
} as const;

function found(text: string, values: readonly string[], options: Partial<DenyList> = {}) {
  const list = { card, values, ignoreCase: true, wholeWords: true, ...options };
  const findings = compileDetector(denyRecognizers(list)).scan(text);
  return findings.map(({ span }) => text.slice(span.start, span.end));
}

test("deny list: exact values are found under the rule's card", () => {
  const list = { card, values: ["Project Blue"], ignoreCase: true, wholeWords: true };
  const [finding] = compileDetector(denyRecognizers(list)).scan("about project blue.");
  assert.deepEqual(finding, {
    rule: "acme/customers",
    category: "pii",
    severity: "high",
    entity: "CUSTOMER",
    score: 1,
    span: { start: 6, end: 18 },
  });
});

test("deny list: case counts only if asked, and full-width letters are letters", () => {
  assert.deepEqual(found("ÁNGELA ángela", ["Ángela"]), ["ÁNGELA", "ángela"]);
  assert.deepEqual(found("ÁNGELA Ángela", ["Ángela"], { ignoreCase: false }), ["Ángela"]);
  assert.deepEqual(found("Ｂｌｕｅ", ["Blue"]), ["Ｂｌｕｅ"]);
  assert.deepEqual(found("Blue", ["Ｂｌｕｅ"]), ["Blue"]);
});

test("deny list: whole words only, unless asked; an edge that is no letter has no boundary", () => {
  assert.deepEqual(found("banana ana anas", ["ana"]), ["ana"]);
  assert.deepEqual(found("banana", ["ana"], { wholeWords: false }), ["anana"]);
  assert.deepEqual(found("xC++y C++", ["C++"]), ["C++"]);
  assert.deepEqual(found("a#1#b", ["#1#"]), ["#1#"]);
});

test("deny list: signs of patterns are only characters", () => {
  const values = ["a.b*c", "(x)|y", "[z]{2}", "back\\slash", "$^", "a/b", "1+1?"];
  for (const value of values) {
    assert.deepEqual(found(`<${value}>`, values), [value]);
  }
  assert.deepEqual(found("aXbbc", values), []);
});

test("deny list: a space is any white space, also across a line", () => {
  assert.deepEqual(found("Ana\nPérez", ["Ana Pérez"]), ["Ana\nPérez"]);
  assert.deepEqual(found("Ana\u00a0Pérez", ["Ana  Pérez"]), ["Ana\u00a0Pérez"]);
});

test("deny list: characters beyond the BMP are told apart", () => {
  assert.deepEqual(found("code 🍎🍊 and 🍊🍎", ["🍎🍊"]), ["🍎🍊"]);
});

test("deny list: one value may begin another; the longest is found", () => {
  assert.deepEqual(found("Ana Pérez, Ana", ["Ana", "Ana Pérez", "Ana Pérez Gil"]), [
    "Ana Pérez",
    "Ana",
  ]);
});

test("deny list: values of invisible characters only find nothing", () => {
  assert.deepEqual(found("a\u200b b", ["\u200b"]), []);
});

test("deny list: every value is found, whatever the others are", () => {
  const value = fc.string({ unit: "grapheme", minLength: 2, maxLength: 40 });
  fc.assert(
    fc.property(fc.array(value, { minLength: 1, maxLength: 30 }), (values) => {
      const detector = compileDetector(
        denyRecognizers({ card, values, ignoreCase: false, wholeWords: true }),
      );
      for (const one of values) {
        const trimmed = one.trim();
        if (trimmed.replaceAll(/\p{Default_Ignorable_Code_Point}/gu, "") === "") continue;
        assert.ok(detector.scan(`- ${trimmed} -`).length > 0, JSON.stringify(one));
      }
    }),
    { numRuns: 300 },
  );
});

test("deny list: a value is found whatever space stands between its words", () => {
  const values = ["Blue Owl", "!  !"];
  const detector = compileDetector(
    denyRecognizers({ card, values, ignoreCase: false, wholeWords: true }),
  );
  for (const text of ["Blue Owl", "Blue  Owl", "Blue\n Owl", "!  !", "! !"]) {
    assert.equal(detector.scan(`- ${text} -`).length, 1, JSON.stringify(text));
  }
});

test("deny list: ten thousand values with long common beginnings are few patterns", () => {
  const values = Array.from({ length: 10_000 }, (_, at) => `customer number ${at * 7919} of acme`);
  const recognizers = denyRecognizers({ card, values, ignoreCase: true, wholeWords: true });
  assert.ok(recognizers.length < 64, String(recognizers.length));
  const detector = compileDetector(recognizers);
  for (const at of [0, 5000, 9999]) {
    assert.equal(detector.scan(`see ${values[at] ?? ""}.`).length, 1);
  }
  assert.equal(detector.scan("see customer number 1 of acme.").length, 0);
});
