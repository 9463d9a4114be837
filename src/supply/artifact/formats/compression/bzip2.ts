import type { ByteSource } from "../../byte-source.ts";
import { BlockReader, type Bzip2Block } from "./bzip2-block.ts";
import { decoderOf, type Decoder } from "./decoder.ts";
import { HighBitCursor } from "./high-bit-cursor.ts";
import { OutputWindow } from "./output-window.ts";
import { byteAt, intAt } from "./typed-at.ts";

const BLOCK_MAGIC = [0x314159, 0x265359] as const;
const END_MAGIC = [0x177245, 0x385090] as const;

/** The streams of a .bz2 file, one after the other; what follows the last one is left alone. */
export function openBzip2(source: ByteSource, offset: number): Decoder {
  const input = new HighBitCursor(source, offset);
  const window = new OutputWindow(0);
  return decoderOf({ input, window, steps: bzip2Steps(input, window) });
}

/** "BZh" and the size of blocks, then the magic number of a block or of the end. */
export function isBzip2(head: Uint8Array): boolean {
  const [b, z, h, level = 0, magic] = head;
  const known = magic === undefined || magic === 0x31 || magic === 0x17;
  return b === 0x42 && z === 0x5a && h === 0x68 && level >= 0x31 && level <= 0x39 && known;
}

function* bzip2Steps(input: HighBitCursor, window: OutputWindow): Generator<undefined, void> {
  const reader = new BlockReader(input);
  let correct = true;
  do {
    if (input.left < 4) input.truncated();
    if (!isBzip2(input.take(4))) input.fail("bad-header");
    reader.blockMax = (byteAt(input.bytes, input.position - 1) - 0x30) * 100_000;
    let joined = 0;
    for (let block = nextBlock(input, reader); block !== null; block = nextBlock(input, reader)) {
      const output = new BlockOutput(block);
      while (output.write(window)) yield;
      joined = (joined << 1) | (joined >>> 31);
      joined ^= output.sum;
      correct = output.sum === block.sum && correct;
    }
    correct = readSum(input) === joined && correct;
    input.toByte();
  } while (isBzip2(input.peek(5)) && input.left >= 4);
  if (!correct) input.fail("bad-checksum");
}

/** Null at the end of the stream. */
function nextBlock(input: HighBitCursor, reader: BlockReader): Bzip2Block | null {
  const [first, second] = [input.bits(24), input.bits(24)];
  if (first === END_MAGIC[0] && second === END_MAGIC[1]) return null;
  if (first !== BLOCK_MAGIC[0] || second !== BLOCK_MAGIC[1]) input.fail("bad-block");
  return reader.read(readSum(input));
}

function readSum(input: HighBitCursor): number {
  return (input.bits(16) << 16) | input.bits(16);
}

function crcTable(): Int32Array {
  return Int32Array.from({ length: 256 }, (_, byte) => {
    let crc = byte << 24;
    for (let bit = 0; bit < 8; bit += 1) crc = (crc << 1) ^ (0x04c11db7 & (crc >> 31));
    return crc;
  });
}

const CRC = crcTable();

/** Undoes the transform and the runs of one block, as far as a piece has room. */
class BlockOutput {
  readonly #block: Bzip2Block;
  #link: number;
  #left: number;
  /** Equal bytes that were written last; after four of them comes a number of repeats. */
  #run = 0;
  #last = -1;
  #crc = -1;

  constructor(block: Bzip2Block) {
    this.#block = block;
    this.#left = block.length;
    this.#link = intAt(block.links, block.first) >>> 8;
  }

  get sum(): number {
    return ~this.#crc;
  }

  /** False at the end of the block, true when the window is full. */
  write(window: OutputWindow): boolean {
    window.reserve(window.room);
    const start = window.position;
    this.#expand(window);
    let crc = this.#crc;
    for (let at = start; at < window.position; at += 1) {
      crc = (crc << 8) ^ intAt(CRC, (crc >>> 24) ^ byteAt(window.bytes, at));
    }
    this.#crc = crc;
    return this.#left > 0 || window.full;
  }

  #expand(window: OutputWindow): void {
    const { links } = this.#block;
    const to = window.bytes;
    const end = window.position + window.room;
    let [link, left, run, last] = [this.#link, this.#left, this.#run, this.#last];
    let out = window.position;
    while (left > 0 && out < end) {
      left -= 1;
      link = intAt(links, link);
      const byte = link & 255;
      link >>>= 8;
      if (run === 4) {
        to.fill(last, out, out + byte);
        out += byte;
        run = 0;
        last = -1;
        continue;
      }
      run = byte === last ? run + 1 : 1;
      last = byte;
      to[out++] = byte;
    }
    window.position = out;
    [this.#link, this.#left, this.#run, this.#last] = [link, left, run, last];
  }
}
