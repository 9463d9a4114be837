import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { windowsOf, WINDOWS } from "./window.ts";
import type { WindowKind } from "./window.ts";

function windowAt(kind: WindowKind, zone: string, at: string): readonly [string, string] {
  const { startMs, endMs } = windowsOf(kind, zone)(Date.parse(at));
  return [new Date(startMs).toISOString(), new Date(endMs).toISOString()];
}

test("window: hours, days and months begin as clocks of the zone show it", () => {
  assert.deepEqual(windowAt("hour", "UTC", "2026-11-22T16:47:00Z"), [
    "2026-11-22T16:00:00.000Z",
    "2026-11-22T17:00:00.000Z",
  ]);
  assert.deepEqual(windowAt("hour", "Asia/Kolkata", "2026-11-22T16:47:00Z"), [
    "2026-11-22T16:30:00.000Z",
    "2026-11-22T17:30:00.000Z",
  ]);
  assert.deepEqual(windowAt("day", "Europe/Madrid", "2026-11-22T23:30:00Z"), [
    "2026-11-22T23:00:00.000Z",
    "2026-11-23T23:00:00.000Z",
  ]);
  assert.deepEqual(windowAt("month", "America/Bogota", "2026-03-01T02:00:00Z"), [
    "2026-02-01T05:00:00.000Z",
    "2026-03-01T05:00:00.000Z",
  ]);
  assert.deepEqual(windowAt("month", "UTC", "2024-12-31T23:59:59.999Z"), [
    "2024-12-01T00:00:00.000Z",
    "2025-01-01T00:00:00.000Z",
  ]);
});

test("window: days are as long as their clocks make them", () => {
  const hours = (at: string): number => {
    const { startMs, endMs } = windowsOf("day", "Europe/Madrid")(Date.parse(at));
    return (endMs - startMs) / 3_600_000;
  };
  assert.equal(hours("2026-03-29T12:00:00Z"), 23);
  assert.equal(hours("2026-10-25T12:00:00Z"), 25);
  assert.equal(hours("2026-10-26T12:00:00Z"), 24);
});

test("window: an hour that comes twice is one, a day without midnight begins at one", () => {
  assert.deepEqual(windowAt("hour", "Europe/Madrid", "2026-10-25T01:30:00Z"), [
    "2026-10-25T00:00:00.000Z",
    "2026-10-25T02:00:00.000Z",
  ]);
  // Clocks went from 23:59 to 01:00.
  assert.deepEqual(windowAt("day", "America/Sao_Paulo", "2018-11-04T12:00:00Z"), [
    "2018-11-04T03:00:00.000Z",
    "2018-11-05T02:00:00.000Z",
  ]);
});

test("window: every moment lies in its window, and the windows follow without gap", () => {
  const zones = [
    "UTC",
    "Europe/Madrid",
    "America/New_York",
    "Australia/Lord_Howe",
    "Asia/Kathmandu",
  ];
  fc.assert(
    fc.property(
      fc.constantFrom(...WINDOWS),
      fc.constantFrom(...zones),
      fc.integer({ min: Date.UTC(2020, 0), max: Date.UTC(2035, 0) }),
      (kind, zone, nowMs) => {
        const at = windowsOf(kind, zone);
        const { startMs, endMs } = at(nowMs);
        assert.ok(startMs <= nowMs && nowMs < endMs);
        assert.deepEqual(at(startMs), { startMs, endMs });
        assert.equal(at(endMs).startMs, endMs);
        assert.equal(at(startMs - 1).endMs, startMs);
      },
    ),
    { numRuns: 200 },
  );
});
