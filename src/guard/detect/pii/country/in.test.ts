import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../../compile-detector.ts";
import { inRecognizers } from "./in.ts";

const detector = compileDetector(inRecognizers);
const first = (text: string) => {
  const [finding] = detector.scan(text);
  return { entity: finding?.entity, score: finding?.score ?? 0 };
};

test("in-pan: the fourth letter says whose number it is, another makes it doubtful", () => {
  assert.ok(first("ABCPE1234F").score >= 0.5);
  assert.ok(first("ABCXE1234F").score < 0.5);
  assert.ok(first("ABCPE0000F").score < 0.5);
});

test("in-gstin: a wrong check sign is forgiven, a state that is not, is none", () => {
  assert.equal(first("27ABCPE1234F1ZB").score, 0.95);
  assert.deepEqual(first("GST registration 27ABCPE1234F1ZE"), {
    entity: "IN_GSTIN",
    score: 0.95,
  });
  assert.equal(first("GST registration 00ABCPE1234F1ZD").entity, undefined);
});

test("in-vehicle-registration: states, series and spaces as on plates", () => {
  for (const plate of ["KA 01 AB 1234", "DL-3C-AB-1234", "MH12DE1433", "21 BH 2345 AA"]) {
    assert.equal(first(plate).entity, "IN_VEHICLE_REGISTRATION", plate);
    assert.ok(first(plate).score >= 0.5, plate);
  }
  assert.ok(first("MH1234").score < 0.1);
});

test("in-aadhaar: the separators between the groups are of one kind", () => {
  const valid = Array.from("0123456789").find((last) => first(`2345 6789 012${last}`).score > 0);
  assert.ok(valid !== undefined);
  assert.ok(first(`आधार संख्या 2345-6789-012${valid}`).score >= 0.9);
  assert.equal(first(`2345-6789 012${valid}`).score, 0);
});
