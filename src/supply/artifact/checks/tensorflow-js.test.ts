import assert from "node:assert/strict";
import { test } from "node:test";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import { tensorflowJs } from "./tensorflow-js.ts";

const rules = (model: unknown): readonly string[] => {
  const bytes = Buffer.from(JSON.stringify(model));
  return scanBytes(bytes, { formats: [tensorflowJs], name: "model.json" }).findings.map(
    ({ rule }) => rule,
  );
};
const graph = (...ops: readonly string[]): object => ({
  format: "graph-model",
  modelTopology: { node: ops.map((op) => ({ name: "n", op })), library: {} },
  weightsManifest: [{ paths: ["group1-shard1of1.bin"], weights: [{ name: "w" }] }],
});

test("tensorflow-js: an ordinary graph is clean", () => {
  assert.deepEqual(rules(graph("Placeholder", "_FusedConv2D", "MatMul")), []);
});

test("tensorflow-js: operators are judged as in other graphs", () => {
  assert.deepEqual(rules(graph("WriteFile")), ["graph/writes-files"]);
  assert.deepEqual(rules(graph("EvilOp")), ["graph/no-such-operator"]);
});

test("tensorflow-js: weights stay in the folder of the model", () => {
  const manifest = [{ paths: ["a.bin", "../../etc/passwd"], weights: [] }];
  assert.deepEqual(rules({ ...graph(), weightsManifest: manifest }), ["graph/outside-path"]);
});

test("tensorflow-js: other JSON is of another kind", () => {
  const report = scanBytes(Buffer.from('{"weights": 1}'), { formats: [tensorflowJs] });
  assert.deepEqual(report.formats, []);
});

test("tensorflow-js: what its converter makes of several operators is known", () => {
  assert.deepEqual(rules(graph("FusedDepthwiseConv2dNative", "Prelu")), []);
});
