import type { ByteSource } from "../../byte-source.ts";
import { BitCursor } from "./bit-cursor.ts";
import { crc32 } from "./crc.ts";
import { decoderOf, summed, type Decoder } from "./decoder.ts";
import { DEFLATE_WINDOW_BYTES, inflateSteps } from "./inflate.ts";
import { LOOKAHEAD_MAX } from "./input-cursor.ts";
import { OutputWindow } from "./output-window.ts";

const FLAG = { headerCrc: 2, extra: 4, name: 8, comment: 16 } as const;

/**
 * The members of a gzip file (RFC 1952), one after the other. Zeros between members are skipped,
 * as Python skips them; what follows the last member is left alone.
 */
export function openGzip(source: ByteSource, offset: number): Decoder {
  const input = new BitCursor(source, offset);
  const window = new OutputWindow(DEFLATE_WINDOW_BYTES);
  return decoderOf({ input, window, steps: gzipSteps(input, window) });
}

export function isGzip(head: Uint8Array): boolean {
  return head[0] === 0x1f && head[1] === 0x8b && head[2] === 8;
}

function* gzipSteps(input: BitCursor, window: OutputWindow): Generator<undefined, void> {
  let correct = true;
  do {
    correct = readHeader(input) && correct;
    let sum = 0;
    let size = 0;
    yield* summed(inflateSteps(input, window), window, (bytes) => {
      sum = crc32(sum, bytes);
      size += bytes.length;
    });
    correct = input.u32() === sum && correct;
    correct = input.u32() === size % 2 ** 32 && correct;
  } while (toNextMember(input));
  if (!correct) input.fail("bad-checksum");
}

/** False if the header has a checksum that is not its own. */
function readHeader(input: BitCursor): boolean {
  const start = input.offset;
  if (!isGzip(input.peek(3))) input.fail(input.left < 3 ? "truncated" : "bad-header");
  input.skip(3);
  const flags = input.byte();
  input.skip(6);
  if ((flags & FLAG.extra) !== 0) input.skip(input.u16());
  if ((flags & FLAG.name) !== 0) while (input.byte() !== 0);
  if ((flags & FLAG.comment) !== 0) while (input.byte() !== 0);
  if ((flags & FLAG.headerCrc) === 0) return true;
  const end = input.offset;
  let sum = 0;
  input.seek(start);
  while (input.offset < end) {
    sum = crc32(sum, input.take(Math.min(LOOKAHEAD_MAX, end - input.offset)));
  }
  return input.u16() === (sum & 0xffff);
}

function toNextMember(input: BitCursor): boolean {
  const end = input.offset;
  while (input.fill(1) > 0 && input.bytes[input.position] === 0) input.position += 1;
  const [first, second] = input.peek(2);
  if (first === 0x1f && second === 0x8b) return true;
  input.seek(end);
  return false;
}
