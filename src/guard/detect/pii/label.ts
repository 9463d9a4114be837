/** Small words between a label and its value: `order no.`, `número de`, `cuenta es`. */
const BETWEEN: ReadonlySet<string> = new Set(
  (
    "no nr num nro number numero nummer numer numéro número n nº n° id code es is ist est of de " +
    "del du do da di der den the a la el le il era was are #"
  ).split(" "),
);
/** `cvv2` is a word, a year is none. */
const DIGITS_MAX = 1;
const DIGIT = /\d/;
const LETTER = /[\p{L}\p{M}]/u;
/** Signs between a label and its value. */
const SIGNS = " \t\n\r:=#.\"'`_-–([{<>*|º°";
const SIGNS_MAX = 8;
const WORD_MAX = 24;

interface Word {
  readonly text: string;
  /** Where it begins in the text it was read from. */
  readonly at: number;
}

function lastWord(text: string, end: number): Word | null {
  let stop = end;
  while (stop > 0 && end - stop < SIGNS_MAX && SIGNS.includes(text.charAt(stop - 1))) stop--;
  let at = stop;
  while (at > 0 && stop - at < DIGITS_MAX && DIGIT.test(text.charAt(at - 1))) at--;
  const letters = at;
  while (at > 0 && stop - at <= WORD_MAX && LETTER.test(text.charAt(at - 1))) at--;
  return at === letters ? null : { text: text.slice(at, stop).toLowerCase(), at };
}

/**
 * The word that names what follows, in lower case: `order` of `Order no.: `. Looks over signs and
 * two small words; empty if something else stands in between.
 */
export function labelBefore(text: string): string {
  let word = lastWord(text, text.length);
  for (let skipped = 0; skipped < 2 && word !== null && BETWEEN.has(word.text); skipped++) {
    word = lastWord(text, word.at) ?? word;
  }
  return word?.text ?? "";
}
