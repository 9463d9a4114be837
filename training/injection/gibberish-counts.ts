import {
  hashLetter,
  LETTERS,
  letterAt,
  UNIT_CLASS,
  UNIT_CLASSES,
  WORD_BUCKETS,
  wordBucket,
} from "../../src/guard/detect/injection/gibberish-model.ts";
import { readShape, SHAPES } from "../../src/guard/detect/injection/text-shapes.ts";
import type { Shape } from "../../src/guard/detect/injection/text-shapes.ts";

/** Kinds of shapes that are words, and how long a common word may be: as the scanner has them. */
const WORD_KINDS = 9;
const COMMON_LENGTH_MAX = 5;

function newShape(): Shape {
  return { symbol: 0, kind: 0, script: 0, start: 0, end: 0 };
}

function hashOf(text: string, { start, end }: Shape): number {
  let hash = 0;
  for (let at = start; at < end; at++) hash = hashLetter(hash, letterAt(text, at));
  return wordBucket(hash);
}

/** A text as the counts see it; `common` is 1 or 0 for words, 2 for other shapes. */
export interface Read {
  readonly symbols: Uint8Array;
  readonly common: Uint8Array;
}

export function readText(text: string, commonWords: Uint8Array): Read {
  const shape = newShape();
  const symbols: number[] = [];
  const common: number[] = [];
  for (let at = 0; readShape(text, at, shape); at = shape.end) {
    symbols.push(shape.symbol);
    if (shape.kind >= WORD_KINDS) common.push(2);
    else if (shape.end - shape.start > COMMON_LENGTH_MAX) common.push(0);
    else {
      const bucket = hashOf(text, shape);
      common.push(((commonWords[bucket >> 3] ?? 0) >> (bucket & 7)) & 1);
    }
  }
  return { symbols: Uint8Array.from(symbols), common: Uint8Array.from(common) };
}

const COMMON_WORDS = 50;
const COMMON_SHARE_MIN = 0.003;
const WORDS_MIN = 300;

/** The short words of each language that its texts have most, as bits. */
export function commonWordsOf(
  texts: Iterable<{ readonly text: string; readonly lang: string }>,
): Uint8Array {
  const languages = new Map<string, Map<number, number>>();
  const shape = newShape();
  for (const { text, lang } of texts) {
    const counts = languages.get(lang) ?? new Map<number, number>();
    languages.set(lang, counts);
    for (let at = 0; readShape(text, at, shape); at = shape.end) {
      const short = shape.end - shape.start <= COMMON_LENGTH_MAX;
      if (shape.kind >= WORD_KINDS || !short || shape.symbol % 3 === 0) continue;
      const bucket = hashOf(text, shape);
      counts.set(bucket, (counts.get(bucket) ?? 0) + 1);
    }
  }
  const bits = new Uint8Array(WORD_BUCKETS / 8);
  for (const counts of languages.values()) {
    const total = [...counts.values()].reduce((sum, count) => sum + count, 0);
    if (total < WORDS_MIN) continue;
    const most = [...counts].toSorted((a, b) => b[1] - a[1] || a[0] - b[0]).slice(0, COMMON_WORDS);
    for (const [bucket, count] of most) {
      if (count / total < COMMON_SHARE_MIN) continue;
      bits[bucket >> 3] = (bits[bucket >> 3] ?? 0) | (1 << (bucket & 7));
    }
  }
  return bits;
}

/** How strongly the estimate from less context counts, in shapes. */
export interface Smoothing {
  readonly pair: number;
  readonly triple: number;
}

const SINGLE_SMOOTHING = 200;

/** Counts of shapes in a kind of text, and the chances that follow from them. */
export class ShapeCounts {
  readonly triples = new Map<number, number>();
  readonly seen = new Map<number, number>();
  readonly commonness = [1, 1];
  readonly #singles = new Float64Array(SHAPES);
  readonly #pairs = new Float64Array(SHAPES * SHAPES);
  readonly #heads = new Float64Array(SHAPES);
  readonly #doubles = new Map<number, number>();
  readonly #smoothing: Smoothing;
  #total = 0;

  constructor(smoothing: Smoothing) {
    this.#smoothing = smoothing;
  }

  /** Counts the shapes that `chosen` names, each after the two before it. */
  add(
    { symbols, common }: Read,
    weight: number,
    chosen: (at: number) => boolean = () => true,
  ): void {
    let [before, last] = [0, 0];
    for (const [at, symbol] of symbols.entries()) {
      if (chosen(at)) {
        this.#total += weight;
        this.#singles[symbol] = (this.#singles[symbol] ?? 0) + weight;
        this.#heads[last] = (this.#heads[last] ?? 0) + weight;
        const pair = last * SHAPES + symbol;
        this.#pairs[pair] = (this.#pairs[pair] ?? 0) + weight;
        const double = before * SHAPES + last;
        this.#doubles.set(double, (this.#doubles.get(double) ?? 0) + weight);
        const triple = double * SHAPES + symbol;
        this.triples.set(triple, (this.triples.get(triple) ?? 0) + weight);
        this.seen.set(triple, (this.seen.get(triple) ?? 0) + 1);
        const isCommon = common[at] ?? 2;
        if (isCommon < 2) this.commonness[isCommon] = (this.commonness[isCommon] ?? 0) + weight;
      }
      before = last;
      last = symbol;
    }
  }

  pairChance(last: number, symbol: number): number {
    const k = this.#smoothing.pair;
    const single =
      ((this.#singles[symbol] ?? 0) + SINGLE_SMOOTHING / SHAPES) / (this.#total + SINGLE_SMOOTHING);
    const pair = this.#pairs[last * SHAPES + symbol] ?? 0;
    return (pair + k * single) / ((this.#heads[last] ?? 0) + k);
  }

  tripleChance(triple: number): number {
    const k = this.#smoothing.triple;
    const symbol = triple % SHAPES;
    const double = (triple - symbol) / SHAPES;
    const count = this.triples.get(triple) ?? 0;
    const less = this.pairChance(double % SHAPES, symbol);
    return (count + k * less) / ((this.#doubles.get(double) ?? 0) + k);
  }

  commonChance(common: number): number {
    const [other = 1, is = 1] = this.commonness;
    return (common === 1 ? is : other) / (other + is);
  }
}

const LETTERS_READ_MAX = 20;
const UNIT_SMOOTHING = 50;

/** Log-likelihood ratios of letters after two others: any letter against those of words. */
export function letterEvidence(
  texts: Iterable<{ readonly text: string; readonly weight: number }>,
): Float64Array {
  const triples = new Float64Array(LETTERS ** 3);
  const shape = newShape();
  for (const { text, weight } of texts) {
    for (let at = 0; readShape(text, at, shape); at = shape.end) {
      if (shape.kind >= WORD_KINDS) continue;
      let context = 0;
      const end = Math.min(shape.end, shape.start + LETTERS_READ_MAX);
      for (let letter = shape.start; letter < end; letter++) {
        const triple = context * LETTERS + letterAt(text, letter);
        triples[triple] = (triples[triple] ?? 0) + weight;
        context = triple % LETTERS ** 2;
      }
    }
  }
  const doubles = new Float64Array(LETTERS ** 2);
  const pairs = new Float64Array(LETTERS ** 2);
  const singles = new Float64Array(LETTERS);
  for (const [triple, count] of triples.entries()) {
    const double = Math.floor(triple / LETTERS);
    doubles[double] = (doubles[double] ?? 0) + count;
    pairs[triple % LETTERS ** 2] = (pairs[triple % LETTERS ** 2] ?? 0) + count;
    singles[double % LETTERS] = (singles[double % LETTERS] ?? 0) + count;
  }
  return triples.map((count, triple) => {
    const double = Math.floor(triple / LETTERS);
    const pair = pairs[triple % LETTERS ** 2] ?? 0;
    const less = (pair + 5) / ((singles[double % LETTERS] ?? 0) + 5 * LETTERS);
    return Math.log2(1 / 26 / ((count + 20 * less) / ((doubles[double] ?? 0) + 20)));
  });
}

/** Of the first look's evidence, what is against code; the rest is against prose. */
const CODE_SHARE = 0.7;

/** Log-likelihood ratios of characters after another: soup against prose and code at once. */
export function unitEvidence(
  soups: readonly string[],
  { prose, code }: { readonly prose: readonly string[]; readonly code: readonly string[] },
): Float64Array {
  const asCode = unitChances(code);
  const asProse = unitChances(prose);
  return unitChances(soups).map(
    (chance, at) =>
      Math.log2(chance) -
      CODE_SHARE * Math.log2(asCode[at] ?? 1) -
      (1 - CODE_SHARE) * Math.log2(asProse[at] ?? 1),
  );
}

function unitChances(texts: readonly string[]): Float64Array {
  const pairs = new Float64Array(UNIT_CLASSES ** 2);
  const singles = new Float64Array(UNIT_CLASSES).fill(1);
  const heads = new Float64Array(UNIT_CLASSES);
  for (const text of texts) {
    let last = 0;
    for (let at = 0; at < text.length; at++) {
      const here = UNIT_CLASS[text.charCodeAt(at)] ?? 0;
      pairs[last * UNIT_CLASSES + here] = (pairs[last * UNIT_CLASSES + here] ?? 0) + 1;
      singles[here] = (singles[here] ?? 0) + 1;
      heads[last] = (heads[last] ?? 0) + 1;
      last = here;
    }
  }
  const total = singles.reduce((sum, count) => sum + count, 0);
  return pairs.map((count, at) => {
    const single = (singles[at % UNIT_CLASSES] ?? 0) / total;
    const head = heads[Math.floor(at / UNIT_CLASSES)] ?? 0;
    return (count + UNIT_SMOOTHING * single) / (head + UNIT_SMOOTHING);
  });
}
