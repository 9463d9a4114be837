import assert from "node:assert/strict";
import { test } from "node:test";
import { clockOf, isTimeZone } from "./time-zone.ts";

test("time zone: names of the IANA database are zones, offsets and abbreviations are not", () => {
  for (const name of ["UTC", "Europe/Madrid", "America/Argentina/Buenos_Aires", "Etc/GMT+5"])
    assert.equal(isTimeZone(name), true, name);
  for (const name of ["", "+01:00", "CET", "EST", "Europe/Nowhere", "europe/madrid", "Z"])
    assert.equal(isTimeZone(name), false, name);
});

test("time zone: the clock jumps with the seasons", () => {
  const clock = clockOf("Europe/Madrid");
  const at = (instant: string) => {
    const { day, minute } = clock(Date.parse(instant));
    return `${day} ${Math.floor(minute / 60)}:${String(minute % 60).padStart(2, "0")}`;
  };
  assert.equal(at("2026-03-29T00:59:59.999Z"), "6 1:59");
  assert.equal(at("2026-03-29T01:00:00Z"), "6 3:00");
  assert.equal(at("2026-10-25T00:59:59Z"), "6 2:59");
  assert.equal(at("2026-10-25T01:00:00Z"), "6 2:00");
  assert.equal(at("2026-06-01T22:00:00Z"), "1 0:00");
});

test("time zone: half hours count, and so do instants before 1970", () => {
  assert.deepEqual(clockOf("Asia/Kolkata")(Date.UTC(2026, 0, 5, 18, 29)), { day: 0, minute: 1439 });
  assert.deepEqual(clockOf("Asia/Kolkata")(Date.UTC(2026, 0, 5, 18, 30)), { day: 1, minute: 0 });
  assert.deepEqual(clockOf("UTC")(-1), { day: 2, minute: 1439 });
});

test("time zone: an instant is never answered with the time of another", () => {
  const clock = clockOf("UTC");
  const minutes = [59_999, 60_000, 59_999, 60_000].map((ms) => clock(ms).minute);
  assert.deepEqual(minutes, [0, 1, 0, 1]);
});
