import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { test } from "node:test";
import fc from "fast-check";
import { pickle } from "../../../../../test/fixtures/artifacts/pickle-writer.ts";
import { bytesSource, readBytes } from "../../byte-source.ts";
import { isName, looksLikePickle, sourceLooksLikePickle } from "./looks-like-pickle.ts";

const ROOT = join(import.meta.dirname, "..", "..", "..", "..", "..");

function looks(text: string): boolean {
  return looksLikePickle(Buffer.from(text, "latin1"));
}

test("looks like a pickle: protocols 2 to 5 by their first opcodes", () => {
  for (const version of [2, 3, 4, 5]) {
    assert.ok(looksLikePickle(pickle().proto(version).none().stop().bytes()));
    const framed = pickle()
      .proto(version)
      .frame((inner) => inner.emptyDict().memoize().stop());
    assert.ok(looksLikePickle(framed.bytes()));
  }
  assert.ok(!looks("\x80\x06N."));
  assert.ok(!looks("\x80\x02\xff\xff"));
});

test("looks like a pickle: without a PROTO, what ends, calls or goes on", () => {
  assert.ok(looksLikePickle(pickle().call("os", "system", "echo").bytes()));
  assert.ok(looks("(S'echo'\nios\nsystem\n"));
  assert.ok(looks("(dp0\nS'a'\np1\nI1\ns."));
  assert.ok(looks("N."));
  assert.ok(looks("]q\x00(K\x01K\x02e."));
  const long = pickle().emptyList().put(0).mark();
  for (let index = 0; index < 1000; index += 1) long.int(index);
  assert.ok(looksLikePickle(long.appends().stop().bytes().subarray(0, 1024)));
});

test("looks like a pickle: texts do not, nor other files", () => {
  const texts = [
    "",
    "N",
    "N. Smith wrote this",
    "cat\ndog\nelephant\n",
    "import os\nos.system('x')\n",
    "(c) 2026\n",
    "I am a text\n",
    "Please read\n.",
    "{}",
    "[1, 2]",
    "PK\x03\x04",
    "\x89PNG\r\n\x1a\n",
    "\x1f\x8b\x08",
    "GGUF\x03\0\0\0",
    "\x89HDF\r\n\x1a\n",
    "\x93NUMPY\x01\0",
  ];
  for (const text of texts) assert.ok(!looks(text), JSON.stringify(text));
});

test("looks like a pickle: no source or text of this repository does", () => {
  const files = readdirSync(join(ROOT, "src"), { recursive: true, encoding: "utf8" })
    .filter((path) => /\.[a-z]+$/.test(path))
    .map((path) => join(ROOT, "src", path));
  const lines = [join(ROOT, "LICENSE"), ...files].flatMap((path) =>
    readFileSync(path, "utf8")
      .split("\n")
      .slice(0, 50)
      .map((_, index, all) => all.slice(index).join("\n")),
  );
  assert.ok(lines.length > 1000);
  const found = lines.filter((text) => text !== "" && looks(text.slice(0, 1024)));
  assert.deepEqual(found, []);
});

test("looks like a pickle: random bytes rarely do", () => {
  let claims = 0;
  const random = fc.uint8Array({ minLength: 256, maxLength: 256 });
  for (const bytes of fc.sample(random, { numRuns: 5000, seed: 3 })) {
    if (looksLikePickle(bytes)) claims += 1;
  }
  assert.ok(claims < 25, String(claims));
});

test("looks like a pickle: names of modules are told from other texts", () => {
  assert.ok(["os", "a.b_c", "ñandú", "_x9"].every(isName));
  assert.ok(!["", "a b", "a..b", ".a", "9a", "a-b", "a\n", "x".repeat(300)].some(isName));
});

test("looks like a pickle: padding of any length and kind does not hide what follows", () => {
  const call = Buffer.from("cos\nsystem\n)R.");
  const long = Buffer.alloc(200_000, "a");
  const count = Buffer.alloc(4);
  count.writeUInt32LE(long.length);
  const paddings = [
    Buffer.concat([Buffer.from("T"), count, long, Buffer.from("0")]),
    Buffer.concat([Buffer.from([0x80, 4, 0x42]), count, long, Buffer.from("0")]),
    Buffer.concat([Buffer.from("V"), long, Buffer.from("\n0")]),
    Buffer.concat([Buffer.from("T"), count, long, Buffer.from("0V"), long, Buffer.from("\n0")]),
    Buffer.alloc(200, "N0"),
    Buffer.alloc(200_000, "N0"),
    Buffer.alloc(200_000, "(1"),
  ];
  for (const padding of paddings) {
    const source = bytesSource(Buffer.concat([padding, call]));
    assert.ok(sourceLooksLikePickle(readBytes(source, 0, 65_536), source));
  }
});

test("looks like a pickle: long texts of other kinds are none", () => {
  for (const text of [
    "Text ".repeat(40_000),
    "V".repeat(200_000),
    `V${"a".repeat(99_999)}\nText`,
  ]) {
    const source = bytesSource(Buffer.from(text));
    assert.ok(!sourceLooksLikePickle(readBytes(source, 0, 65_536), source));
  }
});
