import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { test } from "node:test";
import { deflateSync, gzipSync } from "node:zlib";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import { pickleFile } from "./pickle-file.ts";

/** A pickle of `os.system("echo garita")`. */
const INNER = Buffer.from("\u0080\u0004cos\nsystem\n\u008c\u000becho garita\u0085R.", "latin1");
/** A pickle of `[1]`. */
const DATA = Buffer.from("\u0080\u0004]K\u0001a.", "latin1");

test("embedded pickles: one kept as bytes, in base64 or in hexadecimal is scanned", () => {
  const kept = [
    bytesOf(INNER),
    textOf(INNER.toString("base64")),
    textOf(INNER.toString("base64url")),
    textOf(INNER.toString("hex")),
  ];
  for (const content of kept) {
    const { verdict, findings } = scan(content);
    assert.equal(verdict, "malicious");
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ["pickle/process"],
    );
    assert.match(findings[0]?.member[0] ?? "", /^(?:pickle|base64|hex)@\d+$/);
  }
});

test("embedded pickles: compressed ones and those of protocol 0 are scanned", () => {
  const old = Buffer.from("cos\nsystem\n(S'echo garita'\ntR.");
  const marked = Buffer.from("(S'echo garita'\nios\nsystem\n.");
  const kept = [
    bytesOf(deflateSync(INNER)),
    bytesOf(gzipSync(INNER)),
    bytesOf(deflateSync(old)),
    textOf(deflateSync(INNER).toString("base64")),
    textOf(gzipSync(INNER).toString("base64")),
    textOf(deflateSync(INNER).toString("hex")),
    bytesOf(old),
    textOf(old.toString()),
    textOf(old.toString("base64")),
    textOf(old.toString("hex")),
  ];
  for (const [index, content] of kept.entries()) {
    const { findings } = scan(content);
    assert.deepEqual(
      findings.map(({ rule }) => rule),
      ["pickle/process"],
      String(index),
    );
  }
  assert.deepEqual(scan(bytesOf(marked)).findings, [], "an INST at the end is not looked for");
});

test("embedded pickles: compressed data and texts that begin like it are data", () => {
  const texts = Buffer.from("x".repeat(500));
  for (const content of [
    bytesOf(deflateSync(texts)),
    bytesOf(Buffer.concat([Buffer.of(0x78, 0x9c), texts])),
    textOf(gzipSync(texts).toString("base64")),
    textOf("cos\nsin\n is what the cosine is"),
  ]) {
    assert.deepEqual(scan(content).findings, []);
  }
});

test("embedded pickles: one behind megabytes of others is found", () => {
  const padding = Buffer.alloc(3_000_000, "gAS ");
  const { verdict } = scan(Buffer.concat([bytesOf(padding), Buffer.from("0"), bytesOf(INNER)]));
  assert.equal(verdict, "malicious");
});

test("embedded pickles: data that imports nothing, and what breaks off, are data", () => {
  for (const content of [bytesOf(DATA), bytesOf(INNER.subarray(0, 12)), textOf("800".repeat(99))]) {
    assert.deepEqual(scan(content).findings, []);
  }
});

test("embedded pickles: what a call unpickles is told once", () => {
  const call = Buffer.concat([
    Buffer.from("cpickle\nloads\n"),
    bytesOf(INNER),
    Buffer.from("\u0085R", "latin1"),
  ]);
  const found = scan(call).findings.filter(({ rule }) => rule === "pickle/process");
  assert.equal(found.length, 1);
});

test("embedded pickles: a source full of beginnings is searched for a bounded time", () => {
  const { coverage } = scan(
    bytesOf(Buffer.alloc(4_000_000, "\u0080\u0004K\u0001K\u0001", "latin1")),
  );
  assert.equal(coverage.skipped.at(-1)?.why, "not-searched");
});

test("embedded pickles: pickles one behind the other are not taken for embedded ones", () => {
  const { findings } = scanBytes(Buffer.concat([INNER, INNER, INNER]), { formats: [pickleFile] });
  assert.ok(findings.every(({ member }) => member.length === 0));
});

function scan(content: Buffer): ReturnType<typeof scanBytes> {
  const pickle = [Buffer.from("\u0080\u0004", "latin1"), content, Buffer.from(".")];
  return scanBytes(Buffer.concat(pickle), { formats: [pickleFile], name: "model.pkl" });
}

function bytesOf(content: Buffer): Buffer {
  const head = Buffer.alloc(5);
  head.write("B");
  head.writeUInt32LE(content.length, 1);
  return Buffer.concat([head, content]);
}

function textOf(text: string): Buffer {
  const head = Buffer.alloc(5);
  head.write("X");
  head.writeUInt32LE(text.length, 1);
  return Buffer.concat([head, Buffer.from(text)]);
}
