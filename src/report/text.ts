import { severityRank, SEVERITIES } from "../core/finding.ts";
import type { Severity } from "../core/finding.ts";
import { word } from "../core/language.ts";
import type { Language } from "../core/language.ts";
import type { ScanVerdict } from "../core/scan-verdict.ts";
import type { FileReport, ReportFinding, ScanReport } from "./report.ts";

const RULER = "=".repeat(70);

const TEXT = {
  title: {
    en: "SECURITY SCAN REPORT - ML ARTIFACT",
    es: "REPORTE DE ESCANEO DE SEGURIDAD - ARTEFACTO ML",
  },
  file: { en: "File: {path}", es: "Archivo: {path}" },
  format: { en: "Type: {formats}", es: "Tipo: {formats}" },
  noFormat: { en: "unknown", es: "desconocido" },
  sha256: { en: "SHA-256: {sha256}", es: "SHA-256: {sha256}" },
  result: { en: "RESULT: {result}", es: "RESULTADO: {result}" },
  risk: { en: "Risk level: {risk}", es: "Nivel de riesgo: {risk}" },
  coverage: {
    en: "Understood: {understood} of {bytes} bytes",
    es: "Comprendido: {understood} de {bytes} bytes",
  },
  threats: { en: "THREATS FOUND ({count}):", es: "AMENAZAS DETECTADAS ({count}):" },
  threat: { en: "{severity}: {title}: {message}", es: "{severity}: {title}: {message}" },
  waived: {
    en: "accepted until {expires} by {owner}: {title}: {message}",
    es: "aceptado hasta {expires} por {owner}: {title}: {message}",
  },
  known: { en: "known: {title}: {message}", es: "conocido: {title}: {message}" },
  place: { en: "in {member}", es: "en {member}" },
  byte: { en: "at byte {offset}", es: "en el byte {offset}" },
  advice: { en: "RECOMMENDATIONS:", es: "RECOMENDACIONES:" },
  summary: {
    en: "Files: {files}, artifacts among them: {artifacts}. Clean: {clean}, suspicious: {suspicious}, malicious: {malicious}, unreadable: {unreadable}",
    es: "Archivos: {files}, artefactos entre ellos: {artifacts}. Limpios: {clean}, sospechosos: {suspicious}, maliciosos: {malicious}, ilegibles: {unreadable}",
  },
} as const;

const RESULTS = {
  clean: { en: "✓ SAFE: nothing found", es: "✓ SEGURO: no se encontró nada" },
  suspicious: { en: "✗ NOT SAFE: suspicious", es: "✗ NO SEGURO: sospechoso" },
  malicious: { en: "✗ NOT SAFE: malicious", es: "✗ NO SEGURO: malicioso" },
  unreadable: {
    en: "✗ NOT CLEARED: could not be read to its end",
    es: "✗ NO APROBADO: no se pudo leer hasta el final",
  },
} as const satisfies Record<ScanVerdict, { readonly en: string; readonly es: string }>;

const SEVERITY_WORDS = {
  info: { en: "INFO", es: "INFORMACIÓN" },
  low: { en: "LOW", es: "BAJO" },
  medium: { en: "MEDIUM", es: "MEDIO" },
  high: { en: "HIGH", es: "ALTO" },
  critical: { en: "CRITICAL", es: "CRÍTICO" },
} as const satisfies Record<Severity, { readonly en: string; readonly es: string }>;

const NO_RISK = { en: "NONE", es: "NINGUNO" };

/** One file for people: a block when there is something to say, a line when it is clean. */
export function renderFileText(file: FileReport, language: Language): string {
  if (file.findings.length === 0) return `✓ ${file.path} (${formatsOf(file, language)})\n`;
  const counting = file.findings.filter(({ waiver }) => waiver === undefined);
  const lines = [
    RULER,
    `  ${TEXT.title[language]}`,
    RULER,
    word(TEXT.file, language, { path: file.path }),
    word(TEXT.format, language, { formats: formatsOf(file, language) }),
    ...(file.sha256 === null ? [] : [word(TEXT.sha256, language, { sha256: file.sha256 })]),
    ...(file.coverage === null ? [] : [word(TEXT.coverage, language, file.coverage)]),
    "",
    word(TEXT.result, language, { result: RESULTS[file.verdict][language] }),
    word(TEXT.risk, language, { risk: riskOf(counting, language) }),
    "",
    word(TEXT.threats, language, { count: counting.length }),
    ...file.findings.map((finding, index) => `  ${index + 1}. ${threat(finding, language)}`),
    ...adviceLines(counting, language),
    "",
  ];
  return `${lines.join("\n")}\n`;
}

export function renderSummaryText({ summary }: ScanReport, language: Language): string {
  const { files, artifacts, verdicts } = summary;
  return `${word(TEXT.summary, language, { files, artifacts, ...verdicts })}\n`;
}

function formatsOf({ formats }: FileReport, language: Language): string {
  return formats.length === 0 ? TEXT.noFormat[language] : formats.join(", ");
}

function riskOf(findings: readonly ReportFinding[], language: Language): string {
  const rank = Math.max(-1, ...findings.map(({ rule }) => severityRank(rule.severity)));
  const severity = SEVERITIES[rank];
  return severity === undefined ? NO_RISK[language] : SEVERITY_WORDS[severity][language];
}

function threat({ rule, waiver, ...finding }: ReportFinding, language: Language): string {
  const title = rule.title[language];
  const message = finding.message[language] + placeOf(finding, language);
  if (waiver !== undefined) {
    const { owner, expires } = waiver;
    return expires === null
      ? word(TEXT.known, language, { title, message })
      : word(TEXT.waived, language, { owner, expires, title, message });
  }
  const severity = SEVERITY_WORDS[rule.severity][language];
  return word(TEXT.threat, language, { severity, title, message });
}

function placeOf(
  { member, offset }: Pick<ReportFinding, "member" | "offset">,
  language: Language,
): string {
  const places = [
    ...(member.length === 0 ? [] : [word(TEXT.place, language, { member: member.join("!/") })]),
    ...(offset === undefined ? [] : [word(TEXT.byte, language, { offset })]),
  ];
  return places.length === 0 ? "" : ` (${places.join(", ")})`;
}

function adviceLines(findings: readonly ReportFinding[], language: Language): readonly string[] {
  const advice = new Set(findings.map(({ rule }) => rule.advice[language]));
  if (advice.size === 0) return [];
  return ["", TEXT.advice[language], ...[...advice].map((text) => `  - ${text}`)];
}
