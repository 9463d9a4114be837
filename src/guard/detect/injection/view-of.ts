import { normalize } from "../../text/normalize.ts";
import type { View } from "../../text/normalize.ts";

const RULERS = /(\S)\1{7,}/g;
const RULER_LENGTH_MIN = 8;
const RULER_LENGTH = 3;

/** A text as the injection scorers read it and learn from it. Linear. */
export function viewOf(source: string): View {
  return shortRulers(normalize(withoutEscapes(source)));
}

/** JSON and code write line ends and tabs with letters, which would join the word behind. */
function withoutEscapes(source: string): string {
  if (!source.includes("\\")) return source;
  return source.replaceAll(/\\[nrt]/g, (escape) => (escape === "\\n" ? " \n" : "  "));
}

/** A ruler, a padded cell: long runs of one sign say no more than short ones. Offsets stay. */
function shortRulers(view: View): View {
  if (!hasRuler(view.text)) return view;
  const text = view.text.replaceAll(RULERS, (run) => run.slice(0, RULER_LENGTH).padEnd(run.length));
  return { ...view, text };
}

function hasRuler(text: string): boolean {
  let [last, run] = [-1, 0];
  for (let at = 0; at < text.length; at++) {
    const unit = text.charCodeAt(at);
    run = unit === last ? run + 1 : 1;
    if (run === RULER_LENGTH_MIN) return true;
    last = unit;
  }
  return false;
}
