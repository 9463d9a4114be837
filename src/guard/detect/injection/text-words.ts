/** Words of a normalized text; entries past `count` mean nothing. */
export interface TextWords {
  readonly count: number;
  /** What the dictionary says, or STOP for the end of a sentence. */
  readonly symbols: Int32Array<ArrayBuffer>;
  /** Offsets in the text. */
  readonly starts: Int32Array<ArrayBuffer>;
  readonly ends: Int32Array<ArrayBuffer>;
}

/** Of words that no phrase has. */
export const OTHER = 0;
export const STOP = 1;
/** The first symbol that stands for words. */
export const FIRST_WORD = 2;

const [SIGN, LETTER, ALONE, END] = [0, 1, 2, 3];

/** Letters and digits; between these blocks lie the signs of all scripts. */
const LETTERS = [
  [0x30, 0x39],
  [0x61, 0x7a],
  [0xc0, 0x588],
  [0x5d0, 0x60b],
  [0x620, 0x669],
  [0x66e, 0x6d3],
  [0x6d5, 0x963],
  [0x966, 0x1fff],
  [0x2c00, 0x2dff],
  [0xa640, 0xabff],
  [0xfb00, 0xfdff],
  [0xfe70, 0xfefc],
] as const;
/** Of scripts that write words without spaces, or with endings as good as words. */
const UNSPACED = [
  [0xe01, 0xe5b],
  [0x3005, 0x3007],
  [0x3031, 0x318f],
  [0x31f0, 0x31ff],
  [0x3400, 0x9fff],
  [0xac00, 0xd7ff],
  [0xf900, 0xfaff],
] as const;
const SENTENCE_ENDS = ".!?\u0964\u061f\u3002";

const KINDS = new Uint8Array(0x10000);
for (const [first, last] of LETTERS) KINDS.fill(LETTER, first, last + 1);
for (const [first, last] of UNSPACED) KINDS.fill(ALONE, first, last + 1);
for (const sign of SENTENCE_ENDS) KINDS[sign.charCodeAt(0)] = END;

export function isUnspaced(unit: number): boolean {
  return KINDS[unit] === ALONE;
}

/** Spellings that writers of Arabic do not tell apart. */
const SPELLINGS = new Map([
  ["أ", "ا"],
  ["إ", "ا"],
  ["آ", "ا"],
  ["ة", "ه"],
  ["ى", "ي"],
  ["ی", "ي"],
  ["ک", "ك"],
]);
const PLAIN_UNITS = new Map(
  [...SPELLINGS].map(([from, to]) => [from.charCodeAt(0), to.charCodeAt(0)] as const),
);

const SPELLED = new RegExp(`[${[...SPELLINGS.keys()].join("")}]`, "g");

export function plainSpelling(text: string): string {
  return text.replaceAll(SPELLED, (letter) => SPELLINGS.get(letter) ?? letter);
}

/** A place in the tree of words. Most have one way on, which takes no table. */
interface TrieNode {
  unit: number;
  only: TrieNode | undefined;
  /** By letter of the ASCII alphabet; most of a text in most languages. */
  plain: (TrieNode | undefined)[] | undefined;
  other: Map<number, TrieNode> | undefined;
  /** Of the word that ends here. */
  whole: number;
  /** Of words that begin so and are no longer words of the dictionary. */
  begun: number;
}

function newNode(): TrieNode {
  const [plain, other] = [undefined, undefined];
  return { unit: -1, only: undefined, plain, other, whole: OTHER, begun: OTHER };
}

function childOf(node: TrieNode, unit: number): TrieNode | undefined {
  if (node.unit === unit) return node.only;
  const letter = unit - 0x61;
  return letter >= 0 && letter < 26 ? node.plain?.[letter] : node.other?.get(unit);
}

function addChild(node: TrieNode, unit: number): TrieNode {
  const child = newNode();
  const letter = unit - 0x61;
  if (node.only === undefined) {
    node.unit = unit;
    node.only = child;
  } else if (letter >= 0 && letter < 26) (node.plain ??= [])[letter] = child;
  else (node.other ??= new Map()).set(unit, child);
  return child;
}

/** Words that a dictionary has room for between texts. */
const ROOM_MAX = 65_536;

/** Finds what words of a text stand for. */
export class Dictionary {
  #room = roomFor(1024);
  readonly #root = newNode();

  /** `word*` speaks of all words that begin so, but for longer ones that are added too. */
  add(word: string, symbol: number): void {
    const begins = word.endsWith("*");
    const letters = begins ? word.slice(0, -1) : word;
    let node = this.#root;
    for (let at = 0; at < letters.length; at++) {
      const unit = letters.charCodeAt(at);
      node = childOf(node, unit) ?? addChild(node, unit);
    }
    if (begins) node.begun = symbol;
    else node.whole = symbol;
  }

  /**
   * One pass; valid until the next text is read. A sentence ends at `.` only before white space,
   * for names of files have it too.
   */
  read(text: string): TextWords {
    const { symbols, starts, ends } = this.#roomFor(text.length);
    let count = 0;
    for (let at = 0; at < text.length;) {
      const kind = KINDS[text.charCodeAt(at)] ?? SIGN;
      const start = at++;
      if (kind === SIGN || (kind === END && !isStop(text, start))) continue;
      if (kind === LETTER) while (KINDS[text.charCodeAt(at)] === LETTER) at++;
      symbols[count] = kind === END ? STOP : this.#lookUp(text, start, at);
      starts[count] = start;
      ends[count++] = at;
    }
    return { count, symbols, starts, ends };
  }

  #roomFor(words: number): Omit<TextWords, "count"> {
    if (words <= this.#room.symbols.length) return this.#room;
    const room = roomFor(words * 2);
    if (words <= ROOM_MAX) this.#room = room;
    return room;
  }

  #lookUp(text: string, start: number, end: number): number {
    let node = this.#root;
    let begun = OTHER;
    for (let at = start; at < end; at++) {
      const unit = text.charCodeAt(at);
      const next = childOf(node, unit < 0x600 || unit > 0x6ff ? unit : plainUnit(unit));
      if (next === undefined) return begun;
      node = next;
      if (node.begun !== OTHER) begun = node.begun;
    }
    return node.whole === OTHER ? begun : node.whole;
  }
}

function roomFor(words: number): Omit<TextWords, "count"> {
  return {
    symbols: new Int32Array(words),
    starts: new Int32Array(words),
    ends: new Int32Array(words),
  };
}

function plainUnit(unit: number): number {
  return PLAIN_UNITS.get(unit) ?? unit;
}

function isStop(text: string, at: number): boolean {
  return text[at] !== "." || at + 1 === text.length || KINDS[text.charCodeAt(at + 1)] === SIGN;
}
