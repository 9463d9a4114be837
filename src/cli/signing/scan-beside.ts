import { basename, relative, sep } from "node:path";
import { Writable } from "node:stream";
import type { ScanReport } from "../../report/report.ts";
import type { ExitCode, Invocation } from "../command.ts";
import { flagOption, textOption } from "../options.ts";
import { comparedWithScan } from "./scan-comparison.ts";
import { withSignature } from "./signature-record.ts";
import type { VerifiedModel } from "./verify-model.ts";

/** What the scanner says of a model, to be part of one report. */
export interface ScanPart {
  /** What was verified, less whatever else was scanned than that. */
  readonly verified: VerifiedModel;
  readonly code: ExitCode;
  readonly text: string;
}

/** Runs `garita scan` over a model as it is by itself; what it would print is handed back. */
export async function scanBeside(
  path: string,
  verified: VerifiedModel,
  invocation: Invocation,
): Promise<ScanPart> {
  const { runScan } = await import("../scan.ts");
  const chunks: string[] = [];
  const stdout = new Writable({
    write(chunk: Buffer, _encoding, done) {
      chunks.push(chunk.toString());
      done();
    },
  });
  let judged = verified;
  const ignoreUnsigned = flagOption(invocation, "ignoreUnsignedFiles");
  const nameOf = (file: string): string => nameWithin(path, file);
  const record = (report: ScanReport): ScanReport => {
    const scanned = new Map(report.files.map((file) => [nameOf(file.path), file.sha256]));
    judged = comparedWithScan(verified, scanned, ignoreUnsigned);
    return withSignature(report, judged, nameOf);
  };
  const scan = {
    terminal: { ...invocation.terminal, stdout },
    // As the command line has them without options; the digests are what is compared.
    options: { format: textOption(invocation, "format") ?? "text", hash: true, secrets: true },
    args: [path],
  };
  const code = await runScan(scan, record);
  return { verified: judged, code, text: chunks.join("") };
}

/** The path of a scanned file as signatures have it. */
function nameWithin(root: string, file: string): string {
  return relative(root, file).replaceAll(sep, "/") || basename(root);
}
