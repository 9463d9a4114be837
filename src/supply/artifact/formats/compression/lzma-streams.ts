import type { ByteSource } from "../../byte-source.ts";
import { decoderOf, type Decoder, type OpenDecoder } from "./decoder.ts";
import { InputCursor } from "./input-cursor.ts";
import { LzmaDecoder, lzmaProperties } from "./lzma.ts";
import { OutputWindow } from "./output-window.ts";
import { byteAt, wordAt } from "./typed-at.ts";

/** What is kept for matches, whatever a file declares, where nobody else keeps it. */
const DICTIONARY_BYTES_MAX = 2 ** 24;
/** What is kept where the rest can be read again: the default of xz. */
const NEAR_BYTES_MAX = 2 ** 23;

/** The window of a decoder for LZMA; `past` has all that it handed out. */
export function lzmaWindow(past: ByteSource | undefined, bytesMax?: number): OutputWindow {
  const most = past === undefined ? DICTIONARY_BYTES_MAX : NEAR_BYTES_MAX;
  return new OutputWindow(bytesMax ?? most, past);
}

const DICTIONARY_BYTES_MIN = 2 ** 12;
const ALONE_HEADER_BYTES = 13;
const UNKNOWN = 0xffffffff;

export interface LzmaOptions {
  /** Five bytes, as .lzma and 7z have them: the three numbers and the size of the dictionary. */
  readonly properties: Uint8Array;
  /** Bytes of the output, where a container says so; otherwise an end marker must come. */
  readonly size: number | null;
  readonly dictionaryMax?: number;
}

export interface Lzma2Options {
  /** The one byte for the size of the dictionary that .xz and 7z have. */
  readonly property: number;
  readonly dictionaryMax?: number;
}

/** LZMA without a header. */
export function lzmaOpener(options: LzmaOptions): OpenDecoder {
  return (source, offset, past) => {
    const input: InputCursor = new InputCursor(source, offset);
    const window = lzmaWindow(past, options.dictionaryMax);
    return decoderOf({ input, window, steps: lzmaSteps(input, window, options) });
  };
}

/** LZMA2 without a header. */
export function lzma2Opener(options: Lzma2Options): OpenDecoder {
  return (source, offset, past) => {
    const input: InputCursor = new InputCursor(source, offset);
    const window = lzmaWindow(past, options.dictionaryMax);
    const dictionary = dictionaryBytes(options.property);
    if (dictionary === null) input.fail("bad-properties");
    return decoderOf({ input, window, steps: lzma2Steps(input, window, dictionary) });
  };
}

/** The old .lzma format: LZMA behind a header without a magic number. */
export function openLzmaAlone(source: ByteSource, offset: number, past?: ByteSource): Decoder {
  const input: InputCursor = new InputCursor(source, offset);
  const window = lzmaWindow(past);
  return decoderOf({ input, window, steps: aloneSteps(input, window) });
}

/** What liblzma looks for when it guesses: usual numbers, a round dictionary, a size < 256 GiB. */
export function isLzmaAlone(head: Uint8Array): boolean {
  if (head.length < ALONE_HEADER_BYTES) return false;
  const properties = lzmaProperties(byteAt(head, 0));
  if (properties === null) return false;
  if (properties.literalContext + properties.literalPosition > 4) return false;
  const dictionary = wordAt(head, 1) >>> 0;
  const low = wordAt(head, 5) >>> 0;
  const high = wordAt(head, 9) >>> 0;
  const sized = (low === UNKNOWN && high === UNKNOWN) || high < 2 ** 6;
  return sized && isRound(dictionary) && (head[ALONE_HEADER_BYTES] ?? 0) === 0;
}

/** 2^n or 2^n + 2^(n-1), or all ones. */
function isRound(size: number): boolean {
  if (size === UNKNOWN) return true;
  const highest = 2 ** (31 - Math.clz32(size));
  return size >= DICTIONARY_BYTES_MIN && (size === highest || size === highest * 1.5);
}

/** Null where the byte is none of those that are defined. */
export function dictionaryBytes(property: number): number | null {
  if (property > 40) return null;
  return property === 40 ? UNKNOWN : (2 | (property & 1)) * 2 ** (Math.floor(property / 2) + 11);
}

function* aloneSteps(input: InputCursor, window: OutputWindow): Generator<undefined, void> {
  const properties = input.take(5).slice();
  const [low, high] = [input.u32(), input.u32()];
  const size = low === UNKNOWN && high === UNKNOWN ? null : high * 2 ** 32 + low;
  yield* lzmaSteps(input, window, { properties, size });
}

function* lzmaSteps(
  input: InputCursor,
  window: OutputWindow,
  options: LzmaOptions,
): Generator<undefined, void> {
  const properties = lzmaProperties(options.properties[0] ?? 255);
  if (properties === null || options.properties.length < 5) input.fail("bad-properties");
  const decoder = new LzmaDecoder(input, window);
  decoder.dictionary = Math.max(wordAt(options.properties, 1) >>> 0, DICTIONARY_BYTES_MIN);
  decoder.reset(properties);
  decoder.range.start();
  for (let left = options.size ?? Infinity; left > 0 && !decoder.ended;) {
    if (window.full) yield;
    left -= decoder.write(left);
    if (decoder.ended && left > 0 && options.size !== null) input.fail("end-before-size");
  }
  if (!decoder.readEnd()) input.fail("data-after-end");
}

/** Chunks up to the zero byte that ends them. */
export function* lzma2Steps(
  input: InputCursor,
  window: OutputWindow,
  dictionary: number,
): Generator<undefined, void> {
  const decoder = new LzmaDecoder(input, window);
  decoder.dictionary = dictionary;
  let known = { dictionary: false, properties: false };
  for (let control = input.byte(); control !== 0; control = input.byte()) {
    if (control === 1 || control >= 0xe0) {
      window.origin = window.position;
      known = { dictionary: true, properties: false };
    }
    if (!known.dictionary) input.fail("no-dictionary-reset");
    if (control < 0x80) {
      if (control > 2) input.fail("bad-chunk");
      yield* plainChunk(input, window);
      continue;
    }
    const size = ((control & 0x1f) << 16) + u16(input) + 1;
    const packed = u16(input) + 1;
    if (control >= 0xc0) readProperties(input, decoder);
    else if (!known.properties) input.fail("no-properties");
    else if (control >= 0xa0) decoder.resetState();
    known.properties = true;
    yield* packedChunk({ input, window, decoder }, size, packed);
  }
}

function* plainChunk(input: InputCursor, window: OutputWindow): Generator<undefined, void> {
  for (let left = u16(input) + 1; left > 0;) {
    if (window.full) yield;
    left -= window.copyFrom(input, left);
  }
}

interface ChunkParts {
  readonly input: InputCursor;
  readonly window: OutputWindow;
  readonly decoder: LzmaDecoder;
}

function* packedChunk(
  { input, window, decoder }: ChunkParts,
  size: number,
  packed: number,
): Generator<undefined, void> {
  const end = input.offset + packed;
  decoder.range.start();
  for (let left = size; left > 0;) {
    if (window.full) yield;
    left -= decoder.write(left);
    if (decoder.ended) input.fail("bad-chunk");
  }
  decoder.range.finish();
  if (input.offset !== end) input.fail("bad-chunk");
}

function readProperties(input: InputCursor, decoder: LzmaDecoder): void {
  const properties = lzmaProperties(input.byte());
  if (properties === null || properties.literalContext + properties.literalPosition > 4) {
    input.fail("bad-properties");
  }
  decoder.reset(properties);
}

/** Two bytes, the highest first. */
function u16(input: InputCursor): number {
  return (input.byte() << 8) | input.byte();
}
