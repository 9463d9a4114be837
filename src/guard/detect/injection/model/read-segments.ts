import type { Channel } from "../../../../core/channel.ts";
import type { Span } from "../../../../core/finding.ts";
import { FILTERS } from "./convolution-kernel.ts";
import { Convolution } from "./convolution.ts";
import type { ChannelModel, InjectionModel } from "./model.ts";
import { NgramReader } from "./ngrams.ts";
import { TokenReader } from "./tokens.ts";
import type { TokenSegment } from "./tokens.ts";

/** What the model says about a normalized text: logits, of an empty one those of nothing. */
export interface Reading {
  /** Of the worst segment, by its n-grams. */
  readonly ngrams: number;
  /** Of the worst three segments in a row, by the convolution over their words. */
  readonly words: number;
  readonly segments: number;
  /** Share of the tokens that are words outside the vocabulary, 0..1. */
  readonly strange: number;
  /** The segment that most of it rests on. */
  readonly span: Span;
}

/** Scores all segments of a text. Linear; one pass. */
export type ReadSegments = (view: string, channel: Channel) => Reading;

/** Segments in a row that are judged together. */
const WINDOW = 3;

/** A reader keeps its workspace: one at a time reads. */
export function createReader(model: InjectionModel): ReadSegments {
  const tokens = new TokenReader();
  const worst = new Worst(model);
  const add = (segment: TokenSegment): void => {
    worst.add(segment);
  };
  return (view, channel) => {
    worst.begin(view, channel);
    tokens.read(view, channel, add);
    return worst.reading();
  };
}

/** The worst segment and the worst window of a text so far. */
class Worst {
  readonly #model: InjectionModel;
  readonly #reader = new NgramReader();
  readonly #convolution: Convolution;
  /** What the filters saw in the last segments, by turns. */
  readonly #recent = new Int16Array(WINDOW * FILTERS);
  #view = "";
  #channel: ChannelModel;
  #segments = 0;
  #tokens = 0;
  #strangers = 0;
  #ngrams = -Infinity;
  #words = -Infinity;
  #both = -Infinity;
  #start = 0;
  #end = 0;

  constructor(model: InjectionModel) {
    this.#model = model;
    this.#channel = model.user;
    this.#convolution = new Convolution(model);
  }

  begin(view: string, channel: Channel): void {
    this.#reader.reset();
    this.#recent.fill(0);
    this.#view = view;
    this.#channel = this.#model[channel];
    this.#segments = this.#tokens = this.#strangers = this.#start = this.#end = 0;
    this.#ngrams = this.#words = this.#both = -Infinity;
  }

  add(segment: TokenSegment): void {
    const ngrams = this.#ngramsLogit(segment);
    this.#convolution.read(segment);
    this.#tokens += segment.count;
    this.#strangers += this.#convolution.strangers;
    const both = ngrams + this.#wordsLogit();
    if (both > this.#both) {
      this.#both = both;
      this.#start = segment.starts[0] ?? segment.start;
      this.#end = segment.end;
    }
  }

  reading(): Reading {
    const { ngrams, words } = this.#channel;
    const nothing = this.#segments === 0;
    return {
      ngrams: nothing ? ngrams.bias : this.#ngrams,
      words: nothing ? words.bias : this.#words,
      segments: this.#segments,
      strange: this.#strangers / Math.max(1, this.#tokens),
      span: { start: this.#start, end: this.#end },
    };
  }

  #ngramsLogit(segment: TokenSegment): number {
    const { table, ngrams } = this.#channel;
    const { indices } = this.#reader;
    const count = this.#reader.read(this.#view, segment);
    let sum = 0;
    for (let at = 0; at < count; at++) sum += table[indices[at] ?? 0] ?? 0;
    const logit = ngrams.bias + (ngrams.scale * sum) / Math.sqrt(Math.max(1, count));
    this.#ngrams = Math.max(this.#ngrams, logit);
    return logit;
  }

  /** The logit of the segment alone; that of the window that ends with it is remembered. */
  #wordsLogit(): number {
    const { weights, bias } = this.#channel.words;
    const { seen } = this.#convolution;
    const recent = this.#recent;
    recent.set(seen, (this.#segments++ % WINDOW) * FILTERS);
    let own = bias;
    let wide = bias;
    for (let filter = 0; filter < FILTERS; filter++) {
      const weight = weights[filter] ?? 0;
      let most = 0;
      for (let at = filter; at < recent.length; at += FILTERS) {
        const here = recent[at] ?? 0;
        if (here > most) most = here;
      }
      own += weight * (seen[filter] ?? 0);
      wide += weight * most;
    }
    this.#words = Math.max(this.#words, wide);
    return own;
  }
}
