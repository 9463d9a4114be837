import assert from "node:assert/strict";
import { test } from "node:test";
import * as fc from "fast-check";
import { luhn } from "../checksum.ts";
import { compileDetector } from "../compile-detector.ts";
import { deviceIdRecognizers } from "./device-id.ts";

const detector = compileDetector(deviceIdRecognizers);
const entities = (text: string) => detector.scan(text).map(({ entity }) => entity);

test("device-id: an IMEI has its check digit, and any other digit is refused", () => {
  fc.assert(
    fc.property(fc.stringMatching(/^[0-9]{14}$/), (start) => {
      for (const digit of "0123456789") {
        const right = luhn(start + digit);
        assert.deepEqual(entities(`IMEI: ${start}${digit}`), right ? ["IMEI"] : []);
      }
    }),
  );
});

test("device-id: a VIN without its check digit needs a word", () => {
  const scores = (text: string) => detector.scan(text).map(({ score }) => score);
  assert.deepEqual(scores("1M8GDM9AXKP042788"), [0.4]);
  assert.deepEqual(scores("WVWZZZ1JZ3W386752"), [0.05]);
  assert.deepEqual(scores("Fahrgestellnummer WVWZZZ1JZ3W386752"), [0.9]);
});
