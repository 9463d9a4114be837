import { toCedar } from "../policy/export/cedar.ts";
import { toRego } from "../policy/export/rego.ts";
import { unexpressed } from "../policy/export/unexpressed.ts";
import type { ExportTarget } from "../policy/export/unexpressed.ts";
import { EXIT } from "./command.ts";
import type { Command } from "./command.ts";
import { MESSAGES } from "./messages.ts";
import { flagOption, textOption } from "./options.ts";
import {
  describeNote,
  openPolicy,
  POLICY_FILE_OPTIONS,
  policyFileOf,
  warnOf,
} from "./policy-desk.ts";

const TARGETS = ["cedar", "rego"] as const satisfies readonly ExportTarget[];

const WRITE = { cedar: toCedar, rego: toRego } as const satisfies Record<ExportTarget, unknown>;

export const policyExport: Command = {
  name: "policy export",
  summary: "policy.export.summary",
  operands: { syntax: "[file]", text: "policy.operand" },
  options: [
    { flags: "--to <language>", text: "policy.export.to", choices: TARGETS },
    { flags: "--effects-only", text: "policy.export.effectsOnly" },
    ...POLICY_FILE_OPTIONS,
  ],
  run(invocation) {
    const { stdout, stderr, language } = invocation.terminal;
    const opened = openPolicy(invocation, policyFileOf(invocation, invocation.args[0]));
    warnOf(opened, invocation);
    const target = TARGETS.find((one) => one === textOption(invocation, "to")) ?? "cedar";
    const left = unexpressed(opened.policy, target);
    const isAllowed = left.length === 0 || flagOption(invocation, "effectsOnly");
    const head = isAllowed ? "policy.export.without" : "policy.export.refused";
    if (left.length > 0) stderr.write(`${MESSAGES[head][language]}\n`);
    for (const problem of left) {
      const note = { ...problem, where: opened.whereOf(problem.path) };
      stderr.write(`  ${describeNote(note, language)}\n`);
    }
    if (!isAllowed) return Promise.resolve(EXIT.usage);
    stdout.write(WRITE[target](opened.policy));
    return Promise.resolve(EXIT.clean);
  },
};
