import { KIND, letterOf } from "./context-letter.ts";

/** A place in the tree of the words. Most have one way on, which takes no table. */
export interface Node {
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

export function childOf(node: Node, unit: number): Node | undefined {
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

/** A word as texts are read: `apiKey` as `api key`. */
function plainOf(word: string): string {
  let plain = "";
  let last: number = KIND.other;
  for (const character of word) {
    const letter = letterOf(character);
    if (last === KIND.lower && letter.kind === KIND.upper) plain += " ";
    plain += letter.plain;
    if (letter.plain !== "") last = letter.kind;
  }
  return plain.trim();
}

/**
 * Words that rules look for in front of a match, as one tree. Case and accents do not count;
 * `api key` is also `api_key`, `apiKey` and `apikey`; `telefon*` is all that begins so.
 */
export class ContextWords {
  readonly root = newNode();
  readonly #numbers = new Map<string, number>();

  /** How many there are. */
  get size(): number {
    return this.#numbers.size;
  }

  /** The number that mentions have of this word. */
  add(word: string): number {
    const known = this.#numbers.get(word);
    if (known !== undefined) return known;
    const number = this.#numbers.size;
    this.#numbers.set(word, number);
    const begins = word.endsWith("*");
    const plain = plainOf(begins ? word.slice(0, -1) : word);
    for (const spelled of new Set([plain, plain.replaceAll(" ", "")])) {
      let node = this.root;
      for (let at = 0; at < spelled.length; at++) {
        const unit = spelled.charCodeAt(at);
        node = childOf(node, unit) ?? addChild(node, unit);
      }
      if (begins) node.begun = [...node.begun, number];
      else node.whole = [...node.whole, number];
    }
    return number;
  }
}
