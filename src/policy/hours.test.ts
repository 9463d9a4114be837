import assert from "node:assert/strict";
import { test } from "node:test";
import { compileHours } from "./hours.ts";
import type { HoursConfig } from "./hours.ts";

function open(hours: HoursConfig, instant: string): boolean {
  return compileHours(hours, "UTC")(Date.parse(instant));
}

test("hours: the first minute counts and the last does not", () => {
  const hours: HoursConfig = { from: "08:00", to: "20:00" };
  assert.equal(open(hours, "2026-06-01T07:59:59.999Z"), false);
  assert.equal(open(hours, "2026-06-01T08:00:00Z"), true);
  assert.equal(open(hours, "2026-06-01T19:59:59.999Z"), true);
  assert.equal(open(hours, "2026-06-01T20:00:00Z"), false);
});

test("hours: past midnight they belong to the day on which they began", () => {
  const friday: HoursConfig = { days: ["fri"], from: "22:00", to: "06:00" };
  assert.equal(open(friday, "2026-06-05T21:59:59Z"), false);
  assert.equal(open(friday, "2026-06-05T22:00:00Z"), true);
  assert.equal(open(friday, "2026-06-06T05:59:59Z"), true);
  assert.equal(open(friday, "2026-06-06T06:00:00Z"), false);
  assert.equal(open(friday, "2026-06-05T03:00:00Z"), false);
  assert.equal(open(friday, "2026-06-06T22:00:00Z"), false);
});

test("hours: Sunday night ends on Monday", () => {
  const sunday: HoursConfig = { days: ["sun"], from: "23:00", to: "01:00" };
  assert.equal(open(sunday, "2026-06-08T00:30:00Z"), true);
  assert.equal(open(sunday, "2026-06-07T00:30:00Z"), false);
});

test("hours: without times the days count whole", () => {
  const weekend: HoursConfig = { days: ["sat", "sun"], from: "00:00", to: "24:00" };
  assert.equal(open(weekend, "2026-06-05T23:59:59Z"), false);
  assert.equal(open(weekend, "2026-06-06T00:00:00Z"), true);
  assert.equal(open(weekend, "2026-06-07T23:59:59Z"), true);
  assert.equal(open(weekend, "2026-06-08T00:00:00Z"), false);
});

test("hours: an hour that the clock skips is never open, one that it repeats is open twice", () => {
  const night: HoursConfig = { zone: "Europe/Madrid", from: "02:00", to: "03:00" };
  assert.equal(open(night, "2026-03-29T00:59:59Z"), false);
  assert.equal(open(night, "2026-03-29T01:00:00Z"), false);
  assert.equal(open(night, "2026-10-25T00:30:00Z"), true);
  assert.equal(open(night, "2026-10-25T01:30:00Z"), true);
  assert.equal(open(night, "2026-10-25T02:00:00Z"), false);
});

test("hours: the zone of the policy holds where they name none", () => {
  const isOpen = compileHours({ from: "08:00", to: "09:00" }, "America/New_York");
  assert.equal(isOpen(Date.parse("2026-06-01T12:30:00Z")), true);
  assert.equal(isOpen(Date.parse("2026-12-01T12:30:00Z")), false);
  assert.equal(isOpen(Date.parse("2026-12-01T13:30:00Z")), true);
});
