import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { proto } from "../../../../test/fixtures/artifacts/protobuf-writer.ts";
import type { ProtoFields } from "../../../../test/fixtures/artifacts/protobuf-writer.ts";
import { TENSORFLOW_ATTACKS } from "../../../../test/fixtures/artifacts/tensorflow-attacks.ts";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import {
  attribute,
  constant,
  graphDefBytes,
  graphFields,
  metaGraphFields,
  packedConstant,
  savedModelBytes,
  tfNode,
} from "../../../../test/fixtures/artifacts/tensorflow-writer.ts";
import type { SavedParts } from "../../../../test/fixtures/artifacts/tensorflow-writer.ts";
import { FORMATS as ALL_FORMATS } from "../registry.ts";
import type { ArtifactReport } from "../scan.ts";
import { protobufText } from "./protobuf-text.ts";
import { fingerprint, graphDef, kerasMetadata, metaGraph, savedModel } from "./tensorflow.ts";

const FORMATS = [savedModel, metaGraph, graphDef, kerasMetadata, fingerprint, protobufText];

const scan = (bytes: Uint8Array, name = "saved_model.pb"): ArtifactReport =>
  scanBytes(bytes, { formats: FORMATS, name });
const rules = (bytes: Uint8Array): readonly string[] =>
  scan(bytes).findings.map(({ rule }) => rule);
const saved = (parts: SavedParts): readonly string[] => rules(savedModelBytes(parts));

const reads = tfNode({ name: "read", op: "ReadFile", inputs: ["name"] });

test("tensorflow: a graph, a meta graph and a saved model are told apart by content", () => {
  assert.deepEqual(scan(graphDefBytes({})).formats, ["graphdef"]);
  assert.deepEqual(scan(proto(metaGraphFields({}))).formats, ["metagraph"]);
  assert.deepEqual(scan(savedModelBytes({})).formats, ["saved-model"]);
  const onlyFunctions = proto([
    [
      2,
      [
        [
          1,
          [
            [1, [[1, "f"]]],
            [3, reads],
          ],
        ],
      ],
    ],
  ]);
  assert.deepEqual(scan(onlyFunctions).formats, ["graphdef"]);
  assert.equal(scan(onlyFunctions).verdict, "suspicious");
});

const PLAIN = [
  ["PyFunc", "graph/runs-python"],
  ["PyFuncStateless", "graph/runs-python"],
  ["EagerPyFunc", "graph/runs-python"],
  ["WriteFile", "graph/writes-files"],
  ["ExperimentalDatasetToTFRecord", "graph/writes-files"],
  ["SnapshotDatasetV2", "graph/writes-files"],
  ["DataServiceDatasetV4", "graph/network"],
  ["RpcClient", "graph/network"],
  ["XlaCustomCallV2", "graph/native-code"],
  ["TRTEngineOp", "graph/native-code"],
  ["Abort", "graph/denial-of-service"],
  ["TFRecordDatasetV2", "graph/file-pipeline"],
  ["CreateSummaryFileWriter", "graph/file-pipeline"],
  ["IO>FileInit", "graph/file-pipeline"],
] as const;

for (const [op, rule] of PLAIN) {
  test(`tensorflow: ${op} is ${rule} in graphs, functions and further meta graphs`, () => {
    const node = tfNode({ name: "n", op, inputs: ["input"] });
    assert.deepEqual(saved({ nodes: [node] }), [rule]);
    assert.deepEqual(saved({ functions: [[], [node]] }), [rule]);
    assert.deepEqual(rules(savedModelBytes({}, { nodes: [node] })), [rule]);
    assert.deepEqual(rules(graphDefBytes({ nodes: [node] })), [rule]);
    assert.deepEqual(rules(proto(metaGraphFields({ nodes: [node] }))), [rule]);
  });
}

test("tensorflow: reading a file of the model's own choice is malicious", () => {
  for (const name of [constant("name", "/etc/passwd"), packedConstant("name", "/etc/passwd")]) {
    assert.deepEqual(saved({ nodes: [name, reads] }), ["graph/outside-path", "graph/reads-files"]);
  }
  const joined = tfNode({ name: "name", op: "StringJoin", inputs: ["a", "b:0"] });
  const parts = [constant("a", "/etc"), constant("b", "/passwd"), joined, reads];
  assert.ok(saved({ nodes: parts }).includes("graph/reads-files"));
});

test("tensorflow: reading a file that the caller names is suspicious", () => {
  const node = tfNode({ name: "read", op: "ReadFile", inputs: ["input"] });
  assert.equal(scan(savedModelBytes({ nodes: [node] })).verdict, "suspicious");
});

const SAVER = [
  constant("part", ".part"),
  constant("temp", "_temp_0123abcd/part"),
  constant("default", "model"),
  tfNode({ name: "prefix", op: "PlaceholderWithDefault", inputs: ["default"] }),
  tfNode({ name: "choice", op: "Select", inputs: ["input", "part", "temp"] }),
  tfNode({ name: "join", op: "StringJoin", inputs: ["prefix", "choice"] }),
  tfNode({ name: "shard", op: "ShardedFilename", inputs: ["join", "n", "n"] }),
  tfNode({ name: "save", op: "SaveV2", inputs: ["shard", "names", "slices", "x"] }),
  tfNode({ name: "merge", op: "MergeV2Checkpoints", inputs: ["shard", "prefix"] }),
  tfNode({ name: "restore", op: "RestoreV2", inputs: ["prefix", "names"] }),
];

test("tensorflow: the saver of an ordinary model is not reported", () => {
  assert.deepEqual(saved({ nodes: SAVER }), []);
  assert.deepEqual(saved({ functions: [SAVER] }), []);
});

test("tensorflow: a saver with a path of its own is malicious", () => {
  for (const path of ["/etc/cron.d/x", "../../x", "C:\\x", "gs://bucket/x"]) {
    for (const op of ["SaveV2", "RestoreV2", "Save", "Restore", "MergeV2Checkpoints"]) {
      const node = tfNode({ name: "n", op, inputs: ["p", "names"] });
      assert.deepEqual(saved({ nodes: [constant("p", path), node] }), ["graph/outside-path"]);
    }
  }
});

test("tensorflow: a saver whose path is computed or fixed is reported", () => {
  const save = tfNode({ name: "n", op: "SaveV2", inputs: ["p", "names"] });
  const decode = tfNode({ name: "p", op: "DecodeBase64", inputs: ["c"] });
  assert.deepEqual(saved({ nodes: [constant("c", "L2V0Yw"), decode, save] }), [
    "graph/writes-files",
  ]);
  assert.deepEqual(saved({ nodes: [constant("p", "evil.py"), save] }), ["graph/file-pipeline"]);
  const split = [constant("a", "."), constant("b", "./x")];
  const join = tfNode({ name: "p", op: "StringJoin", inputs: ["a", "b"] });
  assert.deepEqual(saved({ nodes: [...split, join, save] }), ["graph/outside-path"]);
});

test("tensorflow: attributes that name files and addresses are followed", () => {
  const cases = [
    ["PrintV2", "output_stream", "file:///tmp/x", "graph/writes-files"],
    ["DebugIdentityV2", "debug_urls", "grpc://example.org:6064", "graph/network"],
    ["DebugIdentity", "debug_urls", "file:///tmp/x", "graph/writes-files"],
    ["DecodeProtoV2", "descriptor_source", "/etc/passwd", "graph/reads-files"],
    ["ImmutableConst", "memory_region_name", "/etc/passwd", "graph/reads-files"],
  ] as const;
  for (const [op, attribute, text, rule] of cases) {
    const node = tfNode({ name: "n", op, attributes: { [attribute]: text } });
    assert.deepEqual(saved({ nodes: [node] }), [rule]);
  }
  const harmless = [
    tfNode({ name: "p", op: "PrintV2", attributes: { output_stream: "stderr" } }),
    tfNode({ name: "d", op: "DecodeProtoV2", attributes: { descriptor_source: "local://" } }),
  ];
  assert.deepEqual(saved({ nodes: harmless }), []);
});

test("tensorflow: a vocabulary that was replaced by an asset is not reported, a secret is", () => {
  const table = tfNode({
    name: "t",
    op: "InitializeTableFromTextFileV2",
    inputs: ["table", "file"],
  });
  assert.deepEqual(saved({ nodes: [constant("file", "/data/vocab.txt"), table] }), []);
  assert.deepEqual(saved({ nodes: [constant("file", "/etc/shadow"), table] }), [
    "graph/outside-path",
  ]);
});

test("tensorflow: graphs frozen into attributes and constants are read too", () => {
  const inner = graphDefBytes({ nodes: [tfNode({ name: "w", op: "WriteFile" })] });
  const node = tfNode({ name: "n", op: "DatasetFromGraph", attributes: { graph: inner } });
  const report = scan(savedModelBytes({ nodes: [node] }));
  assert.deepEqual(
    report.findings.map(({ rule, member }) => [rule, member]),
    [["graph/writes-files", ["n.graph"]]],
  );
});

test("tensorflow: assets outside of the model's folder are malicious, in both versions", () => {
  const asset = (name: string): SavedParts => ({ more: [[6, [[2, name]]]] });
  assert.deepEqual(saved(asset("vocab.txt")), []);
  assert.deepEqual(saved(asset("../../etc/passwd")), ["graph/outside-path"]);
  const any = [
    [1, "type.googleapis.com/tensorflow.AssetFileDef"],
    [2, proto([[2, "/etc/passwd"]])],
  ] as const;
  const collection = [
    [1, "saved_model_assets"],
    [2, [[5, [[1, any]]]]],
  ] as const;
  assert.deepEqual(saved({ more: [[4, collection]] }), ["graph/outside-path"]);
});

test("tensorflow: descriptions of Keras layers are handed on as JSON", () => {
  const json = '{"class_name": "Lambda"}';
  const metadata = proto([
    [
      1,
      [
        [2, 1],
        [3, "root"],
        [4, "_tf_keras_layer"],
        [5, json],
      ],
    ],
  ]);
  const report = scan(metadata, "keras_metadata.pb");
  assert.deepEqual(report.formats, ["keras-metadata"]);
  assert.deepEqual(report.coverage.skipped[0]?.member, ["root/keras_metadata.json"]);
  const object = [
    [
      4,
      [
        [1, "_tf_keras_layer"],
        [3, json],
      ],
    ],
  ] as const;
  const inside = scan(savedModelBytes({ more: [[7, [[1, object]]]] }));
  assert.equal(inside.coverage.skipped[0]?.why, "unknown-content");
});

test("tensorflow: a fingerprint is recognized and says nothing", () => {
  const bytes = proto([
    [1, 12345],
    [2, 99],
    [3, 1],
    [4, 2],
    [5, 3],
    [6, [[1, 1]]],
    [7, "uuid"],
  ]);
  assert.deepEqual(scan(bytes, "fingerprint.pb").formats, ["fingerprint"]);
  assert.deepEqual(scan(bytes, "fingerprint.pb").findings, []);
});

test("tensorflow: the text form is read like the binary one", () => {
  const text = [
    "# made by hand",
    'meta_info_def { tensorflow_version: "1" }',
    "graph_def {",
    '  node { name: "f" op: "Const" attr { key: "value" value { tensor < dtype: DT_STRING',
    "    string_val: '/etc' '\\x2fpass\\167d' > } } }",
    '  node { name: "r" op: "ReadFile" input: ["f"] unknown: [1.5, -2e3], other { a: true } }',
    "}",
  ].join("\n");
  const report = scan(Buffer.from(text), "graph.pbtxt");
  assert.deepEqual(report.formats, ["protobuf-text"]);
  assert.deepEqual(
    report.findings.map(({ rule, values }) => [rule, values["path"]]),
    [
      ["graph/outside-path", "/etc/passwd"],
      ["graph/reads-files", undefined],
    ],
  );
});

test("tensorflow: a text form that breaks off is told only if its beginning was one", () => {
  const broken = 'node { name: "a" op: "WriteFile" }\nnode { name: "b"';
  assert.deepEqual(scan(Buffer.from(broken), "x.pbtxt").formats, []);
  assert.deepEqual(scan(Buffer.from("node: js programs are fun"), "x.md").findings, []);
});

test("tensorflow: parts of a message that loaders merge hide nothing", () => {
  const graph = graphFields({ nodes: [tfNode({ name: "w", op: "WriteFile" })] });
  const bytes = proto([
    [1, 1],
    [
      2,
      [
        [2, []],
        [2, [[999, "junk"]]],
        [2, graph],
      ],
    ],
  ]);
  assert.deepEqual(rules(bytes), ["graph/writes-files"]);
});

test("tensorflow: bytes changed at random never make the readers fail", () => {
  const bytes = savedModelBytes({ nodes: SAVER, functions: [SAVER] });
  const change = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
      const changed = Buffer.from(bytes);
      for (const [at, value] of changes) changed[at] = value;
      assert.ok(scan(changed).findings.length < 100);
    }),
  );
});

test("tensorflow: paths are followed through functions to those who call them", () => {
  const save = tfNode({ name: "s", op: "SaveV2", inputs: ["prefix", "names"] });
  const body = [
    [
      1,
      [
        [1, "f"],
        [2, [[1, "x"]]],
        [2, [[1, "prefix"]]],
      ],
    ],
    [3, save],
  ] as const;
  const caller = (op: string, inputs: readonly string[]): ProtoFields => [
    ...tfNode({ name: "c", op, inputs }),
    attribute("f", [[10, [[1, "f"]]]]),
  ];
  const graph = (...nodes: readonly ProtoFields[]): readonly string[] =>
    rules(proto([...nodes.map((node) => [1, node] as const), [2, [[1, body]]]]));
  const input = tfNode({ name: "input", op: "Placeholder" });
  const path = constant("path", "/etc/cron.d/x");
  const call = "StatefulPartitionedCall";
  assert.deepEqual(graph(input, path, caller(call, ["path", "input"])), []);
  assert.deepEqual(graph(input, path, caller(call, ["input", "path"])), ["graph/outside-path"]);
  assert.deepEqual(graph(input, path, caller("If", ["input", "input", "path"])), [
    "graph/outside-path",
  ]);
  const set = tfNode({ name: "set", op: "TensorSliceDataset", inputs: ["path"] });
  assert.deepEqual(graph(path, set, caller("FlatMapDataset", ["set"])), ["graph/outside-path"]);
});

test("tensorflow: a path at the end of a long way is reported all the same", () => {
  const way = [...Array(2000).keys()].map((index) =>
    tfNode({ name: `n${index}`, op: "Identity", inputs: [`n${index + 1}`] }),
  );
  const save = tfNode({ name: "s", op: "SaveV2", inputs: ["n0", "names"] });
  const nodes = [...way, constant("n2000", "/etc/x"), save];
  assert.deepEqual(saved({ nodes }), ["graph/writes-files"]);
});

for (const { name, file, bytes, verdict } of TENSORFLOW_ATTACKS) {
  test(`tensorflow: ${name} is ${verdict}`, () => {
    const found = scanBytes(bytes, { formats: ALL_FORMATS, name: file }).verdict;
    assert.ok(found === verdict || found === "malicious", found);
  });
}

test("tensorflow: operators of any version, of known libraries and of the file are known", () => {
  const ops = ["AddV2", "AddV3", "TFText>Utf8Binarize", "Addons>Anything", "DecodeProtoMap"];
  const nodes = ops.map((op, index) => tfNode({ name: `n${index}`, op }));
  assert.deepEqual(saved({ nodes }), []);
  const call = tfNode({ name: "c", op: "function_0" });
  assert.deepEqual(saved({ nodes: [call], functions: [[tfNode({ name: "a", op: "AddV2" })]] }), []);
  assert.deepEqual(saved({ nodes: [call] }), ["graph/no-such-operator"]);
});

test("tensorflow: constants in a file that is mapped as a whole are ordinary", () => {
  const attributes = { memory_region_name: "memmapped_package://weights" };
  assert.deepEqual(saved({ nodes: [tfNode({ name: "n", op: "ImmutableConst", attributes })] }), []);
});

test("tensorflow: a vocabulary within the graph may be long", () => {
  const words = [...Array(10_000).keys()].map((index) => [8, `word ${index}`] as const);
  const node = [
    ...tfNode({ name: "words", op: "Const" }),
    attribute("value", [[8, [[1, 7], ...words]]]),
  ];
  assert.deepEqual(saved({ nodes: [node] }), []);
});

test("tensorflow: other messages that begin like a graph or a fingerprint are of another kind", () => {
  const calculators = [
    [1, "CountCalculator"],
    [2, "CountCalculator"],
    [6, "PACKET:num_hands"],
  ] as const;
  assert.deepEqual(scan(proto([[1, calculators]]), "hands.binarypb").formats, []);
  assert.deepEqual(scan(Buffer.from("( )\n( )\n( 0 1 )\n"), "paths.out").formats, []);
});
