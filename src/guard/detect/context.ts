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
  /** In code units. */
  readonly width: number;
}

const LETTERS = new Map<string, Letter>();
const LETTERS_MAX = 4096;

/** Remembered: text has few different characters. */
function letterOf(character: string): Letter {
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

/** A text as its words: `api_key`, `api-key` and `apiKey` read as `api key`. Used again. */
interface Read {
  units: Uint16Array;
  /** By unit: where it comes from ends here. */
  ends: Int32Array;
  kinds: Uint8Array;
  length: number;
}

/** No character reads as more (U+FDFA), and a space may stand before it. */
const UNITS_PER_UNIT_MAX = 19;
const READ: Read = {
  units: new Uint16Array(0),
  ends: new Int32Array(0),
  kinds: new Uint8Array(0),
  length: 0,
};

const ASCII = Array.from({ length: 0x80 }, (_, unit) => letterOf(String.fromCharCode(unit)));
/** Each of them reads as one unit. */
const ASCII_UNITS = Uint8Array.from(ASCII, ({ plain }) => plain.charCodeAt(0));
const ASCII_KINDS = Uint8Array.from(ASCII, ({ kind }) => kind);

function read(source: string): Read {
  const { units, ends, kinds } = roomFor(source.length * UNITS_PER_UNIT_MAX);
  let length = 0;
  let last: number = KIND.other;
  for (let at = 0; at < source.length;) {
    const unit = source.charCodeAt(at);
    const letter = unit < 0x80 ? null : letterOf(String.fromCodePoint(source.codePointAt(at) ?? 0));
    const kind = letter === null ? (ASCII_KINDS[unit] ?? KIND.other) : letter.kind;
    if (last === KIND.lower && kind === KIND.upper) {
      units[length] = 0x20;
      kinds[length] = KIND.other;
      ends[length++] = at;
    }
    if (letter === null) {
      units[length] = ASCII_UNITS[unit] ?? 0;
      kinds[length] = last = kind;
      ends[length++] = ++at;
      continue;
    }
    const { plain, width } = letter;
    at += width;
    for (let index = 0; index < plain.length; index++) {
      units[length] = plain.charCodeAt(index);
      kinds[length] = kind;
      ends[length++] = at;
    }
    if (plain !== "") last = kind;
  }
  READ.length = length;
  return READ;
}

function roomFor(capacity: number): Read {
  if (READ.units.length < capacity) {
    READ.units = new Uint16Array(capacity);
    READ.ends = new Int32Array(capacity);
    READ.kinds = new Uint8Array(capacity);
  }
  return READ;
}

function isBoundary(left: number, right: number): boolean {
  return left === KIND.other || right === KIND.other || (left | right) >= KIND.unspaced;
}

/** A place in the tree of the words. Most have one way on, which takes no table. */
interface Node {
  unit: number;
  only: Node | undefined;
  others: Map<number, Node> | undefined;
  /** Of the words that end here, and of those that go on with any letters. */
  whole: readonly number[];
  begun: readonly number[];
}

const NO_WORDS: readonly number[] = [];

function newNode(): Node {
  return { unit: -1, only: undefined, others: undefined, whole: NO_WORDS, begun: NO_WORDS };
}

function childOf(node: Node, unit: number): Node | undefined {
  return node.unit === unit ? node.only : node.others?.get(unit);
}

function addChild(node: Node, unit: number): Node {
  const child = newNode();
  if (node.only === undefined) {
    node.unit = unit;
    node.only = child;
  } else (node.others ??= new Map()).set(unit, child);
  return child;
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
    const { units, length } = read(begins ? word.slice(0, -1) : word);
    const plain = String.fromCharCode(...units.subarray(0, length)).trim();
    for (const spelled of new Set([plain, plain.replaceAll(" ", "")])) {
      let node = this.#root;
      for (let at = 0; at < spelled.length; at++) {
        const unit = spelled.charCodeAt(at);
        node = childOf(node, unit) ?? addChild(node, unit);
      }
      if (begins) node.begun = [...node.begun, number];
      else node.whole = [...node.whole, number];
    }
    return number;
  }

  /**
   * Looks for all words in `history`. Its first character only serves as a neighbour; its end
   * counts as a boundary. Linear in its length times that of the longest word.
   */
  mentionedIn(history: string): Mentions {
    const mentions = new Map<number, number>();
    const text = read(history);
    const note = (word: number, end: number): void => {
      mentions.set(word, history.length - end);
    };
    for (let start = 1; start < text.length; start++) {
      const kind = kindAt(text, start);
      if (kind === KIND.other || !isBoundary(kindAt(text, start - 1), kind)) continue;
      this.#follow(text, start, note);
    }
    return mentions;
  }

  /** Reports the words that begin at a place, and where they end in the text as received. */
  #follow(text: Read, start: number, note: (word: number, end: number) => void): void {
    const { units, ends, length } = text;
    let node = this.#root;
    for (let at = start; at < length; at++) {
      const next = childOf(node, units[at] ?? 0);
      if (next === undefined) return;
      node = next;
      const end = ends[at] ?? 0;
      for (const word of node.begun) note(word, end);
      if (node.whole.length === 0) continue;
      if (!isBoundary(kindAt(text, at), kindAt(text, at + 1))) continue;
      for (const word of node.whole) note(word, end);
    }
  }
}

function kindAt({ kinds, length }: Read, at: number): number {
  return at < length ? (kinds[at] ?? KIND.other) : KIND.other;
}
