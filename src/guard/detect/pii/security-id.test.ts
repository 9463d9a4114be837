import assert from "node:assert/strict";
import { test } from "node:test";
import { compileDetector } from "../compile-detector.ts";
import { securityIdRecognizers } from "./security-id.ts";

const detector = compileDetector(securityIdRecognizers);

test("security-id: every single wrong digit is refused", () => {
  for (const [label, value] of [
    ["ISIN", "US0378331005"],
    ["CUSIP", "037833100"],
    ["SEDOL", "0263494"],
    ["LEI", "529900T8BM49AURSDO55"],
  ] as const) {
    assert.equal(detector.scan(`${label} ${value}`)[0]?.entity, label);
    for (let at = 0; at < value.length; at++) {
      const digit = value.charAt(at);
      if (!/\d/.test(digit)) continue;
      const other = String((Number(digit) + 1) % 10);
      const changed = value.slice(0, at) + other + value.slice(at + 1);
      const found = detector.scan(`${label} ${changed}`).filter(({ entity }) => entity === label);
      assert.deepEqual(found, [], changed);
    }
  }
});
