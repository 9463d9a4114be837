import assert from "node:assert/strict";
import { test } from "node:test";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import { writeZip } from "../../../../test/fixtures/artifacts/zip-writer.ts";
import { FORMATS } from "../registry.ts";
import type { ArtifactReport } from "../scan.ts";

function utf32(text: string): Buffer {
  const signs = Array.from(text, (sign) => sign.codePointAt(0) ?? 0);
  return Buffer.from(Uint32Array.from(signs).buffer);
}

/** Every way in which `json.loads` takes bytes for text. */
const ENCODINGS: Readonly<Record<string, (text: string) => Buffer>> = {
  "UTF-16 little": (text) => Buffer.from(text, "utf16le"),
  "UTF-16 little, marked": (text) => Buffer.from(`\uFEFF${text}`, "utf16le"),
  "UTF-16 big": (text) => Buffer.from(text, "utf16le").swap16(),
  "UTF-16 big, marked": (text) => Buffer.from(`\uFEFF${text}`, "utf16le").swap16(),
  "UTF-32 little": utf32,
  "UTF-32 little, marked": (text) => utf32(`\uFEFF${text}`),
  "UTF-32 big": (text) => utf32(text).swap32(),
  "UTF-32 big, marked": (text) => utf32(`\uFEFF${text}`).swap32(),
};

function scan(bytes: Uint8Array, name: string): ArtifactReport {
  return scanBytes(bytes, { formats: FORMATS, name });
}

const SCHEMA = JSON.stringify({
  __class__: "system",
  __module__: "os",
  __loader__: "FunctionNode",
  __id__: 1,
  content: "echo garita ✓",
  protocol: 2,
});

for (const [name, encode] of Object.entries(ENCODINGS)) {
  test(`wide text: a skops schema in ${name} hides nothing`, () => {
    const plain = scan(writeZip([{ name: "schema.json", bytes: Buffer.from(SCHEMA) }]), "m.skops");
    const wide = scan(writeZip([{ name: "schema.json", bytes: encode(SCHEMA) }]), "m.skops");
    assert.notEqual(plain.verdict, "clean");
    assert.equal(wide.verdict, plain.verdict);
  });

  test(`wide text: a chat template in ${name} is read`, () => {
    const config = JSON.stringify({ chat_template: "{{ ''.__class__.__mro__ }}" });
    assert.equal(scan(encode(config), "tokenizer_config.json").verdict, "malicious");
    const usual = JSON.stringify({ chat_template: "{{ messages[0].content }}", note: "año" });
    assert.deepEqual(scan(encode(usual), "tokenizer_config.json").findings, []);
  });
}

test("wide text: YAML with a mark builds no objects unseen", () => {
  const text = "\uFEFFa: !!python/object/apply:os.system ['echo garita']\n";
  assert.equal(scan(Buffer.from(text, "utf16le"), "config.yaml").verdict, "malicious");
});

test("wide text: numbers of two bytes are no text", () => {
  const numbers = Buffer.from(Int16Array.from({ length: 4096 }, (_, at) => at - 2048).buffer);
  const { formats, findings } = scan(numbers, "weights.bin");
  assert.deepEqual([formats, findings], [[], []]);
});
