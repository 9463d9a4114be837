import type { Span } from "../../../core/finding.ts";
import type { PhrasePart, WordPhrase } from "./phrase.ts";
import { Dictionary, FIRST_WORD, STOP } from "./text-words.ts";
import type { TextWords } from "./text-words.ts";

/** A phrase that stands in a text: its index, and where. */
export interface PhraseMatch {
  readonly phrase: number;
  readonly span: Span;
}

/** States, and ways from one to another, remembered at most; then all are forgotten. */
export const STATES_MAX = 20_000;
export const STEPS_MAX = 400_000;

/** Waits for a word, or is the end of a phrase. */
interface Node {
  /** Words that lead on; null for any. */
  readonly symbols: ReadonlySet<number> | null;
  readonly next: readonly Node[];
  /** Phrase that is complete here, or -1. */
  readonly phrase: number;
  readonly id: number;
}

/** Nodes that are waited for together. */
interface State {
  readonly nodes: readonly Node[];
  readonly complete: readonly number[];
  readonly next: Map<number, State>;
}

const DEAD: State = { nodes: [], complete: [], next: new Map() };

/**
 * All phrases as one automaton over words, made deterministic while it runs. Phrases are of bounded
 * length, so time is linear in the text.
 */
export class PhraseAutomaton {
  readonly #dictionary = new Dictionary();
  readonly #phrases: readonly WordPhrase[];
  readonly #builder: Builder;
  /** Phrases by the symbols that they may begin with. */
  readonly #beginners = new Map<number, number[]>();
  /** Their first nodes, written when a text has a word that one begins with. */
  readonly #roots = new Map<number, readonly Node[]>();
  /** By the symbol of the first word. */
  #firsts: (State | undefined)[] = [];
  #states = new Map<string, State>();
  #steps = 0;

  constructor(phrases: readonly WordPhrase[]) {
    const vocabulary = new Vocabulary(phrases);
    for (const [word, symbol] of vocabulary.symbols) this.#dictionary.add(word, symbol);
    this.#phrases = phrases;
    this.#builder = new Builder(vocabulary);
    for (const [index, { parts }] of phrases.entries()) {
      for (const symbol of firstSymbols(parts, vocabulary)) this.#addBeginner(symbol, index);
    }
  }

  /** By where they begin; of each phrase the longest from one beginning. */
  find(text: string): readonly PhraseMatch[] {
    const words = this.#dictionary.read(text);
    const matches: PhraseMatch[] = [];
    for (let start = 0; start < words.count; start++) {
      if (this.#first(words.symbols[start] ?? STOP) !== DEAD) this.#walk(words, start, matches);
    }
    return matches;
  }

  #walk(words: TextWords, start: number, matches: PhraseMatch[]): void {
    const { symbols, starts, ends, count } = words;
    let longest: Map<number, number> | undefined;
    let state = this.#first(symbols[start] ?? STOP);
    for (let at = start + 1; ; at++) {
      for (const phrase of state.complete) (longest ??= new Map()).set(phrase, at - 1);
      if (at >= count) break;
      state = this.#step(state, symbols[at] ?? STOP);
      if (state === DEAD) break;
    }
    for (const [phrase, last] of longest ?? []) {
      matches.push({ phrase, span: { start: starts[start] ?? 0, end: ends[last] ?? 0 } });
    }
  }

  #addBeginner(symbol: number, phrase: number): void {
    const phrases = this.#beginners.get(symbol);
    if (phrases === undefined) this.#beginners.set(symbol, [phrase]);
    else phrases.push(phrase);
  }

  #rootsOf(index: number): readonly Node[] {
    const known = this.#roots.get(index);
    if (known !== undefined) return known;
    const phrase = this.#phrases[index];
    const roots = phrase === undefined ? [] : this.#builder.build(phrase, index);
    this.#roots.set(index, roots);
    return roots;
  }

  #first(symbol: number): State {
    const known = this.#firsts[symbol];
    if (known !== undefined) return known;
    const phrases = this.#beginners.get(symbol) ?? [];
    const roots = phrases.flatMap((phrase) => this.#rootsOf(phrase));
    const met = roots.filter(({ symbols }) => symbols?.has(symbol));
    const state = this.#stateOf(met.flatMap((node) => node.next));
    this.#firsts[symbol] = state;
    return state;
  }

  #step(state: State, symbol: number): State {
    const known = state.next.get(symbol);
    if (known !== undefined) return known;
    const reached: Node[] = [];
    if (symbol !== STOP) {
      for (const node of state.nodes) {
        if (node.symbols === null || node.symbols.has(symbol)) reached.push(...node.next);
      }
    }
    const next = this.#stateOf(reached);
    if (++this.#steps > STEPS_MAX) this.#forget();
    state.next.set(symbol, next);
    return next;
  }

  #forget(): void {
    this.#states = new Map();
    this.#firsts = [];
    this.#steps = 0;
  }

  #stateOf(reached: readonly Node[]): State {
    if (reached.length === 0) return DEAD;
    const distinct = new Map(reached.map((node) => [node.id, node]));
    const ids = [...distinct.keys()].toSorted((left, right) => left - right);
    const key = ids.join();
    const known = this.#states.get(key);
    if (known !== undefined) return known;
    if (this.#states.size >= STATES_MAX) this.#forget();
    const nodes = [...distinct.values()];
    const complete = new Set(nodes.map((node) => node.phrase).filter((phrase) => phrase >= 0));
    const state: State = {
      nodes: nodes.filter((node) => node.phrase < 0),
      complete: [...complete],
      next: new Map(),
    };
    this.#states.set(key, state);
    return state;
  }
}

/** What the first word of a phrase may be; nothing begins with any word. */
function firstSymbols(parts: readonly PhrasePart[], vocabulary: Vocabulary): ReadonlySet<number> {
  const symbols = new Set<number>();
  for (const part of parts) {
    if (part.kind === "gap") continue;
    for (const [word = "*"] of part.options) {
      for (const symbol of vocabulary.of(word) ?? []) symbols.add(symbol);
    }
    if (!part.optional) break;
  }
  return symbols;
}

/** Symbols of all words of the phrases, in order of the words. */
class Vocabulary {
  readonly symbols: ReadonlyMap<string, number>;
  readonly #words: readonly string[];
  readonly #read = new Map<string, ReadonlySet<number>>();

  constructor(phrases: readonly WordPhrase[]) {
    const words = new Set<string>();
    for (const { parts } of phrases) {
      for (const part of parts) {
        if (part.kind === "gap") continue;
        for (const option of part.options) for (const word of option) words.add(word);
      }
    }
    words.delete("*");
    this.#words = [...words].toSorted();
    this.symbols = new Map(this.#words.map((word, at) => [word, at + FIRST_WORD]));
  }

  /** Symbols that `word` reads; null for any. */
  of(word: string): ReadonlySet<number> | null {
    if (word === "*") return null;
    const known = this.#read.get(word);
    if (known !== undefined) return known;
    const symbol = this.symbols.get(word) ?? -1;
    const read = word.endsWith("*") ? this.#beginningWith(word.slice(0, -1)) : new Set([symbol]);
    this.#read.set(word, read);
    return read;
  }

  /** `word*` reads each word of the vocabulary that begins so. */
  #beginningWith(letters: string): Set<number> {
    let [from, until] = [0, this.#words.length];
    while (from < until) {
      const middle = (from + until) >> 1;
      if ((this.#words[middle] ?? "") < letters) from = middle + 1;
      else until = middle;
    }
    const symbols = new Set<number>();
    for (let at = from; this.#words[at]?.startsWith(letters) === true; at++) {
      symbols.add(at + FIRST_WORD);
    }
    return symbols;
  }
}

/** Writes phrases as nodes, from their ends. */
class Builder {
  readonly #vocabulary: Vocabulary;
  #count = 0;

  constructor(vocabulary: Vocabulary) {
    this.#vocabulary = vocabulary;
  }

  /** Nodes that the first word of a phrase may meet. */
  build({ parts }: WordPhrase, phrase: number): readonly Node[] {
    let next: readonly Node[] = [{ symbols: null, next: [], phrase, id: this.#count++ }];
    for (const part of parts.toReversed()) {
      if (part.kind === "gap") next = this.#gap(part.wordsMax, next);
      else {
        const chosen = this.#choice(part.options, next);
        next = part.optional ? [...chosen, ...next] : chosen;
      }
    }
    return next;
  }

  #gap(wordsMax: number, next: readonly Node[]): readonly Node[] {
    let first = next;
    for (let words = 0; words < wordsMax; words++) first = [this.#node(null, first), ...next];
    return first;
  }

  /** Options of one word are one node; what begins alike is shared. */
  #choice(options: readonly (readonly string[])[], next: readonly Node[]): readonly Node[] {
    const rests = new Map<string, (readonly string[])[]>();
    const ending = new Set<number>();
    let any = false;
    for (const [word = "*", ...rest] of options) {
      if (rest.length > 0) {
        const known = rests.get(word);
        if (known === undefined) rests.set(word, [rest]);
        else known.push(rest);
        continue;
      }
      const symbols = this.#vocabulary.of(word);
      if (symbols === null) any = true;
      for (const symbol of symbols ?? []) ending.add(symbol);
    }
    const nodes = [...rests].map(([word, tails]) =>
      this.#node(this.#vocabulary.of(word), this.#choice(tails, next)),
    );
    if (any) nodes.push(this.#node(null, next));
    else if (ending.size > 0) nodes.push(this.#node(ending, next));
    return nodes;
  }

  #node(symbols: ReadonlySet<number> | null, next: readonly Node[]): Node {
    return { symbols, next, phrase: -1, id: this.#count++ };
  }
}
