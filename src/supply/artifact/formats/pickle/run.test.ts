import assert from "node:assert/strict";
import { test } from "node:test";
import { readEvents, story, told } from "../../../../../test/fixtures/artifacts/pickle-story.ts";
import { pickle } from "../../../../../test/fixtures/artifacts/pickle-writer.ts";
import type { BuildHook } from "./machine.ts";

const skipTwo: BuildHook = () => ({
  kind: "skip",
  length: 2,
  value: { kind: "array", subclass: undefined },
});

test("pickle: bytes left to the loading program are skipped, and read as opcodes too", () => {
  const built = () => pickle().global("m", "C").tupleOf(0).newobj().emptyDict().build();
  const bytes = built().raw(0xff, 0xfe).stop().bytes();
  const { ending, events } = readEvents(bytes, { onBuild: skipTwo });
  assert.deepEqual([ending.at, ending.result?.kind], ["stop", "array"]);
  assert.equal(events.length, 3);
  const hidden = pickle().call("os", "system", "echo").stop().bytes();
  const skipAll: BuildHook = () => ({
    kind: "skip",
    length: hidden.length,
    value: { kind: "array", subclass: undefined },
  });
  const both = story(built().raw(hidden).stop().bytes(), { onBuild: skipAll });
  assert.ok(both.includes("import os system"), both.join());
});

test("pickle: bytes are skipped behind the frame in which the BUILD stands", () => {
  const bytes = pickle()
    .proto(4)
    .frame((inner) => {
      inner.global("m", "C").tupleOf(0).newobj().emptyDict().build().tupleOf(1);
    });
  const { ending } = readEvents(bytes.raw(0xff, 0xfe).stop().bytes(), { onBuild: skipTwo });
  assert.equal(ending.at, "stop");
  assert.equal(ending.result?.kind, "tuple");
});

test("pickle: a pickle inside has a memo of its own, and is told in its place", () => {
  const inside: BuildHook = (instance) =>
    instance.kind === "call" && instance.callee.kind === "global" && instance.callee.name === "C"
      ? { kind: "pickle", value: { kind: "array", subclass: undefined } }
      : undefined;
  const built = () => pickle().global("m", "C").put(3).tupleOf(0).newobj().emptyDict().build();
  const inner = pickle().proto(2).call("os", "system", "echo").stop().bytes();
  const { events, ending } = readEvents(built().raw(inner).get(3).stop().bytes(), {
    onBuild: inside,
  });
  assert.ok(events.map(told).includes("call os.system (echo) by reduce"));
  assert.equal(ending.result?.kind, "global");
  const lost = built().raw(pickle().get(3).stop().bytes()).stop().bytes();
  assert.equal(readEvents(lost, { onBuild: inside }).ending.reason, "no-memo-entry");
});
