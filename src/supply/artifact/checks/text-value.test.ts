import assert from "node:assert/strict";
import { test } from "node:test";
import { gzipSync } from "node:zlib";
import fc from "fast-check";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import { readBytes } from "../byte-source.ts";
import type { Format } from "../format.ts";
import { COMPRESSED } from "./compressed.ts";
import { pickleFile } from "./pickle-file.ts";
import { looksLikeCode } from "./code-text.ts";
import { checkTextValue } from "./text-value.ts";

const reader: Format = {
  id: "text",
  title: "Text",
  active: false,
  claim: ({ name }) => (name === "outer" ? "certain" : "none"),
  inspect: (scan) => {
    const text = Buffer.from(readBytes(scan.source, 0, scan.source.size)).toString();
    checkTextValue({ name: "key", text, offset: 0 }, scan);
  },
};

function rules(text: string): readonly string[] {
  const formats = [reader, pickleFile, ...COMPRESSED];
  const { findings } = scanBytes(Buffer.from(text), { formats, name: "outer" });
  return findings.map(({ rule }) => rule);
}

const PICKLE = Buffer.from("\x80\x04cos\nsystem\n\x8c\x0becho garita\x85R.", "latin1");

test("text-value: a pickle in base64 or hexadecimal, packed or not, is read as one", () => {
  const found = ["pickle/process"];
  assert.deepEqual(rules(PICKLE.toString("base64")), found);
  assert.deepEqual(rules(PICKLE.toString("base64url")), found);
  assert.deepEqual(rules(PICKLE.toString("hex")), found);
  assert.deepEqual(rules(gzipSync(PICKLE).toString("base64")), found);
  const url = "data:application/octet-stream;base64,";
  assert.deepEqual(rules(url + PICKLE.toString("base64")), found);
  assert.deepEqual(rules(`${PICKLE.toString("base64").replaceAll(/.{20}/g, "$&\n")}\n`), found);
});

test("text-value: a template is read by what it says, and code in the open is told", () => {
  assert.deepEqual(rules("{{ ''.__class__ }}"), ["template/escape"]);
  assert.deepEqual(rules("{% for m in messages %}{{ m }}{% endfor %}"), []);
  assert.deepEqual(rules("__import__('os').system('echo garita')"), ["graph/code-in-text"]);
});

test("text-value: digests, words and templates of others are ordinary", () => {
  for (const text of [
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "80047d94884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "gAR9lIhMfWWaL+qgxVrQFaO/TxsrC4Is0V1sFbDwCgg=",
    "uqHn3VsKc0pWmV1h0n2Yl0FJq0cMZ9f7c2w1",
    "A model of four layers, trained on books.",
    "{{#if x}}{{ ''.__class__ }}{{/if}}",
    "gAS",
  ]) {
    assert.deepEqual(rules(text), [], text);
  }
});

test("text-value: any text ends in a report", () => {
  fc.assert(
    fc.property(fc.base64String(), fc.string(), (encoded, text) => {
      rules(encoded + text);
    }),
  );
});

test("text-value: a word of a vocabulary is no code, and a call of it is", () => {
  for (const word of ["powershell", "cmd.exe", "eval", "subprocess"]) {
    assert.ok(!looksLikeCode(word), word);
  }
  for (const code of ["powershell -enc aQBl", "cmd.exe /c calc", "cmd /c calc"]) {
    assert.ok(looksLikeCode(code), code);
  }
});
