import type { Readable, Writable } from "node:stream";
import type { Environment } from "../config/environment.ts";
import type { Language } from "../core/language.ts";
import type { MessageKey } from "./messages.ts";

/** DESIGN §4: what every command ends with. */
export const EXIT = { clean: 0, findings: 1, usage: 2, incomplete: 3, internal: 4 } as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

/** What a command may touch of the world; tests and the entry hand it in. */
export interface Terminal {
  readonly stdin: Readable;
  readonly stdout: Writable & { readonly isTTY?: boolean };
  readonly stderr: Writable & { readonly isTTY?: boolean };
  readonly env: Environment;
  readonly language: Language;
}

/** What was typed, by long name in camel case; read it with {@link textOption} and the like. */
export type OptionValues = Readonly<Record<string, unknown>>;

export interface Invocation {
  readonly terminal: Terminal;
  readonly options: OptionValues;
  readonly args: readonly string[];
}

export interface OptionSpec {
  /** As commander reads it: `--port <port>`. */
  readonly flags: string;
  readonly text: MessageKey;
  readonly choices?: readonly string[];
  /** May be given more than once, each time with one value. */
  readonly repeatable?: true;
}

export interface Command {
  readonly name: string;
  readonly summary: MessageKey;
  /** As commander reads it: `[file...]`. */
  readonly operands?: { readonly syntax: string; readonly text: MessageKey };
  readonly options: readonly OptionSpec[];
  run(invocation: Invocation): Promise<ExitCode>;
}

/** A mistake on the command line: exit 2, no stack. The message is in the user's language. */
export class UsageError extends Error {}
