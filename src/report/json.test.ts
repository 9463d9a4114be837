import assert from "node:assert/strict";
import { test } from "node:test";
import { scanReport } from "../../test/fixtures/scan-report.ts";
import { renderJson } from "./json.ts";

test("json: one line, with the fields of the stable contract", () => {
  const text = renderJson(scanReport());
  assert.ok(!text.includes("\n"));
  const parsed: unknown = JSON.parse(text);
  assert.partialDeepStrictEqual(parsed, {
    files: [
      { path: "models/clean.pkl", format: ["pickle"], verdict: "clean", findings: [] },
      {
        verdict: "malicious",
        findings: [
          {
            rule: "toy/runs-code",
            severity: "critical",
            message: "calls `x`",
            location: { member: "archive/data.pkl", offset: 7 },
            references: ["CWE-502", "AML.T0011.000"],
          },
          { location: { member: null, offset: 3 } },
          { location: { member: null, offset: null } },
        ],
        coverage: { bytes: 10, understood: 10, skipped: [] },
      },
      { sha256: null, verdict: "unreadable", coverage: null },
      { findings: [{ waiver: { owner: "Ana", reason: "reviewed", expires: "2027-01-31" } }] },
    ],
    summary: { files: 4, verdicts: { malicious: 1 } },
  });
});

test("json: what came of a signature is there only where one was to be verified", () => {
  const report = scanReport();
  assert.doesNotMatch(renderJson(report), /"signature"/);
  const signature = { status: "none", method: null, signer: null, digest: null } as const;
  const files = report.files.map((file) => ({ ...file, signature: "none" as const }));
  const parsed = JSON.parse(renderJson({ ...report, files, signature }));
  assert.deepEqual(parsed.signature, signature);
  assert.equal(parsed.files[0].signature, "none");
});
