import type { ByteSource } from "../../byte-source.ts";
import type { OutputWindow } from "./output-window.ts";

/** Decompresses piece by piece. */
export interface Decoder {
  /**
   * The next bytes (valid until the next call, at most 64 KiB), or null at the end. Throws
   * `Malformed`, and again on every later call; a wrong checksum is thrown only after all bytes.
   */
  next(): Uint8Array | null;
  /** Bytes of the input that were used so far; exact once the end was reached. */
  readonly consumed: number;
}

/**
 * Opens the compressed stream that begins at `offset`. `past` has all that was handed out, for
 * matches that go further back than the decoder remembers; without it they are refused.
 */
export type OpenDecoder = (input: ByteSource, offset: number, past?: ByteSource) => Decoder;

/** The parts of a decoder: what it reads from, where it writes, and the work in steps. */
export interface Machine {
  readonly input: { readonly offset: number; release(): void };
  readonly window: OutputWindow;
  /** Writes into the window; yields whenever the window is full, ends at the end of the data. */
  readonly steps: Iterator<undefined, void>;
}

/** A decoder that hands out all that was written before an error, and only then the error. */
export function decoderOf({ input, window, steps }: Machine): Decoder {
  const start = input.offset;
  let failure: { readonly error: unknown } | null = null;
  let done = false;
  let released = false;
  const next = (): Uint8Array | null => {
    while (!done && !window.full) {
      try {
        done = steps.next().done === true;
      } catch (error) {
        failure = { error };
        done = true;
      }
    }
    if (window.pending > 0) return window.take();
    if (!released) {
      released = true;
      window.release();
      input.release();
    }
    if (failure !== null) throw failure.error;
    return null;
  };
  return {
    next,
    get consumed() {
      return input.offset - start;
    },
  };
}

/** The same steps; `add` gets all that they write, before it is handed out. */
export function* summed(
  steps: Iterable<undefined>,
  window: OutputWindow,
  add: (bytes: Uint8Array) => void,
): Generator<undefined, void> {
  window.unsummed();
  for (const step of steps) {
    add(window.unsummed());
    yield step;
  }
  add(window.unsummed());
}
