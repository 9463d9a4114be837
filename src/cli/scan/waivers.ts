import { z } from "zod";
import { readDocument } from "../../config/document.ts";
import { parseWith } from "../../config/parse.ts";
import { matchesGlob } from "../../core/glob.ts";
import { worstVerdict } from "../../core/scan-verdict.ts";
import type { FileReport, ReportFinding } from "../../report/report.ts";
import { ARTIFACT_RULES } from "../../supply/artifact/rules/catalogue.ts";

const Digest = z.string().regex(/^[0-9a-f]{64}$/, "a SHA-256 in lower-case hexadecimal");

const WaiverConfig = z.strictObject({
  rule: z
    .string()
    .refine((id) => id in ARTIFACT_RULES, "no rule of this id: see the reference of rules")
    .describe("Id of the rule whose findings are accepted."),
  path: z.string().min(1).max(4096).default("*").describe("Files, with `*` for any characters."),
  sha256: Digest.optional().describe("Only these very bytes."),
  owner: z.string().min(1).max(200).describe("Who answers for it."),
  reason: z.string().min(1).max(2000).describe("Why it is accepted."),
  expires: z.iso.date().describe("Last day on which it counts, in UTC."),
});

const WaiversConfig = z.strictObject({
  apiVersion: z.literal("garita/v1"),
  waivers: z.array(WaiverConfig).max(10_000),
});

type Waiver = z.infer<typeof WaiverConfig>;

/** Accepts findings; also says which waivers have run out. */
export interface Waivers {
  readonly apply: (file: FileReport) => FileReport;
  /** `rule path` of waivers past their last day, which accept nothing any more. */
  readonly expired: readonly string[];
}

/** Reads a file of waivers. Throws `ConfigError` with line and column. */
export function readWaivers(file: string, text: string, nowMs: number): Waivers {
  const document = readDocument(file, text);
  const { waivers } = parseWith(WaiversConfig, document.value, document.where.bind(document));
  const today = new Date(nowMs).toISOString().slice(0, 10);
  const current = waivers.filter(({ expires }) => expires >= today);
  return {
    apply: (report) =>
      accept(report, (finding) => current.find((waiver) => covers(waiver, report, finding))),
    expired: waivers
      .filter(({ expires }) => expires < today)
      .map(({ rule, path }) => `${rule} ${path}`),
  };
}

function covers({ rule, path, sha256 }: Waiver, file: FileReport, finding: ReportFinding): boolean {
  if (finding.rule.id !== rule || !matchesGlob(path, file.path)) return false;
  return sha256 === undefined || sha256 === file.sha256;
}

const Baseline = z.object({
  files: z.array(
    z.object({
      path: z.string(),
      sha256: Digest.nullable(),
      findings: z.array(
        z.object({
          rule: z.string(),
          message: z.string(),
          location: z.object({ member: z.string().nullable() }),
        }),
      ),
    }),
  ),
});

/**
 * Accepts what an earlier report (`--format json`) already said about the very same bytes. Throws
 * `ConfigError` when the text is no such report.
 */
export function readBaseline(file: string, text: string): Pick<Waivers, "apply"> {
  const document = readDocument(file, text);
  const report = parseWith(Baseline, document.value, document.where.bind(document));
  const known = new Set(
    report.files.flatMap(({ sha256, findings }) =>
      // A file that could not be hashed could have become anything since.
      sha256 === null
        ? []
        : findings.map(({ rule, message, location }) =>
            JSON.stringify([sha256, rule, location.member ?? "", message]),
          ),
    ),
  );
  const waiver = { owner: "baseline", reason: "known since the baseline", expires: null };
  return {
    apply: (scanned) =>
      accept(scanned, ({ rule, member, message }) => {
        const key = JSON.stringify([scanned.sha256, rule.id, member.join("!/"), message.en]);
        return known.has(key) ? waiver : undefined;
      }),
  };
}

type Acceptance = NonNullable<ReportFinding["waiver"]>;

/** The file with what is accepted marked, and judged by the rest. */
function accept(
  file: FileReport,
  waiverOf: (finding: ReportFinding) => Acceptance | undefined,
): FileReport {
  const findings = file.findings.map((finding) => {
    const waiver = finding.waiver ?? waiverOf(finding);
    if (waiver === undefined) return finding;
    const { owner, reason, expires } = waiver;
    return { ...finding, waiver: { owner, reason, expires } };
  });
  const counting = findings.filter(({ waiver }) => waiver === undefined);
  return { ...file, findings, verdict: worstVerdict(counting.map(({ rule }) => rule.verdict)) };
}
