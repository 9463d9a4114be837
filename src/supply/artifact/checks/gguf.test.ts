import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { writeGguf } from "../../../../test/fixtures/artifacts/gguf-writer.ts";
import type { GgufParts } from "../../../../test/fixtures/artifacts/gguf-writer.ts";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import type { ArtifactReport } from "../scan.ts";
import { gguf } from "./gguf.ts";
import { pickleFile } from "./pickle-file.ts";

function scan(parts: GgufParts): ArtifactReport {
  return scanBytes(writeGguf(parts), { formats: [gguf], name: "a.gguf" });
}

function rules(parts: GgufParts): readonly string[] {
  return scan(parts).findings.map(({ rule }) => rule);
}

const TEMPLATE = "{% for m in messages %}{{ m['content'] }}{% endfor %}";
const ESCAPE = "{{ ''.__class__ }} and more";

test("gguf: an ordinary file is clean, and says who made it under which licence", () => {
  const report = scan({
    entries: {
      "general.license": "apache-2.0",
      "general.architecture": "llama",
      "tokenizer.chat_template": TEMPLATE,
      "tokenizer.ggml.tokens": ["a", "{{", "__class__"],
      "some.flag": true,
      "some.number": 7,
    },
    tensors: [
      { name: "a", shape: [64, 2], type: 8, offset: 0 },
      { name: "b", shape: [4], offset: 160 },
    ],
    dataBytes: 176,
  });
  assert.deepEqual([report.verdict, report.findings], ["clean", []]);
  assert.deepEqual(report.facts[0], {
    kind: "licence",
    name: "general.license",
    value: "apache-2.0",
  });
  assert.equal(report.coverage.skipped[0]?.length, 176);
});

test("gguf: CVE-2024-34359: templates that break out are malicious, under every key", () => {
  for (const key of ["tokenizer.chat_template", "tokenizer.chat_template.tools", "other.text"]) {
    assert.deepEqual(rules({ entries: { [key]: ESCAPE } }), ["template/escape"], key);
  }
  assert.deepEqual(rules({ entries: { "tokenizer.chat_templates": ["ok", ESCAPE] } }), [
    "template/escape",
  ]);
});

test("gguf: CVE-2024-23496 and CVE-2024-21825: counts and lengths beyond the file", () => {
  assert.deepEqual(rules({ tensorCount: 2 ** 50 }), ["file/malformed"]);
  assert.deepEqual(rules({ entryCount: 2 ** 50 }), ["file/malformed"]);
  const bytes = writeGguf({ entries: { key: "value" } });
  bytes.writeBigUInt64LE(0xffff_ffff_ffff_ffffn, 24);
  assert.equal(scanBytes(bytes, { formats: [gguf] }).verdict, "unreadable");
});

test("gguf: tensors beyond the end and products that wrap around are told", () => {
  const tensor = { name: "t", shape: [8], offset: 0 };
  assert.deepEqual(rules({ tensors: [tensor], dataBytes: 31 }), ["gguf/tensor-beyond-end"]);
  assert.deepEqual(rules({ tensors: [tensor], dataBytes: 32 }), []);
  const wrapping = { ...tensor, shape: [2 ** 32, 2 ** 32] };
  assert.deepEqual(rules({ tensors: [wrapping], dataBytes: 32 }), ["file/malformed"]);
});

test("gguf: code, encoded pickles and bytes behind the tensors are told", () => {
  const pickle = Buffer.from("\x80\x04cos\nsystem\n\x8c\x0becho garita\x85R.", "latin1");
  const formats = [gguf, pickleFile];
  const found = (bytes: Uint8Array): readonly string[] =>
    scanBytes(bytes, { formats, name: "a.gguf" }).findings.map(({ rule }) => rule);
  const encoded = writeGguf({ entries: { "custom.state": pickle.toString("base64") } });
  assert.deepEqual(found(encoded), ["pickle/process"]);
  const code = { "custom.init": "__import__('os').system('echo garita')" };
  assert.deepEqual(rules({ entries: code }), ["graph/code-in-text"]);
  const text = { "general.description": "Call it with `import os` and `exec(x)`." };
  assert.deepEqual(rules({ entries: text }), []);
  const whole = writeGguf({ entries: { a: 1 }, dataBytes: 32 });
  assert.deepEqual(found(Buffer.concat([whole, pickle])), ["gguf/stray-bytes", "pickle/process"]);
  assert.deepEqual(found(whole), []);
});

test("gguf: words of a vocabulary are no templates, code or pickles, whatever they spell", () => {
  const words = [
    ESCAPE,
    "__import__('os').system('x')",
    Buffer.from("\x80\x04cos\nsystem\n.").toString("base64"),
  ];
  assert.deepEqual(rules({ entries: { "tokenizer.ggml.tokens": [...words, "a"] } }), []);
  assert.deepEqual(rules({ entries: { "custom.prompts": ["a", ESCAPE] } }), ["template/escape"]);
});

test("gguf: changed and cut bytes end in a report", () => {
  const whole = writeGguf({
    entries: { "tokenizer.chat_template": TEMPLATE, list: ["a", "b"], n: 1 },
    tensors: [{ name: "t", shape: [2, 2], offset: 0 }],
    dataBytes: 16,
  });
  fc.assert(
    fc.property(fc.nat(whole.length - 1), fc.nat(255), fc.nat(whole.length), (at, byte, cut) => {
      const bytes = Uint8Array.from(whole);
      bytes[at] = byte;
      scanBytes(bytes.subarray(0, cut), { formats: [gguf] });
    }),
  );
});
