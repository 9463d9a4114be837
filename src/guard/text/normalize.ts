import type { Span } from "../../core/finding.ts";
import { turnFlipped } from "./flipped-text.ts";
import { joinWords } from "./joined-words.ts";
import { identityMap, foldLetters } from "./fold-letters.ts";
import { FLIPPED, FOREIGN, PARTING } from "./letter-fold.ts";
import { foldLookAlikes } from "./look-alike-words.ts";
import { spanOfUnits } from "./units.ts";
import type { Units } from "./units.ts";

export { unleet } from "./unleet.ts";

/** A text as the injection rules read it, and the way back to the text as received. */
export interface View {
  readonly text: string;
  /** The smallest source span that covers a span of the view. */
  toSource(span: Span): Span;
}

/**
 * NFKC in lower case, without accents and invisible characters; look-alikes of other scripts as
 * Latin letters where they pose as these; upside-down text turned; letter-spaced, marked-up and
 * concatenated words joined; white space runs as one space, or one end of a line. Linear.
 */
export function normalize(source: string): View {
  let folded = foldLetters(source, { joinsSpaces: true });
  const { isSpaced } = folded;
  // Single letters: how wide the gaps are tells where words end.
  if (isSpaced) folded = foldLetters(source, { joinsSpaces: false });
  const { text, kinds, map } = folded;
  const marked = (kinds & PARTING) !== 0;
  if (!isSpaced && !marked && (kinds & (FOREIGN | FLIPPED)) === 0) {
    return map === null ? { text, toSource: (span) => span } : toView({ text, ...map });
  }
  let units: Units = { text, ...(map ?? identityMap(text.length)) };
  if ((kinds & FOREIGN) !== 0) units = foldLookAlikes(units, source) ?? units;
  if ((kinds & FLIPPED) !== 0) units = turnFlipped(units, source) ?? units;
  if (isSpaced || marked) units = joinWords(units, source, isSpaced) ?? units;
  return toView(units);
}

function toView(units: Units): View {
  return { text: units.text, toSource: (span) => spanOfUnits(units, span) };
}
