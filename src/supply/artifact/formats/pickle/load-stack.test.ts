import assert from "node:assert/strict";
import { test } from "node:test";
import {
  readEvents,
  resultOf,
  story,
  told,
} from "../../../../../test/fixtures/artifacts/pickle-story.ts";
import type { Told } from "../../../../../test/fixtures/artifacts/pickle-story.ts";
import { pickle } from "../../../../../test/fixtures/artifacts/pickle-writer.ts";
import type { PickleWriter } from "../../../../../test/fixtures/artifacts/pickle-writer.ts";
import { entryOf, textOf } from "./value.ts";

test("pickle: errors of the stack, of marks and of the memo end the reading", () => {
  const reason = (write: (writer: PickleWriter) => unknown) => {
    const writer = pickle();
    write(writer);
    return readEvents(writer.bytes()).ending.reason;
  };
  assert.equal(
    reason((w) => w.stop()),
    "stack-underflow",
  );
  assert.equal(
    reason((w) => w.none().reduce()),
    "stack-underflow",
  );
  assert.equal(
    reason((w) => w.none().mark().tupleOf(1)),
    "stack-underflow",
  );
  assert.equal(
    reason((w) => w.none().mark().append()),
    "stack-underflow",
  );
  assert.equal(
    reason((w) => w.none().mark().build()),
    "stack-underflow",
  );
  assert.equal(
    reason((w) => w.mark().dup()),
    "stack-underflow",
  );
  assert.equal(
    reason((w) => w.mark().obj()),
    "stack-underflow",
  );
  assert.equal(
    reason((w) => w.mark().put(1)),
    "stack-underflow",
  );
  assert.equal(
    reason((w) => w.mark().appends()),
    "stack-underflow",
  );
  assert.equal(
    reason((w) => w.tuple()),
    "no-mark",
  );
  assert.equal(
    reason((w) => w.popMark()),
    "no-mark",
  );
  assert.equal(
    reason((w) => w.get(0)),
    "no-memo-entry",
  );
  assert.equal(
    reason((w) => w.none().put(1).get(2)),
    "no-memo-entry",
  );
  assert.equal(
    reason((w) => w.none().putLine("-1")),
    "bad-memo-index",
  );
  assert.equal(
    reason((w) => w.none().putLine("x")),
    "bad-memo-index",
  );
  assert.equal(
    reason((w) => w.long4(new Uint8Array(2), -1)),
    "negative-length",
  );
  assert.equal(
    reason((w) => w.raw("X", 5, 0, 0, 0, "abcd")),
    "truncated",
  );
});

test("pickle: POP takes a mark that lies on the top", () => {
  const { ending } = readEvents(pickle().none().mark().pop().tupleOf(1).stop().bytes());
  assert.equal(ending.at, "stop");
});

test("pickle: the memo can be overwritten, have holes, and numbers far apart", () => {
  const swapped = pickle().text("safe").put(0).pop().text("os").put(0).pop();
  swapped.get(0).text("system").raw(0x93).stop();
  assert.equal(story(swapped.bytes()).at(-1), "import os system");
  const far = pickle().text("os").putLine("4294967295").pop().text("x").putLine("9007199254740991");
  far.raw("j", 0xff, 0xff, 0xff, 0xff).text("system").raw(0x93).stop();
  assert.equal(story(far.bytes()).at(-1), "import os system");
});

test("pickle: MEMOIZE takes the number of entries for the next number, as CPython does", () => {
  const bytes = pickle().text("a").put(1).pop().text("os").memoize().pop().get(1);
  assert.equal(textOf(resultOf(bytes.stop().bytes())), "os");
});

test("pickle: items put into instances are told, those of plain collections are kept", () => {
  const instance = () => pickle().global("m", "C").tupleOf(0).reduce();
  const last = (writer: PickleWriter) => story(writer.stop().bytes()).at(-1);
  assert.equal(last(instance().int(1).append()), "append m.C() 1");
  assert.equal(last(instance().mark().int(1).int(2).appends()), "append m.C() 2");
  assert.equal(last(instance().mark().int(1).addItems()), "add m.C() 1");
  assert.equal(last(instance().int(1).int(2).setItem()), "set m.C() 2");
  assert.equal(last(instance().mark().int(1).int(2).setItems()), "set m.C() 2");
  // Pure Python calls `extend([])`, C does nothing.
  assert.equal(last(instance().mark().appends()), "append m.C() 0");
  const list = resultOf(
    pickle().emptyList().int(1).append().mark().int(2).appends().stop().bytes(),
  );
  assert.ok(list?.kind === "list" && list.count === 2 && list.plain);
  const dict = resultOf(pickle().emptyDict().int(1).int(2).setItem().stop().bytes());
  assert.ok(dict?.kind === "dict" && dict.count === 1);
});

test("pickle: a collection keeps its first items, counts all, and says what it left out", () => {
  const many = pickle().mark();
  for (let index = 0; index < 300; index += 1) many.int(index);
  const plain = resultOf(pickle().raw(many.bytes()).list().stop().bytes());
  assert.ok(plain?.kind === "list");
  assert.deepEqual([plain.items.length, plain.count, plain.dropped], [256, 300, "plain"]);
  const telling = resultOf(pickle().raw(many.bytes()).global("a", "b").tuple().stop().bytes());
  assert.ok(telling?.kind === "tuple");
  assert.deepEqual([telling.dropped, telling.plain], ["notable", false]);
});

test("pickle: limits end the reading, one step behind them", () => {
  const limits = (bytes: Uint8Array, of: NonNullable<Told["limits"]>) =>
    readEvents(bytes, { limits: of }).ending;
  const nones = pickle().raw("N".repeat(100)).stop().bytes();
  assert.equal(limits(nones, { opsMax: 101 }).at, "stop");
  assert.deepEqual(limits(nones, { opsMax: 100 }).reason, "ops");
  const marks = pickle().raw("(".repeat(100)).bytes();
  assert.equal(limits(marks, { stackMax: 99 }).reason, "stack");
  assert.equal(limits(marks, { stackMax: 100 }).at, "truncated");
  const calls = pickle().call("a", "b", "c").stop().bytes();
  assert.equal(limits(calls, { eventsMax: 1 }).reason, "events");
  assert.equal(limits(calls, { eventsMax: 2 }).at, "stop");
});

test("pickle: entries beyond the limit of the memo end the reading", () => {
  const entries = (count: number) => pickle().raw("N\x94".repeat(count)).stop().bytes();
  const reason = (count: number) => readEvents(entries(count), { limits: { memoMax: 10 } }).ending;
  assert.equal(reason(10).reason, "stop");
  assert.deepEqual([reason(11).at, reason(11).reason], ["limit", "memo"]);
});

test("pickle: numbers far apart cost no memory, and too many of them end the reading", () => {
  const writer = pickle().none();
  for (let index = 1; index < 30_000; index += 1) writer.raw("r", ...bytesOf(index * 100_000));
  assert.deepEqual(readEvents(writer.stop().bytes()).ending.reason, "memo");
});

function bytesOf(index: number): readonly number[] {
  return [index & 255, (index >> 8) & 255, (index >> 16) & 255, index >>> 24];
}

/** So much that nothing more is kept whole. */
function filler(writer: PickleWriter): PickleWriter {
  for (let index = 0; index < 60_000; index += 1) writer.text("name").tupleOf(1).memoize().pop();
  return writer;
}

test("pickle: a short text of every spelling is read again where it stands", () => {
  const texts = filler(pickle())
    .text("café")
    .memoize()
    .text4("os")
    .memoize()
    .string("caf\xe9")
    .memoize()
    .stringLine("'a\\x41'")
    .memoize()
    .textLine("b\\u0042")
    .memoize()
    .text("x".repeat(255))
    .memoize()
    .text("")
    .memoize();
  texts.mark();
  for (let index = 60_000; index < 60_007; index += 1) texts.get(index);
  const made = resultOf(texts.list().stop().bytes());
  assert.ok(made?.kind === "list");
  const expected = ["café", "os", "caf\xe9", "aA", "bB", "x".repeat(255), ""];
  assert.deepEqual(made.items.map(textOf), expected);
});

test("pickle: a list of a big pickle is plain in the memo until more than data is put in", () => {
  const written = (write: (writer: PickleWriter) => unknown) => {
    const writer = filler(pickle()).emptyList().memoize();
    write(writer);
    const found = resultOf(writer.get(60_000).stop().bytes());
    return found?.kind === "list" && found.plain;
  };
  assert.equal(
    written((w) => w.int(1).append()),
    true,
  );
  assert.equal(
    written((w) => w.global("a", "b").append()),
    false,
  );
});

test("pickle: the last attributes of a state of a big pickle are kept if Python obeys them", () => {
  const writer = filler(pickle()).global("m", "C").tupleOf(0).newobj().emptyDict().mark();
  for (let index = 0; index < 900; index += 1) writer.text(`name${index}`).int(index);
  writer.text("__reduce__").global("m", "f").setItems().build();
  const build = readEvents(writer.stop().bytes()).events.at(-1);
  assert.ok(build?.kind === "build");
  assert.equal(entryOf(build.state, "__reduce__")?.kind, "global");
  assert.equal(entryOf(build.state, "name800"), undefined);
});

test("pickle: a text that is no longer kept is read again when the memo is asked", () => {
  const writer = pickle().proto(4);
  for (let index = 0; index < 120_000; index += 1) writer.text(`word${index}`).memoize().pop();
  const bytes = writer.text("os").memoize().pop().text("system").memoize().pop();
  bytes.get(120_000).get(120_001).raw(0x93).stop();
  const { ending, events } = readEvents(bytes.bytes());
  assert.deepEqual(ending.degraded, ["nodes"]);
  assert.equal(told(events.at(-1) ?? assert.fail()), "import os system");
});

test("pickle: a bomb of shared tuples costs what its opcodes cost", () => {
  const writer = pickle().text("lol");
  for (let depth = 0; depth < 50_000; depth += 1) writer.dup().tupleOf(2);
  assert.equal(readEvents(writer.stop().bytes()).ending.at, "stop");
});

test("pickle: a function that was buried in the stack is called by its name, its arguments unknown", () => {
  const writer = pickle().global("os", "system").text("echo").tupleOf(1);
  const { events, ending } = readEvents(
    writer.raw("N".repeat(70_000), "0".repeat(70_000)).reduce().stop().bytes(),
  );
  assert.deepEqual(events.map(told), ["import os system", "call os.system () by reduce"]);
  const last = events.at(-1);
  assert.ok(last?.kind === "call" && last.call.args.kind === "tuple");
  assert.deepEqual([last.call.args.count, last.call.args.plain], [-1, true]);
  assert.deepEqual(ending.degraded, ["stack"]);
});

test("pickle: instances of a big pickle are known by their class to the end", () => {
  const writer = pickle().proto(4).global("m", "C").memoize().pop();
  for (let index = 0; index < 60_000; index += 1) {
    writer.get(0).text(`name${index}`).tupleOf(1).reduce().memoize().pop();
  }
  const { events, ending } = readEvents(writer.get(59_999).none().build().stop().bytes());
  assert.deepEqual(ending.degraded, ["nodes"]);
  assert.equal(told(events.at(-1) ?? assert.fail()), "build m.C()");
});
