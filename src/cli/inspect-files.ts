import { open } from "node:fs/promises";
import type { Readable } from "node:stream";
import { codeOf } from "../config/read-file.ts";
import type { Finding } from "../core/finding.ts";
import { word } from "../core/language.ts";
import type { Language } from "../core/language.ts";
import { openTextExplanation, printable } from "./explain-text.ts";
import type { InspectReport } from "./inspector.ts";
import { explanationField, renderFinding } from "./inspector.ts";
import { MESSAGES } from "./messages.ts";

/** Text on each side of a finding in an excerpt. */
const EXCERPT_REACH = 24;

/** A file as read, or why not. */
export type ReadText =
  | { readonly file: string; readonly text: string }
  | { readonly file: string; readonly problem: (language: Language) => string };

/** Reads a file, or standard input for `-`, as UTF-8 up to a limit. */
export async function readText(file: string, stdin: Readable, bytesMax: number): Promise<ReadText> {
  const name = file === "-" ? "stdin" : file;
  let bytes: Buffer | null;
  try {
    bytes = await collect(file === "-" ? stdin : (await open(file)).createReadStream(), bytesMax);
  } catch (error) {
    const values = { file, detail: codeOf(error) };
    return { file, problem: (language) => word(MESSAGES["inspect.unreadable"], language, values) };
  }
  if (bytes === null) {
    const values = { file, max: bytesMax };
    return { file, problem: (language) => word(MESSAGES["inspect.tooLarge"], language, values) };
  }
  try {
    return { file: name, text: new TextDecoder("utf-8", { fatal: true }).decode(bytes) };
  } catch {
    return { file, problem: (language) => word(MESSAGES["inspect.notUtf8"], language, { file }) };
  }
}

/** Null when there is more than the limit. */
async function collect(stream: Readable, bytesMax: number): Promise<Buffer | null> {
  const chunks: Buffer[] = [];
  let length = 0;
  for await (const chunk of stream as AsyncIterable<unknown>) {
    if (!Buffer.isBuffer(chunk)) continue;
    length += chunk.length;
    if (length > bytesMax) return null;
    chunks.push(chunk);
  }
  return Buffer.concat(chunks);
}

/** A file's report as lines for people. */
export function describeFile(
  { file, text }: { readonly file: string; readonly text: string },
  report: InspectReport,
  language: Language,
): string {
  const explain = openTextExplanation(text, report, language);
  if (report.asked.length === 0 && report.action === "allow") {
    const clean = word(MESSAGES["inspect.clean"], language, { file });
    return `${[clean, ...explain.views()].join("\n")}\n`;
  }
  const head = word(MESSAGES["inspect.head"], language, {
    file,
    action: MESSAGES[`action.${report.action}`][language],
    risk: MESSAGES[`severity.${report.risk}`][language],
    injection: report.injection.toFixed(2),
    count: report.asked.length,
  });
  const position = positions(text);
  const lines = report.asked.flatMap((finding) => [
    word(MESSAGES["inspect.finding"], language, {
      file,
      ...position(finding.span.start),
      rule: finding.rule,
      severity: MESSAGES[`severity.${finding.severity}`][language],
      score: finding.score.toFixed(2),
      excerpt: excerpt(text, finding, report.findings),
    }),
    ...explain.finding(finding),
  ]);
  return `${[head, ...lines, ...explain.views()].join("\n")}\n`;
}

/** The same as an object. */
export function renderFile(
  { file, text }: { readonly file: string; readonly text: string },
  report: InspectReport,
): object {
  const position = positions(text);
  return {
    path: file,
    action: report.action,
    risk: report.risk,
    scores: { injection: report.injection },
    findings: report.findings.map((finding) => ({
      ...renderFinding(finding),
      ...position(finding.span.start),
    })),
    ...(report.redacted !== undefined && { redacted: report.redacted }),
    ...explanationField(report),
    us: report.microseconds,
  };
}

/** Line and column from 1, columns in UTF-16 units; asked for offsets that never decrease. */
function positions(text: string): (offset: number) => { line: number; column: number } {
  let [line, lineStart] = [1, 0];
  return (offset) => {
    for (let end = text.indexOf("\n", lineStart); end !== -1 && end < offset;) {
      line += 1;
      lineStart = end + 1;
      end = text.indexOf("\n", lineStart);
    }
    return { line, column: offset - lineStart + 1 };
  };
}

/** What stands around a finding, with it and every other finding there hidden. */
export function excerpt(text: string, finding: Finding, all: readonly Finding[]): string {
  const from = Math.max(0, finding.span.start - EXCERPT_REACH);
  const to = Math.min(text.length, finding.span.end + EXCERPT_REACH);
  let shown = "";
  let at = from;
  for (const { span, entity, category } of all) {
    if (span.end <= at || span.start >= to) continue;
    if (span.start > at) shown += text.slice(at, span.start);
    shown += `[${entity ?? category.toUpperCase()}]`;
    at = span.end;
  }
  if (at < to) shown += text.slice(at, to);
  return `${from > 0 ? "…" : ""}${printable(shown)}${to < text.length ? "…" : ""}`;
}
