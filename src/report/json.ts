import type { FileReport, ReportFinding, ScanReport } from "./report.ts";

/** DESIGN §4: the JSON of `garita scan`, on one line. */
export function renderJson({ files, summary, signature }: ScanReport): string {
  const signed = signature === undefined ? {} : { signature };
  return JSON.stringify({ files: files.map(toJson), summary, ...signed });
}

function toJson({ findings, formats, ...file }: FileReport): object {
  const { path, sha256, verdict, coverage, signature } = file;
  const signed = signature === undefined ? {} : { signature };
  const found = findings.map(finding);
  return { path, sha256, format: formats, verdict, findings: found, coverage, ...signed };
}

function finding({ rule, message, member, offset, waiver }: ReportFinding): object {
  return {
    rule: rule.id,
    severity: rule.severity,
    message: message.en,
    messages: message,
    location: { member: member.length === 0 ? null : member.join("!/"), offset: offset ?? null },
    references: rule.references,
    ...(waiver === undefined ? {} : { waiver }),
  };
}
