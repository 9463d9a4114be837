import type { Severity } from "../core/finding.ts";
import type { Wording } from "../core/language.ts";
import type { ScanVerdict } from "../core/scan-verdict.ts";
import type { FileSignature, SignatureRecord } from "../core/signature-record.ts";

/** What a check of files found, ready for any rendering. */
export interface ScanReport {
  readonly tool: { readonly name: string; readonly version: string };
  readonly files: readonly FileReport[];
  readonly summary: ReportSummary;
  /** Left out where no signature was to be verified. */
  readonly signature?: SignatureRecord;
}

export interface FileReport {
  /** As given, or below the folder that was given; forward slashes. */
  readonly path: string;
  /** Hexadecimal; null when it was not read to the end. */
  readonly sha256: string | null;
  readonly formats: readonly string[];
  readonly verdict: ScanVerdict;
  readonly findings: readonly ReportFinding[];
  /** Null when the file could not be opened. */
  readonly coverage: ReportCoverage | null;
  /** Left out where no signature was to be verified. */
  readonly signature?: FileSignature;
}

export interface ReportRule {
  /** Stable: `pickle/dangerous-callable`. */
  readonly id: string;
  readonly severity: Severity;
  /** What a file is in which this is found. */
  readonly verdict: ScanVerdict;
  readonly title: Wording;
  readonly advice: Wording;
  readonly references: readonly string[];
}

export interface ReportFinding {
  readonly rule: ReportRule;
  readonly message: Wording;
  /** Names of members of an archive, outermost first; empty for the file itself. */
  readonly member: readonly string[];
  /** In bytes from the start of the innermost member. */
  readonly offset?: number;
  /** Somebody answers for this finding until a day, or it was known: it no longer counts. */
  readonly waiver?: {
    readonly owner: string;
    readonly reason: string;
    readonly expires: string | null;
  };
}

export interface ReportCoverage {
  readonly bytes: number;
  readonly understood: number;
  readonly skipped: readonly {
    readonly member: readonly string[];
    readonly offset: number;
    readonly length: number;
    readonly why: string;
  }[];
}

export interface ReportSummary {
  readonly files: number;
  /** Files in which at least one format was recognized. */
  readonly artifacts: number;
  readonly verdicts: Readonly<Record<ScanVerdict, number>>;
  readonly bytes: number;
}
