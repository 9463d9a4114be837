import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../compile-detector.ts";
import { travelDocumentRecognizers } from "./travel-document.ts";

const detector = compileDetector(travelDocumentRecognizers);
const PAGE =
  "P<UTOERIKSSON<<ANNA<MARIA<<<<<<<<<<<<<<<<<<<\nL898902C36UTO7408122F1204159ZE184226B<<<<<10";
const CARD =
  "I<UTOD231458907<<<<<<<<<<<<<<<\n7408122F1204159UTO<<<<<<<<<<<6\nERIKSSON<<ANNA<MARIA<<<<<<<<<<";

test("travel-document: all lines are one finding", () => {
  for (const text of [PAGE, CARD]) {
    const [finding] = detector.scan(`scan:\n${text}\nend`);
    assert.deepEqual(finding?.span, { start: 6, end: 6 + text.length });
  }
});

test("travel-document: a wrong digit in number, birth or expiry is refused", () => {
  const line = PAGE.indexOf("\n") + 1;
  for (const at of [line + 1, line + 9, line + 13, line + 19, line + 22, line + 27]) {
    const other = String((Number(PAGE.charAt(at)) + 1) % 10);
    assert.deepEqual(detector.scan(PAGE.slice(0, at) + other + PAGE.slice(at + 1)), []);
  }
});
