import { uninspectable } from "../../guard/detect/content/uninspectable.ts";
import type { Finding } from "../../core/finding.ts";
import type { JudgedText } from "../../policy/judge.ts";

/** A finding for each kind of content that nobody reads: it stands nowhere in a text. */
export function uninspectedFindings(kinds: readonly string[]): readonly Finding[] {
  const { id: rule, category, severity } = uninspectable;
  return kinds.map(() => ({ rule, category, severity, score: 1, span: { start: 0, end: 0 } }));
}

/** What a request has besides its texts, for the judge. */
export function uninspectedTexts(kinds: readonly string[]): readonly JudgedText[] {
  if (kinds.length === 0) return [];
  return [{ source: null, findings: uninspectedFindings(kinds), injection: 0 }];
}
