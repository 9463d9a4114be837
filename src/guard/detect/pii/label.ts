import { endsIn, oneOf } from "../text-end.ts";

/** Say that a number follows: `order no.`, `número de`, `Kunden-Nr.`. */
const NUMBER_WORDS: ReadonlySet<string> = new Set(
  "no nr num nro number numero nummer numer numéro número n nº n° id code código codigo".split(" "),
);
/** Small words between a label and its value: `cuenta es`, `número de`. */
const SMALL_WORDS: ReadonlySet<string> = new Set(
  "es is ist est of de del du do da di der den the a la el le il era was are".split(" "),
);
/** In front of the label: `número de cliente`, `n.º cliente`. */
const isNumberOf = endsIn(
  /(?:n[uú]mero|num[eé]ro|n[uú]m\.?|n\.? ?[º°]|nr\.?|c[oó]digo|codice|id)[ _](?:d[eo'] ?)?/i,
);
const NUMBER_OF_MAX = 16;
const isLetter = oneOf(/[\p{L}\p{M}]/u);
const isDigit = oneOf(/\d/);
/** `cvv2` is a word, a year is none. */
const DIGITS_MAX = 1;
/** Signs between a label and its value. */
const isSign = oneOf(/[ \t\n\r:=#."'`_–*|º°-]/);
const SIGNS_MAX = 8;
const WORD_MAX = 24;

export interface Label {
  /** In lower case; empty if something else stands directly in front. */
  readonly word: string;
  /** A sign or a word behind it says that its value follows. */
  readonly marked: boolean;
}

const NONE: Label = { word: "", marked: false };

interface Word {
  readonly text: string;
  /** Where it begins in the text it was read from. */
  readonly at: number;
  /** What stands between it and where reading began. */
  readonly signs: string;
}

function lastWord(text: string, end: number): Word | null {
  let stop = end;
  while (stop > 0 && end - stop < SIGNS_MAX && isSign(text, stop - 1)) stop--;
  let at = stop;
  while (at > 0 && stop - at < DIGITS_MAX && isDigit(text, at - 1)) at--;
  const letters = at;
  while (at > 0 && stop - at <= WORD_MAX && isLetter(text, at - 1)) at--;
  if (at === letters) return null;
  return { text: text.slice(at, stop).toLowerCase(), at, signs: text.slice(stop, end) };
}

/** Steps over small words: the label, all signs behind it, and whether a word said number. */
function labelWord(text: string): (Word & { readonly numbered: boolean }) | null {
  let word = lastWord(text, text.length);
  let numbered = false;
  for (let skipped = 0; skipped < 2 && word !== null; skipped++) {
    const counts = NUMBER_WORDS.has(word.text);
    const next: Word | null = counts || SMALL_WORDS.has(word.text) ? lastWord(text, word.at) : null;
    if (next === null) break;
    numbered ||= counts;
    word = { ...next, signs: next.signs + word.signs };
  }
  return word && { ...word, numbered };
}

/** Many rules ask at the same place. */
let last: { readonly text: string; readonly label: Label } = { text: "", label: NONE };

/**
 * The word that names what follows `text`: `order` of `Order no.: `. Looks over signs and two small
 * words, and over the end of a line only behind `:` or `=`.
 */
export function labelBefore(text: string): Label {
  if (last.text !== text) last = { text, label: readLabel(text) };
  return last.label;
}

function readLabel(text: string): Label {
  const label = labelWord(text);
  if (label === null || text.charAt(label.at - 1) === "/") return NONE; // the end of a path
  const signed = /[:=]/.test(label.signs);
  if (!signed && /[\n\r]/.test(label.signs)) return NONE;
  const before = text.slice(Math.max(0, label.at - NUMBER_OF_MAX), label.at);
  const marked = signed || label.numbered || label.signs.includes("#") || isNumberOf(before);
  return { word: label.text, marked };
}
