import { normalize } from "../../text/normalize.ts";
import type { View } from "../../text/normalize.ts";

const RULERS = /(\S)\1{7,}/g;
const RULER_LENGTH_MIN = 8;
const RULER_LENGTH = 3;

/** Lines of so few words, so many in a row, are one sentence in pieces and no list. */
const PIECE_WORDS_MAX = 2;
const PIECES_MIN = 4;
/** In units; scripts without spaces have whole sentences in a word. */
const PIECE_LENGTH_MAX = 24;

/** A text as the injection scorers read it and learn from it. Linear. */
export function viewOf(source: string): View {
  return joinPieces(shortRulers(normalize(withoutEscapes(source))));
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

/** A line ends a sentence in documents: an order of a word a line would be none. Offsets stay. */
function joinPieces(view: View): View {
  const { text } = view;
  const stretches = piecesOf(text);
  if (stretches.length === 0) return view;
  let joined = "";
  let copied = 0;
  for (const { start, end } of stretches) {
    joined += text.slice(copied, start) + text.slice(start, end).replaceAll("\n", " ");
    copied = end;
  }
  return { ...view, text: joined + text.slice(copied) };
}

/** Where lines of few words follow each other, from the first word to the end of the last. */
function piecesOf(text: string): { readonly start: number; readonly end: number }[] {
  const stretches: { start: number; end: number }[] = [];
  let [count, start, end] = [0, 0, 0];
  const close = (): void => {
    if (count >= PIECES_MIN) stretches.push({ start, end });
    count = 0;
  };
  for (let from = 0, to = 0; from < text.length; from = to + 1) {
    to = lineEnd(text, from);
    const words = wordsOf(text, { from, to });
    if (words > PIECE_WORDS_MAX || to - from > PIECE_LENGTH_MAX) close();
    else if (words > 0) {
      if (count === 0) start = from;
      count++;
      end = to;
    }
  }
  close();
  return stretches;
}

function lineEnd(text: string, from: number): number {
  const at = text.indexOf("\n", from);
  return at === -1 ? text.length : at;
}

/** Runs without spaces; looks no further than it takes to know that they are too many. */
function wordsOf(text: string, { from, to }: { from: number; to: number }): number {
  let words = 0;
  for (let at = from, inside = false; at < to && words <= PIECE_WORDS_MAX; at++) {
    const isSpace = text.charCodeAt(at) === 0x20;
    if (!isSpace && !inside) words++;
    inside = !isSpace;
  }
  return words;
}
