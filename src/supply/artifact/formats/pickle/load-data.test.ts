import assert from "node:assert/strict";
import { test } from "node:test";
import {
  constantOf,
  readEvents,
  resultOf,
  story,
  told,
} from "../../../../../test/fixtures/artifacts/pickle-story.ts";
import { pickle } from "../../../../../test/fixtures/artifacts/pickle-writer.ts";
import type { PickleWriter } from "../../../../../test/fixtures/artifacts/pickle-writer.ts";
import { textOf } from "./value.ts";

test("pickle: integers are read as C and Python spell them", () => {
  const int = (line: string) => constantOf((w) => w.intLine(line));
  assert.deepEqual(["01", "00", "1", "-7", " 1_0 ", "0x1F", "010", "0b11", "0o17"].map(int), [
    true,
    false,
    1,
    -7,
    10,
    31,
    8,
    3,
    15,
  ]);
  assert.equal(int("99999999999999999999"), 99_999_999_999_999_999_999n);
  assert.equal(int("5\0 and more"), 5);
  const long = (line: string) => constantOf((w) => w.longLine(line));
  assert.deepEqual(["7L", "7", "-0x10L"].map(long), [7, 7, -16]);
  assert.equal(
    constantOf((w) => w.long1(Uint8Array.of(0xff))),
    -1,
  );
  assert.equal(
    constantOf((w) => w.long1(new Uint8Array())),
    0,
  );
  const wide = Uint8Array.of(0, 0, 0, 0, 0, 0, 0, 0, 1);
  assert.equal(
    constantOf((w) => w.long4(wide)),
    2n ** 64n,
  );
  assert.equal(
    constantOf((w) => w.int(-2)),
    -2,
  );
  assert.equal(
    constantOf((w) => w.int(70_000)),
    70_000,
  );
  assert.equal(
    constantOf((w) => w.floatLine("1_0.5e1")),
    105,
  );
  assert.equal(
    constantOf((w) => w.floatLine("-inf")),
    -Infinity,
  );
  assert.equal(
    constantOf((w) => w.float(0.25)),
    0.25,
  );
});

test("pickle: a number that only some loaders read is an anomaly, and reading goes on", () => {
  const bytes = pickle().intLine("seven").pop().call("os", "system", "echo").stop().bytes();
  assert.deepEqual(story(bytes).slice(0, 2), ["anomaly operand-odd", "import os system"]);
});

test("pickle: texts are read in every spelling", () => {
  const text = (write: (writer: PickleWriter) => PickleWriter) =>
    textOf(resultOf(write(pickle()).stop().bytes()));
  assert.equal(
    text((w) => w.stringLine(String.raw`'a\n\x41\101\'\q'`)),
    "a\nAA'\\q",
  );
  assert.equal(
    text((w) => w.stringLine('""')),
    "",
  );
  assert.equal(
    text((w) => w.textLine(String.raw`\u0041\U00000042\\u0043`)),
    "AB\\\\u0043",
  );
  assert.equal(
    text((w) => w.text("ñ")),
    "ñ",
  );
  assert.equal(
    text((w) => w.text8("ñ")),
    "ñ",
  );
  assert.equal(
    text((w) => w.string("\xe9")),
    "é",
  );
  assert.equal(
    text((w) => w.stringLine("'unended")),
    undefined,
  );
});

test("pickle: a long text is a place in the source", () => {
  const bytes = pickle().text4("x".repeat(4096)).stop().bytes();
  assert.equal(textOf(resultOf(bytes))?.length, 4096);
  const longer = pickle().text4("x".repeat(4097)).stop().bytes();
  const value = resultOf(longer);
  assert.ok(value?.kind === "text");
  assert.deepEqual([value.value, value.offset, value.length], [undefined, 5, 4097]);
});

test("pickle: content far beyond the window is passed over", () => {
  const far = "\xff".repeat(700_000);
  const bytes = pickle().blob(far).pop().textLine("y".repeat(400_000)).pop().string(far).pop();
  bytes.raw(0x8b, 0x60, 0xae, 0x0a, 0, far).call("os", "system", "echo").stop();
  const { events, ending } = readEvents(bytes.bytes());
  assert.deepEqual(events.map(told).at(-1), "call os.system (echo) by reduce");
  assert.equal(ending.at, "stop");
});
