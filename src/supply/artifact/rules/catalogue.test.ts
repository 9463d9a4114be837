import assert from "node:assert/strict";
import { test } from "node:test";
import { ARTIFACT_RULES } from "./catalogue.ts";

const RULES = Object.entries(ARTIFACT_RULES);

function holes(text: string): readonly string[] {
  return [...text.matchAll(/\{(\w+)\}/g)].map(([, name = ""]) => name).sort();
}

test("artifact rules: a message has the same values in both languages", () => {
  for (const [id, { message }] of RULES) {
    assert.deepEqual(holes(message.es), holes(message.en), id);
  }
});

test("artifact rules: ids are a family and a name, and texts are there in both languages", () => {
  for (const [id, { title, message, advice }] of RULES) {
    assert.match(id, /^[a-z0-9-]+\/[a-z0-9-]+$/);
    for (const text of [title, message, advice]) {
      assert.ok(text.en.length > 2 && text.es.length > 2, id);
      assert.notEqual(text.en, text.es, id);
    }
    assert.doesNotMatch(title.en + title.es + message.en + message.es, /[.]$/, id);
  }
});

test("artifact rules: what makes a file worse than clean weighs at least medium", () => {
  for (const [id, { severity, verdict }] of RULES) {
    if (verdict === "clean") assert.ok(["info", "low", "medium"].includes(severity), id);
    else if (verdict === "malicious") assert.ok(["high", "critical"].includes(severity), id);
    else assert.ok(["medium", "high", "critical"].includes(severity), id);
  }
});

test("artifact rules: references are ids of known catalogues, addresses or papers", () => {
  const known =
    /^(?:CWE-\d+|CVE-\d{4}-\d{4,}|GHSA(?:-[0-9a-z]{4}){3}|AML\.T\d{4}(?:\.\d{3})?|https:\/\/\S+|arXiv:\S+|PEP \d+|RFC \d+|OWASP \S+|.*#\d+.*)$/;
  for (const [id, { references }] of RULES) {
    for (const reference of references) assert.match(reference, known, id);
  }
});
