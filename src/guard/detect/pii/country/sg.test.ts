import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../../compile-detector.ts";
import { sgRecognizers } from "./sg.ts";

const detector = compileDetector(sgRecognizers);
const scoreOf = (text: string) => detector.scan(text)[0]?.score ?? 0;
const LETTERS = Array.from("ABCDEFGHIJKLMNOPQRSTUVWXYZ");

test("sg-nric: of every series one letter makes a number certain", () => {
  for (const series of "STFGM") {
    const certain = LETTERS.filter((letter) => scoreOf(`${series}1234567${letter}`) >= 0.5);
    assert.equal(certain.length, 1, series);
  }
});

test("sg-nric: a wrong letter leaves a weak finding, and a word in front lifts it", () => {
  assert.ok(scoreOf("S1234567A") < 0.5);
  assert.ok(scoreOf("NRIC S1234567A") >= 0.85);
});

test("sg-nric: the letters published for the series hold", () => {
  // ICA's sample cards.
  for (const value of ["S1234567D", "T1234567J", "F1234567N", "G1234567X", "M1234567K"]) {
    assert.ok(scoreOf(value) >= 0.85, value);
  }
});
