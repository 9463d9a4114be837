import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { compileDetector } from "./compile-detector.ts";
import { encodedRecognizers } from "./encoded.ts";
import { email } from "./pii/email.ts";
import { githubToken } from "./secret/github-token.ts";

const encoded = encodedRecognizers((text) => detector.scan(text));
const detector = compileDetector([email, githubToken, ...encoded]);
const [TOKEN = ""] = githubToken.examples.finds;
const PLAIN = "please write to ann.lee@harbour.example.org today";

function found(text: string): string[] {
  return detector.scan(text).map(({ rule, span }) => `${rule}:${text.slice(span.start, span.end)}`);
}

const percent = (text: string): string =>
  Array.from(Buffer.from(text), (byte) => `%${byte.toString(16).padStart(2, "0")}`).join("");
const escapes = (text: string): string =>
  Array.from(text, (letter) => `\\u${letter.charCodeAt(0).toString(16).padStart(4, "0")}`).join("");

test("encoded: data in base64, hexadecimal, percent and escape notation is found as a whole", () => {
  for (const encode of [
    (text: string) => Buffer.from(text).toString("base64"),
    (text: string) => Buffer.from(text).toString("base64url"),
    (text: string) => Buffer.from(text).toString("hex"),
    (text: string) => Buffer.from(Buffer.from(text).toString("base64")).toString("base64"),
  ]) {
    assert.deepEqual(found(`data: ${encode(PLAIN)} end`), [`pii/encoded:${encode(PLAIN)}`]);
    assert.deepEqual(found(`key ${encode(`it is ${TOKEN} .`)}`), [
      `secret/encoded:${encode(`it is ${TOKEN} .`)}`,
    ]);
  }
  const address = "ann.lee@harbour.example.org";
  for (const text of [
    address.replace("@", "%40"),
    address.replace("@", String.raw`\u0040`),
    address.replace("@", "&#64;"),
    address.replace("@", "&#x40;"),
    percent(address),
    escapes(address),
  ]) {
    // The rule for addresses knows some of these forms itself.
    const [one = "", ...others] = found(`mailto ${text}, please`);
    assert.deepEqual([one.replace(/^.*?:/, ""), others], [text, []]);
    assert.match(one, /^pii\//);
  }
});

test("encoded: runs that hold no data, words and paths are left alone", () => {
  for (const text of [
    Buffer.from("nothing to see in this sentence, really").toString("base64"),
    "/usr/share/doc/packages/something-long/README",
    "https://example.org/search?q=caf%C3%A9%20con%20leche",
    "550e8400-e29b-41d4-a716-446655440000",
    "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
    "internationalization-of-words_that_are_long",
  ]) {
    assert.deepEqual(found(text), [], text);
  }
});

test("encoded: a stream finds what the whole text holds, however it is cut", () => {
  const text = `see ${Buffer.from(PLAIN).toString("base64")} and ann%40example.org.`;
  fc.assert(
    fc.property(fc.array(fc.integer({ min: 1, max: 20 }), { maxLength: 30 }), (lengths) => {
      const stream = detector.open();
      const all = [];
      let at = 0;
      for (const length of [...lengths, text.length]) {
        stream.push(text.slice(at, at + length));
        all.push(...stream.take());
        at = Math.min(text.length, at + length);
      }
      stream.end();
      assert.deepEqual([...all, ...stream.take()], detector.scan(text));
    }),
  );
});
