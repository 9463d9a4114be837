import assert from "node:assert/strict";
import { test } from "node:test";
import type { Finding, Severity } from "../core/finding.ts";
import { BULK_MIN, KINDS_MIN, riskier, riskOf } from "./risk.ts";

function findings(count: number, severity: Severity, entity = "EMAIL"): readonly Finding[] {
  const finding: Finding = {
    rule: "pii/x",
    category: "pii",
    severity,
    entity,
    score: 1,
    span: { start: 0, end: 1 },
  };
  return Array.from({ length: count }, () => finding);
}

test("risk: it is that of the worst finding, and info counts as low", () => {
  assert.equal(riskOf([]), "none");
  assert.equal(riskOf(findings(1, "info")), "low");
  assert.equal(riskOf([...findings(1, "low"), ...findings(1, "high")]), "high");
  assert.equal(riskOf(findings(1, "critical")), "critical");
});

test("risk: a list of the same is one step worse than a mention", () => {
  assert.equal(riskOf(findings(BULK_MIN - 1, "medium")), "medium");
  assert.equal(riskOf(findings(BULK_MIN, "medium")), "high");
  assert.equal(riskOf([...findings(BULK_MIN, "low"), ...findings(1, "high")]), "high");
  assert.equal(riskOf(findings(BULK_MIN, "critical")), "critical");
});

test("risk: so are many kinds of personal data together", () => {
  const kinds = (count: number) =>
    Array.from({ length: count }, (_, at) => findings(1, "medium", `ENTITY_${at}`)).flat();
  assert.equal(riskOf(kinds(KINDS_MIN - 1)), "medium");
  assert.equal(riskOf(kinds(KINDS_MIN)), "high");
});

test("risk: the worse of two, whichever comes first", () => {
  assert.equal(riskier("low", "high"), "high");
  assert.equal(riskier("critical", "none"), "critical");
});
