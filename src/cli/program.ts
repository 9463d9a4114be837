import { Command as Parser, CommanderError, Option } from "commander";
import { ConfigError, renderProblem } from "../config/problem.ts";
import { GaritaError, quote } from "../core/errors.ts";
import { LANGUAGES, languageOf, word } from "../core/language.ts";
import type { Language } from "../core/language.ts";
import { WordedError } from "../core/worded-error.ts";
import { EXIT, UsageError } from "./command.ts";
import type { Command, ExitCode, Terminal } from "./command.ts";
import { COMMANDS, GROUPS } from "./commands.ts";
import { MESSAGES, plain } from "./messages.ts";
import type { MessageKey } from "./messages.ts";
import { packageVersion } from "./version.ts";

/** Runs one command line to its exit code; never throws. */
export async function runProgram(
  argv: readonly string[],
  streams: Omit<Terminal, "language">,
): Promise<ExitCode> {
  const language = languageOption(argv) ?? languageOf(streams.env);
  const terminal: Terminal = { ...streams, language };
  ignoreClosedPipe(terminal);
  const outcome: { code: ExitCode } = { code: EXIT.clean };
  try {
    if (languageOption(argv) === null) throw new UsageError(MESSAGES["usage.language"][language]);
    const parser = await createParser(argv, terminal, (code) => (outcome.code = code));
    // The parser's own `help` knows one level of commands only.
    const line = argv[0] === "help" ? [...argv.slice(1), "--help"] : argv;
    await parser.parseAsync([...line], { from: "user" });
    return outcome.code;
  } catch (error) {
    return explain(error, terminal);
  }
}

/** `| head` closes the pipe: what is left to say has no reader, and that is no failure. */
function ignoreClosedPipe({ stdout, stderr }: Terminal): void {
  for (const stream of [stdout, stderr]) {
    stream.on("error", (error: NodeJS.ErrnoException) => {
      process.exit(error.code === "EPIPE" ? EXIT.clean : EXIT.internal);
    });
  }
}

/** Undefined when not given, null when given wrongly. Needed before the first text is shown. */
function languageOption(argv: readonly string[]): Language | null | undefined {
  const index = argv.findIndex((word) => word === "--lang" || word.startsWith("--lang="));
  if (index === -1) return undefined;
  const given = argv[index]?.split("=")[1] ?? argv[index + 1];
  return LANGUAGES.find((language) => language === given) ?? null;
}

type Report = (code: ExitCode) => void;

async function createParser(
  argv: readonly string[],
  terminal: Terminal,
  report: Report,
): Promise<Parser> {
  const text = (key: MessageKey): string => plain(key)[terminal.language];
  const root = dress(new Parser("garita"), terminal)
    .description(text("garita.summary"))
    .version(packageVersion(), "-V, --version", text("help.version"))
    .helpCommand("help [command]", text("help.help"))
    .addHelpText("after", `\n${text("help.more")}`);
  const groups = new Map<string, Parser>();
  const called = calledName(argv);
  for (const entry of COMMANDS) {
    const [first = "", second] = entry.name.split(" ");
    const summary = GROUPS.get(first);
    if (summary !== undefined && !groups.has(first)) {
      groups.set(first, dress(root.command(first), terminal).description(text(summary)));
    }
    const parser = dress((groups.get(first) ?? root).command(second ?? first), terminal);
    parser.description(text(entry.summary));
    if (entry.name === called) addCommand(parser, await entry.load(), { terminal, report });
  }
  return root;
}

/** The longest command name that the words of a command line begin with. */
function calledName(argv: readonly string[]): string | undefined {
  const words = argv.filter((part, index) => {
    return !part.startsWith("-") && argv[index - 1] !== "--lang";
  });
  const [first = "", second = ""] = words[0] === "help" ? words.slice(1) : words;
  const names = COMMANDS.map(({ name }) => name);
  return names.find((name) => name === `${first} ${second}` || name === first);
}

function addCommand(
  parser: Parser,
  command: Command,
  to: { readonly terminal: Terminal; readonly report: Report },
): void {
  const { terminal, report } = to;
  const text = (key: MessageKey): string => plain(key)[terminal.language];
  if (command.operands) parser.argument(command.operands.syntax, text(command.operands.text));
  for (const { flags, text: key, choices, repeatable } of command.options) {
    const option = new Option(flags, text(key));
    if (repeatable) option.default([]).argParser<string[]>((value, all) => [...all, value]);
    parser.addOption(choices ? option.choices([...choices]) : option);
  }
  parser.action(async () => {
    const options = parser.opts<Record<string, unknown>>();
    report(await command.run({ terminal, options, args: parser.args }));
  });
}

/** One look and one language for every level of the help. */
function dress(parser: Parser, terminal: Terminal): Parser {
  const text = (key: MessageKey): string => plain(key)[terminal.language];
  const titles = new Map([
    ["Usage:", text("help.usage")],
    ["Options:", text("help.options")],
    ["Arguments:", text("help.arguments")],
    ["Commands:", text("help.commands")],
  ]);
  return parser
    .helpOption("-h, --help", text("help.help"))
    .helpCommand(false)
    .addOption(new Option("--lang <language>", text("help.language")))
    .configureHelp({
      styleTitle: (title) => titles.get(title) ?? title,
      optionDescription: ({ description, argChoices }) =>
        argChoices ? `${description} (${argChoices.join(", ")})` : description,
    })
    .configureOutput({
      writeOut: (words) => void terminal.stdout.write(words),
      writeErr: (words) => void terminal.stderr.write(words),
      outputError: () => undefined, // `explain` says it in the user's language
    })
    .exitOverride();
}

function explain(error: unknown, { stderr, language }: Terminal): ExitCode {
  const fail = (message: string, code: ExitCode): ExitCode => {
    stderr.write(`garita: ${message}\n`);
    return code;
  };
  if (error instanceof CommanderError) {
    if (error.exitCode === 0) return EXIT.clean;
    // Without a command the help itself is the answer.
    return error.code === "commander.help" ? EXIT.usage : fail(misuse(error, language), EXIT.usage);
  }
  if (error instanceof UsageError) return fail(error.message, EXIT.usage);
  if (error instanceof ConfigError) {
    const problems = error.problems.map((problem) => `\n  ${renderProblem(problem, language)}`);
    return fail(MESSAGES["config.refused"][language] + problems.join(""), EXIT.usage);
  }
  if (error instanceof GaritaError && error.code !== "internal.bug") {
    const message = saidIn(error, language);
    return fail(message, error.code === "config.invalid" ? EXIT.usage : EXIT.internal);
  }
  if (error instanceof Error && "syscall" in error) {
    return fail(
      word(MESSAGES["failure.system"], language, { detail: error.message }),
      EXIT.internal,
    );
  }
  const origin = error instanceof GaritaError ? error.cause : error;
  const detail = origin instanceof Error ? origin.name : typeof origin;
  fail(word(MESSAGES["failure.internal"], language, { detail }), EXIT.internal);
  if (origin instanceof Error) stderr.write(`${origin.stack ?? ""}\n`);
  return EXIT.internal;
}

const MISUSES = {
  "commander.unknownOption": MESSAGES["usage.unknownOption"],
  "commander.unknownCommand": MESSAGES["usage.unknownCommand"],
  "commander.optionMissingArgument": MESSAGES["usage.missingValue"],
  "commander.invalidArgument": MESSAGES["usage.invalidValue"],
  "commander.missingArgument": MESSAGES["usage.missingOperand"],
  "commander.excessArguments": MESSAGES["usage.excess"],
} as const;

/** The parser's complaint in the user's language, with the word it is about and the nearest one. */
function misuse({ code, message }: CommanderError, language: Language): string {
  const given = quote(/'([^']*)'/.exec(message)?.[1] ?? "");
  const near = /Did you mean (?:one of )?([^?]+)\?/.exec(message)?.[1];
  const text = Object.entries(MISUSES).find(([known]) => known === code)?.[1];
  const command = "garita";
  const said = text
    ? word(text, language, { given, command })
    : word(MESSAGES["usage.other"], language, { command });
  return near === undefined
    ? said
    : word(MESSAGES["usage.near"], language, { message: said, near });
}

function saidIn(error: GaritaError, language: Language): string {
  return error instanceof WordedError ? error.text[language] : error.message;
}
