import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../compile-detector.ts";
import { cardSecurityRecognizers } from "./card-security.ts";

const detector = compileDetector(cardSecurityRecognizers);
const found = (text: string) =>
  detector.scan(text).map(({ entity, span }) => [entity, text.slice(span.start, span.end)]);

test("card-security: code and date are found where their labels say so", () => {
  assert.deepEqual(found("Visa, caduca 04/29, CVV 123."), [
    ["CARD_EXPIRY", "04/29"],
    ["CARD_SECURITY_CODE", "123"],
  ]);
  assert.deepEqual(found("room 123, built 04/29"), []);
});

test("card-security: a track is one finding, with its name and codes", () => {
  const track = "%B4111111111111111^DOE/JANE^29121010000000000?";
  assert.deepEqual(found(`swiped ${track}!`), [["CARD_TRACK", track]]);
});
