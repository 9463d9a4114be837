import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import {
  externalTensor,
  onnxModel,
  onnxNode,
  onnxWithTensor,
  TENSOR_PLACES,
} from "../../../../test/fixtures/artifacts/onnx-writer.ts";
import { ONNX_ATTACKS } from "../../../../test/fixtures/artifacts/onnx-attacks.ts";
import { proto } from "../../../../test/fixtures/artifacts/protobuf-writer.ts";
import { scanBytes } from "../../../../test/fixtures/artifacts/scan-bytes.ts";
import { FORMATS } from "../registry.ts";
import type { ArtifactReport } from "../scan.ts";
import { onnx } from "./onnx.ts";

const scan = (bytes: Uint8Array): ArtifactReport =>
  scanBytes(bytes, { formats: [onnx], name: "model.onnx" });
const rules = (bytes: Uint8Array): readonly string[] =>
  scan(bytes).findings.map(({ rule }) => rule);

const ESCAPES = [
  ["CVE-2022-25882: a folder above", "../../../etc/passwd"],
  ["CVE-2024-27318: a folder above after a folder", "weights/../../secret"],
  ["CVE-2025-51480: an absolute path to be overwritten", "/tmp/garita"],
  ["CVE-2026-27489: through a link of the system", "/proc/self/root/etc/passwd"],
  ["a drive", "C:\\Windows\\win.ini"],
  ["a share", "\\\\server\\share\\x"],
  ["a folder above with strokes of Windows", "..\\..\\secret"],
  ["a folder above with blanks", ".. /.. /secret"],
  ["a URL", "https://example.org/weights"],
  ["a file URL", "file:///etc/passwd"],
  ["the home folder", "~/.ssh/id_rsa"],
  ["an address in memory", "*/_ORT_MEM_ADDR_/*"],
  ["no name", ""],
  ["a name with a zero byte", "weights\0.bin"],
] as const;

for (const [what, location] of ESCAPES) {
  test(`onnx: ${what} as the place of weights is malicious`, () => {
    const report = scan(onnxWithTensor(externalTensor({ location })));
    assert.deepEqual(
      report.findings.map(({ rule }) => rule),
      ["onnx/external-path"],
    );
    assert.equal(report.verdict, "malicious");
  });
}

for (const place of TENSOR_PLACES) {
  test(`onnx: weights from outside are found in a tensor at: ${place}`, () => {
    const bytes = onnxWithTensor(externalTensor({ location: "../x" }), place);
    assert.deepEqual(rules(bytes), ["onnx/external-path"]);
  });
}

test("onnx: weights beside the model are facts, not findings", () => {
  const tensor = externalTensor({
    location: "model.onnx.data",
    offset: "4096",
    length: "1024",
    checksum: "00",
  });
  const report = scan(onnxWithTensor(tensor));
  assert.deepEqual(report.findings, []);
  assert.deepEqual(report.formats, ["onnx"]);
  assert.ok(report.facts.some(({ value }) => value === "model.onnx.data"));
});

test("onnx: CVE-2026-34445: keys that a loader sets as attributes are malicious", () => {
  for (const key of ["__class__", "file_exists", "data"]) {
    assert.deepEqual(rules(onnxWithTensor(externalTensor({ location: "a", [key]: "1" }))), [
      "onnx/external-key",
    ]);
  }
});

test("onnx: negative, absurd and unreadable extents are malicious", () => {
  for (const value of ["-1", "1125899906842625", "99999999999999999999", "1e9", "0x10", ""]) {
    for (const key of ["offset", "length"]) {
      const bytes = onnxWithTensor(externalTensor({ location: "a", [key]: value }));
      assert.deepEqual(rules(bytes), ["onnx/external-extent"], value);
    }
  }
  assert.deepEqual(
    rules(onnxWithTensor(externalTensor({ location: "a", offset: "1125899906842624" }))),
    [],
  );
});

test("onnx: a hidden file as the place of weights is suspicious", () => {
  const report = scan(onnxWithTensor(externalTensor({ location: ".cache/w" })));
  assert.equal(report.verdict, "suspicious");
});

test("onnx: operators that run Python are malicious in any domain", () => {
  const nodes = [
    ["PyOp", "ai.onnx.contrib"],
    ["PyOp", "com.microsoft.extensions"],
    ["PythonOp", "com.microsoft"],
    ["PyFunc", ""],
  ] as const;
  for (const [op, domain] of nodes) {
    assert.deepEqual(rules(onnxModel({ graph: [[1, onnxNode({ op, domain })]] })), [
      "graph/runs-python",
    ]);
  }
});

test("onnx: operators of unknown domains are suspicious unless the file defines them", () => {
  const graph = [[1, onnxNode({ op: "Steal", domain: "org.unknown" })]] as const;
  assert.deepEqual(rules(onnxModel({ graph })), ["graph/unknown-operator"]);
  const more = [
    [
      25,
      [
        [1, "Steal"],
        [10, "org.unknown"],
        [7, onnxNode({})],
      ],
    ],
  ] as const;
  assert.deepEqual(rules(onnxModel({ graph, more })), []);
  assert.deepEqual(
    rules(onnxModel({ graph: [[1, onnxNode({ domain: "com.microsoft", op: "QLinearAdd" })]] })),
    [],
  );
});

test("onnx: an engine that a node names by a path outside is malicious", () => {
  const attributes = [
    [
      [1, "embed_mode"],
      [3, 0],
    ],
    [
      [1, "ep_cache_context"],
      [4, "../engine.bin"],
    ],
  ] as const;
  const node = onnxNode({ op: "EPContext", domain: "com.microsoft", attributes });
  assert.deepEqual(rules(onnxModel({ graph: [[1, node]] })), [
    "graph/native-code",
    "graph/outside-path",
  ]);
});

test("onnx: code in properties is suspicious, names and licences are facts", () => {
  const property = (key: string, value: string): Buffer =>
    onnxModel({
      more: [
        [
          14,
          [
            [1, key],
            [2, value],
          ],
        ],
      ],
    });
  assert.deepEqual(rules(property("names", "__import__('os').system('echo garita')")), [
    "graph/code-in-text",
  ]);
  const named = scan(property("licence", "Apache-2.0"));
  assert.deepEqual(named.findings, []);
  assert.ok(named.facts.some(({ kind, value }) => kind === "licence" && value === "Apache-2.0"));
  assert.ok(named.facts.some(({ kind, name }) => kind === "producer" && name === "garita"));
});

test("onnx: unknown fields before and among the known ones hide nothing", () => {
  const model = onnxWithTensor(externalTensor({ location: "/x" }));
  const junk = proto([...Array(500).keys()].map((index) => [1000 + index, "junk"] as const));
  const shadow = proto([
    [7, 5],
    [1, "text"],
  ]);
  assert.deepEqual(rules(Buffer.concat([junk, shadow, model])), ["onnx/external-path"]);
});

test("onnx: graphs nested beyond what loaders follow end in a limit", () => {
  let graph: Parameters<typeof proto>[0] = [[1, onnxNode({})]];
  for (let depth = 0; depth < 60; depth += 1) {
    graph = [
      [
        1,
        onnxNode({
          op: "If",
          attributes: [
            [
              [1, "body"],
              [6, graph],
            ],
          ],
        }),
      ],
    ];
  }
  assert.deepEqual(rules(onnxModel({ graph })), ["limit/depth"]);
});

test("onnx: a tensor on its own is read like one in a model", () => {
  assert.deepEqual(
    rules(
      proto([
        [1, 2],
        [2, 1],
        [8, "input"],
        [9, Buffer.alloc(8)],
      ]),
    ),
    [],
  );
  assert.deepEqual(rules(proto(externalTensor({ location: "../x" }))), ["onnx/external-path"]);
});

test("onnx: a cut file is unreadable, never clean", () => {
  const bytes = onnxWithTensor(externalTensor({ location: "weights" }));
  for (let length = 1; length < bytes.length; length += 1) {
    const { verdict, formats } = scan(bytes.subarray(0, length));
    const ends = verdict !== "clean" || formats.includes("onnx");
    assert.ok(ends, `cut at ${length}`);
  }
  assert.equal(scan(bytes.subarray(0, bytes.length - 3)).verdict, "unreadable");
});

test("onnx: bytes changed at random never make the reader fail", () => {
  const bytes = onnxWithTensor(externalTensor({ location: "../x" }), "subgraph");
  const change = fc.tuple(fc.nat(bytes.length - 1), fc.integer({ min: 0, max: 255 }));
  fc.assert(
    fc.property(fc.array(change, { minLength: 1, maxLength: 8 }), (changes) => {
      const changed = Buffer.from(bytes);
      for (const [at, value] of changes) changed[at] = value;
      const { findings } = scan(changed);
      assert.ok(findings.every(({ rule }) => rule !== "file/scanner-failed"));
    }),
  );
});

for (const { name, file, bytes, verdict } of ONNX_ATTACKS) {
  test(`onnx: ${name} is ${verdict}`, () => {
    const found = scanBytes(bytes, { formats: FORMATS, name: file }).verdict;
    assert.ok(found === verdict || found === "malicious", found);
  });
}

test("onnx: operators of ONNX, of its runtime and of plugins are known", () => {
  const nodes = [
    { op: "FlexAttention", domain: "ai.onnx.preview" },
    { op: "SkipLayerNormalization", domain: "com.microsoft" },
    { op: "LayerNormalizationGrad", domain: "com.microsoft" },
    { op: "Adam", domain: "ai.onnx.training" },
    { op: "Relu", domain: "ai.onnx" },
    { op: "EfficientNMS_TRT" },
    { op: "StringRegexReplace", domain: "ai.onnx.contrib" },
  ];
  const graph = nodes.map((node) => [1, onnxNode(node)] as const);
  assert.deepEqual(rules(onnxModel({ graph })), []);
});

test("onnx: weights by a way that leaves and comes back within the folder are clean", () => {
  const location = "weights/../model.bin";
  for (const place of TENSOR_PLACES) {
    assert.deepEqual(rules(onnxWithTensor(externalTensor({ location }), place)), []);
  }
});
