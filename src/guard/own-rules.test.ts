import assert from "node:assert/strict";
import { test } from "node:test";

import { GuardConfig } from "./config.ts";
import { compileDetector } from "./detect/compile-detector.ts";
import { ownRecognizers } from "./own-rules.ts";

const code = { id: "acme/code", title: "Code", entity: "CODE" };

function found(text: string, more: object): readonly (readonly [string, number])[] {
  const config = GuardConfig.parse(more);
  const findings = compileDetector(ownRecognizers(config, () => false)).scan(text);
  return findings.map(({ span, score }) => [text.slice(span.start, span.end), score]);
}

test("own rules: a checksum drops what does not pass it", () => {
  const customPatterns = [{ ...code, pattern: "PRJ-\\d{6}", checksum: "luhn" }];
  assert.deepEqual(found("PRJ-100009 PRJ-100008", { customPatterns }), [["PRJ-100008", 0.8]]);
});

test("own rules: words in front raise, are asked for, or drop", () => {
  const pattern = "\\b\\d{6}\\b";
  const context = { words: ["expediente", "case no*"] };
  const raising = [{ ...code, pattern, confidence: 0.1, context }];
  assert.deepEqual(found("Nº de Expediente: 123456", { customPatterns: raising }), [
    ["123456", 0.9],
  ]);
  assert.deepEqual(found("123456", { customPatterns: raising }), [["123456", 0.1]]);
  const asking = [{ ...code, pattern, context: { ...context, required: true, score: 1 } }];
  assert.deepEqual(found("123456", { customPatterns: asking }), []);
  assert.deepEqual(found("case notes 123456", { customPatterns: asking }), [["123456", 1]]);
  const dropping = [{ ...code, pattern, against: { words: ["invoice"], reach: 16 } }];
  assert.deepEqual(found("invoice 123456, and later on 654321", { customPatterns: dropping }), [
    ["654321", 0.8],
  ]);
});

test("own rules: values of a list are found under its id, and only there", () => {
  const deny = [{ id: "acme/customers", title: "Customers", values: ["Blue Owl", "Red Fox"] }];
  assert.deepEqual(found("the red fox and the blue owls", { deny }), [["red fox", 1]]);
});

test("own rules: an id that is taken is refused by name", () => {
  const deny = [{ id: "acme/code", title: "Customers", values: ["Blue Owl"] }];
  const config = GuardConfig.parse({ deny, customPatterns: [{ ...code, pattern: "x" }] });
  assert.throws(() => ownRecognizers(config, () => false), /`acme\/code` is given twice/);
  assert.throws(() => ownRecognizers(config, () => true), /`acme\/code` is a built-in rule/);
});

test("own rules: an error names the entry and never the value", () => {
  const refused = (deny: readonly object[]) => {
    const issues = GuardConfig.safeParse({ deny }).error?.issues ?? [];
    assert.ok(issues.length > 0);
    assert.ok(!JSON.stringify(issues).includes("SECRET"), JSON.stringify(issues));
    return issues.map(({ path }) => path.join("."));
  };
  const list = { id: "acme/list", title: "List" };
  const long = `SECRET${"x".repeat(256)}`;
  assert.deepEqual(refused([{ ...list, values: ["fine", long] }]), ["deny.0.values.1"]);
  assert.deepEqual(refused([{ ...list, values: ["\u200b\u200b"] }]), ["deny.0.values.0"]);
  assert.deepEqual(refused([{ ...list, values: [] }]), ["deny.0.values"]);
  const many = Array.from({ length: 9000 }, (_, at) => `SECRET ${at}`);
  const lists = ["acme/a", "acme/b"].map((id) => ({ ...list, id, values: many }));
  assert.deepEqual(refused(lists), ["deny"]);
  assert.deepEqual(refused([list, list].map((one) => ({ ...one, values: ["fine"] }))), ["deny"]);
});
