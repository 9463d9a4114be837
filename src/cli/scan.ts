import { randomUUID } from "node:crypto";
import { rmSync } from "node:fs";
import { availableParallelism, tmpdir } from "node:os";
import { isRemote } from "../adapters/artifacts/remote/remote-place.ts";
import { readTextFile } from "../config/read-file.ts";
import { word } from "../core/language.ts";
import { renderJson } from "../report/json.ts";
import type { FileReport, ScanReport } from "../report/report.ts";
import { renderSarif } from "../report/sarif.ts";
import { renderFileText, renderSummaryText } from "../report/text.ts";
import { DEFAULT_LIMITS } from "../supply/artifact/limits.ts";
import { isArtifact } from "../supply/artifact/prose.ts";
import { renderCycloneDx } from "../supply/bom/cyclonedx.ts";
import type { Bom } from "../supply/bom/cyclonedx.ts";
import { EXIT } from "./command.ts";
import type { Command, ExitCode, Invocation, Terminal } from "./command.ts";
import { MESSAGES } from "./messages.ts";
import { durationOption, flagOption, numberOption, textOption, textsOption } from "./options.ts";
import { startProgress } from "./progress.ts";
import { scanRemote } from "./scan/remote-files.ts";
import type { RemoteDeps } from "./scan/remote-files.ts";
import { remoteWish } from "./scan/remote-options.ts";
import type { RemoteWish } from "./scan/remote-options.ts";
import { startCrew } from "./scan/scan-crew.ts";
import type { ScanTask } from "./scan/scan-file.ts";
import { scanFiles } from "./scan/scan-files.ts";
import type { Scanned } from "./scan/scan-files.ts";
import { findFiles } from "./scan/scan-paths.ts";
import type { FoundFile } from "./scan/scan-paths.ts";
import { spoolInput } from "./scan/spool-input.ts";
import { toBomArtifact, toScanReport } from "./scan/to-report.ts";
import { readBaseline, readWaivers } from "./scan/waivers.ts";
import { packageVersion } from "./version.ts";
import { write } from "./write.ts";

const FORMATS = ["text", "json", "sarif", "cyclonedx"] as const;
const GATES = ["suspicious", "malicious", "never"] as const;
const STDIN = "-";
const MEGABYTE = 2 ** 20;
const INPUT_MEGABYTES_MAX = 16_384;

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
    { flags: "--no-secrets", text: "scan.noSecrets" },
    { flags: "--max-input <megabytes>", text: "scan.maxInput" },
    { flags: "--allow-host <host>", text: "scan.allowHost", repeatable: true },
    { flags: "--registry <url>", text: "scan.registry" },
    { flags: "--token-env <name>", text: "scan.tokenEnv" },
    { flags: "--download-timeout <time>", text: "scan.downloadTimeout" },
  ],
  run: (invocation) => runScan(invocation),
};

type Accept = (file: FileReport) => FileReport;

/** `complete` adds to the report what is known beside the scan; files and their order stay. */
export async function runScan(
  invocation: Invocation,
  complete: (report: ScanReport) => ScanReport = (report) => report,
): Promise<ExitCode> {
  const accept = acceptance(invocation);
  const { terminal } = invocation;
  const remote = remoteWish(invocation);
  const args = invocation.args.filter((operand) => !isRemote(operand));
  const input = args.includes(STDIN) ? await readInput(invocation) : null;
  try {
    const files = filesOf(args, input);
    const scanned = await scanAll({ files, remote }, { invocation, accept });
    if (input?.cut === true) terminal.stderr.write(`${MESSAGES["scan.cut"][terminal.language]}\n`);
    const report = complete(toScanReport(scanned.map(({ file }) => file)));
    await conclude(report, { scanned, invocation });
    return input?.cut === true ? EXIT.incomplete : exitCode(report, scanned, invocation);
  } finally {
    if (input !== null) rmSync(input.folder, { recursive: true, force: true });
  }
}

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

function readInput(invocation: Invocation): ReturnType<typeof spoolInput> {
  const { stdin, stderr, language } = invocation.terminal;
  if ("isTTY" in stdin && stdin.isTTY === true) {
    stderr.write(`${MESSAGES["inspect.waiting"][language]}\n`);
  }
  return spoolInput(stdin, { folder: tmpdir(), bytesMax: inputBytesMax(invocation) });
}

function inputBytesMax(invocation: Invocation): number {
  const bounds = { min: 1, max: 2 ** 20 };
  return (numberOption(invocation, "maxInput", bounds) ?? INPUT_MEGABYTES_MAX) * MEGABYTE;
}

type Input = Awaited<ReturnType<typeof spoolInput>>;

function* filesOf(args: readonly string[], input: Input | null): Generator<FoundFile> {
  for (const operand of args) {
    if (operand !== STDIN) yield* findFiles([operand]);
    else if (input !== null) yield { path: input.path, shown: STDIN, operand, isCut: input.cut };
  }
}

interface Wanted {
  readonly files: Iterable<FoundFile>;
  readonly remote: RemoteWish;
}

async function scanAll(
  wanted: Wanted,
  { invocation, accept }: { readonly invocation: Invocation; readonly accept: Accept },
): Promise<readonly Scanned[]> {
  const { terminal } = invocation;
  const { stdout, language } = terminal;
  const threads = numberOption(invocation, "threads", { min: 1, max: 64 });
  const deps = { template: taskOf(invocation), bytesMax: inputBytesMax(invocation) };
  const crew = startCrew(threads ?? availableParallelism());
  const progress = startProgress(terminal);
  const startMs = performance.now();
  const format = formatOf(invocation);
  const scanned: Scanned[] = [];
  let bytes = 0;
  try {
    for await (const { operand, file, facts } of everything(wanted, { ...deps, crew })) {
      const accepted = accept(file);
      // Facts of ten thousand files are kept only for who asked for them.
      scanned.push({ operand, file: accepted, facts: format === "cyclonedx" ? facts : [] });
      bytes += accepted.coverage?.bytes ?? 0;
      progress.show(progressText({ count: scanned.length, bytes, startMs }, terminal));
      if (format === "text") await write(stdout, renderFileText(accepted, language));
    }
    return scanned;
  } finally {
    progress.end();
    await crew.close();
  }
}

/** What is here first, then what has to be fetched. */
async function* everything({ files, remote }: Wanted, deps: RemoteDeps): AsyncGenerator<Scanned> {
  yield* scanFiles(files, deps.crew, deps.template);
  yield* scanRemote(remote, deps);
}

function taskOf(invocation: Invocation): Omit<ScanTask, "path"> {
  const timeMs = durationOption(invocation, "timeout", { min: "1s", max: "24h" });
  return {
    limits: { ...DEFAULT_LIMITS, ...(timeMs === undefined ? {} : { timeMs }) },
    settings: { allowedCallables: textsOption(invocation, "allow") },
    spoolFolder: tmpdir(),
    hash: flagOption(invocation, "hash"),
    secrets: flagOption(invocation, "secrets"),
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

interface Conclusion {
  readonly scanned: readonly Scanned[];
  readonly invocation: Invocation;
}

async function conclude(report: ScanReport, { scanned, invocation }: Conclusion): Promise<void> {
  const { stdout, language } = invocation.terminal;
  const render = {
    text: () => renderSummaryText(report, language),
    json: () => `${renderJson(report)}\n`,
    sarif: () => `${renderSarif(report, language)}\n`,
    cyclonedx: () => `${renderCycloneDx(toBom(report, scanned))}\n`,
  } as const;
  await write(stdout, render[formatOf(invocation)]());
}

function formatOf(invocation: Invocation): (typeof FORMATS)[number] {
  return FORMATS.find((one) => one === textOption(invocation, "format")) ?? "text";
}

function toBom({ files, signature }: ScanReport, scanned: readonly Scanned[]): Bom {
  const tool = { name: "garita", version: packageVersion() };
  const artifacts = files.map((file, index) =>
    toBomArtifact(file, scanned[index]?.facts ?? [], signature),
  );
  const serialNumber = `urn:uuid:${randomUUID()}`;
  return { tool, artifacts, serialNumber, timestampMs: Date.now() };
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
    scanned.filter(({ file }) => isArtifact(file.formats)).map(({ operand }) => operand),
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
