import { rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { readTextFile } from "../config/read-file.ts";
import { word } from "../core/language.ts";
import { renderJson } from "../report/json.ts";
import type { FileReport, ScanReport } from "../report/report.ts";
import { renderSarif } from "../report/sarif.ts";
import { renderFileText, renderSummaryText } from "../report/text.ts";
import { DEFAULT_LIMITS } from "../supply/artifact/limits.ts";
import { EXIT } from "./command.ts";
import type { Command, ExitCode, Invocation, Terminal } from "./command.ts";
import { MESSAGES } from "./messages.ts";
import { durationOption, flagOption, numberOption, textOption, textsOption } from "./options.ts";
import { startProgress } from "./progress.ts";
import { startCrew } from "./scan/scan-crew.ts";
import type { ScanTask } from "./scan/scan-file.ts";
import { scanFiles } from "./scan/scan-files.ts";
import type { Scanned } from "./scan/scan-files.ts";
import { findFiles } from "./scan/scan-paths.ts";
import type { FoundFile } from "./scan/scan-paths.ts";
import { spoolInput } from "./scan/spool-input.ts";
import { toScanReport } from "./scan/to-report.ts";
import { readBaseline, readWaivers } from "./scan/waivers.ts";
import { write } from "./write.ts";

const FORMATS = ["text", "json", "sarif"] as const;
const GATES = ["suspicious", "malicious", "never"] as const;
const STDIN = "-";
const STDIN_BYTES_MAX = 16 * 2 ** 30;

export const scan: Command = {
  name: "scan",
  summary: "scan.summary",
  operands: { syntax: "<path...>", text: "scan.operand" },
  options: [
    { flags: "--format <format>", text: "option.format", choices: FORMATS },
    { flags: "--fail-on <verdict>", text: "scan.failOn", choices: GATES },
    { flags: "--require-artifacts", text: "scan.requireArtifacts" },
    { flags: "--allow <callable...>", text: "scan.allow" },
    { flags: "--waivers <file>", text: "scan.waivers" },
    { flags: "--baseline <file>", text: "scan.baseline" },
    { flags: "--timeout <time>", text: "scan.timeout" },
    { flags: "--threads <count>", text: "scan.threads" },
    { flags: "--no-hash", text: "scan.noHash" },
  ],
  async run(invocation) {
    const accept = acceptance(invocation);
    const { args, terminal } = invocation;
    const input = args.includes(STDIN) ? await readInput(terminal) : null;
    try {
      const files = filesOf(args, input?.path ?? null);
      const scanned = await scanAll(files, { invocation, accept });
      if (input?.cut === true)
        terminal.stderr.write(`${MESSAGES["scan.cut"][terminal.language]}\n`);
      const report = toScanReport(scanned.map(({ file }) => file));
      await conclude(report, invocation);
      return input?.cut === true ? EXIT.incomplete : exitCode(report, scanned, invocation);
    } finally {
      if (input !== null) rmSync(input.folder, { recursive: true, force: true });
    }
  },
};

type Accept = (file: FileReport) => FileReport;

/** What the operator has accepted beforehand. Throws `ConfigError`. */
function acceptance(invocation: Invocation): Accept {
  const { stderr, language } = invocation.terminal;
  const accepts: Accept[] = [];
  const waiversFile = textOption(invocation, "waivers");
  if (waiversFile !== undefined) {
    const waivers = readWaivers(waiversFile, readTextFile(waiversFile), Date.now());
    for (const waiver of waivers.expired) {
      stderr.write(`${word(MESSAGES["scan.expired"], language, { waiver })}\n`);
    }
    accepts.push(waivers.apply);
  }
  const baselineFile = textOption(invocation, "baseline");
  if (baselineFile !== undefined) {
    accepts.push(readBaseline(baselineFile, readTextFile(baselineFile)).apply);
  }
  return (file) => accepts.reduce((report, apply) => apply(report), file);
}

function readInput({ stdin, stderr, language }: Terminal): ReturnType<typeof spoolInput> {
  if ("isTTY" in stdin && stdin.isTTY === true) {
    stderr.write(`${MESSAGES["inspect.waiting"][language]}\n`);
  }
  return spoolInput(stdin, { folder: tmpdir(), bytesMax: STDIN_BYTES_MAX });
}

function* filesOf(args: readonly string[], inputPath: string | null): Generator<FoundFile> {
  for (const operand of args) {
    if (operand !== STDIN) yield* findFiles([operand]);
    else if (inputPath !== null) yield { path: inputPath, shown: STDIN, operand };
  }
}

async function scanAll(
  files: Iterable<FoundFile>,
  { invocation, accept }: { readonly invocation: Invocation; readonly accept: Accept },
): Promise<readonly Scanned[]> {
  const { terminal } = invocation;
  const { stdout, language } = terminal;
  const threads = numberOption(invocation, "threads", { min: 1, max: 64 });
  const crew = startCrew(threads ?? availableParallelism());
  const progress = startProgress(terminal);
  const startMs = performance.now();
  const isText = (textOption(invocation, "format") ?? "text") === "text";
  const scanned: Scanned[] = [];
  let bytes = 0;
  try {
    for await (const { operand, file } of scanFiles(files, crew, taskOf(invocation))) {
      const accepted = accept(file);
      scanned.push({ operand, file: accepted });
      bytes += accepted.coverage?.bytes ?? 0;
      progress.show(progressText({ count: scanned.length, bytes, startMs }, terminal));
      if (isText) await write(stdout, renderFileText(accepted, language));
    }
    return scanned;
  } finally {
    progress.end();
    await crew.close();
  }
}

function taskOf(invocation: Invocation): Omit<ScanTask, "path"> {
  const timeMs = durationOption(invocation, "timeout", { min: "1s", max: "24h" });
  return {
    limits: { ...DEFAULT_LIMITS, ...(timeMs === undefined ? {} : { timeMs }) },
    settings: { allowedCallables: textsOption(invocation, "allow") },
    spoolFolder: tmpdir(),
    hash: flagOption(invocation, "hash"),
  };
}

function progressText(
  { count, bytes, startMs }: Readonly<Record<"count" | "bytes" | "startMs", number>>,
  { language }: Terminal,
): string {
  const seconds = (performance.now() - startMs) / 1000;
  const rate = (bytes / 1e6 / seconds).toFixed(0);
  return word(MESSAGES["scan.progress"], language, {
    count,
    megabytes: Math.round(bytes / 1e6),
    rate,
  });
}

async function conclude(report: ScanReport, invocation: Invocation): Promise<void> {
  const { stdout, language } = invocation.terminal;
  const format = FORMATS.find((one) => one === textOption(invocation, "format")) ?? "text";
  const render = {
    text: () => renderSummaryText(report, language),
    json: () => `${renderJson(report)}\n`,
    sarif: () => `${renderSarif(report, language)}\n`,
  } as const;
  await write(stdout, render[format]());
}

/** DESIGN §4: findings outweigh that nothing was found. */
function exitCode(
  { summary }: ScanReport,
  scanned: readonly Scanned[],
  invocation: Invocation,
): ExitCode {
  const gate = GATES.find((one) => one === textOption(invocation, "failOn")) ?? "suspicious";
  const { suspicious, unreadable, malicious } = summary.verdicts;
  // What could not be read may be anything: it counts as the worst.
  const failing = unreadable + malicious + (gate === "suspicious" ? suspicious : 0);
  if (gate !== "never" && failing > 0) return EXIT.findings;
  const found = new Set(
    scanned.filter(({ file }) => file.formats.length > 0).map(({ operand }) => operand),
  );
  const { stderr, language } = invocation.terminal;
  const empty = flagOption(invocation, "requireArtifacts")
    ? invocation.args.filter((operand) => !found.has(operand))
    : found.size === 0
      ? invocation.args
      : [];
  for (const operand of empty) {
    stderr.write(`${word(MESSAGES["scan.nothing"], language, { operand })}\n`);
  }
  return empty.length > 0 ? EXIT.incomplete : EXIT.clean;
}
