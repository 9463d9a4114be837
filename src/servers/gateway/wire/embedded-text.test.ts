import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { embed, embeddedOf, isJson, textOf } from "./embedded-text.ts";

function read(value: string): string | null {
  const embedded = embeddedOf(value);
  return embedded && textOf(embedded);
}

test("embedded text: what is written into a place is read there again", () => {
  const text = fc.string({ unit: "grapheme", minLength: 16 }).filter((one) => !/\p{Cc}/u.test(one));
  fc.assert(
    fc.property(text, fc.constantFrom("", "data:text/csv;base64,"), (written, head) => {
      assert.equal(read(embed(head, written)), written.toWellFormed());
    }),
  );
});

test("embedded text: pictures, sounds and few bytes are none", () => {
  const png = Buffer.from("89504e470d0a1a0a0000000d49484452000000010000000108", "hex");
  assert.equal(read(png.toString("base64")), null);
  assert.equal(read(`data:image/png;base64,${png.toString("base64")}`), null);
  assert.equal(
    read(Buffer.from("%PDF-1.7\n%\xe2\xe3\xcf\xd3 and more", "latin1").toString("base64")),
    null,
  );
  assert.equal(read(Buffer.from("0123456789abcde").toString("base64")), null);
  assert.equal(read(Buffer.from("0123456789abcdef").toString("base64")), "0123456789abcdef");
  const late = Buffer.concat([Buffer.alloc(5000, 0x61), Buffer.from([0])]);
  assert.equal(read(late.toString("base64")), null);
});

test("embedded text: a URL or a text is not taken for bytes", () => {
  for (const value of [
    "https://a.example/x.png",
    "data:text/plain,hello world",
    "data:text/plain;name=a b;base64,aGVsbG8=",
    "hello world",
  ]) {
    assert.equal(embeddedOf(value), null, value);
  }
});

test("embedded text: only objects and lists count as JSON", () => {
  assert.deepEqual(
    ['{"a":1}', ' [1, "b"] ', "{}", '"a"', "12", "{a}", "[1] and [2]", ""].map(isJson),
    [true, true, true, false, false, false, false, false],
  );
});
