import { knownOf } from "./name-gazetteer.ts";
import { plainOf } from "./plain.ts";

/**
 * Words with a capital, with what names have between them: `Ana María de la Fuente`, `J. Smith`,
 * `O'Brien-Lee`, `GARCÍA LÓPEZ, JUAN`. Names of people, places and bodies are all looked for in it,
 * so the automaton walks it once. The longest run comes first, then each that ends a word earlier.
 */
export const CAPITALIZED_RUN =
  /(?<![\p{L}\p{N}\p{M}_@#$/\\&+%-])(?:\p{Lu}\.a?|\p{Lu}[\p{L}\p{M}]*(?:['’-]\p{Lu}[\p{L}\p{M}]*){0,2})(?: {0,2}(?: (?:de|del|la|las|los|da|do|dos|das|di|van|von|der|den|el|al|bin|ben|y|e|i|le|du|of|and|ter|ten)){0,3} (?:\p{Lu}\.a?|\p{Lu}[\p{L}\p{M}]*(?:['’-]\p{Lu}[\p{L}\p{M}]*){0,2})){0,5}(?:, \p{Lu}[\p{L}\p{M}]*(?:[ -]\p{Lu}[\p{L}\p{M}]*){0,2})?(?![\p{L}\p{N}\p{M}_@/\\(=])/u;

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

/** Remembered with the comma behind it: text has few different words. */
const WORDS = new Map<string, RunWord>();
const WORDS_MAX = 8192;
const WORD_LENGTH_MAX = 24;
const COMMA = 0x2c;

function readWord(part: string): RunWord {
  const remembered = WORDS.get(part);
  if (remembered !== undefined) return remembered;
  const comma = part.charCodeAt(part.length - 1) === COMMA;
  const word = comma ? part.slice(0, -1) : part;
  const plain = plainOf(word);
  const shape = shapeOf(word);
  const known = shape === "initial" || shape === "lower" ? 0 : knownOf(plain);
  const read = { plain, shape, known, comma };
  if (WORDS.size < WORDS_MAX && part.length < WORD_LENGTH_MAX) WORDS.set(part, read);
  return read;
}

/** The words of a match of {@link CAPITALIZED_RUN}. */
export function wordsOfRun(run: string): RunWord[] {
  const words: RunWord[] = [];
  for (let at = 0; at < run.length;) {
    const blank = run.indexOf(" ", at);
    const end = blank < 0 ? run.length : blank;
    if (end > at) words.push(readWord(run.slice(at, end)));
    at = end + 1;
  }
  return words;
}

/** The first word alone, which is all that most runs need. */
export function firstWordOf(run: string): RunWord {
  const blank = run.indexOf(" ");
  return readWord(blank < 0 ? run : run.slice(0, blank));
}

/** The last word alone. */
export function lastWordOf(run: string): RunWord {
  return readWord(run.slice(run.lastIndexOf(" ") + 1));
}
