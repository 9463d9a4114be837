import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv } from "ajv";
import type { Log, Result } from "sarif";
import { scanReport } from "../../test/fixtures/scan-report.ts";
import { renderSarif } from "./sarif.ts";

const schemaFile = import.meta.resolve("schemastore/schemas/json/sarif-2.1.0.json");

function results(): readonly Result[] {
  // The schema says so in the first test.
  const log = JSON.parse(renderSarif(scanReport(), "en")) as Log;
  return log.runs[0]?.results ?? [];
}

test("sarif: both languages validate against the schema of SARIF 2.1.0", () => {
  const schema: unknown = JSON.parse(readFileSync(new URL(schemaFile), "utf8"));
  assert.ok(typeof schema === "object" && schema !== null);
  const validate = new Ajv({ strict: false, validateFormats: false, unicodeRegExp: false }).compile(
    schema,
  );
  for (const language of ["en", "es"] as const) {
    const valid = validate(JSON.parse(renderSarif(scanReport(), language)));
    assert.ok(valid, JSON.stringify(validate.errors));
  }
  assert.ok(!validate({ version: "2.1.0" }));
});

test("sarif: a result names its rule, level, file and member", () => {
  const [inside, outside, minor] = results();
  assert.equal(inside?.ruleId, "toy/runs-code");
  assert.equal(inside.level, "error");
  assert.equal(inside.message.text, "archive/data.pkl: calls `x`");
  const [place] = inside.locations ?? [];
  const { physicalLocation, logicalLocations } = place ?? {};
  assert.equal(physicalLocation?.artifactLocation?.uri, "models/evil%20model%20%C3%B1.pt");
  // The offset is one within the member: in the file something else is there.
  assert.equal(physicalLocation.region, undefined);
  assert.equal(logicalLocations?.[0]?.fullyQualifiedName, "archive/data.pkl");
  assert.equal(outside?.locations?.[0]?.physicalLocation?.region?.byteOffset, 3);
  assert.equal(minor?.level, "note");
});

test("sarif: what was accepted is suppressed, with who answers for it", () => {
  const suppressed = results().filter(({ suppressions }) => suppressions !== undefined);
  assert.deepEqual(
    suppressed.map(({ suppressions }) => suppressions?.[0]?.justification),
    ["Ana: reviewed"],
  );
});

test("sarif: fingerprints tell findings apart and stay the same from run to run", () => {
  const prints = results().map(({ partialFingerprints }) => partialFingerprints?.["garita/v1"]);
  assert.equal(new Set(prints).size, 4);
  assert.deepEqual(
    prints,
    results().map(({ partialFingerprints }) => partialFingerprints?.["garita/v1"]),
  );
});
