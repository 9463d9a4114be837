import { knownOf } from "./name-gazetteer.ts";
import { plainOf } from "./plain.ts";

/**
 * Words with a capital, with what names have between them: `Ana María de la Fuente`, `J. Smith`,
 * `O'Brien-Lee`, `GARCÍA LÓPEZ, JUAN`. Names of people, places and bodies are all looked for in it,
 * so the automaton walks it once. The longest run comes first, then each that ends a word earlier.
 */
export const CAPITALIZED_RUN =
  /(?<![\p{L}\p{N}\p{M}_@#$/\\.&+%-])(?:\p{Lu}\.a?|\p{Lu}[\p{L}\p{M}]*(?:['’-]\p{Lu}[\p{L}\p{M}]*){0,2})(?: {0,2}(?: (?:de|del|la|las|los|da|do|dos|das|di|van|von|der|den|el|al|bin|ben|y|e|i|le|du|of|and|ter|ten)){0,3} (?:\p{Lu}\.a?|\p{Lu}[\p{L}\p{M}]*(?:['’-]\p{Lu}[\p{L}\p{M}]*){0,2})){0,5}(?:, \p{Lu}[\p{L}\p{M}]*(?:[ -]\p{Lu}[\p{L}\p{M}]*){0,2})?(?![\p{L}\p{N}\p{M}_@/\\(=])/u;

export type WordShape = "capital" | "upper" | "initial" | "lower" | "mixed";

/** A word of a run: `plain` is lower case without accents. */
export interface RunWord {
  readonly plain: string;
  readonly shape: WordShape;
  /** Bits of `KNOWN`. */
  readonly known: number;
  /** A comma stands behind it. */
  readonly comma: boolean;
}

const INITIAL = /^\p{Lu}(?:\.a?)?$/u;
const LOWER = /^[a-z]/;
const UPPER = /^\p{Lu}[\p{Lu}\p{M}'’-]+$/u;
/** `McDonald`, `DeVito`, `O'Brien`, `Jean-Luc`. */
const CAPITAL =
  /^(?:(?:Mc|Mac|De|Di|Du|Da|La|Le|Lo|Van|Fitz|\p{Lu}['’])?\p{Lu}[\p{Ll}\p{Lo}\p{M}]+)(?:[-'’]\p{Lu}[\p{Ll}\p{Lo}\p{M}]*){0,2}$/u;

function shapeOf(word: string): WordShape {
  if (LOWER.test(word)) return "lower";
  if (INITIAL.test(word)) return "initial";
  if (UPPER.test(word)) return "upper";
  return CAPITAL.test(word) ? "capital" : "mixed";
}

/** Remembered: text has few different words. */
const WORDS = new Map<string, Omit<RunWord, "comma">>();
const WORDS_MAX = 8192;

function readWord(word: string): Omit<RunWord, "comma"> {
  const remembered = WORDS.get(word);
  if (remembered !== undefined) return remembered;
  const plain = plainOf(word);
  const shape = shapeOf(word);
  const known = shape === "initial" || shape === "lower" ? 0 : knownOf(plain);
  const read = { plain, shape, known };
  if (WORDS.size < WORDS_MAX && word.length < 24) WORDS.set(word, read);
  return read;
}

/** The words of a match of {@link CAPITALIZED_RUN}. */
export function wordsOfRun(run: string): RunWord[] {
  const words: RunWord[] = [];
  for (let at = 0; at < run.length;) {
    const blank = run.indexOf(" ", at);
    const end = blank < 0 ? run.length : blank;
    const comma = run.charCodeAt(end - 1) === COMMA;
    if (end > at) words.push({ ...readWord(run.slice(at, comma ? end - 1 : end)), comma });
    at = end + 1;
  }
  return words;
}

const COMMA = 0x2c;

/** The first word alone, which is all that most runs need. */
export function firstWordOf(run: string): Omit<RunWord, "comma"> {
  let end = 0;
  while (end < run.length && run.charCodeAt(end) !== 0x20 && run.charCodeAt(end) !== COMMA) end++;
  return readWord(run.slice(0, end));
}
