import type { Severity } from "../core/finding.ts";
import type { Language } from "../core/language.ts";
import type { FileReport, ReportFinding, ReportRule, ScanReport } from "./report.ts";

const SCHEMA =
  "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

const LEVELS = {
  info: "note",
  low: "note",
  medium: "warning",
  high: "error",
  critical: "error",
} as const satisfies Record<Severity, string>;

/** GitHub sorts by this number: 9 and above is critical, 7 high, 4 medium. */
const SCORES = {
  info: "0.0",
  low: "3.0",
  medium: "5.5",
  high: "8.0",
  critical: "9.5",
} as const satisfies Record<Severity, string>;

/** SARIF 2.1.0 with one run; the texts are in the language asked for. */
export function renderSarif({ tool, files }: ScanReport, language: Language): string {
  const rules = rulesOf(files);
  const indexes = new Map([...rules.keys()].map((id, index) => [id, index]));
  const results = files.flatMap((file) =>
    file.findings.map((finding) => ({
      ...result(file, finding, language),
      ruleIndex: indexes.get(finding.rule.id) ?? -1,
    })),
  );
  const driver = {
    name: tool.name,
    semanticVersion: tool.version,
    rules: [...rules.values()].map((rule) => descriptor(rule, language)),
  };
  const run = {
    tool: { driver },
    language,
    columnKind: "utf16CodeUnits",
    artifacts: files.map(artifact),
    results,
  };
  return JSON.stringify({ $schema: SCHEMA, version: "2.1.0", runs: [run] });
}

function rulesOf(files: readonly FileReport[]): Map<string, ReportRule> {
  const rules = files.flatMap(({ findings }) => findings.map(({ rule }) => rule));
  return new Map(rules.map((rule) => [rule.id, rule]));
}

function descriptor({ id, severity, title, advice, references }: ReportRule, language: Language) {
  return {
    id,
    shortDescription: { text: title[language] },
    help: { text: advice[language] },
    defaultConfiguration: { level: LEVELS[severity] },
    properties: { tags: ["security", ...references], "security-severity": SCORES[severity] },
  };
}

function artifact({ path, sha256, coverage }: FileReport): object {
  return {
    location: { uri: uriOf(path) },
    ...(sha256 === null ? {} : { hashes: { "sha-256": sha256 } }),
    ...(coverage === null ? {} : { length: coverage.bytes }),
  };
}

function result(file: FileReport, finding: ReportFinding, language: Language): object {
  const { rule, message, member, offset, waiver } = finding;
  const text =
    member.length === 0 ? message[language] : `${member.join("!/")}: ${message[language]}`;
  // An offset within a member says nothing about the file that the viewer has.
  const region = offset === undefined || member.length > 0 ? {} : { region: region0(offset) };
  return {
    ruleId: rule.id,
    level: LEVELS[rule.severity],
    message: { text },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(file.path) }, ...region },
        ...(member.length === 0
          ? {}
          : { logicalLocations: [{ fullyQualifiedName: member.join("!/"), kind: "member" }] }),
      },
    ],
    partialFingerprints: { "garita/v1": fingerprint(file, finding) },
    ...(waiver === undefined
      ? {}
      : {
          suppressions: [{ kind: "external", justification: `${waiver.owner}: ${waiver.reason}` }],
        }),
  };
}

function region0(offset: number): object {
  return { byteOffset: offset, byteLength: 1 };
}

/** The same finding in the next version of the file keeps its identity. */
function fingerprint({ path }: FileReport, { rule, member, message }: ReportFinding): string {
  return [path, rule.id, ...member, message.en].map((part) => encodeURIComponent(part)).join("/");
}

function uriOf(path: string): string {
  return path.split("/").map(encodeURIComponent).join("/");
}
