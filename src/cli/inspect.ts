import { CATEGORIES, SEVERITIES } from "../core/finding.ts";
import { word } from "../core/language.ts";
import { TRUSTS } from "../guard/segment.ts";
import type { Direction } from "../guard/segment.ts";
import { EXIT } from "./command.ts";
import type { Command, ExitCode, Invocation, Terminal } from "./command.ts";
import { describeFile, readText, renderFile } from "./inspect-files.ts";
import { inspectLines } from "./inspect-lines.ts";
import type { LineCount } from "./inspect-lines.ts";
import { createInspector, reaches } from "./inspector.ts";
import type { Gate, Inspector } from "./inspector.ts";
import { MESSAGES } from "./messages.ts";
import { flagOption, listOption, textOption } from "./options.ts";
import { openModels } from "./models.ts";
import { startProgress } from "./progress.ts";
import { loadSettings } from "./settings.ts";
import { write } from "./write.ts";

const GATES = [...SEVERITIES, "never"] as const;

/** UTF-8 takes at most three bytes for a UTF-16 unit. */
const BYTES_PER_UNIT = 3;

/** One run of a command has no page of metrics. */
const UNNOTED = { noteOpinion: () => undefined, noteNaming: () => undefined };

export const inspect: Command = {
  name: "inspect",
  summary: "inspect.summary",
  operands: { syntax: "[file...]", text: "inspect.operand" },
  options: [
    { flags: "--jsonl", text: "inspect.jsonl" },
    { flags: "--detectors <list>", text: "inspect.detectors" },
    { flags: "--profile <profile>", text: "option.profile" },
    { flags: "--role <role>", text: "inspect.role", choices: TRUSTS },
    { flags: "--direction <direction>", text: "inspect.direction", choices: ["input", "output"] },
    { flags: "--fail-on <severity>", text: "inspect.failOn", choices: GATES },
    { flags: "--explain", text: "inspect.explain" },
    { flags: "--format <format>", text: "option.format", choices: ["text", "json"] },
    { flags: "--config <file>", text: "option.config" },
  ],
  async run(invocation) {
    const detectors = listOption(invocation, "detectors", CATEGORIES);
    const overrides = detectors && [
      {
        origin: "--detectors",
        path: ["guard", "detectors"],
        // Nothing looks at code yet: asking for it alone finds nothing.
        value: [...new Set(detectors)].filter((detector) => detector !== "code"),
      },
    ];
    const loaded = loadSettings(invocation, { serving: false, overrides: overrides ?? [] });
    const { config } = loaded;
    const models = await openModels(loaded, { ...UNNOTED, log: null });
    const job: Job = {
      inspect: createInspector(config, { explain: flagOption(invocation, "explain"), models }),
      gate: GATES.find((gate) => gate === textOption(invocation, "failOn")) ?? "low",
      bytesMax: config.guard.textLengthMax * BYTES_PER_UNIT,
    };
    try {
      return await (flagOption(invocation, "jsonl") ? overLines : overFiles)(invocation, job);
    } finally {
      await models.close();
    }
  },
};

interface Job {
  readonly inspect: Inspector;
  readonly gate: Gate;
  readonly bytesMax: number;
}

async function overLines({ terminal }: Invocation, { inspect, gate }: Job): Promise<ExitCode> {
  const { stdin, stdout, stderr, language } = terminal;
  waitingForInput(terminal);
  const progress = startProgress(terminal);
  const count: LineCount = await inspectLines({
    input: stdin,
    inspect,
    gate,
    write: (text) => write(stdout, text),
    onProgress: ({ inspected }) =>
      progress.show(word(MESSAGES["inspect.progress"], language, { count: inspected })),
  });
  progress.end();
  if (count.bad > 0) {
    stderr.write(`${word(MESSAGES["inspect.badLines"], language, { count: count.bad })}\n`);
    return EXIT.usage;
  }
  if (count.inspected === 0) return nothingRead(terminal);
  return count.gated ? EXIT.findings : EXIT.clean;
}

async function overFiles(invocation: Invocation, job: Job): Promise<ExitCode> {
  const { terminal } = invocation;
  const { stdin, stdout, stderr, language } = terminal;
  const asJson = textOption(invocation, "format") === "json";
  const files = invocation.args.length > 0 ? invocation.args : ["-"];
  if (files.includes("-")) waitingForInput(terminal);
  const role = TRUSTS.find((trust) => trust === textOption(invocation, "role")) ?? "user";
  const direction: Direction =
    textOption(invocation, "direction") === "output" ? "output" : "input";
  let [inspected, incomplete, gated] = [0, false, false];
  const reports: object[] = [];
  for (const file of files) {
    const read = await readText(file, stdin, job.bytesMax);
    if ("problem" in read) {
      incomplete = true;
      stderr.write(`${read.problem(language)}\n`);
      continue;
    }
    if (read.text === "") continue;
    const report = await job.inspect({ text: read.text, role, direction });
    inspected += 1;
    gated ||= reaches(report, job.gate);
    if (asJson) reports.push(renderFile(read, report));
    else await write(stdout, describeFile(read, report, language));
  }
  if (asJson) await write(stdout, `${JSON.stringify({ files: reports })}\n`);
  if (gated) return EXIT.findings;
  if (incomplete) return EXIT.incomplete;
  return inspected === 0 ? nothingRead(terminal) : EXIT.clean;
}

function nothingRead({ stderr, language }: Terminal): ExitCode {
  stderr.write(`${MESSAGES["inspect.nothing"][language]}\n`);
  return EXIT.incomplete;
}

/** Somebody who typed the command alone would wait for an answer. */
function waitingForInput({ stdin, stderr, language }: Terminal): void {
  if ("isTTY" in stdin && stdin.isTTY === true) {
    stderr.write(`${MESSAGES["inspect.waiting"][language]}\n`);
  }
}
