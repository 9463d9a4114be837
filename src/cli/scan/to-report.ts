import { everyLanguageOf } from "../../core/language.ts";
import type { Wording } from "../../core/language.ts";
import { SCAN_VERDICTS } from "../../core/scan-verdict.ts";
import type { ScanVerdict } from "../../core/scan-verdict.ts";
import type { SignatureRecord } from "../../core/signature-record.ts";
import type { FileReport, ReportFinding, ReportSummary, ScanReport } from "../../report/report.ts";
import type { ArtifactFinding } from "../../supply/artifact/finding.ts";
import type { Fact } from "../../supply/artifact/format.ts";
import { artifactRule } from "../../supply/artifact/rules/catalogue.ts";
import type { BomArtifact } from "../../supply/bom/cyclonedx.ts";
import { packageVersion } from "../version.ts";
import type { ScanResult } from "./scan-file.ts";

/** The result of one file in the words of reports. */
export function toFileReport(path: string, { sha256, report }: ScanResult): FileReport {
  const { formats, verdict, coverage } = report;
  return { path, sha256, formats, verdict, coverage, findings: report.findings.map(toFinding) };
}

function toFinding({ rule: id, member, offset, values }: ArtifactFinding): ReportFinding {
  const { severity, verdict, title, advice, references, message } = artifactRule(id);
  const at = offset === undefined ? {} : { offset };
  const rule = { id, severity, verdict, title, advice, references };
  // The catalogue's types hold each rule to the values of its message.
  const filled: Wording = everyLanguageOf(message, values);
  return { rule, message: filled, member, ...at };
}

/** The same file for the bill of materials; what is accepted counts no more there either. */
export function toBomArtifact(
  file: FileReport,
  facts: readonly Fact[],
  record?: SignatureRecord,
): BomArtifact {
  const { path, sha256, coverage, formats, verdict, findings } = file;
  const rules = findings.filter(({ waiver }) => waiver === undefined).map(({ rule }) => rule.id);
  const artifact = { path, sha256, bytes: coverage?.bytes ?? null, formats, verdict, rules, facts };
  if (record === undefined || file.signature === undefined) return artifact;
  return { ...artifact, signature: { ...record, status: file.signature } };
}

export function toScanReport(files: readonly FileReport[]): ScanReport {
  const tool = { name: "garita", version: packageVersion() };
  return { tool, files, summary: summaryOf(files) };
}

function summaryOf(files: readonly FileReport[]): ReportSummary {
  const count = (verdict: ScanVerdict): number => {
    return files.filter((file) => file.verdict === verdict).length;
  };
  const [clean, suspicious, unreadable, malicious] = SCAN_VERDICTS.map(count);
  return {
    files: files.length,
    artifacts: files.filter(({ formats }) => formats.length > 0).length,
    verdicts: {
      clean: clean ?? 0,
      suspicious: suspicious ?? 0,
      unreadable: unreadable ?? 0,
      malicious: malicious ?? 0,
    },
    bytes: files.reduce((sum, { coverage }) => sum + (coverage?.bytes ?? 0), 0),
  };
}
