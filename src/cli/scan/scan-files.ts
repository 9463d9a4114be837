import type { FileReport } from "../../report/report.ts";
import type { ScanCrew } from "./scan-crew.ts";
import type { ScanTask } from "./scan-file.ts";
import type { FoundFile } from "./scan-paths.ts";
import { toFileReport } from "./to-report.ts";

/** A file's report with the operand that led to it. */
export interface Scanned {
  readonly operand: string;
  readonly file: FileReport;
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
  for (const { path, shown, operand } of files) {
    const result = crew.scan({ ...template, path });
    running.push(result.then((done) => ({ operand, file: toFileReport(shown, done) })));
    const first = running.length > AHEAD_MAX ? running.shift() : undefined;
    if (first !== undefined) yield await first;
  }
  for (const next of running) yield await next;
}
