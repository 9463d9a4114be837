import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../../compile-detector.ts";
import { mxRecognizers } from "./mx.ts";

const detector = compileDetector(mxRecognizers);
const scoreOf = (text: string) => detector.scan(text)[0]?.score ?? 0;

test("mx-rfc: people have four letters, firms three, and both may be written small", () => {
  const last = Array.from("0123456789A");
  for (const front of ["GOMC850126H7", "gomc850126h7", "ÑUP010203AB", "abc-010203-4a"]) {
    // The check over an older alphabet is met, too.
    const valid = last.filter((sign) => scoreOf(`RFC ${front}${sign}`) >= 0.9).length;
    assert.ok(valid === 1 || valid === 2, front);
  }
});

test("mx-curp: sex, state and day have to exist", () => {
  const found = (front: string) =>
    Array.from("0123456789").filter((digit) => scoreOf(`${front}${digit}`) > 0).length;
  assert.equal(found("GOMC850126HDFRRR0"), 1);
  assert.equal(found("GOMC850126MNERRR0"), 1);
  for (const front of ["GOMC850126ZDFRRR0", "GOMC850126HXXRRR0", "GOMC850231HDFRRR0"]) {
    assert.equal(found(front), 0, front);
  }
});
