import assert from "node:assert/strict";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { after, before, test } from "node:test";
import fc from "fast-check";
import { createSpool } from "./spool.ts";

let folder: string;
before(() => (folder = mkdtempSync(join(tmpdir(), "garita-spool-test-"))));
after(() => rmSync(folder, { recursive: true, force: true }));

test("spool: reads what was appended, in memory and on disk, and leaves no file behind", () => {
  const sizes = fc.array(fc.nat(900_000), { minLength: 1, maxLength: 5 });
  fc.assert(
    fc.property(sizes, fc.nat(4_000_000), (pieces, offset) => {
      const spool = createSpool(folder);
      const bytes = pieces.map((size, index) => Buffer.alloc(size, `${index}abc`));
      for (const piece of bytes) spool.append(piece);
      const whole = Buffer.concat(bytes);
      const target = Buffer.alloc(5000);
      const read = spool.source.readInto(target, offset);
      assert.equal(spool.source.size, whole.length);
      assert.deepEqual(target.subarray(0, read), whole.subarray(offset, offset + 5000));
      assert.deepEqual(readdirSync(folder), []);
      spool.close();
    }),
    { numRuns: 30 },
  );
});

test("spool: buffers that one has given back hold nothing of it for the next", () => {
  for (let time = 0; time < 8; time += 1) {
    const spool = createSpool(folder);
    const other = createSpool(folder);
    spool.append(Buffer.alloc(200_000, time));
    other.append(Buffer.alloc(100_000, 255));
    spool.append(Buffer.alloc(time % 2 === 0 ? 10 : 2_000_000, time));
    const target = Buffer.alloc(spool.source.size + 100, 9);
    assert.equal(spool.source.readInto(target, 0), spool.source.size);
    assert.ok(target.subarray(0, spool.source.size).every((byte) => byte === time));
    spool.close();
    assert.equal(spool.source.readInto(target, 0), 0);
    other.close();
  }
});
