import type { FileReport } from "../../report/report.ts";
import type { Fact } from "../../supply/artifact/format.ts";
import { withFinding } from "../../supply/artifact/scan.ts";
import type { ScanCrew } from "./scan-crew.ts";
import type { ScanResult, ScanTask } from "./scan-file.ts";
import type { FoundFile } from "./scan-paths.ts";
import { toFileReport } from "./to-report.ts";

/** A file's report with the operand that led to it. */
export interface Scanned {
  readonly operand: string;
  readonly file: FileReport;
  /** What is worth listing in the bill of materials. */
  readonly facts: readonly Fact[];
}

export function toScanned(shown: string, result: ScanResult, operand: string): Scanned {
  return { operand, file: toFileReport(shown, result), facts: result.report.facts };
}

/** Files whose turn has not come may wait with their reports, so that a slow one stops nobody. */
const AHEAD_MAX = 256;

/** Scans side by side and reports in the order of the files. */
export async function* scanFiles(
  files: Iterable<FoundFile>,
  crew: ScanCrew,
  template: Omit<ScanTask, "path">,
): AsyncGenerator<Scanned> {
  const running: Promise<Scanned>[] = [];
  for (const { path, shown, operand, isCut } of files) {
    const result = crew.scan({ ...template, path });
    const told = isCut === true ? result.then(asCut) : result;
    running.push(told.then((done) => toScanned(shown, done, operand)));
    const first = running.length > AHEAD_MAX ? running.shift() : undefined;
    if (first !== undefined) yield await first;
  }
  for (const next of running) yield await next;
}

/** What was found in a part is true of it; the rest may be anything. */
function asCut({ report }: ScanResult): ScanResult {
  return { sha256: null, report: withFinding(report, "file/unreadable", { reason: "cut" }) };
}
