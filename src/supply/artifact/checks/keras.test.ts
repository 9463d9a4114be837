import assert from "node:assert/strict";
import { Buffer } from "node:buffer";
import { test } from "node:test";
import fc from "fast-check";
import { writeHdf5 } from "../../../../test/fixtures/artifacts/hdf5-writer.ts";
import { KERAS_ATTACKS } from "../../../../test/fixtures/artifacts/keras-attacks.ts";
import {
  codeText,
  kerasFunction,
  kerasLayer,
  kerasModel,
} from "../../../../test/fixtures/artifacts/keras-story.ts";
import type { Configuration } from "../../../../test/fixtures/artifacts/keras-story.ts";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import { writeZip } from "../../../../test/fixtures/artifacts/zip-writer.ts";
import { FORMATS } from "../registry.ts";
import type { ArtifactReport } from "../scan.ts";
import { hdf5 } from "./hdf5.ts";
import { keras } from "./keras.ts";
import { pickleFile } from "./pickle-file.ts";
import { wideText } from "./wide-text.ts";
import { zip } from "./zip.ts";

const scan = (bytes: Uint8Array): ArtifactReport =>
  scanBytes(bytes, { formats: [zip, hdf5, pickleFile, keras, wideText] });

/** The same configuration in an archive, as an attribute of weights and alone. */
function everyForm(configuration: Configuration): readonly Uint8Array[] {
  const text = Buffer.from(JSON.stringify(configuration));
  return [
    text,
    writeZip([
      { name: "metadata.json", bytes: Buffer.from('{"keras_version": "3.15.1"}') },
      { name: "config.json", bytes: text },
    ]),
    writeHdf5({ attributes: { model_config: text } }, { superblock: 0 }),
    writeHdf5({ attributes: { model_config: text } }, { variable: true }),
  ];
}

function rulesOf(configuration: Configuration): readonly string[] {
  const found = everyForm(configuration).map((bytes) => scan(bytes));
  const [first = [], ...others] = found.map(({ findings }) => findings.map(({ rule }) => rule));
  for (const other of others) assert.deepEqual(other, first);
  return first;
}

const layer = (className: string, config: unknown): readonly string[] =>
  rulesOf(kerasModel(kerasLayer(className, config)));

test("keras: an ordinary model has no findings in any form, and tells its version", () => {
  const initializer = { module: "keras.initializers", class_name: "Zeros", config: {} };
  const lookup = {
    vocabulary: ["a", "/etc/x", "http://a"],
    name: "text_vectorization",
    split: "whitespace",
  };
  const model = kerasModel(
    kerasLayer("Conv2D", { filters: 3, bias_initializer: initializer }),
    kerasLayer("TextVectorization", lookup),
    kerasLayer("Activation", { activation: kerasFunction("builtins", "gelu") }),
    { class_name: "Custom>Adam", config: { learning_rate: 0.1 } },
  );
  assert.deepEqual(rulesOf(model), []);
  const [, archive = Buffer.alloc(0)] = everyForm(model);
  assert.deepEqual(scan(archive).facts, [{ kind: "producer", name: "Keras", value: "3.15.1" }]);
});

test("keras: CVE-2024-3660 and CVE-2025-9905: a Lambda with hostile code is malicious", () => {
  const hostile = codeText("os", "system");
  for (const config of [
    { name: "l", function: [hostile, null, null], function_type: "lambda" },
    { name: "l", function: { class_name: "__lambda__", config: { value: hostile } } },
    { name: "l", output_shape: [hostile, null, null], output_shape_type: "lambda" },
    { name: "l", function: [`!!${hostile.replaceAll(/(.{20})/g, "$1\n*")}`, null, null] },
    { name: "l", function: [Buffer.from(hostile, "base64").toString("latin1"), null, null] },
  ]) {
    assert.deepEqual([...new Set(layer("Lambda", config))], ["keras/hostile-lambda"]);
  }
  assert.deepEqual(layer("keras>Lambda", { function: [hostile, null] }), ["keras/hostile-lambda"]);
});

test("keras: a Lambda that only computes is suspicious, one with a name is a custom object", () => {
  const config = { name: "l", function: [codeText("x", "tf", "reduce_sum"), null, null] };
  assert.deepEqual(layer("Lambda", config), ["keras/lambda"]);
  assert.deepEqual(layer("Lambda", { function: "double", function_type: "function" }), [
    "keras/custom-object",
  ]);
  assert.deepEqual(layer("Lambda", { function: "relu", module: "keras.activations" }), []);
});

test("keras: compiled code under any key of any layer is seen", () => {
  const config = { name: "d", whatever: { deep: [codeText("eval")] } };
  assert.deepEqual(layer("Dense", config), ["keras/hostile-lambda"]);
});

for (const [module, name] of [
  ["os", "system"],
  ["builtins", "exec"],
  ["subprocess", "Popen"],
  ["importlib", "import_module"],
  ["torch", "load"],
  ["antigravity", "anything"],
] as const) {
  test(`keras: CVE-2025-1550: ${module}.${name} in a configuration is malicious`, () => {
    assert.deepEqual(rulesOf(kerasModel(kerasFunction(module, name))), ["keras/foreign-callable"]);
    const asClass = { module, class_name: name, config: {}, registered_name: null };
    assert.deepEqual(rulesOf(kerasModel(asClass)), ["keras/foreign-callable"]);
  });
}

test("keras: the name under which an old version looks again counts, too", () => {
  const twice = { ...kerasFunction("keras.utils", "relu"), registered_name: "get_file" };
  assert.deepEqual(rulesOf(kerasModel(twice)), ["keras/internal-callable"]);
});

for (const [cve, module, name] of [
  ["CVE-2025-8747", "keras.utils", "get_file"],
  ["CVE-2025-8747", "keras.src.utils.file_utils", "get_file"],
  ["CVE-2025-8747", "keras.models", "load_model"],
  ["CVE-2025-9906", "keras.config", "enable_unsafe_deserialization"],
  ["CVE-2025-9906", "keras.src.saving.serialization_lib", "enable_unsafe_deserialization"],
] as const) {
  test(`keras: ${cve}: ${module}.${name} is malicious`, () => {
    assert.deepEqual(rulesOf(kerasModel(kerasFunction(module, name))), ["keras/internal-callable"]);
  });
}

test("keras: unknown libraries and classes of the loading program are suspicious", () => {
  const layerOf = (module: string | null): Configuration => {
    const registered_name = "mine>Layer";
    return { module, class_name: "MyLayer", config: {}, registered_name };
  };
  assert.deepEqual(rulesOf(kerasModel(layerOf("mine.layers"))), ["keras/unknown-callable"]);
  assert.deepEqual(rulesOf(kerasModel(layerOf(null))), ["keras/custom-class"]);
});

test("keras: CVE-2025-49655: the pickle in a TorchModuleWrapper is read", () => {
  const pickle = Buffer.from("cos\nsystem\n(S'echo garita'\ntR.");
  const text = pickle.toString("base64");
  for (const module of [text, { class_name: "__bytes__", config: { value: text } }]) {
    const found = layer("TorchModuleWrapper", { name: "t", module });
    assert.ok(found.includes("keras/torch-module"));
    assert.ok(found.includes("pickle/process"));
  }
});

test("keras: pickles and archives in base64 are read wherever they stand", () => {
  const pickle = Buffer.from("\x80\x04\x8c\x02os\x8c\x06system\x93\x8c\x04echo\x85R.", "latin1");
  const found = layer("Dense", { name: "d", extra: pickle.toString("base64") });
  assert.ok(found.includes("pickle/process"));
});

test("keras: CVE-2025-12058: vocabularies from files or addresses are malicious", () => {
  for (const path of ["/etc/passwd", "http://127.0.0.1/x", "../secret.txt", "file:///etc/passwd"]) {
    for (const name of ["StringLookup", "IntegerLookup", "TextVectorization"]) {
      assert.deepEqual(layer(name, { vocabulary: path }), ["keras/outside-file"]);
    }
  }
  assert.deepEqual(layer("StringLookup", { vocabulary: "words.txt" }), ["keras/other-file"]);
  assert.deepEqual(layer("StringLookup", { vocabulary: "" }), []);
});

test("keras: layers that load other models are suspicious", () => {
  const found = layer("TFSMLayer", { name: "t", filepath: "../model" });
  assert.deepEqual(found, ["keras/other-model", "keras/outside-file"]);
});

test("keras: operators of TensorFlow that reach out are malicious", () => {
  const operator = (name: string): readonly string[] => layer("TFOpLambda", { function: name });
  assert.deepEqual(operator("math.add"), []);
  assert.deepEqual(operator("__operators__.getitem"), []);
  for (const name of ["io.write_file", "py_function", "raw_ops.ReadFile", "keras.utils.get_file"]) {
    assert.deepEqual(operator(name), ["keras/internal-callable"]);
  }
});

test("keras: readers disagree about what comes twice", () => {
  const text = '{"class_name": "Dense", "config": {}, "class_name": "Lambda", "module": "keras"}';
  const { findings } = scan(Buffer.from(text));
  assert.ok(findings.some(({ rule }) => rule === "keras/ambiguous"));
});

test("keras: what decides is found behind any number of other keys", () => {
  const many = Array.from({ length: 1000 }, (_, at) => `"n${at}": ${at}, "t${at}": "t"`).join(", ");
  const text = `{"config": {}, ${many}, "class_name": "Popen", "module": "subprocess"}`;
  const { findings } = scan(Buffer.from(text));
  assert.deepEqual(
    findings.map(({ rule }) => rule),
    ["keras/foreign-callable"],
  );
});

test("keras: JSON is read as Python reads it, in any of its encodings", () => {
  const text = `{"rate": NaN, "x": -Infinity, ${JSON.stringify(kerasModel(kerasFunction("os", "system"))).slice(1)}`;
  const escaped = text.replaceAll("class_name", String.raw`cl\u0061ss_name`);
  const padded = " ".repeat(70_000) + text;
  const wide = Buffer.alloc(text.length * 4);
  for (const [at, sign] of text.split("").entries()) wide.writeUInt32LE(sign.charCodeAt(0), at * 4);
  const forms = [text, escaped, padded].map((form) => Buffer.from(form));
  const marked = Buffer.from(`\uFEFF${text}`);
  for (const bytes of [...forms, marked, Buffer.from(text, "utf16le"), wide]) {
    const found = scan(bytes).findings.map(({ rule }) => rule);
    assert.deepEqual(found, ["keras/foreign-callable"]);
  }
});

test("keras: other JSON and other texts are not Keras, a cut configuration is unreadable", () => {
  for (const text of [
    "{}",
    "[1, 2]",
    '{"class_name": "x"}',
    "{% if x %}",
    "   ",
    '{"a": "\\u0041"}',
  ]) {
    const report = scan(Buffer.from(text));
    assert.deepEqual([report.formats, report.findings], [[], []]);
  }
  const cut = Buffer.from(JSON.stringify(kerasModel())).subarray(0, -2);
  assert.equal(scan(cut).verdict, "unreadable");
});

test("keras: deep and mutated configurations end in a report", () => {
  const deep = `{"class_name":"Dense","config":${"[".repeat(100_000)}`;
  assert.equal(scan(Buffer.from(deep)).verdict, "unreadable");
  const text = Buffer.from(JSON.stringify(kerasModel(kerasFunction("os", "system"))));
  const change = fc.tuple(fc.nat(), fc.constantFrom(...Buffer.from('{}[]",:\\u0')));
  fc.assert(
    fc.property(fc.array(change, { maxLength: 5 }), (changes) => {
      const bytes = Buffer.from(text);
      for (const [at, value] of changes) bytes[at % bytes.length] = value;
      assert.ok(scan(bytes).findings.length < 100);
    }),
    { numRuns: 1000 },
  );
});

for (const { name, file, bytes, verdict } of KERAS_ATTACKS) {
  test(`keras: ${name} is ${verdict}`, () => {
    const found = scanBytes(bytes, { formats: FORMATS, name: file }).verdict;
    assert.ok(found === verdict || found === "malicious", found);
  });
}

test("keras: losses and metrics of Keras are known in all their spellings", () => {
  const training = {
    optimizer_config: { class_name: "Adam", config: {} },
    loss: { out: "sparse_categorical_crossentropy", other: "MSE" },
    metrics: ["accuracy", ["acc", "AUC"], { class_name: "MeanMetricWrapper", config: {} }],
    loss_weights: null,
  };
  assert.deepEqual(rulesOf(training), []);
});

test("keras: a model of a class of its own is told, not suspected", () => {
  const model = {
    class_name: "MyModel",
    config: {},
    module: null,
    registered_name: "mine>MyModel",
  };
  assert.deepEqual(rulesOf(model), ["keras/custom-object"]);
});

test("keras: classes by their long names are the same ones", () => {
  assert.deepEqual(layer("keras.layers.Dense", { units: 1 }), []);
  assert.deepEqual(layer("tf.keras.layers.TimeDistributed", {}), []);
});

test("keras: a SavedModel runs from its graph, so that a class of its own is only a fact", () => {
  const text = JSON.stringify({ class_name: "FlattenChannels", config: { name: "flat" } });
  const all = JSON.stringify({ class_name: "Functional", config: { layers: [JSON.parse(text)] } });
  const report = scanBytes(Buffer.from(all), {
    formats: [keras],
    name: "root/keras_metadata.json",
  });
  assert.deepEqual(report.findings, []);
  assert.ok(report.facts.some(({ name }) => name === "FlattenChannels"));
  const alone = scanBytes(Buffer.from(all), { formats: [keras], name: "config.json" });
  assert.equal(alone.verdict, "suspicious");
});
