import assert from "node:assert/strict";
import { test } from "node:test";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import { tensorrt } from "./tensorrt.ts";

test("tensorrt: an engine is code that cannot be looked into, with and without a description", () => {
  const engine = Buffer.concat([Buffer.from("ftrt"), Buffer.alloc(64)]);
  const json = Buffer.from('{"author": "Ana"}');
  const length = Buffer.alloc(4);
  length.writeUInt32LE(json.length);
  for (const bytes of [engine, Buffer.concat([length, json, engine])]) {
    const report = scanBytes(bytes, { formats: [tensorrt], name: "model.engine" });
    assert.deepEqual(report.formats, ["tensorrt"]);
    assert.deepEqual(
      report.findings.map(({ rule }) => rule),
      ["graph/native-code"],
    );
    assert.equal(report.coverage.skipped[0]?.why, "native-code");
  }
});

test("tensorrt: anything else under the name of an engine is unreadable", () => {
  const report = scanBytes(Buffer.from("something"), { formats: [tensorrt], name: "m.engine" });
  assert.equal(report.verdict, "unreadable");
});
