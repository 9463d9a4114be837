/** Scripts that are written without spaces: every place is a word boundary there. */
const UNSPACED = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Thai}]/u;
const WORD_CHARACTER = /[\p{L}\p{N}]/u;
const MARKS = /\p{M}/gu;
const UPPER = /\p{Lu}/u;
const LOWER = /\p{Ll}/u;

/** What a character is to the words around it. */
const KIND = { other: 0, word: 1, lower: 2, upper: 3, unspaced: 4 } as const;

interface Letter {
  /** Lower case, without accents; empty for marks. */
  readonly plain: string;
  readonly kind: number;
}

const LETTERS = new Map<string, Letter>();
const LETTERS_MAX = 4096;

/** Remembered: text has few different characters. */
function letterOf(character: string): Letter {
  const known = LETTERS.get(character);
  if (known !== undefined) return known;
  const joint = character === "_" || character === "-";
  const plain = joint ? " " : character.normalize("NFD").replaceAll(MARKS, "").toLowerCase();
  const letter = { plain, kind: kindOf(character) };
  if (LETTERS.size < LETTERS_MAX) LETTERS.set(character, letter);
  return letter;
}

function kindOf(character: string): number {
  if (UPPER.test(character)) return KIND.upper;
  if (LOWER.test(character)) return KIND.lower;
  if (UNSPACED.test(character)) return KIND.unspaced;
  return WORD_CHARACTER.test(character) ? KIND.word : KIND.other;
}

/** A text as its words: `api_key`, `api-key` and `apiKey` read as `api key`. */
interface Read {
  readonly text: string;
  /** By unit of `text`: where it comes from ends here. */
  readonly ends: readonly number[];
  readonly kinds: readonly number[];
}

function read(source: string): Read {
  let text = "";
  const ends: number[] = [];
  const kinds: number[] = [];
  let [at, last]: [number, number] = [0, KIND.other];
  for (const character of source) {
    const { plain, kind } = letterOf(character);
    if (last === KIND.lower && kind === KIND.upper) {
      text += " ";
      ends.push(at);
      kinds.push(KIND.other);
    }
    at += character.length;
    for (const unit of plain) {
      text += unit;
      for (let units = 0; units < unit.length; units++) {
        ends.push(at);
        kinds.push(kind);
      }
    }
    if (plain !== "") last = kind;
  }
  return { text, ends, kinds };
}

function isBoundary(left: number, right: number): boolean {
  return left === KIND.other || right === KIND.other || (left | right) >= KIND.unspaced;
}

interface Node {
  readonly children: Map<number, Node>;
  /** Of the words that end here, and of those that go on with any letters. */
  readonly whole: number[];
  readonly begun: number[];
}

function newNode(): Node {
  return { children: new Map(), whole: [], begun: [] };
}

/** By number of a word: code units between its nearest mention and the end of the text. */
export type Mentions = ReadonlyMap<number, number>;

/**
 * Words that rules look for in front of a match, all found in one pass. Case and accents do not
 * count; `api key` is also `api_key`, `apiKey` and `apikey`; `telefon*` is all that begins so.
 */
export class ContextWords {
  readonly #root = newNode();
  readonly #numbers = new Map<string, number>();

  /** The number that {@link mentionedIn} calls this word. */
  add(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(word, number);
    const begins = word.endsWith("*");
    const plain = read(begins ? word.slice(0, -1) : word).text.trim();
    for (const spelled of new Set([plain, plain.replaceAll(" ", "")])) {
      let node = this.#root;
      for (let at = 0; at < spelled.length; at++) {
        const unit = spelled.charCodeAt(at);
        const next = node.children.get(unit) ?? newNode();
        node.children.set(unit, next);
        node = next;
      }
      (begins ? node.begun : node.whole).push(number);
    }
    return number;
  }

  /**
   * Looks for all words in `history`. Its first character only serves as a neighbour; its end
   * counts as a boundary. Linear in its length times that of the longest word.
   */
  mentionedIn(history: string): Mentions {
    const mentions = new Map<number, number>();
    const { text, ends, kinds } = read(history);
    for (let start = 1; start < text.length; start++) {
      const kind = kinds[start] ?? KIND.other;
      if (kind === KIND.other || !isBoundary(kinds[start - 1] ?? KIND.other, kind)) continue;
      let node: Node | undefined = this.#root;
      for (let at = start; at < text.length;) {
        node = node.children.get(text.charCodeAt(at));
        if (node === undefined) break;
        const distance = history.length - (ends[at] ?? 0);
        for (const word of node.begun) mentions.set(word, distance);
        const next = kinds[++at] ?? KIND.other;
        if (node.whole.length === 0 || !isBoundary(kinds[at - 1] ?? KIND.other, next)) continue;
        for (const word of node.whole) mentions.set(word, distance);
      }
    }
    return mentions;
  }
}
