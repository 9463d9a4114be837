import type { ByteSource } from "../../byte-source.ts";
import { decoderOf, summed, type Decoder, type OpenDecoder } from "./decoder.ts";
import { InputCursor } from "./input-cursor.ts";
import { OutputWindow } from "./output-window.ts";
import { isSkippable } from "./skippable.ts";
import { wordAt } from "./typed-at.ts";
import { XxHash64 } from "./xxhash64.ts";
import { ZSTD_BLOCK_BYTES_MAX, ZstdBlockDecoder } from "./zstd-block.ts";

const FRAME_MAGIC = 0xfd2fb528 | 0;
const ZSTD_WINDOW_BYTES_MAX = 2 ** 23;
const BLOCK = { plain: 0, repeated: 1, packed: 2 } as const;

/** Zstandard frames and ones to be skipped, one after the other; the rest is left alone. */
export function openZstd(source: ByteSource, offset: number, past?: ByteSource): Decoder {
  return zstdOpener({})(source, offset, past);
}

/** With another limit on what is kept for matches, whatever a frame declares. */
export function zstdOpener({ windowMax = ZSTD_WINDOW_BYTES_MAX }: ZstdOptions): OpenDecoder {
  return (source, offset, past) => {
    const input = new InputCursor(source, offset);
    const window = new OutputWindow(windowMax, past);
    return decoderOf({ input, window, steps: new ZstdReader(input, window, windowMax).steps() });
  };
}

export interface ZstdOptions {
  /** In bytes, at most 2^27. */
  readonly windowMax?: number;
}

export function isZstd(head: Uint8Array): boolean {
  return head.length >= 4 && (wordAt(head, 0) === FRAME_MAGIC || isSkippable(head));
}

interface FrameHeader {
  readonly windowSize: number;
  /** -1 if the frame does not say. */
  readonly size: number;
  readonly summed: boolean;
}

class ZstdReader {
  readonly #input: InputCursor;
  readonly #window: OutputWindow;
  readonly #windowMax: number;
  readonly #blocks: ZstdBlockDecoder;
  /** The first thing that was wrong and did not stop the reading. */
  #flaw = "";

  constructor(input: InputCursor, window: OutputWindow, windowMax: number) {
    this.#input = input;
    this.#window = window;
    this.#windowMax = windowMax;
    this.#blocks = new ZstdBlockDecoder(input, window);
  }

  *steps(): Generator<undefined, void> {
    const input = this.#input;
    if (!isZstd(input.peek(4))) input.fail(input.left < 4 ? "truncated" : "bad-header");
    while (isZstd(input.peek(4))) {
      if (isSkippable(input.take(4))) input.skip(input.u32());
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
    this.#window.origin = this.#window.position;
    this.#window.history = Math.min(header.windowSize, this.#windowMax);
    this.#blocks.startFrame(header.windowSize);
    const hash = new XxHash64();
    let size = 0;
    yield* summed(this.#frameBlocks(header.windowSize), this.#window, (bytes) => {
      if (header.summed) hash.update(bytes);
      size += bytes.length;
    });
    this.#expect(!this.#blocks.flawed, "bad-literals");
    this.#expect(header.size === -1 || header.size === size, "bad-size");
    if (header.summed) this.#expect(input.u32() === hash.digest(), "bad-checksum");
  }

  #header(): FrameHeader {
    const input: InputCursor = this.#input;
    const flags = input.byte();
    if ((flags & 8) !== 0) input.fail("unsupported-version");
    const single = (flags & 0x20) !== 0;
    const declared = single ? 0 : windowSize(input.byte());
    const dictionary = input.take([0, 1, 2, 4][flags & 3] ?? 0);
    if (dictionary.some((byte) => byte !== 0)) input.fail("preset-dictionary");
    const size = readSize(input, flags >>> 6, single);
    return { windowSize: single ? size : declared, size, summed: (flags & 4) !== 0 };
  }

  *#frameBlocks(windowSize: number): Generator<undefined, void> {
    const [input, window] = [this.#input, this.#window];
    const blockMax = Math.min(windowSize, ZSTD_BLOCK_BYTES_MAX);
    for (let last = 0; last === 0;) {
      const head = input.byte() | (input.u16() << 8);
      last = head & 1;
      const kind = (head >>> 1) & 3;
      const length = head >>> 3;
      if (length > ZSTD_BLOCK_BYTES_MAX) input.fail("block-too-long");
      if (window.full) yield;
      if (kind === BLOCK.packed) this.#blocks.decode(length, blockMax);
      else if (kind === BLOCK.repeated) this.#repeat(length);
      else if (kind === BLOCK.plain) yield* this.#plainBlock(length);
      else input.fail("bad-block");
    }
  }

  #repeat(count: number): void {
    const window = this.#window;
    const byte = this.#input.byte();
    window.reserve(count);
    window.bytes.fill(byte, window.position, window.position + count);
    window.position += count;
  }

  *#plainBlock(length: number): Generator<undefined, void> {
    for (let left = length; left > 0;) {
      if (this.#window.full) yield;
      left -= this.#window.copyFrom(this.#input, left);
    }
  }
}

function windowSize(descriptor: number): number {
  const base = 2 ** (10 + (descriptor >>> 3));
  return base + (base / 8) * (descriptor & 7);
}

function readSize(input: InputCursor, code: number, single: boolean): number {
  if (code === 0) return single ? input.byte() : -1;
  if (code === 1) return input.u16() + 256;
  return input.u32() + (code === 3 ? input.u32() * 2 ** 32 : 0);
}
