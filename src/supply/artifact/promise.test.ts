import assert from "node:assert/strict";
import { test } from "node:test";
import type { Format } from "./format.ts";
import { nameInside, nameProblem } from "./promise.ts";

function format(id: string, active = false): Format {
  return { id, title: id, active, claim: () => "certain", inspect: () => undefined };
}

test("promise: a name that its content keeps is no problem, whatever else could read it", () => {
  assert.equal(nameProblem("model.safetensors", [format("safetensors")]), null);
  assert.equal(nameProblem("MODEL.PT", [format("zip"), format("pytorch", true)]), null);
  assert.equal(nameProblem("weights.bin", [format("pickle", true)]), null);
  assert.equal(nameProblem("README", []), null);
  assert.equal(nameProblem("notes.txt", []), null);
});

test("promise: code behind the name of data is a disguise, also beside what was promised", () => {
  for (const name of ["a.safetensors", "a.gguf", "config.json", "a.npy", "picture.png"]) {
    assert.equal(nameProblem(name, [format("pickle", true)])?.rule, "file/disguised", name);
  }
  const polyglot = [format("gguf"), format("pickle", true)];
  assert.equal(nameProblem("a.gguf", polyglot)?.rule, "file/disguised");
});

test("promise: harmless content of another kind is only a misleading name", () => {
  assert.deepEqual(nameProblem("a.onnx", [format("safetensors")]), {
    rule: "file/misnamed",
    values: { promised: "ONNX", found: "safetensors" },
  });
});

test("promise: a model's name over unknown content cannot be cleared", () => {
  for (const name of ["a.pkl", "a.pt", "a.h5", "a.gguf", "a.7z"]) {
    assert.equal(nameProblem(name, [])?.rule, "file/unrecognized", name);
  }
});

test("promise: a member that pandas named as its archive is judged without the archive's ending", () => {
  assert.equal(nameInside("data/segment.csv.zip", "segment.csv.zip"), "segment.csv");
  assert.equal(nameInside("frame.pkl.tar.gz", "frame.pkl.tar.gz"), "frame.pkl");
  assert.equal(nameInside("models.zip", "other.zip"), "other.zip");
});
