import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../../compile-detector.ts";
import { caRecognizers } from "./ca.ts";

const detector = compileDetector(caRecognizers);
const scoreOf = (text: string) => detector.scan(text)[0]?.score ?? 0;

test("ca-sin: the Spanish word for without is not the name of the number", () => {
  assert.ok(scoreOf("SIN: 109-219-030") >= 0.85);
  assert.ok(scoreOf("my SIN is 109219030") >= 0.85);
  assert.ok(scoreOf("sin los 109219030 euros") < 0.5);
  assert.ok(scoreOf("109 219 030") < 0.5);
  assert.equal(scoreOf("109-219-030"), 0.5);
});

test("ca-ohip: the version code makes the number certain, its check digit is asked for", () => {
  const valid = Array.from("0123456789").filter((digit) => scoreOf(`1234-567-89${digit}-AB`) > 0);
  assert.equal(valid.length, 1);
  assert.ok(scoreOf(`1234-567-89${valid[0] ?? ""}-AB`) >= 0.5);
});
