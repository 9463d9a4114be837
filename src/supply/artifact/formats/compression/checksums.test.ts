import assert from "node:assert/strict";
import { test } from "node:test";
import { crc32 as nodeCrc32 } from "node:zlib";
import fc from "fast-check";
import { adler32 } from "./adler32.ts";
import { crc32, Crc64 } from "./crc.ts";
import { xxHash32, XxHash32 } from "./xxhash32.ts";
import { XxHash64 } from "./xxhash64.ts";

const NINE = new TextEncoder().encode("123456789");
const parts = fc.array(fc.uint8Array({ maxLength: 100 }), { maxLength: 8 });

function all(list: readonly Uint8Array[]): Uint8Array {
  return new Uint8Array(Buffer.concat(list));
}

test("checksums: the published values of the nine digits", () => {
  const crc64 = new Crc64();
  crc64.update(NINE);
  assert.equal(Buffer.from(crc64.digest()).toString("hex"), "fa3919dfbbc95d99");
  assert.equal(crc32(0, NINE), 0xcbf43926);
  assert.equal(adler32(1, NINE), 0x091e01de);
  assert.equal(xxHash32(NINE), 0x937bad67);
  const xxHash64 = new XxHash64();
  xxHash64.update(NINE);
  assert.equal(xxHash64.digest(), Number(0x8cb841db40e6ae83n & 0xffffffffn));
});

test("checksums: CRC-32 of parts is that of the whole, as zlib counts it", () => {
  fc.assert(
    fc.property(parts, (list) => {
      const sum = list.reduce((before, part) => crc32(before, part), 0);
      assert.equal(sum, nodeCrc32(all(list)));
    }),
  );
});

test("checksums: Adler-32 stays exact over bytes that are all 255", () => {
  const bytes = new Uint8Array(200_000).fill(255);
  let [a, b] = [1n, 0n];
  for (const byte of bytes) {
    a += BigInt(byte);
    b += a;
  }
  const expected = Number(((b % 65521n) << 16n) | (a % 65521n));
  assert.equal(adler32(1, bytes), expected);
});

test("checksums: the others too do not depend on how the bytes are cut", () => {
  fc.assert(
    fc.property(parts, (list) => {
      const pairs = [() => new XxHash32(), () => new XxHash64(), () => new Crc64()] as const;
      for (const make of pairs) {
        const [whole, pieces] = [make(), make()];
        whole.update(all(list));
        for (const part of list) pieces.update(part);
        assert.deepEqual(pieces.digest(), whole.digest());
      }
    }),
  );
});
