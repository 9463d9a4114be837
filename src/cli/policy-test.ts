import { dirname, resolve } from "node:path";
import { runPolicyCases } from "./policy-cases.ts";
import type { CaseOutcome, CasesFile } from "./policy-cases.ts";
import { word } from "../core/language.ts";
import type { Language } from "../core/language.ts";
import { EXIT } from "./command.ts";
import type { Command } from "./command.ts";
import { MESSAGES } from "./messages.ts";
import { textOption } from "./options.ts";
import { junitOf } from "./policy-junit.ts";
import { textOf } from "./policy-desk.ts";

export const policyTest: Command = {
  name: "policy test",
  summary: "policy.test.summary",
  operands: { syntax: "<file...>", text: "policy.test.operand" },
  options: [
    { flags: "--format <format>", text: "option.format", choices: ["text", "json", "junit"] },
  ],
  run(invocation) {
    const { stdout, language } = invocation.terminal;
    const files = invocation.args.map((file) =>
      runPolicyCases(file, textOf(invocation, file), (path) =>
        textOf(invocation, resolve(dirname(file), path)),
      ),
    );
    const outcomes = files.flatMap((file) => file.outcomes);
    const failed = outcomes.filter(({ problems }) => problems.length > 0).length;
    const format = textOption(invocation, "format") ?? "text";
    if (format === "json") {
      const summary = { passed: outcomes.length - failed, failed };
      stdout.write(`${JSON.stringify({ files, summary })}\n`);
    } else if (format === "junit") stdout.write(junitOf(files));
    else stdout.write(describe(files, language));
    if (failed > 0) return Promise.resolve(EXIT.findings);
    return Promise.resolve(outcomes.length === 0 ? EXIT.incomplete : EXIT.clean);
  },
};

function describe(files: readonly CasesFile[], language: Language): string {
  const lines = files.flatMap(({ file, outcomes }) => {
    const failed = outcomes.filter(({ problems }) => problems.length > 0);
    const values = { file, passed: outcomes.length - failed.length, failed: failed.length };
    return [
      word(MESSAGES["policy.test.file"], language, values),
      ...failed.flatMap((outcome) => failure(outcome, language)),
    ];
  });
  return `${lines.join("\n")}\n`;
}

function failure({ name, where, problems }: CaseOutcome, language: Language): readonly string[] {
  return [
    word(MESSAGES["policy.test.failed"], language, { where, name }),
    ...problems.map(({ field, expected, actual }) =>
      word(MESSAGES["policy.test.difference"], language, {
        field,
        expected: JSON.stringify(expected),
        actual: JSON.stringify(actual),
      }),
    ),
  ];
}
