import assert from "node:assert/strict";
import { test } from "node:test";
import { ConfigError } from "../../config/problem.ts";
import { renderJson } from "../../report/json.ts";
import type { FileReport } from "../../report/report.ts";
import { toFileReport, toScanReport } from "./to-report.ts";
import { readBaseline, readWaivers } from "./waivers.ts";

const NOW_MS = Date.UTC(2026, 10, 22, 12);
const SHA256 = "ab".repeat(32);

function scanned(path: string, sha256: string | null = SHA256): FileReport {
  const values = { promised: "a", found: "b" };
  const coverage = { bytes: 1, understood: 1, skipped: [] };
  const finding = { rule: "file/disguised", member: ["inner"], values } as const;
  const verdict = "suspicious" as const;
  const report = { formats: ["zip"], verdict, findings: [finding], coverage, facts: [] };
  return toFileReport(path, { sha256, report });
}

function waivers(lines: string): ReturnType<typeof readWaivers> {
  return readWaivers("waivers.yaml", `apiVersion: garita/v1\nwaivers:\n${lines}`, NOW_MS);
}

const ENTRY = "  - { rule: file/disguised, owner: Ana, reason: ours, expires: 2026-11-22";

test("waivers: what is accepted stays in the report and no longer counts", () => {
  const file = waivers(`${ENTRY} }`).apply(scanned("m.bin"));
  assert.equal(file.verdict, "clean");
  const waiver = { owner: "Ana", reason: "ours", expires: "2026-11-22" };
  assert.deepEqual(file.findings[0]?.waiver, waiver);
});

test("waivers: path and digest narrow what is accepted", () => {
  const verdict = (line: string, path: string): string =>
    waivers(line).apply(scanned(path)).verdict;
  assert.equal(verdict(`${ENTRY}, path: old/*.bin }`, "old/m.bin"), "clean");
  assert.equal(verdict(`${ENTRY}, path: old/*.bin }`, "new/m.bin"), "suspicious");
  assert.equal(verdict(`${ENTRY}, sha256: ${SHA256} }`, "m.bin"), "clean");
  assert.equal(verdict(`${ENTRY}, sha256: ${"cd".repeat(32)} }`, "m.bin"), "suspicious");
});

test("waivers: one past its last day accepts nothing and is told", () => {
  const old = waivers(`${ENTRY.replace("-22", "-21")}, path: m.bin }`);
  assert.equal(old.apply(scanned("m.bin")).verdict, "suspicious");
  assert.deepEqual(old.expired, ["file/disguised m.bin"]);
});

test("waivers: an unknown rule, a missing owner and a date that is none are refused", () => {
  for (const line of [
    ENTRY.replace("file/disguised", "file/disguise"),
    ENTRY.replace("owner: Ana, ", ""),
    ENTRY.replace("2026-11-22", "2026-13-22"),
    `${ENTRY}, until: 2027`,
  ]) {
    assert.throws(() => waivers(`${line} }`), ConfigError, line);
  }
});

test("baseline: an earlier report accepts the same findings in the same bytes only", () => {
  const before = renderJson(toScanReport([scanned("m.bin")]));
  const { apply } = readBaseline("before.json", before);
  assert.equal(apply(scanned("moved/m.bin")).verdict, "clean");
  assert.equal(apply(scanned("m.bin", "cd".repeat(32))).verdict, "suspicious");
  assert.equal(apply(scanned("m.bin", null)).verdict, "suspicious");
});

test("baseline: a file that could not be hashed accepts nothing", () => {
  const before = renderJson(toScanReport([scanned("m.bin", null)]));
  assert.equal(readBaseline("b.json", before).apply(scanned("m.bin", null)).verdict, "suspicious");
  assert.throws(() => readBaseline("b.json", "[]"), ConfigError);
});
