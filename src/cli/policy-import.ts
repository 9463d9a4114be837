import { basename } from "node:path";
import { readLegacyFile } from "../config/legacy-file.ts";
import { policyAsYaml } from "../config/policy-yaml.ts";
import { word } from "../core/language.ts";
import { isTimeZone } from "../policy/time-zone.ts";
import { EXIT, UsageError } from "./command.ts";
import type { Command } from "./command.ts";
import { MESSAGES } from "./messages.ts";
import { flagOption, textOption } from "./options.ts";
import { describeNote, IMPORT_OPTIONS, textOf } from "./policy-desk.ts";

export const policyImport: Command = {
  name: "policy import",
  summary: "policy.import.summary",
  operands: { syntax: "<file>", text: "policy.import.operand" },
  options: [...IMPORT_OPTIONS, { flags: "--issuer <issuer>", text: "policy.option.issuer" }],
  run(invocation) {
    const { stdout, stderr, language } = invocation.terminal;
    const [file = ""] = invocation.args;
    const zone = textOption(invocation, "zone");
    const issuer = textOption(invocation, "issuer");
    if (zone !== undefined && !isTimeZone(zone))
      throw new UsageError(MESSAGES["policy.badZone"][language]);
    const { written, notes } = readLegacyFile(file, textOf(invocation, file), {
      strict: flagOption(invocation, "strict"),
      ...(zone !== undefined && { zone }),
      ...(issuer !== undefined && { issuer }),
    });
    for (const note of notes) {
      const mark = MESSAGES[note.ambiguous ? "policy.import.unclear" : "policy.import.read"];
      stderr.write(`${mark[language]} ${describeNote(note, language)}\n`);
    }
    const values = { file: basename(file), count: notes.filter((one) => one.ambiguous).length };
    const remarks = [
      word(MESSAGES["policy.import.header"], language, values),
      ...notes.filter(({ ambiguous }) => ambiguous).map((note) => describeNote(note, language)),
    ];
    stdout.write(policyAsYaml(written, remarks));
    return Promise.resolve(EXIT.clean);
  },
};
