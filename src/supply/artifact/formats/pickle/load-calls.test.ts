import assert from "node:assert/strict";
import { test } from "node:test";
import { readEvents, story, told } from "../../../../../test/fixtures/artifacts/pickle-story.ts";
import { pickle } from "../../../../../test/fixtures/artifacts/pickle-writer.ts";
import { entryOf, textOf } from "./value.ts";

test("pickle: an import and a call are told in their order, with arguments", () => {
  const bytes = pickle().proto(2).call("os", "system", "echo garita").stop().bytes();
  assert.deepEqual(story(bytes), [
    "protocol 2",
    "import os system",
    "call os.system (echo garita) by reduce",
  ]);
});

test("pickle: every way to call is a call", () => {
  const inst = pickle().mark().stringLine("'echo'").inst("os", "system").stop().bytes();
  assert.deepEqual(story(inst), ["import os system", "call os.system (echo) by inst"]);
  const object = pickle().mark().global("os", "system").text("echo").obj().stop().bytes();
  assert.deepEqual(story(object), ["import os system", "call os.system (echo) by obj"]);
  const made = pickle().global("a", "B").tupleOf(0).newobj().stop().bytes();
  assert.deepEqual(story(made).at(-1), "call a.B () by newobj");
  const named = pickle().global("a", "B").tupleOf(0).emptyDict().newobjEx().stop().bytes();
  const last = readEvents(named).events.at(-1);
  assert.ok(last?.kind === "call" && last.call.via === "newobj-ex");
  assert.equal(last.call.kwargs?.kind, "dict");
});

test("pickle: what is called and thrown away is told all the same", () => {
  const object = pickle().none().mark().global("os", "system").text("echo").obj().pop().stop();
  assert.equal(story(object.bytes()).length, 2);
});

test("pickle: what would have run before an error is told, and the error is the ending", () => {
  const broken = pickle().call("os", "system", "echo").raw(0xff, "garbage").bytes();
  const { events, ending } = readEvents(broken);
  assert.deepEqual(events.map(told), ["import os system", "call os.system (echo) by reduce"]);
  assert.deepEqual([ending.at, ending.reason], ["malformed", "unknown-opcode"]);
  assert.equal(ending.offset, broken.length - 8);
  const cut = readEvents(pickle().call("os", "system", "echo").bytes());
  assert.deepEqual([cut.events.length, cut.ending.at], [2, "truncated"]);
});

test("pickle: the names of Python 2 are those of Python 3 below protocol 3 only", () => {
  const old = readEvents(pickle().proto(2).call("__builtin__", "eval", "1").stop().bytes());
  const [, found] = old.events;
  assert.ok(found?.kind === "import" && found.global !== undefined);
  assert.equal(told(found), "import builtins eval");
  assert.deepEqual(found.global.spellings, [
    { module: "builtins", name: "eval" },
    { module: "__builtin__", name: "eval" },
  ]);
  const newer = pickle().proto(3).call("__builtin__", "eval", "1").stop().bytes();
  assert.equal(story(newer)[1], "import __builtin__ eval");
  const changed = pickle().proto(4).global("commands", "x").proto(2).global("commands", "x").stop();
  assert.deepEqual(
    story(changed.bytes()).filter((line) => line.startsWith("import")),
    ["import commands x", "import subprocess x"],
  );
});

test("pickle: STACK_GLOBAL takes texts of any opcode, from the memo, and dotted ones", () => {
  const bytes = pickle().proto(4).string("os").put(9).pop().get(9).textLine("path.join").raw(0x93);
  assert.equal(story(bytes.stop().bytes()).at(-1), "import os path.join");
});

test("pickle: STACK_GLOBAL over names that pure calls make is resolved", () => {
  const made = pickle().proto(4);
  made.global("builtins", "str").global("_codecs", "encode").text("os").text("latin1").tupleOf(2);
  made.reduce().text("utf-8").tupleOf(2).reduce().text("system").raw(0x93).stop();
  assert.equal(story(made.bytes()).at(-1), "import os system");
  const fresh = pickle().global("builtins", "str").text("os").tupleOf(1).newobj().text("system");
  assert.equal(story(fresh.raw(0x93).stop().bytes()).at(-1), "import os system");
  const object = pickle().mark().global("builtins", "str").text("os").obj().text("system");
  assert.equal(story(object.raw(0x93).stop().bytes()).at(-1), "import os system");
  const joined = pickle().global("operator", "concat").text("o").text("s").tupleOf(2).reduce();
  assert.equal(story(joined.text("system").raw(0x93).stop().bytes()).at(-1), "import os system");
});

test("pickle: STACK_GLOBAL over what cannot be told is an import without a name", () => {
  const computed = pickle().call("codecs", "decode", "bf").text("system").raw(0x93).stop().bytes();
  assert.equal(story(computed).at(-1), "import undefined system unresolved");
  const number = pickle().int(1).text("system").raw(0x93).tupleOf(0).reduce().stop().bytes();
  assert.equal(readEvents(number).ending.reason, "name-not-text");
  const bare = pickle()
    .global("a", "B")
    .tupleOf(0)
    .newobj()
    .text("system")
    .raw(0x93)
    .stop()
    .bytes();
  assert.equal(readEvents(bare).ending.reason, "name-not-text");
  const made = pickle().global("six", "text_type").text("os").tupleOf(1).newobj().text("system");
  assert.equal(story(made.raw(0x93).stop().bytes()).at(-1), "import undefined system unresolved");
  const long = pickle().text4("m".repeat(5000)).text("system").raw(0x93).stop().bytes();
  assert.equal(story(long).at(-1), "import undefined system unresolved");
});

test("pickle: BUILD is told for instances and for globals, and stays with the instance", () => {
  const bytes = pickle().global("m", "C").tupleOf(0).newobj();
  bytes.emptyDict().text("key").text("value").setItem().build().stop();
  const { events, ending } = readEvents(bytes.bytes());
  assert.equal(told(events.at(-1) ?? assert.fail()), "build m.C()");
  const made = ending.result;
  assert.ok(made?.kind === "call");
  assert.equal(textOf(entryOf(made.state, "key")), "value");
  const onClass = pickle().global("m", "C").emptyDict().build().stop().bytes();
  assert.equal(story(onClass).at(-1), "build m.C");
});

test("pickle: persistent ids and extensions are told", () => {
  const bytes = pickle().persistentLine("storage 1").text("id").persistent().extension(7, 4);
  assert.deepEqual(story(bytes.stop().bytes()), [
    "persistent storage 1",
    "persistent id",
    "extension 7",
  ]);
  assert.ok(story(pickle().extension(0).stop().bytes()).includes("anomaly operand-odd"));
});

test("pickle: PROTO in the middle, or of the future, is an anomaly", () => {
  assert.ok(!story(pickle().proto(5).none().stop().bytes()).includes("anomaly protocol-odd"));
  assert.ok(story(pickle().proto(6).none().stop().bytes()).includes("anomaly protocol-odd"));
  assert.ok(story(pickle().none().proto(2).stop().bytes()).includes("anomaly protocol-odd"));
});
