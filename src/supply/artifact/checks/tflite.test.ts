import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { proto } from "../../../../test/fixtures/artifacts/protobuf-writer.ts";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import { tfNode } from "../../../../test/fixtures/artifacts/tensorflow-writer.ts";
import { flexOptions, tfliteModel } from "../../../../test/fixtures/artifacts/tflite-writer.ts";
import { writeZip } from "../../../../test/fixtures/artifacts/zip-writer.ts";
import type { ArtifactReport } from "../scan.ts";
import { tflite } from "./tflite.ts";
import { zip } from "./zip.ts";

const scan = (bytes: Uint8Array): ArtifactReport =>
  scanBytes(bytes, { formats: [tflite, zip], name: "model.tflite" });
const rules = (bytes: Uint8Array): readonly string[] =>
  scan(bytes).findings.map(({ rule }) => rule);

test("tflite: custom operators of devices and tasks are facts, those of strangers are told", () => {
  const report = scan(tfliteModel([{ name: "TFLite_Detection_PostProcess" }]));
  assert.deepEqual(report.formats, ["tflite"]);
  assert.deepEqual(report.findings, []);
  assert.ok(report.facts.some(({ name }) => name === "TFLite_Detection_PostProcess"));
  for (const name of ["EvilOp", "FlexEvilOp"]) {
    assert.deepEqual(rules(tfliteModel([{ name }])), ["graph/no-such-operator"]);
  }
  assert.deepEqual(rules(tfliteModel([{ name: "FlexStringJoin" }, { name: "AddV2" }])), []);
});

const BORROWED = [
  ["FlexReadFile", "graph/reads-files"],
  ["FlexWriteFile", "graph/writes-files"],
  ["FlexPyFunc", "graph/runs-python"],
  ["FlexEagerPyFunc", "graph/runs-python"],
  ["FlexSaveV2", "graph/writes-files"],
  ["WriteFile", "graph/writes-files"],
  ["PythonOp", "graph/runs-python"],
  ["../evil.so", "graph/native-code"],
] as const;

for (const [name, rule] of BORROWED) {
  test(`tflite: an operator of the name ${name} is found as ${rule}`, () => {
    assert.deepEqual(rules(tfliteModel([{ name: "edgetpu-custom-op" }, { name }])), [rule]);
  });
}

test("tflite: a node of TensorFlow that goes by another name is read", () => {
  const node = proto(tfNode({ name: "n", op: "WriteFile" }));
  const options = flexOptions("AddV2", node);
  assert.deepEqual(rules(tfliteModel([{ name: "FlexAddV2", options }])), ["graph/writes-files"]);
  const print = proto(
    tfNode({ name: "n", op: "PrintV2", attributes: { output_stream: "file://x" } }),
  );
  assert.deepEqual(
    rules(tfliteModel([{ name: "FlexPrintV2", options: flexOptions("PrintV2", print) }])),
    ["graph/writes-files"],
  );
});

test("tflite: the archive that metadata tools put behind a model is no hidden content", () => {
  const model = tfliteModel([{ name: "edgetpu-custom-op" }]);
  const labels = writeZip([{ name: "labels.txt", bytes: Buffer.from("cat\ndog\n") }]);
  const report = scan(Buffer.concat([model, labels]));
  assert.deepEqual(report.formats.toSorted(), ["tflite", "zip"]);
  assert.equal(report.verdict, "clean");
});

test("tflite: an operator whose code does not exist is a malformed file", () => {
  const bytes = tfliteModel([{ name: "A" }]);
  for (let length = 8; length < bytes.length - 30; length += 7) {
    assert.equal(scan(bytes.subarray(0, length)).verdict, "unreadable");
  }
});

test("tflite: bytes changed at random never make the reader fail", () => {
  const options = flexOptions("AddV2", proto(tfNode({ name: "n", op: "WriteFile" })));
  const bytes = tfliteModel([{ name: "FlexAddV2", options }, { name: "B" }]);
  const change = fc.tuple(
    fc.integer({ min: 8, max: bytes.length - 1 }),
    fc.integer({ min: 0, max: 255 }),
  );
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
      const changed = Buffer.from(bytes);
      for (const [at, value] of changes) changed[at] = value;
      assert.ok(scan(changed).formats.includes("tflite"));
    }),
  );
});
