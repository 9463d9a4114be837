import { readAnyPolicyFile } from "../config/any-policy-file.ts";
import type { AnyPolicyFile } from "../config/any-policy-file.ts";
import { codeOf, readTextFile } from "../config/read-file.ts";
import { renderPath } from "../config/problem.ts";
import type { Problem } from "../config/problem.ts";
import { quote } from "../core/errors.ts";
import { word } from "../core/language.ts";
import type { Language } from "../core/language.ts";
import { isTimeZone } from "../policy/time-zone.ts";
import { UsageError } from "./command.ts";
import type { Invocation, OptionSpec } from "./command.ts";
import { MESSAGES } from "./messages.ts";
import { flagOption, textOption } from "./options.ts";
import { loadSettings } from "./settings.ts";

/** How a file of the other format is read. */
export const IMPORT_OPTIONS: readonly OptionSpec[] = [
  { flags: "--strict", text: "policy.option.strict" },
  { flags: "--zone <zone>", text: "policy.option.zone" },
];

export const POLICY_FILE_OPTIONS: readonly OptionSpec[] = [
  { flags: "--legacy", text: "policy.option.legacy" },
  ...IMPORT_OPTIONS,
  { flags: "--config <file>", text: "option.config" },
];

export const FORMAT_OPTION: OptionSpec = {
  flags: "--format <format>",
  text: "option.format",
  choices: ["text", "json"],
};

export function asJson(invocation: Invocation): boolean {
  return textOption(invocation, "format") === "json";
}

/** The policy file named, or that of the configuration. Throws `UsageError` when there is none. */
export function policyFileOf(invocation: Invocation, named: string | undefined): string {
  if (named !== undefined) return named;
  const { config } = loadSettings(invocation, { serving: false });
  if (config.policy !== undefined) return config.policy;
  throw new UsageError(MESSAGES["policy.none"][invocation.terminal.language]);
}

/** A file as text. Throws `UsageError` when it cannot be read. */
export function textOf(invocation: Invocation, file: string): string {
  try {
    return readTextFile(file);
  } catch (error) {
    const values = { file, detail: codeOf(error) };
    throw new UsageError(word(MESSAGES["policy.unreadable"], invocation.terminal.language, values));
  }
}

/** A policy of either format, as the options say. Throws `ConfigError`, `UsageError`. */
export function openPolicy(invocation: Invocation, file: string): AnyPolicyFile {
  const zone = textOption(invocation, "zone");
  if (zone !== undefined && !isTimeZone(zone))
    throw new UsageError(MESSAGES["policy.badZone"][invocation.terminal.language]);
  const issuer = textOption(invocation, "issuer");
  return readAnyPolicyFile(file, textOf(invocation, file), {
    legacy: flagOption(invocation, "legacy"),
    strict: flagOption(invocation, "strict"),
    ...(zone !== undefined && { zone }),
    ...(issuer !== undefined && { issuer }),
  });
}

/** Tells on standard error what was unclear in a file of the other format. */
export function warnOf({ notes }: Pick<AnyPolicyFile, "notes">, { terminal }: Invocation): void {
  for (const note of notes) {
    if (note.ambiguous) terminal.stderr.write(`${describeNote(note, terminal.language)}\n`);
  }
}

export function describeNote({ where, path, text }: Problem, language: Language): string {
  const values = { where, path: renderPath(path), text: text[language] };
  return word(MESSAGES["policy.note"], language, values);
}

/** An instant given to an option; null where it was not given. Throws `UsageError`. */
export function timeOption(invocation: Invocation, name: string): number | null {
  const text = textOption(invocation, name);
  if (text === undefined) return null;
  const isDate = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:\d\d))?$/.test(
    text,
  );
  const timeMs = isDate ? Date.parse(text) : Number.NaN;
  if (!Number.isNaN(timeMs)) return timeMs;
  const { language } = invocation.terminal;
  throw new UsageError(word(MESSAGES["usage.time"], language, { option: `--${name}` }));
}

export function badResource(option: string, { terminal }: Invocation): UsageError {
  return new UsageError(
    word(MESSAGES["policy.badResource"], terminal.language, { option: quote(option) }),
  );
}
