import assert from "node:assert/strict";
import { test } from "node:test";
import { createStore } from "./retention.ts";
import type { Value } from "./value.ts";

const TEXT: Value = { kind: "text", value: "a", offset: 0, length: 1, encoding: "utf-8" };

test("retention: entries of the memo alone make a pickle a big one", () => {
  const store = createStore();
  for (let entries = 0; entries < 1_000_000; entries += 1) store.chargeEntry();
  assert.ok(store.isLean);
});

test("retention: a stack that shrank and grew again is outlined again", () => {
  const store = createStore();
  for (let times = 0; times < 50_000; times += 1) store.charge(0);
  assert.ok(store.isLean);
  const stack: Value[] = Array.from({ length: 10_000 }, () => TEXT);
  store.outlineStack(stack);
  assert.equal(stack[0]?.kind, "unknown");
  store.lowerStack(1);
  assert.ok(store.stackCheckAt < 10_000);
  for (let at = 1; at < stack.length; at++) stack[at] = TEXT;
  store.outlineStack(stack);
  assert.equal(stack[1]?.kind, "unknown");
});
