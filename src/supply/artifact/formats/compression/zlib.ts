import type { ByteSource } from "../../byte-source.ts";
import { adler32 } from "./adler32.ts";
import { BitCursor } from "./bit-cursor.ts";
import { decoderOf, summed, type Decoder } from "./decoder.ts";
import { DEFLATE_WINDOW_BYTES, inflateSteps } from "./inflate.ts";
import { OutputWindow } from "./output-window.ts";

const PRESET_DICTIONARY = 0x20;

/** Deflate with the two bytes of RFC 1950 before it and an Adler-32 behind it. */
export function openZlib(source: ByteSource, offset: number): Decoder {
  const input = new BitCursor(source, offset);
  const window = new OutputWindow(DEFLATE_WINDOW_BYTES);
  return decoderOf({ input, window, steps: zlibSteps(input, window) });
}

/** Method 8, a window that exists, and a header that is a multiple of 31. */
export function isZlibHeader(head: Uint8Array): boolean {
  const [first = 0, second = 0] = head;
  return (first & 15) === 8 && first >>> 4 <= 7 && ((first << 8) | second) % 31 === 0;
}

function* zlibSteps(input: BitCursor, window: OutputWindow): Generator<undefined, void> {
  const header = Uint8Array.of(input.byte(), input.byte());
  if (!isZlibHeader(header)) input.fail("bad-header");
  if (((header[1] ?? 0) & PRESET_DICTIONARY) !== 0) input.fail("preset-dictionary");
  let sum = 1;
  yield* summed(inflateSteps(input, window), window, (bytes) => {
    sum = adler32(sum, bytes);
  });
  const [a, b, c, d] = [input.byte(), input.byte(), input.byte(), input.byte()];
  if (sum !== ((a << 24) | (b << 16) | (c << 8) | d) >>> 0) input.fail("bad-checksum");
}
