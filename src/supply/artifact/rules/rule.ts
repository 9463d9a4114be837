import type { Severity } from "../../../core/finding.ts";
import type { Wording } from "../../../core/language.ts";
import type { ScanVerdict } from "../../../core/scan-verdict.ts";

/** One thing that can be wrong with an artifact: what it is called, weighs and asks for. */
export interface ArtifactRule {
  readonly severity: Severity;
  /** What the whole file is when this is found; `clean` for what is only worth knowing. */
  readonly verdict: ScanVerdict;
  /** A few words, as a heading. */
  readonly title: Wording;
  /** What was found here, with `{name}` where a value goes. */
  readonly message: Wording;
  /** What the reader should do about it. */
  readonly advice: Wording;
  /** CVE, GHSA, CWE, ATLAS ids, standards and papers. */
  readonly references: readonly string[];
}

export type ArtifactRules = Readonly<Record<string, ArtifactRule>>;

type Texts = Pick<ArtifactRule, "title" | "message">;

/** Makes rules that come to the same verdict and ask for the same. */
export function rulesWith<const Verdict extends ScanVerdict>(verdict: Verdict, advice: Wording) {
  return <const Level extends Severity, const Given extends Texts>(
    severity: Level,
    references: readonly string[],
    texts: Given,
  ) => ({ severity, verdict, ...texts, advice, references });
}
