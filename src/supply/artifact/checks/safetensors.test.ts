import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { test } from "node:test";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import { safetensors } from "./safetensors.ts";

function verdictWith(metadata: Readonly<Record<string, string>>): string {
  const tensor = { dtype: "F32", shape: [1], data_offsets: [0, 4] };
  const header = Buffer.from(JSON.stringify({ __metadata__: metadata, w: tensor }));
  const length = Buffer.alloc(8);
  length.writeBigUInt64LE(BigInt(header.length));
  const bytes = Buffer.concat([length, header, Buffer.alloc(4)]);
  return scanBytes(bytes, { formats: [safetensors], name: "model.safetensors" }).verdict;
}

test("safetensors: program code among the metadata is suspicious, descriptions are not", () => {
  assert.equal(verdictWith({ info: "import os; os.system('echo garita')" }), "suspicious");
  assert.equal(verdictWith({ info: "<div onclick=alert(1)>" }), "suspicious");
  assert.equal(verdictWith({ info: "onload = run()" }), "suspicious");
  assert.equal(verdictWith({ info: "pickle.loads(payload)" }), "suspicious");
  assert.equal(verdictWith({ info: "trained on = 3 <b>nodes</b>, pickle loads" }), "clean");
  assert.equal(verdictWith({ info: "An operating system (os) import, evaluated" }), "clean");
  assert.equal(verdictWith({ format: "pt" }), "clean");
});
