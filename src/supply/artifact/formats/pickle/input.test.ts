import assert from "node:assert/strict";
import { test } from "node:test";
import { readEvents, story, told } from "../../../../../test/fixtures/artifacts/pickle-story.ts";
import { pickle } from "../../../../../test/fixtures/artifacts/pickle-writer.ts";

test("pickle: a last line without its end is taken, as pure Python takes it", () => {
  const bytes = pickle().raw("(S'echo'\nios\nsystemX").bytes();
  assert.deepEqual(story(bytes), [
    "import os system",
    "call os.system (echo) by inst",
    "anomaly line-unended",
  ]);
  const empty = pickle().raw("cos\n").bytes();
  assert.equal(readEvents(empty).ending.at, "truncated");
});

test("pickle: an argument that crosses its frame is read as bytes and as a file", () => {
  // As bytes, one text of 60 bytes; as a file, the rest of the frame is dropped and the text is
  // what stands behind it.
  const hidden = pickle().call("os", "system", "echo").stop().bytes();
  const padding = "a".repeat(60 - hidden.length);
  const frame = pickle().raw(0x8c, 60, "0123456789");
  const bytes = pickle().proto(4).frameHeader(frame.length).raw(frame.bytes());
  bytes.raw("b".repeat(50), "0".repeat(10), hidden, padding).none().stop();
  assert.equal(story(bytes.bytes()).includes("import os system"), true);
  assert.ok(story(bytes.bytes()).includes("anomaly frame-straddled"));
});

test("pickle: frames that fit are no anomaly, others are", () => {
  const fits = pickle()
    .proto(4)
    .frame((inner) => inner.text("a").pop())
    .none()
    .stop()
    .bytes();
  assert.deepEqual(story(fits), ["protocol 4"]);
  const long = pickle().proto(4).frameHeader(100).call("os", "system", "echo").stop().bytes();
  assert.deepEqual(story(long).slice(1, 3), ["anomaly frame-too-long", "import os system"]);
  const nested = pickle()
    .frame((inner) => inner.frameHeader(2).none().none())
    .stop()
    .bytes();
  assert.deepEqual(story(nested), ["anomaly frame-nested"]);
});

test("pickle: every way to cut a pickle ends within it, and tells what it told before", () => {
  const whole = pickle()
    .proto(4)
    .frame((inner) => {
      inner.stackGlobal("os", "system").memoize().text("echo").tupleOf(1).reduce().stop();
    });
  const bytes = whole.bytes();
  const all = story(bytes);
  for (let length = 0; length < bytes.length; length += 1) {
    const { events, ending } = readEvents(bytes.subarray(0, length));
    assert.notEqual(ending.at, "stop");
    assert.ok(ending.offset <= length);
    const lines = events.filter(({ kind }) => kind !== "anomaly").map(told);
    assert.deepEqual(lines, all.slice(0, lines.length));
  }
});
