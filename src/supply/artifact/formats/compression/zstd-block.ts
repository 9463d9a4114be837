import { BackwardBits } from "./backward-bits.ts";
import type { InputCursor } from "./input-cursor.ts";
import type { OutputWindow } from "./output-window.ts";
import { byteAt } from "./typed-at.ts";
import { decodeHuffman, readHuffmanTable, type HuffmanTable } from "./zstd-huffman.ts";
import { SequenceDecoder } from "./zstd-sequences.ts";

/** The most bytes of a block, packed or not. */
export const ZSTD_BLOCK_BYTES_MAX = 2 ** 17;
/** Bytes before and behind a block in its buffer, where bits are read in words. */
const MARGIN = 16;

/** What compressed blocks take over from the ones before them in the same frame. */
export class ZstdBlockDecoder {
  /** Some literals had too many or too few bits. */
  flawed = false;
  readonly #input: InputCursor;
  readonly #bytes = new Uint8Array(ZSTD_BLOCK_BYTES_MAX + 2 * MARGIN);
  readonly #literals = new Uint8Array(ZSTD_BLOCK_BYTES_MAX + MARGIN);
  readonly #bits = new BackwardBits(this.#bytes);
  readonly #sequences: SequenceDecoder;
  #huffman: HuffmanTable | null = null;

  constructor(input: InputCursor, window: OutputWindow) {
    this.#input = input;
    this.#sequences = new SequenceDecoder({ input, window, bytes: this.#bytes, bits: this.#bits });
  }

  startFrame(windowSize: number): void {
    this.#huffman = null;
    this.#sequences.startFrame(windowSize);
  }

  /** Decodes a block of `length` packed bytes into the window. */
  decode(length: number, blockMax: number): void {
    const end = MARGIN + length;
    for (let at = MARGIN; at < end;) {
      const part = this.#input.take(Math.min(end - at, 2 ** 15));
      this.#bytes.set(part, at);
      at += part.length;
    }
    const { literals, end: literalsEnd } = this.#readLiterals(end, blockMax);
    this.#sequences.decode([literalsEnd, end], literals, blockMax);
  }

  #fail(): never {
    return this.#input.fail("bad-block");
  }

  #readLiterals(end: number, blockMax: number): { literals: Uint8Array; end: number } {
    const bytes = this.#bytes;
    const head = byteAt(bytes, MARGIN);
    const [kind, format] = [head & 3, (head >>> 2) & 3];
    if (end === MARGIN) this.#fail();
    if (kind >= 2) return this.#packedLiterals(end, blockMax);
    const headBytes = format === 1 ? 2 : format === 3 ? 3 : 1;
    const whole = head | (byteAt(bytes, MARGIN + 1) << 8) | (byteAt(bytes, MARGIN + 2) << 16);
    const size = (whole & (2 ** (headBytes * 8) - 1)) >>> (headBytes === 1 ? 3 : 4);
    const start = MARGIN + headBytes;
    const literalsEnd = start + (kind === 0 ? size : 1);
    if (size > blockMax || literalsEnd > end) this.#fail();
    if (kind === 0) return { literals: bytes.subarray(start, literalsEnd), end: literalsEnd };
    const literals = this.#literals.subarray(0, size).fill(byteAt(bytes, start));
    return { literals, end: literalsEnd };
  }

  #packedLiterals(end: number, blockMax: number): { literals: Uint8Array; end: number } {
    const bytes = this.#bytes;
    const head = byteAt(bytes, MARGIN);
    const format = (head >>> 2) & 3;
    const headBytes = format < 2 ? 3 : format + 2;
    const sizeBits = format < 2 ? 10 : 6 + format * 4;
    let whole = 0;
    for (let at = headBytes - 1; at >= 0; at -= 1) whole = whole * 256 + byteAt(bytes, MARGIN + at);
    const sizes = Math.floor(whole / 16);
    const size = sizes % 2 ** sizeBits;
    const start = MARGIN + headBytes;
    const literalsEnd = start + Math.floor(sizes / 2 ** sizeBits);
    if (size > blockMax || literalsEnd > end) this.#fail();
    let streams = start;
    if ((head & 3) === 2) {
      const read = readHuffmanTable(bytes, [start, literalsEnd], this.#bits);
      if (read === null) return this.#fail();
      this.#huffman = read.table;
      streams = read.end;
    }
    const literals = this.#literals.subarray(0, size);
    this.#decodeStreams([streams, literalsEnd], literals, format === 0 ? 1 : 4);
    return { literals, end: literalsEnd };
  }

  #decodeStreams(range: readonly [number, number], literals: Uint8Array, count: number): void {
    const [start, end] = range;
    const table = this.#huffman;
    if (table === null) return this.#fail();
    const sizes = count === 1 ? [] : [0, 2, 4].map((at) => this.#u16(start + at));
    let at = start + sizes.length * 2;
    const each = count === 1 ? literals.length : Math.ceil(literals.length / 4);
    for (let stream = 0; stream < count; stream += 1) {
      const streamEnd = at + (sizes[stream] ?? end - at);
      if (streamEnd > end || each * stream > literals.length) this.#fail();
      const target = literals.subarray(each * stream, each * (stream + 1));
      const last = stream === count - 1 ? literals.subarray(each * stream) : target;
      if (!this.#bits.open(at, streamEnd)) this.#fail();
      if (!decodeHuffman(this.#bits, table, last)) this.flawed = true;
      at = streamEnd;
    }
  }

  #u16(at: number): number {
    return byteAt(this.#bytes, at) | (byteAt(this.#bytes, at + 1) << 8);
  }
}
