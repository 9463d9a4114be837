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

/** Words in front of a place by their numbers, the nearest first. */
export interface Mentions {
  readonly words: readonly number[];
  /** Code units between each and the place. */
  readonly distances: readonly number[];
}

export const NOTHING_MENTIONED: Mentions = { words: [], distances: [] };

/** Mentions that are kept before the old ones are looked through. */
const KEPT_MAX = 512;

/** Words in the text, in order of their ends. Columns. */
interface Found {
  readonly words: number[];
  readonly begins: number[];
  readonly ends: number[];
}

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
  #found: Found = { words: [], begins: [], ends: [] };

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
    this.#found = { words: [], begins: [], ends: [] };
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
    if (this.#found.words.length > KEPT_MAX) this.#forget();
  }

  /** Those that begin behind `from`, seen from where reading has come to. */
  mentions(from: number): Mentions {
    const words: number[] = [];
    const distances: number[] = [];
    const end = this.#end;
    for (let at = 0; at < this.#open; at++) {
      const begin = this.#begins[at] ?? 0;
      for (const word of this.#nodes[at]?.whole ?? []) {
        if (begin <= from) continue;
        words.push(word);
        distances.push(end - this.#kindEnd);
      }
    }
    const found = this.#found;
    for (let at = found.words.length - 1; at >= 0; at--) {
      const distance = end - (found.ends[at] ?? 0);
      if ((found.ends[at] ?? 0) <= from) break;
      if ((found.begins[at] ?? 0) <= from) continue;
      words.push(found.words[at] ?? -1);
      distances.push(distance);
    }
    return words.length === 0 ? NOTHING_MENTIONED : { words, distances };
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
    const found = this.#found;
    for (const word of words) {
      found.words.push(word);
      found.begins.push(begin);
      found.ends.push(end);
    }
  }

  #forget(): void {
    const { words, begins, ends } = this.#found;
    const oldest = this.#end - HISTORY_LENGTH_MAX;
    const first = ends.findIndex((end) => end >= oldest);
    const kept = first < 0 ? ends.length : first;
    this.#found = {
      words: words.slice(kept),
      begins: begins.slice(kept),
      ends: ends.slice(kept),
    };
  }
}
