import type { Values } from "../../core/language.ts";
import { worstVerdict } from "../../core/scan-verdict.ts";
import type { ScanVerdict } from "../../core/scan-verdict.ts";
import { ARTIFACT_RULES } from "./rules/catalogue.ts";
import type { ArtifactRuleId } from "./rules/catalogue.ts";

/** What a rule says about a place in an artifact. */
export interface ArtifactFinding {
  readonly rule: ArtifactRuleId;
  /** Names of the members on the way there, outermost first; empty for the file itself. */
  readonly member: readonly string[];
  /** In bytes from the start of the innermost member. */
  readonly offset?: number;
  /** For the rule's message; made printable and short, since they come from the file. */
  readonly values: Readonly<Record<string, string | number>>;
}

/** The values that the message of a rule needs. */
export type ValuesOf<Id extends ArtifactRuleId> = Values<(typeof ARTIFACT_RULES)[Id]["message"]>;

/** The worst that a file's findings say. */
export function verdictOf(findings: readonly ArtifactFinding[]): ScanVerdict {
  return worstVerdict(findings.map(({ rule }) => ARTIFACT_RULES[rule].verdict));
}

const TEXT_MAX = 200;

/** Text of a file as it may be shown: no control or invisible characters, and not at length. */
export function printable(text: string): string {
  const cut = text.length > TEXT_MAX ? `${text.slice(0, TEXT_MAX)}…` : text;
  return cut.toWellFormed().replaceAll(/[\p{C}\p{Zl}\p{Zp}]/gu, (sign) => {
    return `\\u{${(sign.codePointAt(0) ?? 0).toString(16)}}`;
  });
}
