import { word } from "../../core/language.ts";
import type { Language } from "../../core/language.ts";
import { isIncomplete } from "../../supply/signing/problem.ts";
import type { SigningProblem } from "../../supply/signing/problem.ts";
import type { Signer } from "../../supply/signing/verify.ts";
import { EXIT } from "../command.ts";
import type { ExitCode, Terminal } from "../command.ts";
import { MESSAGES } from "../messages.ts";
import { startProgress } from "../progress.ts";

const PROBLEMS_SHOWN = 50;
const MEGABYTE = 1_000_000;

/** Lines for people. */
export function problemLines(
  problems: readonly SigningProblem[],
  language: Language,
): readonly string[] {
  const lines = problems.slice(0, PROBLEMS_SHOWN).map(({ reason, text }) => {
    return word(MESSAGES["verify.problem"], language, { reason, text: text[language] });
  });
  const count = problems.length - PROBLEMS_SHOWN;
  return count > 0 ? [...lines, word(MESSAGES["verify.more"], language, { count })] : lines;
}

export function problemForJson({ reason, text }: SigningProblem): object {
  return { reason, message: text.en, messages: text };
}

export function signerLine(signer: Signer, language: Language): string {
  switch (signer.method) {
    case "key":
      return word(MESSAGES["verify.by.key"], language, signer);
    case "certificate":
      return word(MESSAGES["verify.by.certificate"], language, signer);
    case "sigstore":
      return word(MESSAGES["verify.by.sigstore"], language, signer);
  }
}

/** Nothing wrong: 0. Something wrong: 1. Only something that could not be looked at: 3. */
export function exitOf(problems: readonly SigningProblem[]): ExitCode {
  if (problems.length === 0) return EXIT.clean;
  return problems.every(isIncomplete) ? EXIT.incomplete : EXIT.findings;
}

/** Runs the work with a line that counts the bytes read. */
export async function withByteCount<Value>(
  terminal: Terminal,
  work: (onBytes: (count: number) => void) => Promise<Value>,
): Promise<Value> {
  const progress = startProgress(terminal);
  let total = 0;
  try {
    return await work((count) => {
      total += count;
      const bytes = Math.round(total / MEGABYTE);
      progress.show(word(MESSAGES["signing.progress"], terminal.language, { bytes }));
    });
  } finally {
    progress.end();
  }
}
