import {
  COMMON_KINDS,
  COMMON_UNITS,
  COMMON_UNITS_MAX,
  isBoundary,
  KIND,
  letterOf,
  UNCOMMON,
} from "./context-letter.ts";
import { HISTORY_LENGTH_MAX } from "../text/scanner.ts";
import { childOf } from "./context.ts";
import type { ContextWords, Node } from "./context.ts";

/**
 * Words in front of a place by their numbers, the nearest first; what stands behind `count` means
 * nothing. Written over when the next place is asked about.
 */
export interface Mentions {
  readonly words: readonly number[];
  /** Code units between each and the place. */
  readonly distances: readonly number[];
  readonly count: number;
}

export const NOTHING_MENTIONED: Mentions = { words: [], distances: [], count: 0 };

/** Mentions that are kept before the old ones are looked through. */
const KEPT_MAX = 512;

/**
 * Follows a text and knows which words stand in front of a place. Each character is read once,
 * however many places ask. What is said about a place depends on the text in front of it alone:
 * there every word may end, whatever follows.
 */
export class MentionTrail {
  readonly #root: Node;
  /** Where it began to read. */
  #begin = 0;
  /** Where reading has come to, and of the last character what it is and where it ends. */
  #end = 0;
  #kind: number = KIND.other;
  #kindEnd = 0;
  /** Of the character being read. */
  #from = 0;
  #to = 0;
  /** Words that the text may still become: places in the tree, and where they begin. */
  readonly #nodes: Node[] = [];
  readonly #begins: number[] = [];
  #open = 0;
  /** Words in the text, in order of their ends. Columns. */
  readonly #found: number[] = [];
  readonly #foundBegins: number[] = [];
  readonly #foundEnds: number[] = [];
  #foundCount = 0;
  /** Of the place that was asked about last: many are, and nothing is made for each. */
  readonly #mentions = { words: new Array<number>(), distances: new Array<number>(), count: 0 };

  constructor(words: ContextWords) {
    this.#root = words.root;
  }

  get begin(): number {
    return this.#begin;
  }

  get end(): number {
    return this.#end;
  }

  /** Reads on from elsewhere: nothing is known of what stands in front. */
  restart(offset: number): void {
    this.#begin = this.#end = offset;
    this.#kind = KIND.other;
    this.#open = 0;
    this.#foundCount = 0;
  }

  /** `text` follows directly. */
  read(text: string): void {
    const offset = this.#end;
    for (let at = 0; at < text.length;) {
      if (this.#open === 0) at = this.#skip(text, at);
      if (at === text.length) break;
      const unit = text.charCodeAt(at);
      this.#from = offset + at;
      const common = unit < COMMON_UNITS_MAX ? (COMMON_KINDS[unit] ?? UNCOMMON) : UNCOMMON;
      if (common !== UNCOMMON) {
        this.#to = offset + ++at;
        this.#add(COMMON_UNITS[unit] ?? 0, common);
        continue;
      }
      const { plain, kind, width } = letterOf(String.fromCodePoint(text.codePointAt(at) ?? 0));
      at += width;
      this.#to = offset + at;
      for (let index = 0; index < plain.length; index++) this.#add(plain.charCodeAt(index), kind);
    }
    this.#end = offset + text.length;
    if (this.#foundCount > KEPT_MAX) this.#forget();
  }

  /** Those that begin behind `from`, seen from where reading has come to. */
  mentions(from: number): Mentions {
    const { words, distances } = this.#mentions;
    const end = this.#end;
    let count = 0;
    for (let at = 0; at < this.#open; at++) {
      const begin = this.#begins[at] ?? 0;
      for (const word of this.#nodes[at]?.whole ?? []) {
        if (begin <= from) continue;
        words[count] = word;
        distances[count++] = end - this.#kindEnd;
      }
    }
    for (let at = this.#foundCount - 1; at >= 0; at--) {
      const foundEnd = this.#foundEnds[at] ?? 0;
      if (foundEnd <= from) break;
      if ((this.#foundBegins[at] ?? 0) <= from) continue;
      words[count] = this.#found[at] ?? -1;
      distances[count++] = end - foundEnd;
    }
    if (count === 0) return NOTHING_MENTIONED;
    this.#mentions.count = count;
    return this.#mentions;
  }

  /** To the next place where a word may begin: the inside of words is most of a text. */
  #skip(text: string, from: number): number {
    let last = this.#kind;
    let at = from;
    for (; at < text.length; at++) {
      const unit = text.charCodeAt(at);
      const kind = unit < COMMON_UNITS_MAX ? (COMMON_KINDS[unit] ?? UNCOMMON) : UNCOMMON;
      if (kind === UNCOMMON) break;
      const inside = last !== KIND.other && last !== KIND.unspaced;
      if (kind !== KIND.other && !(inside && (last !== KIND.lower || kind !== KIND.upper))) break;
      last = kind;
    }
    this.#kind = last;
    return at;
  }

  #add(unit: number, kind: number): void {
    // `apiKey` reads as `api key`.
    if (this.#kind === KIND.lower && kind === KIND.upper) {
      this.#goOn(0x20, true);
      this.#kind = KIND.other;
      this.#kindEnd = this.#from;
    }
    const boundary = isBoundary(this.#kind, kind);
    this.#goOn(unit, boundary);
    if (boundary && kind !== KIND.other) this.#follow(this.#root, unit, this.#from);
    this.#kind = kind;
    this.#kindEnd = this.#to;
  }

  /** Takes the open words one unit further; those that end here are found at a boundary. */
  #goOn(unit: number, boundary: boolean): void {
    const open = this.#open;
    this.#open = 0;
    for (let at = 0; at < open; at++) {
      const node = this.#nodes[at];
      const begin = this.#begins[at] ?? 0;
      if (node === undefined) continue;
      if (boundary && node.whole.length > 0) this.#note(node.whole, begin, this.#kindEnd);
      this.#follow(node, unit, begin);
    }
  }

  #follow(node: Node, unit: number, begin: number): void {
    const next = childOf(node, unit);
    if (next === undefined) return;
    this.#nodes[this.#open] = next;
    this.#begins[this.#open++] = begin;
    if (next.begun.length > 0) this.#note(next.begun, begin, this.#to);
  }

  #note(words: readonly number[], begin: number, end: number): void {
    for (const word of words) {
      this.#found[this.#foundCount] = word;
      this.#foundBegins[this.#foundCount] = begin;
      this.#foundEnds[this.#foundCount++] = end;
    }
  }

  #forget(): void {
    const oldest = this.#end - HISTORY_LENGTH_MAX;
    let first = 0;
    while (first < this.#foundCount && (this.#foundEnds[first] ?? 0) < oldest) first++;
    for (const column of [this.#found, this.#foundBegins, this.#foundEnds]) {
      column.copyWithin(0, first, this.#foundCount);
    }
    this.#foundCount -= first;
  }
}
