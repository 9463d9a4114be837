import type { RuleCard } from "../../core/finding.ts";

/**
 * A rule over text, as data. `pattern` is written as a regular expression but never run by the
 * JavaScript engine: `guard/text/pattern.ts` compiles the subset that is linear-time by
 * construction (classes, groups, alternation, bounded and unbounded repeats; one-character
 * look-around or `\b` at the edges only) into one automaton for all recognizers. Matching is
 * case-sensitive unless the pattern has the `i` flag, on folded characters (full-width forms read
 * as ASCII, invisible format characters as nothing). Recognizers with the same pattern are walked
 * once, whatever their number: forms that many share have a name in `detect/shapes.ts`.
 */
export interface Recognizer extends RuleCard {
  /** ISO 3166-1 alpha-2 of the state that gives the number, where only one does. */
  readonly country?: string;
  readonly pattern: RegExp;
  /** Score of a bare match, 0..1. Below the profile's threshold it takes context or a checksum. */
  readonly confidence: number;
  /**
   * Of a match in its longest form: whether `validate` may take it, or it up to any of its ends.
   * Asked once, where `validate` would be asked about each end.
   */
  readonly worth?: (longest: string, before: () => string) => boolean;
  /**
   * Gets the folded match, and can ask for what stands before it, folded, up to 255 characters.
   * `false` drops the match, `true` keeps the score, a number replaces it.
   */
  readonly validate?: (match: string, before: () => string) => boolean | number;
  /** Words up to `reach` code units before the match that raise the score: {@link ContextWords}. */
  readonly context?: {
    readonly words: readonly string[];
    readonly score: number;
    /** 64 unless told; less than 256. */
    readonly reach?: number;
    /** Without one of the words the match is not even validated. */
    readonly required?: true;
  };
  /** Words that say what the match is instead: nearer than those of `context`, they drop it. */
  readonly against?: {
    readonly words: readonly string[];
    /** 32 unless told; less than 256. */
    readonly reach?: number;
  };
  /** The match ends the search inside itself: nothing else is looked for within its span. */
  readonly swallow?: boolean;
  /**
   * A match is certain as soon as it is one, and only grows: a stream may hide what has come of it
   * while the rest still comes. For `swallow` rules without a validator and words around.
   */
  readonly grows?: true;
  /**
   * Higher wins the name of an overlapping cluster, among rules of its strongest category (secret,
   * then pii, then others); the whole cluster is covered either way.
   */
  readonly priority?: number;
  readonly examples: {
    /** Each is found exactly once by this rule. */
    readonly finds: readonly string[];
    /** None is found by this rule. */
    readonly ignores: readonly string[];
  };
}

/** Gives a recognizer its type and checks nothing: the suite proves every registered rule. */
export function defineRecognizer(recognizer: Recognizer): Recognizer {
  return recognizer;
}
