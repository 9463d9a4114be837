import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync } from "node:zlib";
import fc from "fast-check";
import {
  bytesOf,
  CONTENTS,
  decodeAll,
  joined,
  repeated,
  SAMPLE,
  STREAMS,
} from "../../../../../test/fixtures/artifacts/compressed.ts";
import { bytesSource, type ByteSource } from "../../byte-source.ts";
import { COMPRESSIONS, HEAD_BYTES, type Compression } from "./compressions.ts";

interface Case {
  readonly title: string;
  readonly compression: Compression;
  readonly bytes: Uint8Array;
  readonly content: Uint8Array;
}

function compressionOf(id: string): Compression {
  const found = COMPRESSIONS.find((compression) => compression.id === id);
  assert.ok(found !== undefined);
  return found;
}

const CASES: readonly Case[] = [
  ...STREAMS.map((stream) => ({
    title: `${stream.id}, ${stream.name}`,
    compression: compressionOf(stream.id),
    bytes: bytesOf(stream),
    content: CONTENTS[stream.content],
  })),
  {
    title: "zlib",
    compression: compressionOf("zlib"),
    bytes: new Uint8Array(deflateSync(SAMPLE)),
    content: SAMPLE,
  },
];

const LEGACY = /legacy/;
/** What has no checksum of its own, or cannot tell its end from what follows. */
const UNCHECKED = /no check|lzma|legacy/;

function idsFor(head: Uint8Array): string[] {
  return COMPRESSIONS.filter((compression) => compression.matches(head)).map(({ id }) => id);
}

/** Reads at most `most` bytes at once. */
function inDrops(bytes: Uint8Array, most: number): ByteSource {
  const whole = bytesSource(bytes);
  return {
    size: whole.size,
    readInto: (target, offset) => whole.readInto(target.subarray(0, most), offset),
  };
}

test("compressions: streams of the usual tools give what was put in, and are used up", () => {
  for (const { title, compression, bytes, content } of CASES) {
    const decoded = decodeAll(compression.open, bytes);
    assert.equal(decoded.error, null, title);
    assert.deepEqual(decoded.bytes, content, title);
    assert.equal(decoded.consumed, bytes.length, title);
  }
});

test("compressions: each stream is known by its first bytes, and only as what it is", () => {
  for (const { title, compression, bytes } of CASES) {
    const matching = idsFor(bytes.subarray(0, HEAD_BYTES));
    assert.deepEqual(matching, [compression.id], title);
    assert.equal(compression.matches(bytes.subarray(0, 1)), false, title);
  }
  for (const text of ["", "PK\u0003\u0004", "\u0080\u0004\u0095", '{"a": 1}', "GGUF"]) {
    const head = Uint8Array.from(text, (letter) => letter.charCodeAt(0));
    assert.deepEqual(idsFor(head), [], text);
  }
});

test("compressions: what stands before and behind a stream is left alone", () => {
  const before = Uint8Array.of(1, 2, 3);
  for (const { title, compression, bytes, content } of CASES) {
    const all = joined([before, bytes, new Uint8Array(40_000).fill(0xee)]);
    const decoded = decodeAll(compression.open, all, before.length);
    assert.equal(decoded.error, null, title);
    assert.deepEqual(decoded.bytes, content, title);
    assert.equal(decoded.consumed, bytes.length, title);
  }
});

test("compressions: it does not matter in how large parts the source is read", () => {
  for (const { title, compression, bytes, content } of CASES) {
    for (const most of [1, 2, 3, 7, 100]) {
      const decoded = decodeAll(compression.open, inDrops(bytes, most));
      assert.deepEqual([decoded.error, decoded.consumed], [null, bytes.length], title);
      assert.deepEqual(decoded.bytes, content, title);
    }
  }
});

test("compressions: cut off anywhere, the bytes before the cut come out and then the error", () => {
  for (const { title, compression, bytes, content } of CASES) {
    const step = content.length > SAMPLE.length ? 61 : 1;
    for (let length = 0; length < bytes.length; length += step) {
      const decoded = decodeAll(compression.open, bytes.subarray(0, length));
      const label = `${title}, cut at ${length}`;
      if (!LEGACY.test(title)) assert.equal(decoded.error?.reason, "truncated", label);
      assert.deepEqual(decoded.bytes, content.subarray(0, decoded.bytes.length), label);
    }
  }
});

test("compressions: a wrong checksum is told only after all bytes were handed out", () => {
  for (const { title, compression, bytes, content } of CASES) {
    if (UNCHECKED.test(title) || content.length === 0) continue;
    const changed = bytes.slice();
    const at = bytes.length - checksumFromEnd(compression.id);
    changed[at] = (changed[at] ?? 0) ^ 0x55;
    const decoded = decodeAll(compression.open, changed);
    assert.equal(decoded.error?.reason, "bad-checksum", title);
    assert.deepEqual(decoded.bytes, content, title);
  }
});

/** Where a byte of the checksum over the content is, counted from the end. */
function checksumFromEnd(id: Compression["id"]): number {
  return { gzip: 8, zfile: 4, zlib: 4, zstd: 4, lz4: 4, bzip2: 2, xz: 12, lzma: 0 }[id];
}

test("compressions: an error that was thrown is thrown again, never followed by an end", () => {
  for (const { title, compression, bytes } of CASES) {
    if (LEGACY.test(title)) continue;
    const decoder = compression.open(bytesSource(bytes.subarray(0, bytes.length - 1)), 0);
    assert.throws(() => {
      while (decoder.next() !== null);
    }, title);
    assert.throws(() => decoder.next(), { name: "Malformed" }, title);
    assert.throws(() => decoder.next(), { name: "Malformed" }, title);
  }
});

test("compressions: of many small streams in a row the source is read at most twice", () => {
  for (const { title, compression, bytes, content } of CASES) {
    // One stream alone is long enough, and zlib and lzma are not read one after the other.
    if (bytes.length > 1000 || /zlib|lzma|legacy/.test(title)) continue;
    const times = Math.ceil(200_000 / bytes.length);
    const whole = bytesSource(repeated(bytes, times));
    let read = 0;
    const counted: ByteSource = {
      size: whole.size,
      readInto: (target, offset) => {
        const count = whole.readInto(target, offset);
        read += count;
        return count;
      },
    };
    const decoded = decodeAll(compression.open, counted);
    assert.equal(decoded.error, null, title);
    assert.equal(decoded.bytes.length, content.length * times, title);
    assert.ok(read <= 2 * whole.size, `${title}: ${read} of ${whole.size}`);
  }
});

interface Change {
  /** Where, as a part of the length. */
  readonly at: number;
  readonly byte: number;
  readonly insert: boolean;
}

const change: fc.Arbitrary<Change> = fc.record({
  at: fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true }),
  byte: fc.nat(255),
  insert: fc.boolean(),
});

function changed(bytes: Uint8Array, { at, byte, insert }: Change): Uint8Array {
  const place = Math.floor(at * bytes.length);
  const rest = bytes.subarray(insert ? place : place + 1);
  return joined([bytes.subarray(0, place), Uint8Array.of(byte), rest]);
}

test("compressions: changed bytes give an error or other bytes, and never much of them", () => {
  const changes = fc.array(change, { minLength: 1, maxLength: 4 });
  fc.assert(
    fc.property(fc.constantFrom(...CASES), changes, ({ compression, bytes }, list) => {
      const decoder = compression.open(bytesSource(list.reduce(changed, bytes)), 0);
      let total = 0;
      try {
        for (let part = decoder.next(); part !== null && total < 2 ** 24; part = decoder.next()) {
          total += part.length;
        }
      } catch (error) {
        assert.equal(error instanceof Error ? error.name : error, "Malformed");
      }
      assert.ok(decoder.consumed >= 0);
    }),
    { numRuns: 3000 },
  );
});

test("compressions: any bytes at all give an error or an end", () => {
  const tail = fc.uint8Array({ maxLength: 200 });
  fc.assert(
    fc.property(fc.constantFrom(...CASES), fc.nat(40), tail, (start, kept, rest) => {
      const bytes = joined([start.bytes.subarray(0, kept), rest]);
      const { error } = decodeAll(start.compression.open, bytes);
      assert.ok(error === null || error.offset <= bytes.length);
    }),
    { numRuns: 2000 },
  );
});
