import type { Decoder } from "./decoder.ts";

/**
 * Changes bytes in place and returns how many from the start are final; the others come again
 * with more behind them. `position` is that of the first one in the stream.
 */
export type Rewrite = (bytes: Buffer, position: number) => number;

/** What comes out of a decoder, rewritten; what is never final at the end stays as it is. */
export function rewriting(inner: Decoder, rewrite: Rewrite): Decoder {
  let kept: Buffer = Buffer.alloc(0);
  let position = 0;
  let ended = false;
  return {
    next() {
      while (!ended) {
        const piece = inner.next();
        if (piece === null) ended = true;
        else kept = Buffer.concat([kept, piece]);
        const final = rewrite(kept, position);
        const ready = ended ? kept.length : final;
        position += ready;
        const out = kept.subarray(0, ready);
        kept = kept.subarray(ready);
        if (out.length > 0) return out;
      }
      return null;
    },
    get consumed() {
      return inner.consumed;
    },
  };
}
