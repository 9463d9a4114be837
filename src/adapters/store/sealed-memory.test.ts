import assert from "node:assert/strict";
import { test } from "node:test";

import { createSealedMemory } from "./sealed-memory.ts";

function open(limits: Partial<Parameters<typeof createSealedMemory>[0]> = {}) {
  const clock = { nowMs: 1_000_000 };
  const store = createSealedMemory({
    nowMs: () => clock.nowMs,
    lifetimeMs: 1000,
    entriesMax: 3,
    charactersMax: 100,
    ...limits,
  });
  return { clock, ...store };
}

test("sealed memory: what was put comes back until its time is over", () => {
  const store = open();
  void store.put("a", "one");
  store.clock.nowMs += 999;
  assert.equal(store.get("a"), "one");
  store.clock.nowMs += 1;
  assert.equal(store.get("a"), null);
  assert.equal(store.get("b"), null);
});

test("sealed memory: putting again replaces and begins a new time", () => {
  const store = open();
  void store.put("a", "one");
  store.clock.nowMs += 999;
  void store.put("a", "two");
  store.clock.nowMs += 999;
  assert.equal(store.get("a"), "two");
});

test("sealed memory: past a limit the oldest goes", () => {
  const store = open();
  for (const name of ["a", "b", "c"]) void store.put(name, "x");
  assert.equal(store.get("a"), "x");
  void store.put("d", "x");
  assert.equal(store.get("a"), null);
  assert.equal(store.get("b"), "x");
  void store.put("long", "x".repeat(98));
  assert.equal(store.get("b"), null);
  assert.equal(store.get("d"), "x");
  void store.put("longest", "x".repeat(101));
  for (const name of ["c", "d", "long", "longest"]) assert.equal(store.get(name), null, name);
  void store.put("e", "x".repeat(100));
  assert.equal(store.get("e"), "x".repeat(100));
});
