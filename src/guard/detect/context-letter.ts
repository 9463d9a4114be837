/** Scripts that are written without spaces: every place is a word boundary there. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const MARKS = /\p{M}/gu;
const UPPER = /\p{Lu}/u;
const LOWER = /\p{Ll}/u;

/** What a character is to the words around it. */
export const KIND = { other: 0, word: 1, lower: 2, upper: 3, unspaced: 4 } as const;

export interface Letter {
  /** Lower case, without accents; empty for marks. */
  readonly plain: string;
  readonly kind: number;
  /** In code units. */
  readonly width: number;
}

const LETTERS = new Map<string, Letter>();
const LETTERS_MAX = 4096;

/** How a character reads in a word: `api_key` and `api-key` as `api key`. Remembered. */
export function letterOf(character: string): Letter {
  const known = LETTERS.get(character);
  if (known !== undefined) return known;
  const joint = character === "_" || character === "-";
  const plain = joint ? " " : character.normalize("NFD").replaceAll(MARKS, "").toLowerCase();
  const letter = { plain, kind: kindOf(character), width: character.length };
  if (LETTERS.size < LETTERS_MAX) LETTERS.set(character, letter);
  return letter;
}

function kindOf(character: string): number {
  if (UPPER.test(character)) return KIND.upper;
  if (LOWER.test(character)) return KIND.lower;
  if (UNSPACED.test(character)) return KIND.unspaced;
  return WORD_CHARACTER.test(character) ? KIND.word : KIND.other;
}

/** Latin letters and what stands between them, by code unit. */
export const COMMON_UNITS_MAX = 0x250;
/** No kind: reads as nothing or as several units. */
export const UNCOMMON = 0xff;
const COMMON = Array.from({ length: COMMON_UNITS_MAX }, (_, unit) =>
  letterOf(String.fromCharCode(unit)),
);
export const COMMON_UNITS = Uint16Array.from(COMMON, ({ plain }) => plain.charCodeAt(0));
export const COMMON_KINDS = Uint8Array.from(COMMON, ({ plain, kind }) =>
  plain.length === 1 ? kind : UNCOMMON,
);

/** Whether a word may end between the two, of {@link KIND}. */
export function isBoundary(left: number, right: number): boolean {
  return left === KIND.other || right === KIND.other || (left | right) >= KIND.unspaced;
}
