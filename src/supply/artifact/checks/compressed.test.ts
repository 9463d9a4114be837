import assert from "node:assert/strict";
import { test } from "node:test";
import { deflateSync, gzipSync, zstdCompressSync } from "node:zlib";
import fc from "fast-check";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import type { Format } from "../format.ts";
import type { ArtifactReport } from "../scan.ts";
import { COMPRESSED } from "./compressed.ts";
import { STREAM_ATTACKS } from "../../../../test/fixtures/artifacts/stream-attacks.ts";
import { worstVerdict } from "../../../core/scan-verdict.ts";
import { FORMATS } from "../registry.ts";

const CONTENT = Buffer.from("WORD and what follows it, and follows it, and follows it");

/** Takes what begins with its word, and notes its name. */
const words: Format = {
  id: "words",
  title: "Words",
  active: false,
  claim: ({ start }) => (Buffer.from(start).indexOf("WORD") === 0 ? "certain" : "none"),
  inspect: ({ note, name, source }) => note({ kind: "field", name, value: `${source.size}` }),
};

function scan(bytes: Uint8Array, name = "model.words.gz"): ArtifactReport {
  return scanBytes(bytes, { formats: [...COMPRESSED, words], name });
}

test("compressed: what comes out is read under the name without the ending", () => {
  const packs = { gz: gzipSync, zst: zstdCompressSync, z: deflateSync };
  for (const [ending, pack] of Object.entries(packs)) {
    const report = scan(pack(CONTENT), `model.words.${ending}`);
    assert.deepEqual(report.findings, []);
    assert.deepEqual(report.facts, [{ kind: "field", name: "model.words", value: "56" }]);
  }
});

test("compressed: what follows the stream is read too", () => {
  const { facts } = scan(Buffer.concat([deflateSync(Buffer.from("x")), CONTENT]));
  assert.deepEqual(facts, [{ kind: "field", name: "bytes after zlib", value: "56" }]);
});

test("compressed: a stream that breaks off is told, and what came out before is read", () => {
  const noise = Buffer.from(
    Array.from({ length: 3000 }, (_, index) => (index * index * 7919) % 251),
  );
  const content = Buffer.concat([CONTENT, noise]);
  const whole = gzipSync(content);
  const cut = whole.subarray(0, whole.length - 40);
  assert.equal(scan(cut).verdict, "unreadable");
  assert.equal(scan(cut).facts.length, 1);
});

test("compressed: a pickle of joblib whose stream is broken on purpose is still read", () => {
  const whole = deflateSync(CONTENT);
  const broken = Buffer.concat([whole.subarray(0, -1), Buffer.of(0)]);
  assert.deepEqual(scan(broken, "m.joblib").formats, ["zlib"]);
  assert.equal(scan(broken, "m.joblib").verdict, "unreadable");
});

test("compressed: two bytes that zlib begins with are not enough to be one", () => {
  const noise = Buffer.concat([Buffer.of(0x78, 0x9c), Buffer.alloc(500, 0xff)]);
  assert.deepEqual([scan(noise).formats, scan(noise, "a.bin").findings], [[], []]);
});

test("compressed: streams in streams end at the depth", () => {
  let bytes: Buffer = CONTENT;
  for (let depth = 0; depth < 8; depth += 1) bytes = gzipSync(bytes);
  assert.deepEqual(
    scan(bytes).findings.map(({ rule }) => rule),
    ["limit/depth"],
  );
});

test("compressed: any bytes end in a report", () => {
  const whole = fc.constantFrom(gzipSync(CONTENT), deflateSync(CONTENT), zstdCompressSync(CONTENT));
  fc.assert(
    fc.property(whole, fc.tuple(fc.nat(40), fc.nat(255)), fc.nat(80), (stream, [at, byte], cut) => {
      const bytes = Buffer.from(stream);
      bytes[at] = byte;
      scan(bytes.subarray(0, cut));
    }),
  );
});

for (const { name, file, bytes, verdict } of STREAM_ATTACKS) {
  test(`${name} is at least ${verdict}`, () => {
    const report = scanBytes(bytes, { formats: FORMATS, name: file });
    assert.equal(worstVerdict([report.verdict, verdict]), report.verdict);
  });
}
