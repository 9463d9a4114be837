import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import type { GaritaError } from "../../core/errors.ts";
import { createSeenOnce } from "./seen-once.ts";

test("seen-once: an id is new once, until it may be forgotten", () => {
  let nowMs = 1000;
  const seenOnce = createSeenOnce({ nowMs: () => nowMs, entriesMax: 10 });
  assert.equal(seenOnce("a", 5500), true);
  for (const later of [1000, 5499, 5500]) {
    nowMs = later;
    assert.equal(seenOnce("a", 9000), false);
  }
  nowMs = 6000;
  assert.equal(seenOnce("a", 9000), true);
});

test("seen-once: a full memory refuses what is new and forgets nothing that counts", () => {
  let nowMs = 0;
  const seenOnce = createSeenOnce({ nowMs: () => nowMs, entriesMax: 3 });
  for (const id of ["a", "b", "c"]) assert.equal(seenOnce(id, 10_000), true);
  assert.throws(
    () => seenOnce("d", 10_000),
    (error: GaritaError) => error.code === "auth.unavailable",
  );
  assert.equal(seenOnce("b", 10_000), false);
  nowMs = 11_000;
  assert.equal(seenOnce("d", 20_000), true);
});

test("seen-once: whatever the order and the times, no id passes twice while it counts", () => {
  const show = fc.record({
    id: fc.constantFrom("a", "b", "c", "d"),
    lifeMs: fc.integer({ min: 0, max: 70_000 }),
    waitMs: fc.integer({ min: 0, max: 30_000 }),
  });
  fc.assert(
    fc.property(fc.array(show, { maxLength: 60 }), (shown) => {
      let nowMs = 0;
      const seenOnce = createSeenOnce({ nowMs: () => nowMs, entriesMax: 1000 });
      const until = new Map<string, number>();
      for (const { id, lifeMs, waitMs } of shown) {
        nowMs += waitMs;
        const isNew = seenOnce(id, nowMs + lifeMs);
        if (isNew) {
          assert.ok((until.get(id) ?? -1) < nowMs);
          until.set(id, nowMs + lifeMs);
        }
      }
    }),
  );
});
