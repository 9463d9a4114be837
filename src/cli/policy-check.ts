import { basename } from "node:path";
import { ConfigError, renderPath } from "../config/problem.ts";
import type { Problem } from "../config/problem.ts";
import type { AnyPolicyFile } from "../config/any-policy-file.ts";
import { SEVERITIES, severityRank } from "../core/finding.ts";
import type { Severity } from "../core/finding.ts";
import { word } from "../core/language.ts";
import type { Language } from "../core/language.ts";
import { checkPolicy } from "../policy/check/check-policy.ts";
import { POLICY_RULES } from "../policy/check/finding.ts";
import type { PolicyRule } from "../policy/check/finding.ts";
import { whoCan } from "../policy/check/who-can.ts";
import type { Reaching } from "../policy/check/who-can.ts";
import { compile } from "../policy/compile.ts";
import { parseResource } from "../policy/resource.ts";
import { EXIT } from "./command.ts";
import type { Command, ExitCode, Invocation } from "./command.ts";
import { MESSAGES } from "./messages.ts";
import { textOption } from "./options.ts";
import {
  asJson,
  badResource,
  FORMAT_OPTION,
  openPolicy,
  POLICY_FILE_OPTIONS,
  policyFileOf,
  timeOption,
} from "./policy-desk.ts";
import { describeReaching } from "./policy-who-text.ts";

const GATES = [...SEVERITIES, "never"] as const;
type Gate = (typeof GATES)[number];

/** A finding with its place in the file. */
interface PlacedFinding extends Problem {
  readonly rule: PolicyRule;
  readonly severity: Severity;
}

export const policyCheck: Command = {
  name: "policy check",
  summary: "policy.check.summary",
  operands: { syntax: "[file]", text: "policy.operand" },
  options: [
    { flags: "--fail-on <severity>", text: "policy.check.failOn", choices: GATES },
    { flags: "--who-can-read <resource>", text: "policy.check.whoCanRead" },
    { flags: "--action <action>", text: "policy.check.action" },
    { flags: "--now <time>", text: "policy.check.now" },
    FORMAT_OPTION,
    ...POLICY_FILE_OPTIONS,
  ],
  run(invocation) {
    const file = policyFileOf(invocation, invocation.args[0]);
    const nowMs = timeOption(invocation, "now") ?? Date.now();
    const { opened, findings } = checked(invocation, file, nowMs);
    const who = opened === null ? null : whoOf(invocation, opened, nowMs);
    const { stdout, language } = invocation.terminal;
    stdout.write(
      asJson(invocation)
        ? `${JSON.stringify({ file, findings: findings.map(forJson), ...who?.json })}\n`
        : describe(basename(file), findings, language) + (who?.text ?? ""),
    );
    const gate = GATES.find((one) => one === textOption(invocation, "failOn")) ?? "medium";
    return Promise.resolve(exitCode(findings, gate));
  },
};

/** A policy that does not load is a finding too: to find that is what the command is for. */
function checked(
  invocation: Invocation,
  file: string,
  nowMs: number,
): { readonly opened: AnyPolicyFile | null; readonly findings: readonly PlacedFinding[] } {
  try {
    const opened = openPolicy(invocation, file);
    const found = checkPolicy(opened.policy, nowMs).map((finding) => ({
      ...finding,
      where: opened.whereOf(finding.path),
    }));
    const notes = opened.notes.map(({ ambiguous, ...note }) => {
      const rule = ambiguous ? "policy/ambiguous" : "policy/reading";
      return { ...note, rule, severity: POLICY_RULES[rule].severity } as const;
    });
    const findings = [...found, ...notes];
    findings.sort((a, b) => severityRank(b.severity) - severityRank(a.severity));
    return { opened, findings };
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const rule = "policy/invalid";
    const findings = error.problems.map((problem) => {
      return { ...problem, rule, severity: POLICY_RULES[rule].severity } as const;
    });
    return { opened: null, findings };
  }
}

function whoOf(
  invocation: Invocation,
  { policy }: AnyPolicyFile,
  nowMs: number,
): { readonly json: object; readonly text: string } | null {
  const asked = textOption(invocation, "whoCanRead");
  if (asked === undefined) return null;
  const resource = parseResource(asked)?.join("/");
  const action = textOption(invocation, "action") ?? "read";
  const question = { resource: resource ?? "", action, nowMs };
  const roles = whoCan(policy, compile(policy, ""), question);
  if (roles === null) throw badResource("--who-can-read", invocation);
  const json: { readonly whoCan: object } = { whoCan: { resource, action, roles } };
  return { json, text: whoText(roles, question, invocation.terminal.language) };
}

function whoText(
  roles: readonly Reaching[],
  { resource, action }: { readonly resource: string; readonly action: string },
  language: Language,
): string {
  const head = word(MESSAGES["policy.who.head"], language, { resource, action });
  const lines = roles.flatMap((role) => describeReaching(role, language));
  const body = lines.length > 0 ? lines : [MESSAGES["policy.who.nobody"][language]];
  return `${[head, ...body].join("\n")}\n`;
}

function describe(file: string, findings: readonly PlacedFinding[], language: Language): string {
  const [worst] = findings;
  if (worst === undefined) return `${word(MESSAGES["policy.check.clean"], language, { file })}\n`;
  const lines = findings.map(({ where, severity, rule, path, text }) =>
    word(MESSAGES["policy.check.finding"], language, {
      where,
      severity: MESSAGES[`severity.${severity}`][language],
      rule,
      path: renderPath(path),
      text: text[language],
    }),
  );
  const count = findings.length;
  const values = { file, count, worst: MESSAGES[`severity.${worst.severity}`][language] };
  lines.push(word(MESSAGES["policy.check.count"], language, values));
  return `${lines.join("\n")}\n`;
}

function forJson({ rule, severity, where, path, text }: PlacedFinding): object {
  const [, line, column] = /:(\d+):(\d+)$/.exec(where) ?? [];
  return {
    rule,
    severity,
    path: renderPath(path),
    line: line === undefined ? null : Number(line),
    column: column === undefined ? null : Number(column),
    message: text.en,
    messages: text,
  };
}

function exitCode(findings: readonly PlacedFinding[], gate: Gate): ExitCode {
  if (gate === "never") return EXIT.clean;
  const isReached = findings.some(({ severity }) => severityRank(severity) >= severityRank(gate));
  return isReached ? EXIT.findings : EXIT.clean;
}
