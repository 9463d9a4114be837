import type { Channel } from "../../../../core/channel.ts";
import type { Lexicon } from "./concepts/concept.ts";
import { LEXICONS } from "./concepts/lexicons.ts";
import { hashOf, isUnspaced, Meanings, OFFSET, pairHash, PRIME, STEM_MAX } from "./meanings.ts";

/** What a token is. Words and lone letters (of scripts without spaces) say something themselves. */
export const KIND = { word: 1, lone: 2, sign: 3, pause: 4, stop: 5 } as const;

/** A stretch of a text as tokens. Reused: read it before asking for the next. */
export interface TokenSegment {
  /** Half-open, in units of the text given. */
  readonly start: number;
  readonly end: number;
  /** The first `count` of each list below are those of this segment. */
  readonly count: number;
  readonly kinds: Uint8Array;
  readonly hashes: Int32Array;
  /** Hash of the first letters of a word; of another token, its hash. */
  readonly stems: Int32Array;
  /** Number of the concept that a token completes, plus one; 0 = none known. */
  readonly meanings: Uint8Array;
  /** Places of the tokens in the text. */
  readonly starts: Int32Array;
  readonly ends: Int32Array;
}

/** A segment is closed at the first end of a sentence or line after this many units … */
const SEGMENT_LENGTH_MIN = 40;
/** … or at the end of a word after this many. */
const SEGMENT_LENGTH_MAX = 140;
/** A longer word is read as several. */
const WORD_LENGTH_MAX = 64;
/** Of a segment: every unit is a token at most. */
export const TOKENS_MAX = SEGMENT_LENGTH_MAX + WORD_LENGTH_MAX;
/** Letters that words unknown to a model are told apart by. */
const STEM_LENGTH = 5;

const LINE_END = 0x0a;
const GAP = 6;
/** Within words: an apostrophe. */
const INNER = 7;

const LETTER = /[\p{L}\p{N}\p{M}]/u;
// Quotes and bars part the fields of JSON and tables.
const STOPS = '.!?。！？؟।…"|';
const PAUSES = ",:;，、：；،—–";
// Without the underscore: the parts of an identifier are words.
const SIGNS = "#<>[]{}()=/*`~@$%&\\^+";
const APOSTROPHES = "'’";
/** French and Italian articles and pronouns: what follows the apostrophe is a word of its own. */
const ELISIONS: ReadonlySet<number> = new Set(
  "c d j l m n s t qu all dall dell nell sull un jusqu lorsqu puisqu".split(" ").map(hashOf),
);

const KINDS = new Uint8Array(0x10000);

/** Filled as units are met: a pure function remembered. */
function kindOf(unit: number): number {
  return KINDS[unit] || (KINDS[unit] = classify(unit));
}

function classify(unit: number): number {
  // Halves of pairs stand for pictures mostly; between words they are as good as space.
  if (unit >= 0xd800 && unit <= 0xdfff) return GAP;
  const character = String.fromCharCode(unit);
  if (isUnspaced(character)) return KIND.lone;
  if (LETTER.test(character)) return KIND.word;
  if (STOPS.includes(character)) return KIND.stop;
  if (PAUSES.includes(character)) return KIND.pause;
  if (APOSTROPHES.includes(character)) return INNER;
  return SIGNS.includes(character) ? KIND.sign : GAP;
}

class Segment implements TokenSegment {
  start = 0;
  end = 0;
  count = 0;
  readonly kinds = new Uint8Array(TOKENS_MAX);
  readonly hashes = new Int32Array(TOKENS_MAX);
  readonly stems = new Int32Array(TOKENS_MAX);
  readonly meanings = new Uint8Array(TOKENS_MAX);
  readonly starts = new Int32Array(TOKENS_MAX);
  readonly ends = new Int32Array(TOKENS_MAX);

  /** A token of one unit that means nothing; returns its number. */
  add(kind: number, hash: number, end: number): number {
    const at = this.count++;
    this.kinds[at] = kind;
    this.hashes[at] = hash;
    this.stems[at] = hash;
    this.meanings[at] = 0;
    this.starts[at] = end - 1;
    this.ends[at] = end;
    return at;
  }
}

/** Reads a normalized text as tokens, segment by segment. Linear, nothing is allocated. */
export class TokenReader {
  readonly #segment = new Segment();
  readonly #prefixes = new Int32Array(STEM_MAX + 1);
  readonly #lexicon: Meanings;
  /** Lone letters in a row. */
  #run = 0;
  /** Hash of the word before, if nothing but space parts it from the next. */
  #wordBefore = 0;

  constructor(lexicons: readonly Lexicon[] = LEXICONS) {
    this.#lexicon = new Meanings(lexicons);
  }

  /** Calls `each` with the segments of the text in order. Of pages, lines end sentences. */
  read(text: string, channel: Channel, each: (segment: TokenSegment) => void): void {
    const lineEnd = channel === "document" ? KIND.stop : GAP;
    const segment = this.#segment;
    segment.count = this.#run = this.#wordBefore = 0;
    let [start, at] = [0, 0];
    // Signs between words beyond the first: padding says nothing and parts nothing.
    let padding = 0;
    let inGap = false;
    while (at < text.length) {
      const unit = text.charCodeAt(at);
      const kind = unit === LINE_END ? lineEnd : kindOf(unit);
      if (kind === KIND.word) at = this.#word(text, at);
      else if (kind === KIND.lone) this.#lone(text, ++at);
      else if (kind <= KIND.stop) this.#sign(kind, unit, ++at);
      else {
        at++;
        if (inGap) padding++;
      }
      inGap = kind > KIND.stop;
      const length = at - start - padding;
      if (length < SEGMENT_LENGTH_MIN) continue;
      if (kind === KIND.stop || length >= SEGMENT_LENGTH_MAX) {
        this.#close(start, at, each);
        start = at;
        padding = 0;
      }
    }
    this.#close(start, at, each);
  }

  #close(start: number, end: number, each: (segment: TokenSegment) => void): void {
    const segment = this.#segment;
    if (segment.count === 0) return;
    segment.start = start;
    segment.end = end;
    each(segment);
    segment.count = 0;
  }

  /** Reads the word at `from`; returns where it ends. */
  #word(text: string, from: number): number {
    const prefixes = this.#prefixes;
    const limit = Math.min(text.length, from + WORD_LENGTH_MAX);
    let hash = OFFSET;
    let length = 0;
    let at = from;
    for (; at < limit; at++) {
      const unit = text.charCodeAt(at);
      const kind = kindOf(unit);
      if (kind === KIND.word) {
        hash = Math.imul(hash ^ unit, PRIME);
        if (++length <= STEM_MAX) prefixes[length] = hash;
      } else if (kind !== INNER || ELISIONS.has(hash)) break;
    }
    const segment = this.#segment;
    const token = segment.add(KIND.word, hash, at);
    segment.starts[token] = from;
    if (length > STEM_LENGTH) segment.stems[token] = prefixes[STEM_LENGTH] ?? hash;
    const lexicon = this.#lexicon;
    segment.meanings[token] =
      lexicon.ofPair(pairHash(this.#wordBefore, hash)) || lexicon.ofWord(hash, prefixes, length);
    this.#run = 0;
    this.#wordBefore = hash;
    return at;
  }

  /** The letter that ends at `end`; of the runs of letters that end there the longest counts. */
  #lone(text: string, end: number): void {
    const segment = this.#segment;
    const hash = Math.imul(OFFSET ^ text.charCodeAt(end - 1), PRIME);
    const token = segment.add(KIND.lone, hash, end);
    segment.meanings[token] = this.#lexicon.ofRun(text, end, ++this.#run);
    this.#wordBefore = 0;
  }

  #sign(kind: number, unit: number, end: number): void {
    this.#segment.add(kind, Math.imul(OFFSET ^ unit, PRIME), end);
    this.#run = 0;
    this.#wordBefore = 0;
  }
}
