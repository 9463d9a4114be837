import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { Ajv } from "ajv";
import fc from "fast-check";
import type { Fact } from "../artifact/format.ts";
import { renderCycloneDx } from "./cyclonedx.ts";
import type { BomArtifact } from "./cyclonedx.ts";

const SCHEMAS = new URL(
  "res/schema/",
  import.meta.resolve("@cyclonedx/cyclonedx-library/package.json"),
);
const TOOL = { name: "garita", version: "1.2.3" };

function schema(name: string): object {
  const text = readFileSync(new URL(`${name}.SNAPSHOT.schema.json`, SCHEMAS), "utf8");
  const parsed: unknown = JSON.parse(text);
  assert.ok(typeof parsed === "object" && parsed !== null);
  return parsed;
}

const ajv = new Ajv({ strict: false, validateFormats: false });
for (const name of ["spdx", "jsf-0.82", "cryptography-defs"]) {
  const id = `http://cyclonedx.org/schema/${name}.SNAPSHOT.schema.json`;
  ajv.addSchema({ ...schema(name), $id: id });
}
const validate = ajv.compile(schema("bom-1.6"));

interface Parsed {
  readonly components: readonly Record<string, unknown>[];
}

function valid(text: string): Parsed {
  const bom: Parsed = JSON.parse(text);
  assert.ok(validate(bom), JSON.stringify(validate.errors));
  return bom;
}

function artifact(path: string, given: Partial<BomArtifact> = {}): BomArtifact {
  const sha256 = "ab".repeat(32);
  const formats = ["pickle"];
  return { path, sha256, bytes: 7, formats, verdict: "clean", rules: [], facts: [], ...given };
}

const FACTS: readonly Fact[] = [
  { kind: "import", name: "sklearn.svm._classes.SVC", value: "known" },
  { kind: "import", name: "numpy.dtype", value: "safe" },
  { kind: "import", name: "ai.onnx::Add", value: "operator" },
  { kind: "licence", name: "license", value: "apache-2.0" },
  { kind: "licence", name: "license", value: "ours\u0000" },
  { kind: "producer", name: "pytorch", value: "2.4" },
  { kind: "field", name: "opset", value: "17" },
];

test("cyclonedx: every kind of file validates against the schema of 1.6", () => {
  const artifacts = [
    artifact("models/ñ odd.pkl", { facts: FACTS, verdict: "malicious", rules: ["a/b", "a/b"] }),
    artifact("gone", { sha256: null, bytes: null, formats: [], verdict: "unreadable" }),
    artifact("same"),
    artifact("same"),
  ];
  const serialNumber = "urn:uuid:3e671687-395b-41f5-a30f-a58921a69b79";
  valid(renderCycloneDx({ tool: TOOL, artifacts, serialNumber, timestampMs: 0 }));
  valid(renderCycloneDx({ tool: TOOL, artifacts: [] }));
  assert.ok(!validate({ bomFormat: "CycloneDX", specVersion: "1.6", components: [{}] }));
});

test("cyclonedx: a component says hash, formats, verdict, imports, licence and producer", () => {
  const rules = ["pickle/dangerous-callable"];
  const artifacts = [artifact("m.pkl", { facts: FACTS, verdict: "malicious", rules })];
  const bom = JSON.parse(renderCycloneDx({ tool: TOOL, artifacts }));
  const [model, ...libraries] = bom.components;
  assert.equal(model.type, "machine-learning-model");
  assert.deepEqual(model.hashes, [{ alg: "SHA-256", content: "ab".repeat(32) }]);
  assert.deepEqual(model.licenses, [
    { license: { id: "Apache-2.0" } },
    { license: { name: "ours\\u{0}" } },
  ]);
  assert.deepEqual(
    model.properties.map(({ name, value }: Record<string, string>) => `${name}=${value}`),
    [
      "garita:verdict=malicious",
      "garita:format=pickle",
      "garita:bytes=7",
      "garita:finding=pickle/dangerous-callable",
      "garita:import=sklearn.svm._classes.SVC (known)",
      "garita:import=numpy.dtype (safe)",
      "garita:import=ai.onnx::Add (operator)",
      "garita:producer=pytorch 2.4",
      "garita:field:opset=17",
    ],
  );
  const names = libraries.map(({ name }: { name: string }) => name);
  assert.deepEqual(names, ["numpy", "sklearn"]);
  const dependsOn = ["python:numpy", "python:sklearn"];
  assert.deepEqual(bom.dependencies, [{ ref: "file:m.pkl", dependsOn }]);
});

test("cyclonedx: who signed is told only of files that a signature vouches for", () => {
  const said = { method: "key", signer: "ab12", digest: "cd" };
  const artifacts = (["verified", "unsigned", "failed"] as const).map((status) =>
    artifact("m.pkl", { signature: { status, ...said } }),
  );
  const told = valid(renderCycloneDx({ tool: TOOL, artifacts })).components.map((one) =>
    JSON.stringify(one["properties"]).match(/signature[^}]*/g),
  );
  assert.deepEqual(told, [
    [
      'signature","value":"verified"',
      'signature:method","value":"key"',
      'signature:signer","value":"ab12"',
      'signature:digest","value":"cd"',
    ],
    ['signature","value":"unsigned"'],
    ['signature","value":"failed"'],
  ]);
});

test("cyclonedx: numbers are data, archives and unknown bytes are files", () => {
  const types = [["npy"], ["zip"], ["zip", "pytorch"], []].map((formats) => {
    const artifacts = [artifact("x", { formats })];
    return JSON.parse(renderCycloneDx({ tool: TOOL, artifacts })).components[0].type;
  });
  assert.deepEqual(types, ["data", "file", "machine-learning-model", "file"]);
});

test("cyclonedx: files of one path keep references of their own", () => {
  const artifacts = ["a", "a#2", "a", "a", "a#2"].map((path) => artifact(path));
  const { components } = valid(renderCycloneDx({ tool: TOOL, artifacts }));
  const references = new Set(components.map((one) => one["bom-ref"]));
  assert.equal(references.size, 5);
});

test("cyclonedx: without a time and a number the same files give the same bytes", () => {
  const bom = { tool: TOOL, artifacts: [artifact("a", { facts: FACTS }), artifact("b")] };
  assert.equal(renderCycloneDx(bom), renderCycloneDx(bom));
  assert.doesNotMatch(renderCycloneDx(bom), /timestamp|serialNumber/);
});

test("cyclonedx: whatever a file says in its fields, the document validates", () => {
  const text = fc.string({ unit: "binary" });
  const kind = fc.constantFrom("import", "licence", "producer", "field");
  const facts = fc.array(fc.record({ kind, name: text, value: text }), { maxLength: 4 });
  fc.assert(
    fc.property(text, facts, (path, said) => {
      const artifacts = [artifact(path, { facts: said }), artifact(path)];
      valid(renderCycloneDx({ tool: TOOL, artifacts }));
    }),
    { numRuns: 50 },
  );
});
