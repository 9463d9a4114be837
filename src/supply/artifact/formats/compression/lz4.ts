import type { ByteSource } from "../../byte-source.ts";
import { decoderOf, summed, type Decoder, type OpenDecoder } from "./decoder.ts";
import { InputCursor, LOOKAHEAD_MAX } from "./input-cursor.ts";
import { isSkippable } from "./skippable.ts";
import { LZ4_WINDOW_BYTES, lz4BlockSteps } from "./lz4-block.ts";
import { OutputWindow } from "./output-window.ts";
import { wordAt } from "./typed-at.ts";
import { xxHash32, XxHash32 } from "./xxhash32.ts";

const FRAME_MAGIC = 0x184d2204;
const LEGACY_MAGIC = 0x184c2102;
const LEGACY_BLOCK_BYTES = 2 ** 23;
/** What 8 MiB can become at worst; a larger number is no length, but what follows the frame. */
const LEGACY_PACKED_MAX = LEGACY_BLOCK_BYTES + Math.floor(LEGACY_BLOCK_BYTES / 255) + 16;
const FLAG = { independent: 0x20, blockSum: 0x10, size: 8, contentSum: 4, dictionary: 1 } as const;

/** LZ4 frames, old ones and ones to be skipped, one after the other; the rest is left alone. */
export function openLz4(source: ByteSource, offset: number): Decoder {
  const input = new InputCursor(source, offset);
  const window = new OutputWindow(LZ4_WINDOW_BYTES);
  return decoderOf({ input, window, steps: new Lz4Reader(input, window).steps() });
}

/** One block without a frame, which takes `length` bytes of the input. */
export function lz4BlockOpener(length: number): OpenDecoder {
  return (source, offset) => {
    const input = new InputCursor(source, offset);
    const window = new OutputWindow(LZ4_WINDOW_BYTES);
    return decoderOf({ input, window, steps: lz4BlockSteps(input, window, { length }) });
  };
}

export function isLz4(head: Uint8Array): boolean {
  if (head.length < 4) return false;
  const magic = wordAt(head, 0);
  return magic === FRAME_MAGIC || magic === LEGACY_MAGIC || isSkippable(head);
}

interface FrameHeader {
  readonly flags: number;
  readonly blockMax: number;
  /** -1 if the frame does not say. */
  readonly size: number;
}

class Lz4Reader {
  readonly #input: InputCursor;
  readonly #window: OutputWindow;
  /** The first thing that was wrong and did not stop the reading. */
  #flaw = "";

  constructor(input: InputCursor, window: OutputWindow) {
    this.#input = input;
    this.#window = window;
  }

  *steps(): Generator<undefined, void> {
    const input = this.#input;
    if (!isLz4(input.peek(4))) input.fail(input.left < 4 ? "truncated" : "bad-header");
    while (isLz4(input.peek(4))) {
      const skippable = isSkippable(input.peek(4));
      const magic = input.u32();
      if (skippable) input.skip(input.u32());
      else if (magic === LEGACY_MAGIC) yield* this.#legacyFrame();
      else yield* this.#frame();
    }
    if (this.#flaw !== "") input.fail(this.#flaw);
  }

  #expect(correct: boolean, flaw: string): void {
    if (!correct && this.#flaw === "") this.#flaw = flaw;
  }

  *#frame(): Generator<undefined, void> {
    const input = this.#input;
    const header = this.#header();
    const hash = new XxHash32();
    const summing = (header.flags & FLAG.contentSum) !== 0;
    let size = 0;
    yield* summed(this.#blocks(header), this.#window, (bytes) => {
      if (summing) hash.update(bytes);
      size += bytes.length;
    });
    this.#expect(header.size === -1 || header.size === size, "bad-size");
    if (summing) this.#expect(input.u32() === hash.digest(), "bad-checksum");
  }

  #header(): FrameHeader {
    const input = this.#input;
    const start = input.offset;
    const flags = input.byte();
    const descriptor = input.byte();
    if (flags >>> 6 !== 1) input.fail("unsupported-version");
    const sizeCode = (descriptor >>> 4) & 7;
    if (sizeCode < 4) input.fail("bad-block-size");
    const size = (flags & FLAG.size) === 0 ? -1 : input.u32() + input.u32() * 2 ** 32;
    // Only a name for a dictionary: matches that need it are refused as they come.
    if ((flags & FLAG.dictionary) !== 0) input.skip(4);
    const length = input.offset - start;
    input.seek(start);
    const sum = (xxHash32(input.take(length)) >>> 8) & 255;
    this.#expect(input.byte() === sum, "bad-checksum");
    return { flags, blockMax: 2 ** (8 + 2 * sizeCode), size };
  }

  *#blocks({ flags, blockMax }: FrameHeader): Generator<undefined, void> {
    const [input, window] = [this.#input, this.#window];
    window.origin = window.position;
    for (let field = input.u32(); field !== 0; field = input.u32()) {
      if ((flags & FLAG.independent) !== 0) window.origin = window.position;
      const length = field % 2 ** 31;
      if (length > blockMax) input.fail("block-too-long");
      const start = input.offset;
      if (field === length) yield* lz4BlockSteps(input, window, { length, outputMax: blockMax });
      else yield* this.#plainBlock(length);
      if ((flags & FLAG.blockSum) === 0) continue;
      this.#expect(this.#sumOf(start, length) === input.u32(), "bad-checksum");
    }
  }

  *#plainBlock(length: number): Generator<undefined, void> {
    for (let left = length; left > 0;) {
      if (this.#window.full) yield;
      left -= this.#window.copyFrom(this.#input, left);
    }
  }

  /** Reads the block a second time: the first time it went by in pieces. */
  #sumOf(start: number, length: number): number {
    const hash = new XxHash32();
    this.#input.seek(start);
    for (let left = length; left > 0; left -= LOOKAHEAD_MAX) {
      hash.update(this.#input.take(Math.min(left, LOOKAHEAD_MAX)));
    }
    return hash.digest();
  }

  /** Blocks of 8 MiB, each with its length, up to the end or the next magic number. */
  *#legacyFrame(): Generator<undefined, void> {
    const [input, window] = [this.#input, this.#window];
    while (input.left > 0) {
      const head = input.peek(4);
      if (head.length === 4 && wordAt(head, 0) >>> 0 > LEGACY_PACKED_MAX) return;
      window.origin = window.position;
      const length = input.u32();
      yield* lz4BlockSteps(input, window, { length, outputMax: LEGACY_BLOCK_BYTES });
    }
  }
}
