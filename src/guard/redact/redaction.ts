import type { Finding, Span } from "../../core/finding.ts";

/** What to do with one finding. `silent` keeps it out of the findings reported. */
export type Treatment =
  | { readonly kind: "keep"; readonly silent?: boolean }
  | { readonly kind: "replace"; readonly replacement: string; readonly silent?: boolean }
  | { readonly kind: "block" };

/** Decides per finding; `match` is the matched text, decoded when the syntax is JSON. */
export type Treat = (finding: Finding, match: string) => Treatment;

/**
 * Decides on a finding whose text still comes, so that what has come of it need not wait; `null`:
 * only the whole text tells. Never blocks, and must decide as `Treat` will.
 */
export type Opening = (finding: Finding) => Exclude<Treatment, { readonly kind: "block" }> | null;

/** Replace [start, end) of the source text. */
export interface Edit extends Span {
  readonly replacement: string;
}

/** Redaction of text that arrives in pieces; see `DetectorStream` for the offsets. */
export interface RedactionStream {
  push(chunk: string): void;
  end(): void;
  /** Source text before this offset is judged and may leave, with the edits applied. */
  readonly safe: number;
  /** Set when a treatment said block: nothing from `safe` on may ever leave. */
  readonly blocked: Finding | null;
  /** Decided edits since the last call: ordered, disjoint, each ending at or before `safe`. */
  takeEdits(): readonly Edit[];
  /** Findings so far, in source offsets, silent ones left out. */
  readonly findings: readonly Finding[];
}
