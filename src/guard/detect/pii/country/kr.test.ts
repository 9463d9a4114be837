import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../../compile-detector.ts";
import { krRecognizers } from "./kr.ts";

const detector = compileDetector(krRecognizers);
const first = (text: string) => {
  const [finding] = detector.scan(text);
  return { entity: finding?.entity, score: finding?.score ?? 0 };
};

test("kr-rrn: the seventh digit tells residents from foreigners, and days have to exist", () => {
  for (const digit of "1234") assert.equal(first(`850126-${digit}000000`).entity, "KR_RRN");
  for (const digit of "5678") assert.equal(first(`850126-${digit}000000`).entity, "KR_FRN");
  for (const text of ["850126-0000000", "850126-9000000", "851326-1000000", "850132-1000000"]) {
    assert.equal(first(text).entity, undefined, text);
  }
});

test("kr-rrn: the old check digit makes a number certain, without it a label does", () => {
  const scores = Array.from("0123456789").map((digit) => first(`850126-123456${digit}`).score);
  assert.equal(scores.filter((score) => score > 0.6).length, 1);
  assert.equal(scores.filter((score) => score >= 0.5).length, 10);
  const plain = Array.from("0123456789").map((digit) => first(`850126123456${digit}`).score);
  assert.equal(plain.filter((score) => score >= 0.5).length, 1);
  assert.ok(first("주민등록번호: 850126-1234567입니다").score >= 0.9);
});

test("kr-passport: a particle may follow without a space", () => {
  assert.deepEqual(first("여권번호는 M345B6789입니다"), { entity: "KR_PASSPORT", score: 0.85 });
});
