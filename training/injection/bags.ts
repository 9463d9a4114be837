import { NgramReader } from "../../src/guard/detect/injection/model/ngrams.ts";
import { TokenReader } from "../../src/guard/detect/injection/model/tokens.ts";
import type { TokenSegment } from "../../src/guard/detect/injection/model/tokens.ts";
import { viewOf } from "../../src/guard/detect/injection/view-of.ts";
import type { Row } from "./row.ts";

/** Texts as segments, the segments as features and as tokens: flat arrays. */
export interface Bags {
  /** Text `t` has the segments from `texts[t]` up to `texts[t + 1]`. */
  readonly texts: Uint32Array;
  /** Segment `s` has the n-grams from `ngramsFrom[s]` up to `ngramsFrom[s + 1]`. */
  readonly ngramsFrom: Uint32Array;
  /** Bucket numbers. */
  readonly ngrams: Uint32Array;
  /** And the tokens from `tokensFrom[s]` up to `tokensFrom[s + 1]`. */
  readonly tokensFrom: Uint32Array;
  readonly hashes: Int32Array;
  readonly stems: Int32Array;
  readonly meanings: Uint8Array;
}

/** Segments of one text that are learned from; the rest of a very long one adds nothing new. */
const SEGMENTS_MAX = 60;
/** Units of the attack that a segment must hold to be learned from. */
const EDGE = 8;

/** Of a text whose attack has a known place, only the segments there. */
export function toBags(rows: Iterable<Pick<Row, "text" | "payload" | "channel">>): Bags {
  const texts = [0];
  const collected = new Collected();
  const tokens = new TokenReader();
  for (const { text, payload, channel } of rows) {
    const last = collected.segments + SEGMENTS_MAX;
    const view = viewOf(text).text;
    const from = payload ? viewOf(text.slice(0, payload.start)).text.length : -Infinity;
    const until = payload ? viewOf(text.slice(0, payload.end)).text.length : Infinity;
    collected.begin();
    tokens.read(view, channel, (segment) => {
      if (collected.segments >= last) return;
      if (segment.end <= from + EDGE || segment.start >= until - EDGE) return;
      collected.add(view, segment);
    });
    texts.push(collected.segments);
  }
  return { texts: Uint32Array.from(texts), ...collected.arrays() };
}

class Collected {
  readonly #reader = new NgramReader();
  readonly #ngramsFrom = [0];
  readonly #tokensFrom = [0];
  readonly #hashes: number[] = [];
  readonly #stems: number[] = [];
  readonly #meanings: number[] = [];
  #ngrams = new Uint32Array(1 << 20);
  #used = 0;

  get segments(): number {
    return this.#ngramsFrom.length - 1;
  }

  begin(): void {
    this.#reader.reset();
  }

  add(view: string, segment: TokenSegment): void {
    const count = this.#reader.read(view, segment);
    if (this.#used + count > this.#ngrams.length) {
      const grown = new Uint32Array(this.#ngrams.length * 2);
      grown.set(this.#ngrams);
      this.#ngrams = grown;
    }
    this.#ngrams.set(this.#reader.indices.subarray(0, count), this.#used);
    this.#used += count;
    this.#ngramsFrom.push(this.#used);
    for (let at = 0; at < segment.count; at++) {
      this.#hashes.push(segment.hashes[at] ?? 0);
      this.#stems.push(segment.stems[at] ?? 0);
      this.#meanings.push(segment.meanings[at] ?? 0);
    }
    this.#tokensFrom.push(this.#hashes.length);
  }

  arrays(): Omit<Bags, "texts"> {
    return {
      ngramsFrom: Uint32Array.from(this.#ngramsFrom),
      ngrams: this.#ngrams.subarray(0, this.#used),
      tokensFrom: Uint32Array.from(this.#tokensFrom),
      hashes: Int32Array.from(this.#hashes),
      stems: Int32Array.from(this.#stems),
      meanings: Uint8Array.from(this.#meanings),
    };
  }
}
