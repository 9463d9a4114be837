import type { ByteSource } from "../../byte-source.ts";
import { checkOf, type Check } from "./xz-check.ts";
import { crc32 } from "./crc.ts";
import { decoderOf, summed, type Decoder, type OpenDecoder } from "./decoder.ts";
import { undoFilter } from "./filters.ts";
import { InputCursor } from "./input-cursor.ts";
import { dictionaryBytes, lzma2Steps, lzmaWindow } from "./lzma-streams.ts";
import type { OutputWindow } from "./output-window.ts";
import { rewriting, type Rewrite } from "./rewriting.ts";
import { byteAt } from "./typed-at.ts";

const MAGIC = [0xfd, 0x37, 0x7a, 0x58, 0x5a, 0x00];
const LZMA2 = 0x21;

/**
 * The streams of an .xz file, one after the other, with the padding between them; what follows the
 * last one is left alone. Checksums and sizes that are wrong are reported at the end.
 */
export function openXz(source: ByteSource, offset: number, past?: ByteSource): Decoder {
  return xzOpener({})(source, offset, past);
}

export function xzOpener({ dictionaryMax }: { readonly dictionaryMax?: number }): OpenDecoder {
  return (source, offset, past) => {
    const input = new InputCursor(source, offset);
    const window = lzmaWindow(past, dictionaryMax);
    return decoderOf({ input, window, steps: new XzReader(input, window).steps() });
  };
}

export function isXz(head: Uint8Array): boolean {
  return MAGIC.every((byte, at) => head[at] === byte);
}

/** What a block says about itself; sizes are -1 where it does not say. */
interface BlockHeader {
  readonly start: number;
  readonly packed: number;
  readonly size: number;
  readonly dictionary: number;
  /** In the order in which they are undone. */
  readonly filters: readonly Rewrite[];
}

class XzReader {
  readonly #input: InputCursor;
  readonly #window: OutputWindow;
  /** The first thing that was wrong and did not stop the reading. */
  #flaw = "";

  constructor(input: InputCursor, window: OutputWindow) {
    this.#input = input;
    this.#window = window;
  }

  *steps(): Generator<undefined, void> {
    do yield* this.#stream();
    while (toNextStream(this.#input));
    if (this.#flaw !== "") this.#input.fail(this.#flaw);
  }

  #expect(correct: boolean, flaw: string): void {
    if (!correct && this.#flaw === "") this.#flaw = flaw;
  }

  *#stream(): Generator<undefined, void> {
    const input = this.#input;
    if (!isXz(input.peek(6))) input.fail(input.left < 6 ? "truncated" : "bad-header");
    input.skip(6);
    const flags = input.take(2).slice();
    if (byteAt(flags, 0) !== 0 || byteAt(flags, 1) > 15) input.fail("bad-header");
    this.#expect(crc32(0, flags) === input.u32(), "bad-checksum");
    // One sum for the sizes of all blocks and one for those in the index: memory stays constant.
    let [blocks, sum] = [0, 0];
    while (input.peek(1)[0] !== 0) {
      const block = yield* this.#block(byteAt(flags, 1));
      sum = crc32(sum, sizes(block));
      blocks += 1;
    }
    const index = this.#index();
    this.#expect(index.blocks === blocks && index.sum === sum, "bad-index");
    this.#footer(flags, index.length);
  }

  *#block(checkId: number): Generator<undefined, readonly [number, number]> {
    const input = this.#input;
    const header = this.#blockHeader();
    const check: Check = checkOf(checkId);
    let size = 0;
    const dataStart = input.offset;
    const data =
      header.filters.length === 0
        ? lzma2Steps(input, this.#window, header.dictionary)
        : this.#filtered(header);
    yield* summed(data, this.#window, (bytes) => {
      check.update(bytes);
      size += bytes.length;
    });
    const packed = input.offset - dataStart;
    this.#expect(header.packed === -1 || header.packed === packed, "bad-size");
    this.#expect(header.size === -1 || header.size === size, "bad-size");
    for (let at = packed; at % 4 !== 0; at += 1) this.#expect(input.byte() === 0, "bad-padding");
    const found = check.digest();
    const stored = input.take(check.length);
    this.#expect(found === null || found.every((byte, at) => stored[at] === byte), "bad-checksum");
    return [dataStart - header.start + packed + check.length, size];
  }

  /** Matches refer to what lies before the filters, which needs a window of its own. */
  *#filtered({ dictionary, filters }: BlockHeader): Generator<undefined, void> {
    const window = this.#window;
    const unfiltered = lzmaWindow(undefined);
    const steps = lzma2Steps(this.#input, unfiltered, dictionary);
    // The input goes on behind the block.
    const input = { offset: 0, release: (): void => undefined };
    const packed = decoderOf({ input, window: unfiltered, steps });
    const decoder = filters.reduce(rewriting, packed);
    for (let piece = decoder.next(); piece !== null; piece = decoder.next()) {
      for (let left = piece; left.length > 0;) {
        if (window.full) yield;
        const part = left.subarray(0, window.room);
        window.reserve(part.length);
        window.write(part);
        left = left.subarray(part.length);
      }
    }
  }

  #blockHeader(): BlockHeader {
    const input: InputCursor = this.#input;
    const start = input.offset;
    const length = (input.byte() + 1) * 4;
    input.seek(start);
    const bytes = input.take(length - 4).slice();
    this.#expect(crc32(0, bytes) === input.u32(), "bad-checksum");
    const flags = byteAt(bytes, 1);
    if ((flags & 0x3c) !== 0) input.fail("unsupported-filter");
    const fields = new Fields(input, bytes);
    const packed = (flags & 0x40) === 0 ? -1 : fields.number();
    const size = (flags & 0x80) === 0 ? -1 : fields.number();
    const filters = Array.from({ length: flags & 3 }, () => fields.filter()).toReversed();
    if (fields.number() !== LZMA2) input.fail("unsupported-filter");
    if (fields.number() !== 1) input.fail("bad-properties");
    const dictionary = dictionaryBytes(fields.byte());
    if (dictionary === null) input.fail("bad-properties");
    return { start, packed, size, dictionary, filters };
  }

  /** How many blocks the index lists, the sum over their sizes, and its own length. */
  #index(): { readonly blocks: number; readonly sum: number; readonly length: number } {
    const input = this.#input;
    const start = input.offset;
    input.skip(1);
    const blocks = readNumber(input);
    let sum = 0;
    for (let block = 0; block < blocks; block += 1) {
      sum = crc32(sum, sizes([readNumber(input), readNumber(input)]));
    }
    while ((input.offset - start) % 4 !== 0) this.#expect(input.byte() === 0, "bad-padding");
    const end = input.offset;
    let check = 0;
    input.seek(start);
    while (input.offset < end) check = crc32(check, input.take(Math.min(4096, end - input.offset)));
    this.#expect(check === input.u32(), "bad-checksum");
    return { blocks, sum, length: input.offset - start };
  }

  #footer(flags: Uint8Array, indexLength: number): void {
    const input = this.#input;
    const check = input.u32();
    const fields = input.take(6).slice();
    this.#expect(crc32(0, fields) === check, "bad-checksum");
    const view = new DataView(fields.buffer);
    this.#expect((view.getUint32(0, true) + 1) * 4 === indexLength, "bad-index");
    this.#expect(fields[4] === flags[0] && fields[5] === flags[1], "bad-footer");
    this.#expect(input.byte() === 0x59 && input.byte() === 0x5a, "bad-footer");
  }
}

/** Goes to the stream behind padding, or to the end of padding that ends the file. */
function toNextStream(input: InputCursor): boolean {
  const end = input.offset;
  while (input.fill(1) > 0 && input.bytes[input.position] === 0) input.position += 1;
  const padded = (input.offset - end) % 4 === 0;
  if (padded && isXz(input.peek(6))) return true;
  if (!padded || input.left > 0) input.seek(end);
  return false;
}

function sizes(pair: readonly [number, number]): Uint8Array {
  return new Uint8Array(Float64Array.of(...pair).buffer);
}

/** The fields of a header that is in memory as a whole. */
class Fields {
  readonly #input: InputCursor;
  readonly #bytes: Uint8Array;
  #at = 2;

  constructor(input: InputCursor, bytes: Uint8Array) {
    this.#input = input;
    this.#bytes = bytes;
  }

  byte(): number {
    return this.#bytes[this.#at++] ?? this.#input.fail("bad-header");
  }

  number(): number {
    return readNumber(this);
  }

  filter(): Rewrite {
    const id = this.number();
    const length = this.number();
    if (length > this.#bytes.length - this.#at) this.fail("bad-header");
    const properties = this.#bytes.subarray(this.#at, this.#at + length);
    this.#at += length;
    return undoFilter(id, properties) ?? this.fail("unsupported-filter");
  }

  fail(reason: string): never {
    return this.#input.fail(reason);
  }
}

/** Seven bits to a byte, the lowest first, in at most nine bytes. */
function readNumber(from: { byte(): number; fail(reason: string): never }): number {
  let value = 0;
  for (let scale = 1; scale < 2 ** 63; scale *= 128) {
    const byte = from.byte();
    value += (byte & 127) * scale;
    if (byte < 128) return value;
  }
  return from.fail("bad-number");
}
